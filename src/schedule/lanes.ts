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
  /** Never rejects. */
  run(): Promise<void>;
}

export interface Lanes {
  /** Resolves when all these pieces are done, or dropped because of the signal. */
  work(pieces: readonly Piece[]): Promise<void>;
}

/** Where many wait, one begins every so often; but all of them, if nothing else held them up, within the minute. */
const spreadEachMs = 100;
const spreadAllMs = 50_000;
/** As few as these begin at once. */
const few = 20;

interface Waiting {
  readonly piece: Piece;
  readonly done: () => void;
}

/** Lanes outlive a look at the clock: what comes a minute later shares them fairly with what is still waiting. */
export function createLanes({ width, longestMs, wait, signal }: LaneOptions): Lanes {
  const turns = createTurns<Waiting>();
  let underWay = 0;
  let stepMs = 0;
  let pausing = false;
  signal.addEventListener(
    'abort',
    () => {
      for (const { done } of turns.clear()) done();
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

  async function begin({ piece, done }: Waiting): Promise<void> {
    underWay += 1;
    await ended(piece, longestMs, wait, done);
    underWay -= 1;
    pump();
  }

  return {
    work: (pieces) =>
      allOf(
        signal.aborted ? [] : pieces,
        (piece, done) => {
          turns.add(piece.workspace, { piece, done });
        },
        () => {
          stepMs = turns.size <= few ? 0 : Math.min(spreadEachMs, spreadAllMs / turns.size);
          pump();
        },
      ),
  };
}

/** Resolves when a piece is done, or has taken too long and goes on by itself. */
async function ended(
  piece: Piece,
  longestMs: number,
  wait: LaneOptions['wait'],
  done: () => void,
): Promise<void> {
  const finished = new AbortController();
  const running = piece.run().finally(() => {
    // With a reason of our own none is made, which would cost a trace of the stack each time.
    finished.abort('done');
    done();
  });
  await Promise.race([running, wait(longestMs, finished.signal)]);
}

/** Adds all pieces, starts them, and resolves when each has said that it is done: cheaper than a promise for each. */
function allOf(
  pieces: readonly Piece[],
  add: (piece: Piece, done: () => void) => void,
  start: () => void,
): Promise<void> {
  return new Promise((resolve) => {
    let open = pieces.length;
    if (open === 0) return resolve();
    const done = () => {
      open -= 1;
      if (open === 0) resolve();
    };
    for (const piece of pieces) add(piece, done);
    start();
  });
}
