// What only SQLite has: full-text search by FTS5, its bm25, and its way to make a table.
// Leaves to others: which rows are indexed (shelf.ts) and what is done with a hit (search, quotes, events).
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Connection } from './connection.ts';

export type TextIndex = 'sentences' | 'quotes' | 'events' | 'titles';

/** Full-text search as the questions use it; PostgreSQL would have its own. */
export interface FullText {
  /** True for a row whose indexed text holds every word; `row` is the column to compare, as `q.row`. */
  holdsAll(index: TextIndex, row: string, words: readonly string[]): Expression<SqlBool>;
  /** Rows of an index that hold any of the words with their scores, as a subquery: the best few, or all in no order. */
  anyOf(
    index: 'sentences' | 'titles',
    words: readonly string[],
    best: number | undefined,
  ): RawBuilder<RankedRow>;
  /** How many rows of an index hold a word, counted up to `most`, as a subquery with the one column `rows`. */
  countOf(
    index: 'sentences' | 'titles',
    word: string,
    most: number,
  ): RawBuilder<{ readonly rows: number }>;
}

interface RankedRow {
  readonly row: number;
  readonly score: number;
}

/** More words than anybody asks with; the rest are dropped so that no query grows without end. */
const wordsAsked = 128;

/** English endings are taken off as PostgreSQL's `english` does, accents as its `unaccent`. */
const tokenizer = 'porter unicode61 remove_diacritics 2';

const indexes: readonly TextIndex[] = ['sentences', 'quotes', 'events', 'titles'];

/**
 * Contentless: the text stands once in the database, in its document. Deleting wants the very words again, and
 * keeps the counts behind bm25 right; `contentless_delete` would not (it leaves the number of rows as it was).
 */
export const sqliteIndexStatements: readonly string[] = indexes.map(
  (index) =>
    `create virtual table ${index}_text using fts5(words, content='', tokenize='${tokenizer}')`,
);

export const sqliteIndexTables: readonly string[] = indexes.map((index) => `${index}_text`);

export interface IndexedText {
  readonly row: number;
  readonly words: string;
}

/** Adds texts under their row numbers. */
export function indexTexts(
  connection: Connection,
  index: TextIndex,
  texts: readonly IndexedText[],
): void {
  connection.insert(
    `${index}_text`,
    ['rowid', 'words'],
    texts.map(({ row, words }) => [row, harmless(words)]),
  );
}

/** Forgets texts; each must be given just as it was added. */
export function unindexTexts(
  connection: Connection,
  index: TextIndex,
  texts: readonly IndexedText[],
): void {
  const table = `${index}_text`;
  connection.insert(
    table,
    [table, 'rowid', 'words'],
    texts.map(({ row, words }) => ['delete', row, harmless(words)]),
  );
}

/** What the driver would send as JSON (see connection.ts) has no words in it anyway. */
function harmless(words: string): string {
  return words.replace(/[\0\p{Cs}\uf8ff]/gu, ' ');
}

export const sqliteFullText: FullText = {
  holdsAll(index, row, words) {
    const match = matching(words, ' AND ');
    if (match === undefined) return sql<SqlBool>`1 = 0`;
    const table = sql.table(`${index}_text`);
    return sql<SqlBool>`${sql.ref(row)} in (select rowid from ${table} where ${table} match ${match})`;
  },
  anyOf(index, words, best) {
    const match = matching(words, ' OR ');
    if (match === undefined) return sql<RankedRow>`(select 0 as row, 0 as score where 1 = 0)`;
    const table = sql.table(`${index}_text`);
    const all = sql<RankedRow>`select rowid as row, -rank as score from ${table}
      where ${table} match ${match}`;
    return best === undefined ? sql`(${all})` : sql`(${all} order by rank limit ${best})`;
  },
  countOf(index, word, most) {
    const match = matching([word], ' OR ');
    if (match === undefined) return sql<{ readonly rows: number }>`(select 0 as rows)`;
    const table = sql.table(`${index}_text`);
    return sql<{
      readonly rows: number;
    }>`(select count(*) as rows from (select 1 from ${table} where ${table} match ${match} limit ${most}))`;
  },
};

/**
 * The words as one FTS5 query, or undefined when none has a letter or digit. Each is a quoted phrase of letters
 * and digits alone, so that nothing typed is ever read as an operator.
 */
function matching(words: readonly string[], glue: ' AND ' | ' OR '): string | undefined {
  const phrases = words
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"`);
  const distinct = [...new Set(phrases)].slice(0, wordsAsked);
  return distinct.length === 0 ? undefined : distinct.join(glue);
}
