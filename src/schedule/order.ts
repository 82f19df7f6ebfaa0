// In which order and when within the minute editions go out: workspaces in turn, the many spread.
// Leaves to others: which are due (plan.ts), and going through them (lanes.ts).
import type { Order } from './deliver.ts';

/** All that goes to one place: one after the other. */
export interface PlaceOrders {
  readonly orders: readonly Order[];
  /** Milliseconds after the look began. */
  readonly notBefore: number;
}

/** Where many are due at once, one starts every so often, but the last within the minute. */
const spreadEachMs = 100;
const spreadMostMs = 50_000;
/** As few as these start at once. */
const fewPlaces = 20;

/**
 * One place of each workspace in turn, so that a workspace with thousands of channels does not hold up one with
 * a single one. Workspaces and their places come in the order of a hash: the same each day, nobody always first
 * because of when they followed.
 */
export function inFairOrder(orders: readonly Order[]): readonly PlaceOrders[] {
  const workspaces = [...grouped(orders, workspaceOf).values()]
    .map((all) => [...grouped(all, placeOf).values()].sort(byHash))
    .sort(([a = []], [b = []]) => byHash(a, b));
  const places: (readonly Order[])[] = [];
  for (let turn = 0, open = workspaces; open.length > 0; turn++) {
    for (const workspace of open) places.push(workspace[turn] ?? []);
    open = open.filter((workspace) => workspace.length > turn + 1);
  }
  const step =
    places.length <= fewPlaces ? 0 : Math.min(spreadEachMs, spreadMostMs / places.length);
  return places.map((one, index) => ({ orders: one, notBefore: Math.round(index * step) }));
}

/** Direct messages that belong to no workspace count as one each. */
function workspaceOf({ place }: Order): string {
  const { platform, workspace, channel } = place;
  return workspace === '' ? `${platform} . ${channel}` : `${platform} ${workspace}`;
}

function placeOf({ place }: Order): string {
  return place.channel;
}

function grouped(
  orders: readonly Order[],
  keyOf: (order: Order) => string,
): ReadonlyMap<string, readonly Order[]> {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const key = keyOf(order);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [order]);
    else group.push(order);
  }
  return groups;
}

function byHash([a]: readonly Order[], [b]: readonly Order[]): number {
  return hashOf(a) - hashOf(b);
}

/** FNV-1a (Fowler, Noll, Vo) of the subscription's id, 32 bits. */
function hashOf(order: Order | undefined): number {
  let hash = 0x811c9dc5;
  for (const character of order?.id ?? '')
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
