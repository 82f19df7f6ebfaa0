// Works through what is to be done on one platform: workspaces in turn, so many pieces at a time, many spread in time.
// Leaves to others: what is done (deliver.ts), which pieces there are (run.ts), the turns (turns.ts).
import { createTurns } from './turns.ts';

export interface LaneOptions {
  /** How many pieces are under way at once. */
  readonly width: number;
  /** A piece that takes longer no longer counts as one of them, in milliseconds. */
  readonly longestMs: number;
  /** Resolves after so many milliseconds, or at once when the signal says to stop. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** No new piece is begun after it. */
  readonly signal: AbortSignal;
}

export interface Piece {
  /** Pieces of different workspaces take turns, whenever they came. */
  readonly workspace: string;
}

export interface Lanes<P extends Piece> {
  /**
   * Resolves when all these pieces are done, or dropped because of the signal.
   * @param run what is done with each; never rejects
   */
  work(pieces: readonly P[], run: (piece: P) => Promise<void>): Promise<void>;
}

/** Where many wait, one begins every so often; but all of them, if nothing else held them up, within the minute. */
const spreadEachMs = 100;
const spreadAllMs = 50_000;
/** As few as these begin at once. */
const few = 20;

/** What came together: a hundred thousand pieces share what is one for all. */
interface Batch<P> {
  readonly run: (piece: P) => Promise<void>;
  readonly done: () => void;
}

interface Waiting<P> {
  readonly piece: P;
  readonly batch: Batch<P>;
}

/** Lanes outlive a look at the clock: what comes a minute later shares them fairly with what is still waiting. */
export function createLanes<P extends Piece>(options: LaneOptions): Lanes<P> {
  const { width, longestMs, wait, signal } = options;
  const turns = createTurns<Waiting<P>>();
  let underWay = 0;
  let stepMs = 0;
  let pausing = false;
  signal.addEventListener(
    'abort',
    () => {
      for (const { batch } of turns.clear()) batch.done();
    },
    { once: true },
  );

  function pump(): void {
    while (!pausing && underWay < width) {
      const taken = turns.next();
      if (taken === undefined) return;
      void begin(taken);
      if (stepMs > 0 && turns.size > 0) void pause();
    }
  }

  async function pause(): Promise<void> {
    pausing = true;
    await wait(stepMs, signal);
    pausing = false;
    pump();
  }

  async function begin({ piece, batch }: Waiting<P>): Promise<void> {
    underWay += 1;
    await ended(batch.run(piece).finally(batch.done), longestMs, wait);
    underWay -= 1;
    pump();
  }

  return {
    work: (pieces, run) =>
      new Promise((resolve) => {
        if (signal.aborted || pieces.length === 0) return resolve();
        const batch = { run, done: countdown(pieces.length, resolve) };
        for (const piece of pieces) turns.add(piece.workspace, { piece, batch });
        stepMs = turns.size <= few ? 0 : Math.min(spreadEachMs, spreadAllMs / turns.size);
        pump();
      }),
  };
}

/** Resolves when a piece is done, or has taken too long and goes on by itself. */
async function ended(
  running: Promise<void>,
  longestMs: number,
  wait: LaneOptions['wait'],
): Promise<void> {
  const finished = new AbortController();
  // With a reason of our own none is made, which would cost a trace of the stack each time.
  const done = running.finally(() => finished.abort('done'));
  await Promise.race([done, wait(longestMs, finished.signal)]);
}

/** To be called so many times: cheaper than a promise for each. */
function countdown(times: number, end: () => void): () => void {
  let open = times;
  return () => {
    open -= 1;
    if (open === 0) end();
  };
}
