// Questions about documents: one, several, a list, what there is in all.
// Leaves to others: what was found in them (quotes, events, actors, search).
import { type Expression, type SqlBool, sql } from 'kysely';
import type { DatedBy } from '../model/date.ts';
import type { Document, DocumentId } from '../model/document.ts';
import { type Asker, inPieces, stored, whole } from './asker.ts';
import { fold } from './fold.ts';
import type { DocumentRecord, PartsRecord } from './rows.ts';
import type { Archive, DocumentLine, DocumentParts, Overview, Page } from './store.ts';

type Questions = Pick<
  Archive,
  'overview' | 'document' | 'documents' | 'parts' | 'listDocuments' | 'suggestDocuments'
>;

export function askDocuments(asker: Asker): Questions {
  return {
    overview: () => overview(asker),
    document: async (id) => (await documents(asker, [id])).get(id),
    documents: (ids) => documents(asker, ids),
    parts: (id) => parts(asker, id),
    listDocuments: (filter) => listDocuments(asker, filter),
    suggestDocuments: (partial, limit) => suggestDocuments(asker, partial, limit),
  };
}

async function overview({ db, collections }: Asker): Promise<Overview> {
  const dated = sql<string | null>`nullif(day, '')`;
  const counts = await db
    .selectFrom('documents')
    .where('collection', 'in', collections)
    .select((eb) => [
      eb.fn.countAll<number>().as('documents'),
      eb.fn.count<number>(dated).as('dated'),
      eb.fn.coalesce(eb.fn.sum<number>('quotes'), eb.lit(0)).as('quotes'),
      eb.fn.coalesce(eb.fn.sum<number>('attributed'), eb.lit(0)).as('attributed'),
      eb.fn.coalesce(eb.fn.sum<number>('events'), eb.lit(0)).as('events'),
      eb.fn.min(dated).as('earliest'),
      eb.fn.max(sql<string | null>`nullif(last_day, '')`).as('latest'),
    ])
    .executeTakeFirstOrThrow();
  const { actors } = await db
    .selectFrom('actors')
    .where('collection', 'in', collections)
    .select((eb) => eb.fn.count<number>('id').distinct().as('actors'))
    .executeTakeFirstOrThrow();
  const { dated: withDate, earliest, latest, ...sums } = counts;
  return {
    ...sums,
    undated: counts.documents - withDate,
    actors,
    ...(earliest !== null && { earliest }),
    ...(latest !== null && { latest }),
  };
}

async function documents(
  { db, collections }: Asker,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, Document>> {
  const rows = await inPieces(ids, (piece) =>
    db
      .selectFrom('documents as d')
      .innerJoin('contents as c', 'c.document', 'd.row')
      .where('d.collection', 'in', collections)
      .where('d.id', 'in', piece)
      .select(['d.collection', 'd.id', 'c.record', 'c.text'])
      .execute(),
  );
  const found = new Map<DocumentId, Document>();
  for (const collection of collections)
    for (const row of rows)
      if (row.collection === collection && !found.has(row.id))
        found.set(row.id, { ...stored<DocumentRecord>(row.record), text: row.text });
  return found;
}

async function parts(
  { db, collections }: Asker,
  id: DocumentId,
): Promise<DocumentParts | undefined> {
  const rows = await db
    .selectFrom('documents as d')
    .innerJoin('contents as c', 'c.document', 'd.row')
    .where('d.collection', 'in', collections)
    .where('d.id', '=', id)
    .select(['d.collection', 'd.row', 'c.parts'])
    .execute();
  const row = collections.map((name) => rows.find((one) => one.collection === name)).find(Boolean);
  if (row === undefined) return undefined;
  const actors = await db
    .selectFrom('appearances as p')
    .innerJoin('actors as a', 'a.row', 'p.actor')
    .where('p.document', '=', row.row)
    .orderBy('p.mentions', 'desc')
    .orderBy('p.position')
    .select('a.id')
    .execute();
  return {
    ...stored<PartsRecord>(row.parts),
    actors: [...new Set(actors.map((actor) => actor.id))],
  };
}

async function listDocuments(
  { db, collections }: Asker,
  filter: Parameters<Archive['listDocuments']>[0],
): Promise<Page<DocumentLine>> {
  let query = db.selectFrom('documents as d').where('d.collection', 'in', collections);
  for (const word of filter.words ?? []) query = query.where(holds(word));
  if (filter.actor !== undefined)
    query = query.where('d.row', 'in', (eb) =>
      eb
        .selectFrom('appearances as p')
        .innerJoin('actors as a', 'a.row', 'p.actor')
        .where('a.collection', 'in', collections)
        .where('a.id', '=', filter.actor ?? '')
        .select('p.document'),
    );
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(['d.id', 'd.title', 'd.date', 'd.publisher', 'd.url', 'd.kind', 'd.quotes', 'd.events'])
    .orderBy('d.day', 'desc')
    .orderBy('d.id')
    .limit(whole(filter.limit))
    .offset(whole(filter.offset))
    .execute();
  return { total, rows: rows.map(toLine) };
}

interface LineColumns {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly kind: Document['kind'];
  readonly quotes: number;
  readonly events: number;
}

function toLine({ date, publisher, url, ...line }: LineColumns): DocumentLine {
  return {
    ...line,
    ...(date !== null && { date: stored<DatedBy>(date) }),
    ...(publisher !== null && { publisher }),
    ...(url !== null && { url }),
  };
}

async function suggestDocuments(
  { db, collections }: Asker,
  partial: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('documents')
    .where('collection', 'in', collections)
    .where(sql<boolean>`(' ' || search) like ${`% ${fold(partial)}%`}`)
    .orderBy('day', 'desc')
    .orderBy('id')
    .limit(whole(limit))
    .select('title')
    .execute();
  return [...new Set(rows.map((row) => row.title))];
}

/** Folded text has letters, digits and blanks alone, so nothing in it is a wildcard. */
function holds(word: string): Expression<SqlBool> {
  const folded = fold(word);
  return folded === ''
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`(' ' || d.search) like ${`% ${folded}%`}`;
}
