// Works through many pieces of work, so many at a time, each no sooner than its moment.
// Leaves to others: what is done (deliver.ts) and in which order it comes (order.ts).

export interface Lanes {
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
  /** Milliseconds after the beginning. */
  readonly notBefore: number;
  /** Never rejects. */
  run(): Promise<void>;
}

/**
 * Resolves when all that was begun is done.
 * @param elapsed milliseconds since the beginning
 */
export async function workThrough(
  pieces: readonly Piece[],
  lanes: Lanes,
  elapsed: () => number,
): Promise<void> {
  const { signal, wait, longestMs } = lanes;
  const begun: Promise<void>[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const piece = pieces[next++];
      if (piece === undefined || signal.aborted) return;
      const early = piece.notBefore - elapsed();
      if (early > 0) await wait(early, signal);
      if (signal.aborted) return;
      await begin(piece);
    }
  };
  const begin = async (piece: Piece): Promise<void> => {
    const done = new AbortController();
    const running = piece.run().finally(() => done.abort());
    const ended = await Promise.race([
      running.then(() => true),
      wait(longestMs, done.signal).then(() => false),
    ]);
    if (!ended) begun.push(running);
  };
  const width = Math.min(lanes.width, pieces.length);
  await Promise.all(Array.from({ length: width }, lane));
  await Promise.all(begun);
}
