// Puts readings in and takes them out: every derived row of a document together, totals kept right.
// Leaves to others: what the rows hold (shelve.ts, rows.ts) and the full-text index (sqlite.ts).
import type { Kysely } from 'kysely';
import { inPieces } from './asker.ts';
import { clearDocuments, sweep } from './clear.ts';
import { insertBatch } from './insert.ts';
import { unlink } from './people.ts';
import { formKey, type Known, numberedTables, shelve } from './shelve.ts';
import type { Fingerprint, Shelf, Shelved } from './store.ts';
import type { Tables } from './tables.ts';
import type { OpenWriter } from './writer.ts';

export function openShelf(
  db: Kysely<Tables>,
  openWriter: OpenWriter,
): Omit<Shelf, 'hasArrivals' | 'arrive'> {
  return {
    fingerprints: (collection) => fingerprints(db, collection),
    put: (collection, readings) => put(db, openWriter, collection, readings),
    async remove(collection, documents) {
      await db.transaction().execute(async (trx) => {
        const writer = await openWriter(trx);
        const rows = await documentRows(trx, collection, documents);
        if (rows.size === 0) return;
        await clearDocuments(trx, writer, [...rows.values()]);
        await sweep(writer);
        await unlink(trx, collection);
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
  openWriter: OpenWriter,
  collection: string,
  readings: readonly Shelved[],
): Promise<void> {
  if (collection === '') throw new RangeError('A collection needs a name to put documents in.');
  const last = new Map(readings.map((one) => [one.reading.document.id, one]));
  if (last.size === 0) return;
  await db.transaction().execute(async (trx) => {
    const writer = await openWriter(trx);
    const replaced = await documentRows(trx, collection, [...last.keys()]);
    await clearDocuments(trx, writer, [...replaced.values()]);
    const shelved = [...last.values()];
    const known = await meet(trx, collection, shelved, replaced);
    await insertBatch(writer, shelve(collection, shelved, known));
    if (replaced.size > 0) await sweep(writer);
    await unlink(trx, collection);
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
      .where('own', 'in', piece)
      .select(['own as id', 'row'])
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
  // A replaced document keeps its row, which the clearing may just have taken from the top.
  last.set('documents', Math.max(last.get('documents') ?? 0, ...documents.values()));
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
