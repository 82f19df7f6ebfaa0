// One look at the clock: all that is due or was left unsettled is delivered, places beside one another.
// Leaves to others: when to look (tick.ts), what there is to do (plan.ts), one delivery (deliver.ts).
import type { Ledger, Reckoned } from '../store/ledger.ts';
import { type Delivering, deliver, leaseMs, type Order } from './deliver.ts';
import { nextEdition } from './due.ts';
import { createLanes, type LaneOptions, type Lanes } from './lanes.ts';
import { byPlace, type PlaceOrders } from './order.ts';
import { planAt } from './plan.ts';

export interface Running extends Omit<Delivering, 'clock'> {
  readonly ledger: Ledger;
  /** Milliseconds of a clock that is never set. */
  readonly steady: () => number;
  readonly wait: LaneOptions['wait'];
  /** Nothing new is begun once it says so. */
  readonly signal: AbortSignal;
}

/** Resolves when everything that this look started is settled or left to a lease; never rejects. */
export type RunDue = (now: number) => Promise<void>;

/** Under way at once on one platform: its own pace takes a quarter of its patience for so many. */
const width = 100;
/** Subscriptions of a platform that is not there are looked at again after this long. */
const absentMs = 300_000;
const dayMs = 86_400_000;
const writtenTogether = 50;
/** For how long history is kept. */
const keptMs = 400 * dayMs;

/** Looks may overlap: what one of them is delivering, another leaves alone. */
export function createRun(tools: Running): RunDue {
  const inHand = new Set<string>();
  const lanes = new Map<string, Lanes<PlaceOrders>>();
  const { wait, signal } = tools;
  const lanesOf = (platform: string): Lanes<PlaceOrders> => {
    const found = lanes.get(platform) ?? createLanes({ width, longestMs: leaseMs, wait, signal });
    lanes.set(platform, found);
    return found;
  };
  // What is done is forgotten as it is done: nothing here holds the whole plan while it is worked off.
  const work = (orders: readonly Order[], look: Look): readonly Promise<void>[] => {
    for (const { id } of orders) inHand.add(id);
    return byPlatform(orders).map(([platform, group]) =>
      lanesOf(platform).work(byPlace(group), (place) => deliverAll(look, place.orders, inHand)),
    );
  };
  let pruned = Number.NEGATIVE_INFINITY;
  return async (now) => {
    const began = tools.steady();
    const elapsed = () => tools.steady() - began;
    // Whole milliseconds: a database of whole numbers refuses parts of them.
    const look = {
      delivering: { ...tools, clock: () => now + Math.floor(elapsed()) },
      reckoning: createReckoning(tools),
    };
    try {
      if (Math.abs(now - pruned) >= dayMs) {
        pruned = now;
        await tools.ledger.prune(now - keptMs);
      }
      await Promise.all(work(await planAt(tools, now, inHand), look));
    } catch (cause) {
      tools.log.error('schedule-look-failed', {}, cause);
    }
    await look.reckoning.write();
  };
}

interface Look {
  readonly delivering: Delivering;
  readonly reckoning: Reckoning;
}

/** Editions for one place, one after the other; what fails leaves the next alone. */
async function deliverAll(
  { delivering, reckoning }: Look,
  orders: readonly Order[],
  inHand: Set<string>,
): Promise<void> {
  for (const [index, order] of orders.entries()) {
    try {
      const outcome = await deliver(delivering, order);
      await reckoning.add(nextOf(order, outcome, delivering.clock()));
    } catch (cause) {
      delivering.log.error('delivery-failed', { localDate: order.localDate }, cause);
    } finally {
      if (!orders.slice(index + 1).some((other) => other.id === order.id)) inHand.delete(order.id);
    }
  }
}

/** Once an edition is claimed, a later look need not read this subscription again before the next is due. */
function nextOf(
  { id, localDate, seen }: Order,
  outcome: Awaited<ReturnType<typeof deliver>>,
  now: number,
): Reckoned | undefined {
  if (seen === undefined) return undefined;
  if (outcome.type === 'absent') return { id, seen, next: now + absentMs };
  if (outcome.type !== 'claimed') return undefined;
  const next = nextEdition(outcome.subscription, now, localDate);
  return { id, seen, next: next?.dueAt ?? now + dayMs };
}

interface Reckoning {
  add(one: Reckoned | undefined): Promise<void>;
  /** Never rejects: what is not written down is read once more by the next look, and found delivered. */
  write(): Promise<void>;
}

/** Many are written down together: each time by itself, a disk would be waited for once more an edition. */
function createReckoning({ ledger, log }: Pick<Running, 'ledger' | 'log'>): Reckoning {
  let found: Reckoned[] = [];
  const write = async (): Promise<void> => {
    const all = found;
    found = [];
    if (all.length === 0) return;
    await ledger
      .reckoned(all)
      .catch((cause: unknown) => log.error('reckoning-failed', { editions: all.length }, cause));
  };
  return {
    write,
    async add(one) {
      if (one !== undefined) found.push(one);
      if (found.length >= writtenTogether) await write();
    },
  };
}

function byPlatform(orders: readonly Order[]): readonly (readonly [string, readonly Order[]])[] {
  const platforms = new Map<string, Order[]>();
  for (const order of orders) {
    const group = platforms.get(order.place.platform);
    if (group === undefined) platforms.set(order.place.platform, [order]);
    else group.push(order);
  }
  return [...platforms];
}
