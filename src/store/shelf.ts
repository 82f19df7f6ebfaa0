// Puts readings in and takes them out: every derived row of a document together, totals kept right.
// Leaves to others: what the rows hold (shelve.ts, rows.ts) and the full-text index (sqlite.ts).
import type { Kysely } from 'kysely';
import { inPieces } from './asker.ts';
import type { Connection } from './connection.ts';
import { type Batch, formKey, type Known, numberedTables, shelve } from './shelve.ts';
import { indexTexts, unindexTexts } from './sqlite.ts';
import type { Fingerprint, Shelf, Shelved } from './store.ts';
import type { Tables } from './tables.ts';

/** The writing side, on the one connection that `db` uses too: what runs inside a transaction of `db` is in it. */
export function openShelf(db: Kysely<Tables>, connection: Connection): Shelf {
  return {
    fingerprints: (collection) => fingerprints(db, collection),
    put: (collection, readings) => put(db, connection, collection, readings),
    async remove(collection, documents) {
      await db.transaction().execute(async (trx) => {
        const rows = await documentRows(trx, collection, documents);
        if (rows.size > 0) clear(connection, [...rows.values()]);
        if (rows.size > 0) sweep(connection);
      });
    },
  };
}

function fingerprints(db: Kysely<Tables>, collection: string): Promise<readonly Fingerprint[]> {
  return db
    .selectFrom('documents')
    .where('collection', '=', collection)
    .select(['path', 'hash', 'engine', 'id as document'])
    .orderBy('path')
    .execute();
}

async function put(
  db: Kysely<Tables>,
  connection: Connection,
  collection: string,
  readings: readonly Shelved[],
): Promise<void> {
  if (collection === '') throw new RangeError('A collection needs a name to put documents in.');
  const last = new Map(readings.map((one) => [one.reading.document.id, one]));
  if (last.size === 0) return;
  await db.transaction().execute(async (trx) => {
    const replaced = await documentRows(trx, collection, [...last.keys()]);
    clear(connection, [...replaced.values()]);
    const shelved = [...last.values()];
    insert(connection, shelve(collection, shelved, await meet(trx, collection, shelved, replaced)));
    if (replaced.size > 0) sweep(connection);
  });
}

async function documentRows(
  trx: Kysely<Tables>,
  collection: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await inPieces(ids, (piece) =>
    trx
      .selectFrom('documents')
      .where('collection', '=', collection)
      .where('id', 'in', piece)
      .select(['id', 'row'])
      .execute(),
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** What of the batch's actors and forms is there already, and the numbers that are free. */
async function meet(
  trx: Kysely<Tables>,
  collection: string,
  shelved: readonly Shelved[],
  documents: ReadonlyMap<string, number>,
): Promise<Known> {
  const ids = new Set(shelved.flatMap((one) => one.reading.actors.map((actor) => actor.id)));
  const actors = await inPieces([...ids], (piece) =>
    trx
      .selectFrom('actors')
      .where('collection', '=', collection)
      .where('id', 'in', piece)
      .select(['id', 'row'])
      .execute(),
  );
  const forms = await inPieces(actors, (piece) =>
    trx
      .selectFrom('forms')
      .where(
        'actor',
        'in',
        piece.map((actor) => actor.row),
      )
      .select(['row', 'actor', 'form', 'named', 'curated'])
      .execute(),
  );
  const last = new Map<string, number>();
  for (const table of numberedTables) last.set(table, await highest(trx, table));
  return {
    documents,
    actors: new Map(actors.map(({ id, row }) => [id, row])),
    forms: new Map(
      forms.map((one) => [formKey(one.actor, one.named, one.curated, one.form), one.row]),
    ),
    next(table) {
      const row = (last.get(table) ?? 0) + 1;
      last.set(table, row);
      return row;
    },
  };
}

async function highest(
  trx: Kysely<Tables>,
  table: (typeof numberedTables)[number],
): Promise<number> {
  const { row } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('row').as('row'))
    .executeTakeFirstOrThrow();
  return row ?? 0;
}

/** Column names in the order in which `shelve` writes them. */
const columns = {
  documents:
    'row collection id kind title publisher url date day last_day search quotes attributed events path hash engine',
  contents: 'document record parts text',
  actors: 'row collection id kind documents mentions',
  appearances: 'actor document mentions position day last_day',
  forms: 'row actor form named curated documents',
  document_forms: 'document form',
  form_keys: 'key how form',
  roles: 'row actor document title folded from_date to_date start end',
  sentences: 'row document start end',
  sentence_actors: 'actor day document start end',
  quotes: 'row collection document start speaker day last_day month_day record',
  quote_actors: 'actor day document start quote',
  events: 'row collection document start day last_day month_day record',
  event_actors: 'actor day document start event',
} as const;

function insert(connection: Connection, batch: Batch): void {
  const rows: Readonly<Record<keyof typeof columns, Batch['documents']>> = {
    documents: batch.documents,
    contents: batch.contents,
    actors: batch.actors,
    appearances: batch.appearances,
    forms: batch.forms,
    document_forms: batch.documentForms,
    form_keys: batch.formKeys,
    roles: batch.roles,
    sentences: batch.sentences,
    sentence_actors: batch.sentenceActors,
    quotes: batch.quotes,
    quote_actors: batch.quoteActors,
    events: batch.events,
    event_actors: batch.eventActors,
  };
  for (const [table, values] of Object.entries(rows))
    connection.insert(table, columnsOf(table), values);
  connection.runEach(
    'update actors set documents = documents + ?, mentions = mentions + ? where row = ?',
    [...batch.actorTotals].map(([row, add]) => [add.documents, add.mentions, row]),
  );
  connection.runEach(
    'update forms set documents = documents + ? where row = ?',
    [...batch.formTotals].map(([row, add]) => [add, row]),
  );
  indexTexts(connection, 'sentences', batch.sentenceTexts);
  indexTexts(connection, 'quotes', batch.quoteTexts);
  indexTexts(connection, 'events', batch.eventTexts);
}

function columnsOf(table: string): readonly string[] {
  const names = Object.entries(columns).find(([name]) => name === table)?.[1] ?? '';
  return names.split(' ').map((name) => `"${name}"`);
}

/** In this order: the totals need the links, the links need their document. */
const clearing: readonly string[] = [
  `update actors set documents = documents - 1, mentions = mentions -
     (select p.mentions from appearances p where p.actor = actors.row and p.document = ?1)
   where row in (select actor from appearances where document = ?1)`,
  `update forms set documents = documents - 1
   where row in (select form from document_forms where document = ?1)`,
  `delete from sentence_actors where document = ?1
     and actor in (select actor from appearances where document = ?1)
     and day = (select day from documents where row = ?1)`,
  'delete from event_actors where document = ?1',
  'delete from events where document = ?1',
  'delete from quote_actors where document = ?1',
  'delete from quotes where document = ?1',
  'delete from sentences where document = ?1',
  'delete from roles where document = ?1',
  'delete from document_forms where document = ?1',
  'delete from appearances where document = ?1',
  'delete from contents where document = ?1',
  'delete from documents where row = ?1',
];

function clear(connection: Connection, documents: readonly number[]): void {
  unindexTexts(connection, documents);
  const rows = documents.map((document) => [document]);
  for (const statement of clearing) connection.runEach(statement, rows);
}

/** Forgets forms and actors that no document knows any more. */
function sweep(connection: Connection): void {
  for (const statement of [
    'delete from form_keys where form in (select row from forms where documents = 0)',
    'delete from forms where documents = 0',
    'delete from actors where documents = 0',
  ])
    connection.exec(statement);
}
