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
  const workspaces = new Map<string, Map<string, Order[]>>();
  const places: (PlaceOrders & { readonly hash: number })[] = [];
  for (const order of orders) {
    const { workspace, channel } = order.place;
    const channels = workspaces.get(workspace) ?? new Map<string, Order[]>();
    workspaces.set(workspace, channels);
    const known = channels.get(channel);
    if (known !== undefined) {
      known.push(order);
      continue;
    }
    const all = [order];
    channels.set(channel, all);
    places.push({ workspace: turnOf(order), orders: all, hash: hashOf(order) });
  }
  return places.sort((a, b) => a.hash - b.hash);
}

/** Direct messages that belong to no workspace count as one each. */
function turnOf({ place: { workspace, channel } }: Order): string {
  return workspace === '' ? `. ${channel}` : workspace;
}

/** FNV-1a (Fowler, Noll, Vo) of the first subscription's id, 32 bits. */
function hashOf({ id }: Order): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
