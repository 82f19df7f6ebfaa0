// Puts the orders of one look together by place and in an order that is nobody's merit.
// Leaves to others: which are due (plan.ts), workspaces in turn (lanes.ts).
import type { Order } from './deliver.ts';

/** All that goes to one place: one after the other. */
export interface PlaceOrders {
  readonly workspace: string;
  readonly orders: readonly Order[];
}

/**
 * Places in the order of a hash of their subscriptions: the same each day, and nobody is always first because of
 * when they followed.
 */
export function byPlace(orders: readonly Order[]): readonly PlaceOrders[] {
  const places = new Map<string, Order[]>();
  for (const order of orders) {
    const { workspace, channel } = order.place;
    const key = JSON.stringify([workspace, channel]);
    const place = places.get(key);
    if (place === undefined) places.set(key, [order]);
    else place.push(order);
  }
  return [...places.values()]
    .map((all) => ({ workspace: workspaceOf(all), orders: all, hash: hashOf(all) }))
    .sort((a, b) => a.hash - b.hash)
    .map(({ workspace, orders: all }) => ({ workspace, orders: all }));
}

/** Direct messages that belong to no workspace count as one each. */
function workspaceOf([order]: readonly Order[]): string {
  const { workspace = '', channel = '' } = order?.place ?? {};
  return workspace === '' ? `. ${channel}` : workspace;
}

/** FNV-1a (Fowler, Noll, Vo) of the first subscription's id, 32 bits. */
function hashOf([order]: readonly Order[]): number {
  let hash = 0x811c9dc5;
  for (const character of order?.id ?? '')
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
