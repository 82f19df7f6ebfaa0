// The ledger's memory: what was done with subscriptions, which messages stand in channels, what buttons mean.
// Leaves to others: deliveries (deliveries.ts), correcting what was posted (schedule).
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Place } from '../model/conversation.ts';
import type { Invocation, Message } from '../model/message.ts';
import { inPieces, stored } from './asker.ts';
import { toDelivery } from './deliveries.ts';
import type { CitationUsed, HistoryLine, Ledger, PostedMessage } from './ledger.ts';
import { placeOf } from './subscriptions.ts';
import type { PreciousTables, Tables } from './tables.ts';

type Questions = Pick<
  Ledger,
  'record' | 'history' | 'prune' | 'keepPosted' | 'postedCiting' | 'keepInvocation' | 'invocation'
>;

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
    keepPosted: (posted) => keepPosted(db, posted),
    postedCiting: (documents) => postedCiting(db, documents),
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
  const changes = await here.selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).execute();
  const deliveries = await db
    .selectFrom('deliveries')
    .where('subscription', 'in', here.select('subscription'))
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

async function keepPosted(db: Kysely<Tables>, posted: PostedMessage): Promise<void> {
  const { ref, at, state } = posted;
  const key = { ...placeOf(posted.place), ref };
  const message = JSON.stringify(posted.message);
  const citations = JSON.stringify(posted.citations);
  const documents = [...new Set(posted.citations.map((one) => one.document))];
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('posted')
      .values({ ...key, at, message, citations, state })
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'channel', 'ref'])
          .doUpdateSet({ message, citations, state }),
      )
      .execute();
    await transaction
      .deleteFrom('posted_documents')
      .where('platform', '=', key.platform)
      .where('workspace', '=', key.workspace)
      .where('channel', '=', key.channel)
      .where('ref', '=', ref)
      .execute();
    if (documents.length > 0)
      await transaction
        .insertInto('posted_documents')
        .values(documents.map((document) => ({ ...key, document })))
        .execute();
  });
}

async function postedCiting(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<readonly PostedMessage[]> {
  const rows = await inPieces(documents, (piece) =>
    db
      .selectFrom('posted')
      .innerJoin('posted_documents as d', (join) =>
        join
          .onRef('d.platform', '=', 'posted.platform')
          .onRef('d.workspace', '=', 'posted.workspace')
          .onRef('d.channel', '=', 'posted.channel')
          .onRef('d.ref', '=', 'posted.ref'),
      )
      .where('d.document', 'in', piece)
      .where('posted.state', '=', 'stands')
      .selectAll('posted')
      .distinct()
      .orderBy('posted.at')
      .execute(),
  );
  const distinct = new Map(
    rows.map((row) => [JSON.stringify([placeOf(row), row.ref]), toPosted(row)]),
  );
  return [...distinct.values()];
}

function toPosted(row: Selectable<PreciousTables['posted']>): PostedMessage {
  const { ref, at, state } = row;
  return {
    place: placeOf(row),
    ref,
    at,
    message: stored<Message>(row.message),
    citations: stored<readonly CitationUsed[]>(row.citations),
    state,
  };
}
