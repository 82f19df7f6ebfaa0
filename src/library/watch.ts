// Re-reads the content folder when something in it changes: soon, once, and never two runs at a time.
// Leaves to others: the run itself (ingest).
import { basename, resolve } from 'node:path';
import { type ChokidarOptions, watch as chokidar } from 'chokidar';
import type { Log } from '../model/log.ts';

interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** The source of changes: chokidar in the product. */
export interface Changes {
  on(event: 'all' | 'error' | 'ready', listener: (first: unknown, path?: unknown) => void): unknown;
  close(): Promise<void>;
}

export interface Watch {
  readonly folder: string;
  /** Reads the folder again; a rejection is logged, and the next change tries anew. */
  readonly again: () => Promise<unknown>;
  readonly log: Log;
  readonly timers: Timers;
  /** Quiet time after the last change, in milliseconds. */
  readonly quietMs?: number;
  readonly open?: (folder: string) => Changes;
  /** Called when changes are seen from now on. */
  readonly onReady?: () => void;
}

/** Hidden files are passed over as the library does; the folder itself may be hidden. */
function optionsFor(folder: string): ChokidarOptions {
  const root = resolve(folder);
  return {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => basename(path).startsWith('.') && resolve(path) !== root,
  };
}

/** Starts watching; `close` ends it after the run at hand. */
export function watchFolder({
  folder,
  again,
  log,
  timers,
  quietMs = 500,
  open = (path) => chokidar(path, optionsFor(path)),
  onReady,
}: Watch): { close(): Promise<void> } {
  const changes = open(folder);
  let timer: unknown;
  let running: Promise<void> | undefined;
  let wanted = false;
  let closed = false;

  async function run(): Promise<void> {
    while (wanted && !closed) {
      wanted = false;
      try {
        await again();
      } catch (cause) {
        log.error('re-reading the library failed', {}, cause);
      }
    }
    running = undefined;
  }
  function due(): void {
    timer = undefined;
    wanted = true;
    running ??= run();
  }
  changes.on('all', () => {
    if (timer !== undefined) timers.clear(timer);
    if (!closed) timer = timers.set(due, quietMs);
  });
  if (onReady !== undefined) changes.on('ready', onReady);
  changes.on('error', (cause) => {
    log.warn('watching the library failed', {
      reason: cause instanceof Error ? cause.message : String(cause),
      remedy: 'restart Readout to have changes read; on Linux raise fs.inotify.max_user_watches',
    });
  });
  return {
    async close() {
      closed = true;
      if (timer !== undefined) timers.clear(timer);
      await changes.close();
      await running;
    },
  };
}
