// When each document was first read: what "new" means. Survives re-reading, because nothing else could tell it again.
// Leaves to others: when documents are read (library), what is made of it (briefing).
import type { Kysely } from 'kysely';
import { type Asker, inPieces, whole } from './asker.ts';
import type { Archive, Arrived, Shelf } from './store.ts';
import type { Tables } from './tables.ts';

/** Stands for the collection itself: there from the end of its first reading on. */
const theWhole = '';

export function openArrivals(db: Kysely<Tables>): Pick<Shelf, 'hasArrivals' | 'arrive'> {
  return {
    async hasArrivals(collection) {
      const row = await db
        .selectFrom('arrivals')
        .where('collection', '=', collection)
        .where('document', '=', theWhole)
        .select('at')
        .executeTakeFirst();
      return row !== undefined;
    },
    arrive: (collection, documents, at) => arrive(db, collection, documents, at),
  };
}

/** The same bytes under another path are no arrival: a folder may be put in order. */
async function arrive(
  db: Kysely<Tables>,
  collection: string,
  documents: readonly Arrived[],
  at: number,
): Promise<void> {
  const rows = documents.length === 0 ? [{ document: theWhole, hash: '' }] : documents;
  const before = await inPieces(
    rows.map((one) => one.hash).filter((hash) => hash !== ''),
    (piece) =>
      db
        .selectFrom('arrivals')
        .where('collection', '=', collection)
        .where('hash', 'in', piece)
        .groupBy('hash')
        .select((eb) => ['hash', eb.fn.min<number>('at').as('at')])
        .execute(),
  );
  const earlier = new Map(before.map((row) => [row.hash, Number(row.at)]));
  await inPieces(rows, async (piece) => {
    await db
      .insertInto('arrivals')
      .values(
        piece.map(({ document, hash }) => ({
          ...{ collection, document, hash },
          at: earlier.get(hash) ?? at,
        })),
      )
      .onConflict((conflict) => conflict.columns(['collection', 'document']).doNothing())
      .execute();
    return [];
  });
}

/** Documents first read after one moment and up to another, the first to come first. */
export function askArrivals({ db, collections }: Asker): Pick<Archive, 'arrivals'> {
  return {
    async arrivals({ after, upTo, limit }) {
      const rows = await db
        .selectFrom('arrivals as a')
        .innerJoin('documents as d', (join) =>
          join.onRef('d.collection', '=', 'a.collection').onRef('d.id', '=', 'a.document'),
        )
        .where('a.collection', 'in', collections)
        .where('a.at', '>', after)
        .where('a.at', '<=', upTo)
        .select(['d.id as document', 'a.at'])
        .orderBy('a.at')
        .orderBy('d.id')
        .limit(whole(limit))
        .execute();
      return rows.map(({ document, at }) => ({ document, at: Number(at) }));
    },
  };
}
