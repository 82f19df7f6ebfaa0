// The ledger's subscriptions and the invocations behind buttons.
// Leaves to others: deliveries (deliveries.ts), when something is due (schedule).
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Invocation } from '../model/message.ts';
import { stored } from './asker.ts';
import type { Ledger, Subscription } from './ledger.ts';
import type { PreciousTables, Tables } from './tables.ts';

type Questions = Pick<
  Ledger,
  | 'subscribe'
  | 'subscription'
  | 'subscriptions'
  | 'setState'
  | 'unsubscribe'
  | 'keepInvocation'
  | 'invocation'
>;

export function openSubscriptions(db: Kysely<Tables>): Questions {
  return {
    subscribe: (wanted) => subscribe(db, wanted),
    async subscription(id) {
      const row = await db
        .selectFrom('subscriptions')
        .where('id', '=', id)
        .selectAll()
        .executeTakeFirst();
      return row && toSubscription(row);
    },
    subscriptions: (filter) => subscriptions(db, filter),
    async setState(id, state, why, since) {
      await db
        .updateTable('subscriptions')
        .set({ state, why: why ?? null, ...(since !== undefined && { since }) })
        .where('id', '=', id)
        .execute();
    },
    async unsubscribe(id) {
      await db.deleteFrom('subscriptions').where('id', '=', id).execute();
    },
    async keepInvocation(key, invocation) {
      const record = JSON.stringify(invocation);
      await db
        .insertInto('invocations')
        .values({ key, record })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ record }))
        .execute();
    },
    async invocation(key) {
      const row = await db
        .selectFrom('invocations')
        .where('key', '=', key)
        .select('record')
        .executeTakeFirst();
      return row && stored<Invocation>(row.record);
    },
  };
}

async function subscribe(
  db: Kysely<Tables>,
  wanted: Omit<Subscription, 'id'>,
): Promise<Subscription> {
  const { place, why, ...rest } = wanted;
  const settings = { ...rest, why: why ?? null };
  const row = await db
    .insertInto('subscriptions')
    .values({ id: randomUUID(), ...place, ...settings })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'channel', 'kind']).doUpdateSet(settings),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSubscription(row);
}

async function subscriptions(
  db: Kysely<Tables>,
  filter: Parameters<Ledger['subscriptions']>[0],
): Promise<readonly Subscription[]> {
  let query = db.selectFrom('subscriptions').selectAll();
  if (filter?.place !== undefined)
    query = query
      .where('platform', '=', filter.place.platform)
      .where('workspace', '=', filter.place.workspace)
      .where('channel', '=', filter.place.channel);
  if (filter?.state !== undefined) query = query.where('state', '=', filter.state);
  const rows = await query.orderBy('since').orderBy('id').execute();
  return rows.map(toSubscription);
}

function toSubscription(row: Selectable<PreciousTables['subscriptions']>): Subscription {
  const { platform, workspace, channel, why, ...rest } = row;
  return { ...rest, place: { platform, workspace, channel }, ...(why !== null && { why }) };
}
