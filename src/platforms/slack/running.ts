// Work under way, so that stopping can wait for it; and waiting.
// Leaves to others: how long to wait.

export interface Running {
  /** Counts a piece of work until it ends, whichever way. Never rejects. */
  add(work: Promise<void>): Promise<void>;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
}

export function createRunning(): Running {
  const pieces = new Set<Promise<void>>();
  return {
    add: (work) => {
      const piece = work.catch(() => {}).finally(() => pieces.delete(piece));
      pieces.add(piece);
      return piece;
    },
    done: async () => {
      while (pieces.size > 0) await Promise.all(pieces);
    },
  };
}

/** Resolves when the work ends or after `ms`, whichever is first. Never rejects. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => {}), limit]);
  clearTimeout(timer);
}

/** Resolves after `ms`; does not keep the process alive. */
export function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
