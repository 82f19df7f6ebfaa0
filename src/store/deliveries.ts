// The ledger's deliveries: who may post an edition, and what became of it.
// Leaves to others: posting (schedule/deliver), subscriptions (subscriptions.ts).
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Claim, Delivery, DeliveryState, Lease, Ledger, Settlement } from './ledger.ts';
import type { PreciousTables, Tables } from './tables.ts';

type Questions = Pick<Ledger, 'claim' | 'settle' | 'unsettled' | 'deliveries' | 'lastTold'>;

/** Written out, or SQLite could not tell that the index of open ones will do. */
const open = sql.lit<DeliveryState>('claimed');

export function openDeliveries(db: Kysely<Tables>): Questions {
  return {
    claim: (id, localDate, options) => claim(db, id, localDate, options),
    settle: (lease, settlement, now) => settle(db, lease, settlement, now),
    async unsettled(ranOutBy) {
      let query = db.selectFrom('deliveries').where('state', '=', open);
      if (ranOutBy !== undefined) query = query.where('lease_until', '<=', ranOutBy);
      const rows = await query
        .selectAll()
        .orderBy('at')
        .orderBy('subscription')
        .orderBy('local_date')
        .execute();
      return rows.map(toDelivery);
    },
    async deliveries(id, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .where('subscription', '=', id)
        .selectAll()
        .orderBy('local_date', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async lastTold(id) {
      const row = await db
        .selectFrom('deliveries')
        .where('subscription', '=', id)
        .where('state', 'in', ['posted', 'skipped'])
        .orderBy('local_date', 'desc')
        .select('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? undefined;
    },
  };
}

/**
 * One statement, so that of two processes only one gets the row: it inserts the lease, or takes one that ran out.
 * `attempts` of the row tells a first try; `released` of the row before tells whether anything can be out.
 */
async function claim(
  db: Kysely<Tables>,
  id: string,
  localDate: string,
  { key, now, leaseMs, dueAt }: Parameters<Ledger['claim']>[2],
): Promise<Claim> {
  const leaseUntil = now + leaseMs;
  const taken = await db
    .insertInto('deliveries')
    .values({
      subscription: id,
      local_date: localDate,
      key,
      state: 'claimed',
      attempts: 1,
      lease_until: leaseUntil,
      released: 0,
      ref: null,
      why: null,
      at: now,
      fresh: 1,
      due_at: dueAt ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['subscription', 'local_date'])
        .doUpdateSet({
          attempts: sql`deliveries.attempts + 1`,
          lease_until: leaseUntil,
          fresh: sql`deliveries.released`,
          released: 0,
          at: now,
        })
        .where('deliveries.state', '=', 'claimed')
        .where('deliveries.lease_until', '<=', now),
    )
    .returningAll()
    .executeTakeFirst();
  if (taken !== undefined)
    return { type: taken.fresh === 1 ? 'fresh' : 'takeover', delivery: toDelivery(taken) };
  const row = await db
    .selectFrom('deliveries')
    .where('subscription', '=', id)
    .where('local_date', '=', localDate)
    .selectAll()
    .executeTakeFirst();
  return row === undefined || row.state === 'claimed'
    ? { type: 'held' }
    : { type: 'settled', delivery: toDelivery(row) };
}

/**
 * Only a lease can be settled, and only by its holder: what is final stays as the first to settle it said, and
 * who came back after the lease was taken over changes nothing.
 */
async function settle(
  db: Kysely<Tables>,
  { subscription, localDate, attempts }: Lease,
  settlement: Settlement,
  now: number,
): Promise<boolean> {
  const { state } = settlement;
  const result = await db
    .updateTable('deliveries')
    .set({
      state,
      at: now,
      released: Number(state === 'claimed'),
      ref: state === 'posted' ? settlement.ref : null,
      why: state === 'posted' ? null : settlement.why,
      ...(state === 'claimed' && { lease_until: settlement.leaseUntil }),
    })
    .where('subscription', '=', subscription)
    .where('local_date', '=', localDate)
    .where('state', '=', 'claimed')
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** A row as the ledger tells it. */
export function toDelivery(row: Selectable<PreciousTables['deliveries']>): Delivery {
  const { subscription, key, state, attempts, ref, why, at } = row;
  return {
    subscription,
    localDate: row.local_date,
    key,
    state,
    attempts,
    leaseUntil: row.lease_until,
    ...(ref !== null && { ref }),
    ...(why !== null && { why }),
    at,
    ...(row.due_at !== null && { dueAt: row.due_at }),
  };
}
