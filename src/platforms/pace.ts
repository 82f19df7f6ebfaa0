// Keeps to a platform's rates: one queue a destination and one pace for all, so that none waits for another's trouble.
// Leaves to others: what is sent, and what a refusal means (each platform's errors.ts).

/** A rate as platforms state it: so many at once, then one every so often. */
export interface Rate {
  readonly burst: number;
  /** Milliseconds from one to the next once the burst is used up. */
  readonly everyMs: number;
}

export interface PaceOptions {
  readonly perDestination: Rate;
  readonly all: Rate;
  /** A turn that comes later than this is not waited for. */
  readonly patienceMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export type Paced<T> =
  | { readonly type: 'done'; readonly result: T }
  /** Its turn comes after this long; it is kept free for whoever comes back then. */
  | { readonly type: 'later'; readonly afterMs: number };

export interface Pace {
  /** Runs the work when its turn has come; pieces for one destination run one after the other. */
  run<T>(destination: string, work: () => Promise<T>): Promise<Paced<T>>;
  /**
   * Nothing starts for a destination until so many milliseconds have passed. Where another is held already, it is not
   * the destination but the whole that is asked to slow down: then nothing starts at all.
   */
  hold(destination: string, ms: number): void;
}

/** So many destinations are remembered before those that are idle are forgotten. */
const mostRemembered = 10_000;

/**
 * Turns by the generic cell rate algorithm, which needs one number a destination: the time up to which turns are given
 * out. A destination with a long queue takes turns of all when it asks, not when it is served, so that it never
 * pushes back the others.
 */
export function createPace(options: PaceOptions): Pace {
  const { perDestination, all, patienceMs, now, wait } = options;
  const given = new Map<string, number>();
  const held = new Map<string, number>();
  const tails = new Map<string, Promise<unknown>>();
  let givenOfAll = 0;
  let allHeld = 0;

  const turnFor = (destination: string): number => {
    const at = now();
    const own = startAt(given.get(destination) ?? 0, perDestination, at);
    const turn = startAt(givenOfAll, all, own);
    given.set(destination, Math.max(given.get(destination) ?? 0, turn) + perDestination.everyMs);
    givenOfAll = Math.max(givenOfAll, at) + all.everyMs;
    return turn;
  };
  const heldUntil = (destination: string): number => Math.max(allHeld, held.get(destination) ?? 0);

  const start = async <T>(
    destination: string,
    turn: number,
    work: () => Promise<T>,
  ): Promise<Paced<T>> => {
    const ms = turn - now();
    if (ms > 0) await wait(ms);
    // What went before may have been told to slow down while this waited.
    const more = heldUntil(destination) - now();
    if (more > patienceMs) return { type: 'later', afterMs: more };
    if (more > 0) await wait(more);
    return { type: 'done', result: await work() };
  };

  return {
    run: async (destination, work) => {
      if (given.size > mostRemembered) forgetIdle([given, held], now());
      const turn = Math.max(turnFor(destination), heldUntil(destination));
      const afterMs = turn - now();
      if (afterMs > patienceMs) return { type: 'later', afterMs };
      const before = tails.get(destination) ?? Promise.resolve();
      const mine = before.then(() => start(destination, turn, work));
      const settled = mine.catch(() => undefined);
      tails.set(destination, settled);
      try {
        return await mine;
      } finally {
        if (tails.get(destination) === settled) tails.delete(destination);
      }
    },
    hold: (destination, ms) => {
      const until = now() + ms;
      const others = [...held].some(([other, end]) => other !== destination && end > now());
      if (others) allHeld = Math.max(allHeld, until);
      held.set(destination, Math.max(held.get(destination) ?? 0, until));
    },
  };
}

/** The earliest start at or after `from`, where turns up to `given` are given out. */
function startAt(given: number, { burst, everyMs }: Rate, from: number): number {
  return Math.max(from, given - (burst - 1) * everyMs);
}

function forgetIdle(tables: readonly Map<string, number>[], now: number): void {
  for (const table of tables)
    for (const [destination, until] of table) if (until <= now) table.delete(destination);
}
