// The ledger's memory: what was done with subscriptions, and what buttons mean.
// Leaves to others: deliveries (deliveries.ts), messages that stand in channels (posted.ts).
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Place } from '../model/conversation.ts';
import type { Invocation } from '../model/message.ts';
import { stored } from './asker.ts';
import { toDelivery } from './deliveries.ts';
import type { HistoryLine, Ledger } from './ledger.ts';
import { placeOf } from './subscriptions.ts';
import type { Tables } from './tables.ts';

type Questions = Pick<Ledger, 'record' | 'history' | 'prune' | 'keepInvocation' | 'invocation'>;

export function openHistory(db: Kysely<Tables>): Questions {
  return {
    async record({ place, ...change }) {
      await db
        .insertInto('changes')
        .values({ id: randomUUID(), ...placeOf(place), ...change })
        .execute();
    },
    history: (place, limit) => history(db, place, limit),
    prune: (before) => prune(db, before),
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

async function history(
  db: Kysely<Tables>,
  place: Place,
  limit: number,
): Promise<readonly HistoryLine[]> {
  const here = db
    .selectFrom('changes')
    .where('platform', '=', place.platform)
    .where('workspace', '=', place.workspace)
    .where('channel', '=', place.channel);
  // Whoever followed long ago and changed nothing since has editions, but no change that is still kept.
  const followed = db
    .selectFrom('subscriptions')
    .where('platform', '=', place.platform)
    .where('workspace', '=', place.workspace)
    .where('channel', '=', place.channel)
    .select('id as subscription');
  const changes = await here.selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).execute();
  const deliveries = await db
    .selectFrom('deliveries')
    .where('subscription', 'in', here.select('subscription').union(followed))
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('subscription')
    .limit(limit)
    .execute();
  const lines: HistoryLine[] = [
    ...changes.map(({ id: _, platform, workspace, channel, ...change }) => ({
      type: 'change' as const,
      at: change.at,
      change: { ...change, place: { platform, workspace, channel } },
    })),
    ...deliveries.map((row) => ({
      type: 'delivery' as const,
      at: row.at,
      delivery: toDelivery(row),
    })),
  ];
  return lines.sort((a, b) => b.at - a.at).slice(0, limit);
}

async function prune(db: Kysely<Tables>, before: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('deliveries')
      .where('at', '<', before)
      .where('state', '!=', 'claimed')
      .execute();
    await transaction.deleteFrom('changes').where('at', '<', before).execute();
    await transaction.deleteFrom('posted').where('at', '<', before).execute();
    await transaction
      .deleteFrom('posted_documents')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('posted')
              .whereRef('posted.platform', '=', 'posted_documents.platform')
              .whereRef('posted.workspace', '=', 'posted_documents.workspace')
              .whereRef('posted.channel', '=', 'posted_documents.channel')
              .whereRef('posted.ref', '=', 'posted_documents.ref')
              .select('posted.ref'),
          ),
        ),
      )
      .execute();
  });
}
