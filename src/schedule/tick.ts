// Looks at the clock each minute, and does nothing else.
// Leaves to others: what is done then (run.ts).
import { createTask } from 'node-cron';
import type { RunDue } from './run.ts';

export interface Ticking {
  start(): Promise<void>;
  /** No new look; waits for running deliveries, but not longer than told. */
  stop(): Promise<void>;
}

/**
 * @param now milliseconds since the epoch
 * @param longestWaitMs what still runs after that is found by its lease after the next start
 */
export function createTicking(run: RunDue, now: () => number, longestWaitMs: number): Ticking {
  const looks = new Set<Promise<void>>();
  const look = () => {
    const running = run(now()).finally(() => looks.delete(running));
    looks.add(running);
  };
  // Looks guard themselves against one another, so a dead destination in one does not hold back the next.
  const task = createTask('* * * * *', look, {
    timezone: 'UTC',
    noOverlap: true,
    name: 'editions',
    suppressMissedWarning: true,
    missedExecutionTolerance: 55_000,
  });
  return {
    async start() {
      look();
      await task.start();
    },
    async stop() {
      await task.destroy();
      await Promise.race([Promise.allSettled([...looks]), afterMs(longestWaitMs)]);
    },
  };
}

/** Resolves after so many milliseconds, or at once when the signal says so; keeps no process alive. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
