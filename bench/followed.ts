// What the benches of editions share: what became of all deliveries, work in pieces, seconds.
// Leaves to others: what follows, when it is due (calendar.ts, due.ts).
import type { Ledger } from '../src/store/ledger.ts';

/** How many deliveries are in which state; `none` counts subscriptions without any. */
export async function statesOf(
  ledger: Pick<Ledger, 'subscriptions' | 'deliveries'>,
  ofEach: number,
): Promise<Readonly<Record<string, number>>> {
  const states: Record<string, number> = {};
  const count = (state: string): void => {
    states[state] = (states[state] ?? 0) + 1;
  };
  await eachOf(await ledger.subscriptions(), async ({ id }) => {
    const deliveries = await ledger.deliveries(id, ofEach);
    if (deliveries.length === 0) count('none');
    for (const { state } of deliveries) count(state);
  });
  return states;
}

const atOnce = 20;

/** Works through all, some at once: more would only queue for a database. */
export async function eachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce)
    await Promise.all(items.slice(at, at + atOnce).map(work));
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
