// One look at the clock: all that is due or was left unsettled is delivered, places beside one another.
// Leaves to others: when to look (tick.ts), one delivery (deliver.ts).
import type { Place } from '../model/conversation.ts';
import type { Delivery, Ledger } from '../store/ledger.ts';
import { type Delivering, deliver, type Order, recordMissed } from './deliver.ts';
import { dueAt, dueEditions } from './due.ts';

export interface Running extends Delivering {
  readonly ledger: Ledger;
}

/** Resolves when everything that this look started is settled or left to a lease; never rejects. */
export type RunDue = (now: number) => Promise<void>;

/** Looks may overlap: what one of them is delivering, another leaves alone. */
export function createRun(tools: Running): RunDue {
  const inHand = new Set<string>();
  const guarded = async (order: Order, work: typeof deliver, now: number): Promise<void> => {
    const name = `${order.subscription.id} ${order.localDate}`;
    if (inHand.has(name)) return;
    inHand.add(name);
    try {
      await work(tools, order, now);
    } catch (cause) {
      tools.log.error('delivery-failed', { localDate: order.localDate }, cause);
    } finally {
      inHand.delete(name);
    }
  };
  return async (now) => {
    try {
      const { open, missed } = await ordersAt(tools, now);
      const places = [...byPlace(open).values()];
      await Promise.all([
        inTurn(missed, (order) => guarded(order, recordMissed, now)),
        ...places.map((orders) => inTurn(orders, (order) => guarded(order, deliver, now))),
      ]);
    } catch (cause) {
      tools.log.error('schedule-look-failed', {}, cause);
    }
  };
}

async function ordersAt(
  tools: Running,
  now: number,
): Promise<{ readonly open: readonly Order[]; readonly missed: readonly Order[] }> {
  const { ledger, catchUpMs } = tools;
  const loose = await ledger.unsettled(now);
  const taken = await Promise.all(loose.map((delivery) => orderOf(tools, delivery, now)));
  const active = await ledger.subscriptions({ state: 'active' });
  const due = dueEditions(active, now, {
    catchUpMs,
    lastDates: await ledger.lastDates(active.map((one) => one.id)),
  });
  return {
    open: [
      ...taken.flatMap((order) => order ?? []),
      ...due.filter((order) => order.timing !== 'missed'),
    ],
    missed: due.filter((order) => order.timing === 'missed'),
  };
}

/** What is left of somebody who no longer follows is closed: there is no place to ask. */
async function orderOf(
  { ledger, say }: Running,
  { subscription: id, localDate, key }: Delivery,
  now: number,
): Promise<Order | undefined> {
  const subscription = await ledger.subscription(id);
  if (subscription !== undefined)
    return { subscription, localDate, dueAt: dueAt(subscription, localDate) ?? now };
  const claim = await ledger.claim(id, localDate, { key, now, leaseMs: 1 });
  if (claim.type === 'fresh' || claim.type === 'takeover')
    await ledger.settle(claim.delivery, { state: 'missed', why: say('schedule.left') }, now);
  return undefined;
}

function byPlace(orders: readonly Order[]): ReadonlyMap<string, Order[]> {
  const places = new Map<string, Order[]>();
  for (const order of orders) {
    const key = keyOf(order.subscription.place);
    places.set(key, [...(places.get(key) ?? []), order]);
  }
  return places;
}

function keyOf({ platform, workspace, channel }: Place): string {
  return JSON.stringify([platform, workspace, channel]);
}

async function inTurn(
  orders: readonly Order[],
  work: (order: Order) => Promise<void>,
): Promise<void> {
  for (const order of orders) await work(order);
}
