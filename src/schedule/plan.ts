// What one look finds to do: leases that ran out, editions that are due, misses to record; read in pages.
// Leaves to others: reckoning (due.ts), doing it (deliver.ts) and in which order (order.ts).
import type { Say } from '../model/words.ts';
import type { Delivery, Ledger, MayBeDue, Reckoned } from '../store/ledger.ts';
import type { Order } from './deliver.ts';
import { dueAt, dueEditions, nextEdition } from './due.ts';

export interface Planning {
  readonly ledger: Pick<
    Ledger,
    'unsettled' | 'mayBeDue' | 'reckoned' | 'subscription' | 'claim' | 'settle'
  >;
  readonly catchUpMs: number;
  readonly say: Say;
}

/** Few enough for any engine, many enough that a hundred thousand are read in seconds. */
const pageLength = 500;
/** When a zone or time cannot be reckoned with, it is looked at again: Node may be newer then. */
const dayMs = 86_400_000;

/**
 * Orders at a moment. Subscriptions in hand are left out: an earlier look is still at them.
 * @param inHand ids of subscriptions
 */
export async function planAt(
  tools: Planning,
  now: number,
  inHand: ReadonlySet<string>,
): Promise<readonly Order[]> {
  const orders: Order[] = [];
  const same = sharing();
  for (const delivery of await tools.ledger.unsettled(now)) {
    if (inHand.has(delivery.subscription)) continue;
    const order = await orderOf(tools, delivery, now);
    if (order !== undefined) orders.push(order);
  }
  for (let after: MayBeDue | undefined; ; ) {
    const page = await tools.ledger.mayBeDue(now, pageLength, after);
    orders.push(...(await ordersOf(tools, page, { now, inHand, same })));
    after = page.at(-1);
    if (page.length < pageLength) return orders;
  }
}

interface Look {
  readonly now: number;
  readonly inHand: ReadonlySet<string>;
  readonly same: (text: string) => string;
}

/** Gives the first of equal texts for each of them: a hundred thousand rows name few platforms, workspaces and days. */
function sharing(): Look['same'] {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return first ?? text;
  };
}

async function ordersOf(
  { ledger, catchUpMs }: Planning,
  page: readonly MayBeDue[],
  { now, inHand, same }: Look,
): Promise<readonly Order[]> {
  const later: Reckoned[] = [];
  const orders: Order[] = [];
  for (const { subscription, seen, last } of page) {
    const { id } = subscription;
    if (inHand.has(id)) continue;
    const due = dueEditions(subscription, now, { catchUpMs, last });
    const { platform, workspace, channel } = subscription.place;
    const place = { platform: same(platform), workspace: same(workspace), channel };
    for (const { localDate, dueAt: moment, timing } of due) {
      const wanted = wantedOf(timing);
      orders.push({ id, place, localDate: same(localDate), dueAt: moment, wanted, seen });
    }
    if (due.length === 0)
      later.push({ id, seen, next: nextEdition(subscription, now, last)?.dueAt ?? now + dayMs });
  }
  if (later.length > 0) await ledger.reckoned(later);
  return orders;
}

function wantedOf(timing: ReturnType<typeof dueEditions>[number]['timing']): Order['wanted'] {
  return timing === 'now' || timing === 'late' ? 'post' : timing;
}

/** What is left of somebody who no longer follows is closed: there is no place to ask. */
async function orderOf(
  { ledger, say }: Planning,
  { subscription: id, localDate, key, dueAt: due }: Delivery,
  now: number,
): Promise<Order | undefined> {
  const subscription = await ledger.subscription(id);
  if (subscription !== undefined) {
    const moment = due ?? dueAt(subscription, localDate) ?? now;
    return { id, place: subscription.place, localDate, dueAt: moment, wanted: 'post' };
  }
  const claim = await ledger.claim(id, localDate, { key, now, leaseMs: 1 });
  if (claim.type === 'fresh' || claim.type === 'takeover')
    await ledger.settle(claim.delivery, { state: 'missed', why: say('schedule.left') }, now);
  return undefined;
}
