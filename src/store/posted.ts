// Messages that stand in channels: kept with what they cite, found when a cited document was read anew, edited once.
// Leaves to others: what has changed and how it is worded (briefing), editing (schedule).
import { type Kysely, type Selectable, sql } from 'kysely';
import { inPieces, stored } from './asker.ts';
import type { CitationUsed, Ledger, PostedMessage, Stale } from './ledger.ts';
import { placeOf } from './subscriptions.ts';
import type { PreciousTables, Tables } from './tables.ts';

type Questions = Pick<
  Ledger,
  'keepPosted' | 'postedCiting' | 'stalePosted' | 'agree' | 'amend' | 'takeEdits' | 'settleEdit'
>;

export function openPosted(db: Kysely<Tables>): Questions {
  return {
    keepPosted: (posted) => keepPosted(db, posted),
    postedCiting: (documents) => postedCiting(db, documents),
    stalePosted: (limit) => stalePosted(db, limit),
    agree: (stale, citations) => agree(db, stale, citations),
    amend: (stale, after, now) => amend(db, stale, after, now),
    takeEdits: (platforms, now, leaseMs) => takeEdits(db, platforms, now, leaseMs),
    async settleEdit(posted, outcome) {
      await at(db, posted)
        .where('state', '=', 'editing')
        .set(outcome === 'stands' || outcome === 'gone' ? { state: outcome } : { edit_by: outcome })
        .execute();
    },
  };
}

type Key = Pick<PostedMessage, 'place' | 'ref'>;

function at(db: Kysely<Tables>, { place, ref }: Key) {
  return db
    .updateTable('posted')
    .where('platform', '=', place.platform)
    .where('workspace', '=', place.workspace)
    .where('channel', '=', place.channel)
    .where('ref', '=', ref);
}

/** A message is compared once after it went out: documents may have been read anew while it was made. */
const unknownPrint = '';
/** The print of a document that is not there. */
const nonePrint = '-';

async function keepPosted(db: Kysely<Tables>, posted: PostedMessage): Promise<void> {
  const { ref, at: moment, state } = posted;
  const key = { ...placeOf(posted.place), ref };
  const message = JSON.stringify(posted.message);
  const citations = JSON.stringify(posted.citations);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('posted')
      .values({ ...key, at: moment, message, citations, state, edit_by: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'channel', 'ref'])
          .doUpdateSet({ message, citations, state }),
      )
      .execute();
    await keepDocuments(trx, posted, posted.citations, new Map());
  });
}

/** Which documents a message cites, and as what they were read when it last agreed with them. */
async function keepDocuments(
  trx: Kysely<Tables>,
  { place, ref }: Key,
  citations: readonly CitationUsed[],
  prints: ReadonlyMap<string, string>,
): Promise<void> {
  const key = { ...placeOf(place), ref };
  await trx
    .deleteFrom('posted_documents')
    .where('platform', '=', key.platform)
    .where('workspace', '=', key.workspace)
    .where('channel', '=', key.channel)
    .where('ref', '=', ref)
    .execute();
  const documents = [...new Set(citations.map((one) => one.document))];
  if (documents.length === 0) return;
  await trx
    .insertInto('posted_documents')
    .values(
      documents.map((document) => ({
        ...{ ...key, document },
        print: prints.get(document) ?? unknownPrint,
      })),
    )
    .execute();
}

async function postedCiting(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<readonly PostedMessage[]> {
  const rows = await inPieces(documents, (piece) =>
    standing(db).where('c.document', 'in', piece).selectAll('posted').distinct().execute(),
  );
  return distinct(rows.toSorted((a, b) => a.at - b.at)).map(toPosted);
}

function standing(db: Kysely<Tables>) {
  return db
    .selectFrom('posted')
    .innerJoin('posted_documents as c', (join) =>
      join
        .onRef('c.platform', '=', 'posted.platform')
        .onRef('c.workspace', '=', 'posted.workspace')
        .onRef('c.channel', '=', 'posted.channel')
        .onRef('c.ref', '=', 'posted.ref'),
    )
    .where('posted.state', '=', 'stands');
}

function distinct(rows: readonly Selectable<PreciousTables['posted']>[]) {
  return [...new Map(rows.map((row) => [JSON.stringify([placeOf(row), row.ref]), row])).values()];
}

async function stalePosted(db: Kysely<Tables>, limit: number): Promise<readonly Stale[]> {
  const rows = await standing(db)
    .leftJoin('documents as d', 'd.id', 'c.document')
    .where(sql<boolean>`c.print <> coalesce(d.hash || '+' || d.engine, ${sql.lit(nonePrint)})`)
    .selectAll('posted')
    .distinct()
    .orderBy('posted.at')
    .orderBy('posted.ref')
    .limit(limit)
    .execute();
  const posted = distinct(rows).map(toPosted);
  const prints = await printsOf(
    db,
    posted.flatMap((one) => one.citations.map(({ document }) => document)),
  );
  return posted.map((one) => ({ posted: one, prints }));
}

async function printsOf(
  db: Kysely<Tables>,
  documents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(documents)];
  const rows = await inPieces(ids, (piece) =>
    db.selectFrom('documents').where('id', 'in', piece).select(['id', 'hash', 'engine']).execute(),
  );
  const known = new Map(rows.map(({ id, hash, engine }) => [id, `${hash}+${engine}`]));
  return new Map(ids.map((id) => [id, known.get(id) ?? nonePrint]));
}

async function agree(
  db: Kysely<Tables>,
  { posted, prints }: Stale,
  citations: readonly CitationUsed[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const same = await at(trx, posted)
      .where('citations', '=', JSON.stringify(posted.citations))
      .set({ citations: JSON.stringify(citations) })
      .returning('ref')
      .execute();
    if (same.length > 0) await keepDocuments(trx, posted, citations, prints);
  });
}

/** Whoever finds the citations as they were read has it; to anybody else it is somebody's already. */
async function amend(
  db: Kysely<Tables>,
  { posted, prints }: Stale,
  after: Pick<PostedMessage, 'message' | 'citations'>,
  now: number,
): Promise<boolean> {
  const message = JSON.stringify(after.message);
  const citations = JSON.stringify(after.citations);
  return db.transaction().execute(async (trx) => {
    const mine = await at(trx, posted)
      .where('state', '=', 'stands')
      .where('citations', '=', JSON.stringify(posted.citations))
      .where('message', '=', JSON.stringify(posted.message))
      .set({ message, citations, state: 'editing', edit_by: now })
      .returning('ref')
      .execute();
    if (mine.length > 0) await keepDocuments(trx, posted, after.citations, prints);
    return mine.length > 0;
  });
}

async function takeEdits(
  db: Kysely<Tables>,
  platforms: readonly string[],
  now: number,
  leaseMs: number,
): Promise<readonly PostedMessage[]> {
  if (platforms.length === 0) return [];
  const rows = await db
    .updateTable('posted')
    .where('state', '=', 'editing')
    .where('edit_by', '<=', now)
    .where('platform', 'in', platforms)
    .set({ edit_by: now + leaseMs })
    .returningAll()
    .execute();
  return rows.map(toPosted);
}

function toPosted(row: Selectable<PreciousTables['posted']>): PostedMessage {
  return {
    place: placeOf(row),
    ref: row.ref,
    at: row.at,
    message: stored<PostedMessage['message']>(row.message),
    citations: stored<readonly CitationUsed[]>(row.citations),
    state: row.state,
  };
}
