// Questions about words and whole documents: how rare a word is, whose title holds it, which sentences there are.
// Leaves to others: sentences that hold words (search.ts) and what rarity is worth (briefing).
import { type Kysely, sql } from 'kysely';
import type { DocumentId } from '../model/document.ts';
import type { Span } from '../model/span.ts';
import { type Asker, inPieces, stored, whole } from './asker.ts';
import { spansOf } from './rows.ts';
import type { Archive, DocumentHit, Rarity } from './store.ts';
import type { Tables } from './tables.ts';

export function askWords(asker: Asker): Pick<Archive, 'titled' | 'rarity' | 'sentencesIn'> {
  return {
    titled: (words, limit) => titled(asker, words, limit),
    rarity: (words) => rarity(asker, words),
    sentencesIn: (ids) => sentencesIn(asker, ids),
  };
}

/** A word in more sentences than this is common, whatever its number. */
const mostCounted = 30_000;
/** SQLite joins at most 500 queries, and a word takes two. */
const countedAtOnce = 200;
/** So many times the titles asked for are ranked before collections are looked at. */
const helping = 4;

async function titled(
  { db, text, collections }: Asker,
  words: readonly string[],
  limit: number,
): Promise<readonly DocumentHit[]> {
  const wanted = whole(limit);
  const ranked = (best: number | undefined) =>
    db
      .selectFrom(text.anyOf('titles', words, best).as('hits'))
      .crossJoin('documents as d')
      .whereRef('d.row', '=', 'hits.row')
      .where('d.collection', 'in', collections)
      .select(['d.id as document', 'hits.score'])
      .orderBy('hits.score', 'desc')
      .orderBy('hits.row')
      .limit(wanted)
      .execute();
  const hits = await ranked(wanted * helping);
  return hits.length >= wanted || collections.length === 0 ? hits : ranked(undefined);
}

/** Counts come from the index as a whole; a word that no readable document holds counts as in none. */
async function rarity(asker: Asker, words: readonly string[]): Promise<Rarity> {
  const { rows } = await sql<{ sentences: number | null }>`
    select max("row") as sentences from sentences`.execute(asker.db);
  const sentences = rows[0]?.sentences ?? 0;
  const counts = await countedOnce(asker, words, sentences);
  const open = await isAllReadable(asker);
  return {
    sentences,
    holding: await Promise.all(
      words.map(async (word) => {
        const count = counts(word);
        return count > 0 && (open || (await isReadable(asker, word))) ? count : 0;
      }),
    ),
  };
}

/** Counting the rows of a common word takes a millisecond, and most questions have some: those are remembered. */
const remembered = {
  /** From so many rows on a word is common: nothing hangs on some more or fewer. */
  from: 1000,
  /** As long as there are not so many more or fewer sentences, as a share of those there were. */
  change: 0.01,
  words: 5000,
};

interface Counted {
  readonly count: number;
  /** The sentences there were. */
  readonly of: number;
}

const counted = new WeakMap<Kysely<Tables>, Map<string, Counted>>();

async function countedOnce(
  asker: Asker,
  words: readonly string[],
  sentences: number,
): Promise<(word: string) => number> {
  const known = counted.get(asker.db) ?? new Map<string, Counted>();
  counted.set(asker.db, known);
  const held = new Map<string, number>();
  for (const word of words) {
    const { count, of } = known.get(word) ?? { count: 0, of: 0 };
    if (count > 0 && Math.abs(sentences - of) <= of * remembered.change) held.set(word, count);
  }
  const others = [...new Set(words)].filter((word) => !held.has(word));
  const counts = await inPieces(others, (piece) => countsOf(asker, piece), countedAtOnce);
  for (const [index, word] of others.entries()) {
    const count = counts[index] ?? 0;
    held.set(word, count);
    if (known.size >= remembered.words) known.clear();
    if (count >= remembered.from) known.set(word, { count, of: sentences });
  }
  return (word) => held.get(word) ?? 0;
}

/** In how many sentences or titles each word stands, asked for all at once. */
async function countsOf({ db, text }: Asker, words: readonly string[]): Promise<readonly number[]> {
  if (words.length === 0) return [];
  const counts = words.flatMap((word, at) =>
    (['sentences', 'titles'] as const).map(
      (index) =>
        sql`select ${sql.lit(at)} as word, c.rows as rows from ${text.countOf(index, word, mostCounted)} as c`,
    ),
  );
  const { rows } = await sql<{ word: number; rows: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(db);
  const most = new Map<number, number>();
  for (const { word, rows: count } of rows)
    most.set(Number(word), Math.max(most.get(Number(word)) ?? 0, Number(count)));
  return words.map((_, at) => most.get(at) ?? 0);
}

/** True where there is no document that this asker may not read. */
async function isAllReadable({ db, collections }: Asker): Promise<boolean> {
  const { first, last } = (await db
    .selectFrom('documents')
    .select((eb) => [
      eb
        .selectFrom('documents')
        .select((d) => d.fn.min('collection').as('name'))
        .as('first'),
      eb
        .selectFrom('documents')
        .select((d) => d.fn.max('collection').as('name'))
        .as('last'),
    ])
    .limit(1)
    .executeTakeFirst()) ?? { first: null, last: null };
  return first !== null && first === last && collections.includes(first);
}

async function isReadable({ db, text, collections }: Asker, word: string): Promise<boolean> {
  const sentence = await db
    .selectFrom(text.anyOf('sentences', [word], undefined).as('hits'))
    .crossJoin('sentences as s')
    .crossJoin('documents as d')
    .whereRef('s.row', '=', 'hits.row')
    .whereRef('d.row', '=', 's.document')
    .where('d.collection', 'in', collections)
    .select('d.row')
    .limit(1)
    .executeTakeFirst();
  return sentence !== undefined || (await titled({ db, text, collections }, [word], 1)).length > 0;
}

async function sentencesIn(
  { db, collections }: Asker,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, readonly Span[]>> {
  const rows = await inPieces(ids, (piece) =>
    db
      .selectFrom('documents as d')
      .innerJoin('contents as c', 'c.document', 'd.row')
      .where('d.collection', 'in', collections)
      .where('d.id', 'in', piece)
      .select(['d.id', 'd.collection', 'c.prose'])
      .execute(),
  );
  const found = new Map<DocumentId, readonly Span[]>(ids.map((id) => [id, []]));
  // Where two collections hold one id, the first named wins.
  for (const collection of collections.toReversed())
    for (const row of rows)
      if (row.collection === collection)
        found.set(row.id, spansOf(stored<readonly number[]>(row.prose)));
  return found;
}
