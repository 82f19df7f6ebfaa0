// Work that goes with a duty: begun when this copy gets the duty, ended when it is lost, one step after the other.
// Leaves to others: who has a duty (store/duties.ts), what the work is (start.ts).
import type { Log } from './model/log.ts';
import type { Duty } from './store/duties.ts';

export interface Work {
  begin(): Promise<void>;
  end(): Promise<void>;
}

export interface Shifts {
  /** Takes note of a duty that came or went; returns at once. */
  turn(duty: Duty, has: boolean): void;
  /** Resolves when all that was begun or ended so far is. */
  idle(): Promise<void>;
  /** Ends whatever is begun. */
  stop(): Promise<void>;
}

/** When work could not begin, it is tried again after so long, while the duty lasts. */
const againMs = 15_000;

export function createShifts(works: Readonly<Record<Duty, Work>>, log: Log): Shifts {
  const shifts = {
    reader: createShift('reader', works.reader, log),
    scheduler: createShift('scheduler', works.scheduler, log),
  };
  const all = [shifts.reader, shifts.scheduler];
  const idle = async (): Promise<void> => {
    await Promise.all(all.map((shift) => shift.idle()));
  };
  return {
    turn: (duty, has) => shifts[duty].turn(has),
    idle,
    async stop() {
      for (const shift of all) shift.turn(false);
      await idle();
    },
  };
}

interface Shift {
  turn(has: boolean): void;
  idle(): Promise<void>;
}

function createShift(duty: Duty, work: Work, log: Log): Shift {
  let wanted = false;
  let begun = false;
  let queue: Promise<void> = Promise.resolve();
  let again: NodeJS.Timeout | undefined;
  const step = async (): Promise<void> => {
    if (wanted === begun) return;
    begun = wanted;
    try {
      await (begun ? work.begin() : work.end());
    } catch (cause) {
      log.error('duty failed', { duty, began: begun }, cause);
      if (begun) again = setTimeout(push, againMs).unref();
      begun = false;
    }
  };
  function push(): void {
    clearTimeout(again);
    queue = queue.then(step);
  }
  return {
    turn(has) {
      wanted = has;
      push();
    },
    idle: () => queue,
  };
}
