// The work that goes with each duty: reading and watching the folder, and running the schedule.
// Leaves to others: when it begins and ends (shifts.ts).
import { existsSync } from 'node:fs';
import type { Config } from './config.ts';
import type { House } from './house.ts';
import { watchFolder } from './library/watch.ts';
import type { Log } from './model/log.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Work } from './shifts.ts';

/** Watching and reading the folder. */
export function createReading(config: Config, house: House, log: Log): Work {
  let watching: Awaited<ReturnType<typeof watchContent>>;
  return {
    async begin() {
      watching = await watchContent(config, house, log);
      await house.refresh();
    },
    async end() {
      await watching?.close();
      watching = undefined;
    },
  };
}

/** The schedule, made anew each time this copy gets to post editions. */
export function createScheduling(): { readonly work: Work; prepare(make: () => Schedule): void } {
  let make: (() => Schedule) | undefined;
  let running: Schedule | undefined;
  return {
    prepare(how) {
      make = how;
    },
    work: {
      async begin() {
        running = make?.();
        await running?.start();
      },
      async end() {
        await running?.stop();
        running = undefined;
      },
    },
  };
}

/** Watches before the first reading, so that nothing that changes in between is missed. */
async function watchContent(
  { content }: Config,
  house: House,
  log: Log,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  if (!existsSync(content)) return undefined;
  return new Promise((resolve) => {
    const watching = watchFolder({
      folder: content,
      again: house.refresh,
      log,
      timers,
      onReady: () => resolve(watching),
    });
    // A watcher that cannot get ready (inotify used up) has logged why; the bot starts all the same.
    setTimeout(() => resolve(watching), 5000).unref();
  });
}

const timers = {
  set: (run: () => void, ms: number) => setTimeout(run, ms),
  clear: (timer: unknown) => {
    if (timer instanceof Object) clearTimeout(Number(timer));
  },
};
