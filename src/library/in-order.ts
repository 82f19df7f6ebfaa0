// Does work for many things, several at once, and hands the results out in the order of the things.
// Leaves to others: what the work is.

/**
 * At most `atOnce` are begun and not yet handed out. When one rejects, or the caller stops asking, no further one is
 * begun, and those under way are waited for.
 */
export async function* inOrder<Thing, Result>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
  atOnce: number,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: Promise<Result>[] = [];
  const left =
    Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();
  let begun = 0;
  try {
    for (let at = 0; ; at++) {
      while (begun < at + atOnce) {
        const next = await left.next();
        if (next.done) break;
        const result = work(next.value);
        result.catch(() => undefined);
        underWay[begun++ % atOnce] = result;
      }
      const first = underWay[at % atOnce];
      if (first === undefined || at === begun) return;
      yield await first;
    }
  } finally {
    await left.return?.();
    await Promise.allSettled(underWay);
  }
}
