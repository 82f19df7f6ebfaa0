// What every question needs: the database and the collections its asker may read.
// Leaves to others: the questions themselves.
import type { Kysely } from 'kysely';
import type { FullText } from './full-text.ts';
import type { Tables } from './tables.ts';

export interface Asker {
  readonly db: Kysely<Tables>;
  readonly text: FullText;
  /** Never empty: an asker who may read nothing asks the collection without a name, which holds nothing. */
  readonly collections: readonly [string, ...string[]];
}

/** Collections in the order they were named; where two hold one id, the first named wins. */
export function readable(collections: readonly string[]): readonly [string, ...string[]] {
  const [first = '', ...rest] = collections;
  return [first, ...rest];
}

/** A value stored as JSON, with the type it was stored with. */
export function stored<T>(json: string): T {
  return JSON.parse(json);
}

/** Lists longer than this are asked for in several queries: engines limit the number of parameters. */
const listLength = 500;

/** Asks in pieces. */
export async function inPieces<Item, Row>(
  items: readonly Item[],
  ask: (piece: readonly Item[]) => Promise<readonly Row[]>,
  length = listLength,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < items.length; at += length)
    rows.push(...(await ask(items.slice(at, at + length))));
  return rows;
}

/** A limit or offset as the engine wants it: a whole number from 0. */
export function whole(count: number | undefined): number {
  return Number.isFinite(count) ? Math.max(0, Math.trunc(count ?? 0)) : 0;
}

/** No row has this number: what a query compares with when nothing is meant. */
const noRow = 0;

/** The rows of an actor in the asker's collections; never an empty list. */
export async function rowsOfActor(asker: Asker, id: string): Promise<readonly number[]> {
  const rows = await asker.db
    .selectFrom('actors')
    .where('collection', 'in', asker.collections)
    .where('id', '=', id)
    .select('row')
    .execute();
  return rows.length === 0 ? [noRow] : rows.map((one) => one.row);
}

/** The rows of documents by their ids in the asker's collections; never an empty list. */
export async function rowsOfDocuments(
  asker: Asker,
  ids: readonly string[],
): Promise<readonly number[]> {
  const rows = await inPieces(ids, (piece) =>
    asker.db
      .selectFrom('documents')
      .where('collection', 'in', asker.collections)
      .where('id', 'in', piece)
      .select('row')
      .execute(),
  );
  return rows.length === 0 ? [noRow] : rows.map((one) => one.row);
}

/** What ids that readings gave are now: an actor's name may have been joined to another's since. */
export async function idsNow(
  { db, collections }: Asker,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const rows = await inPieces([...new Set(ids)], (piece) =>
    db
      .selectFrom('actors')
      .where('collection', 'in', collections)
      .where('own', 'in', piece)
      .whereRef('id', '!=', 'own')
      .select(['own', 'id'])
      .execute(),
  );
  const now = new Map(rows.map(({ own, id }) => [own, id]));
  return (id) => now.get(id) ?? id;
}
