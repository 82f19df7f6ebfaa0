// What only SQLite has: full-text search by FTS5, its bm25, and its way to make a table.
// Leaves to others: which rows are indexed (shelf.ts) and what is done with a hit (search, quotes, events).
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Connection } from './connection.ts';
import { type FullText, pairsOf, phrasesOf, type RankedRow, scoreDigits } from './full-text.ts';
import { harmless } from './marked.ts';
import type { TextIndex, Writer } from './writer.ts';

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

/** Writes on the one connection, which the transaction is on, too. */
export function sqliteWriter(connection: Connection): Writer {
  return {
    async insert(table, columns, rows) {
      connection.insert(table, columns, rows);
    },
    async runEach(statement, rows) {
      connection.runEach(statement, rows);
    },
    async add(table, columns, rows) {
      const set = columns.map((column) => `${column} = ${column} + ?`).join(', ');
      connection.runEach(
        `update ${table} set ${set} where row = ?`,
        rows.map(([row, ...add]) => [...add, row]),
      );
    },
    async index(index, texts) {
      connection.insert(
        `${index}_text`,
        ['rowid', 'words'],
        texts.map(({ row, words }) => [row, harmless(words)]),
      );
    },
    async unindex(index, texts) {
      const table = `${index}_text`;
      connection.insert(
        table,
        [table, 'rowid', 'words'],
        texts.map(({ row, words }) => ['delete', row, harmless(words)]),
      );
    },
  };
}

export const sqliteFullText: FullText = {
  holdsAll(index, row, words) {
    const match = matching(words, ' AND ');
    if (match === undefined) return sql<SqlBool>`1 = 0`;
    const table = sql.table(`${index}_text`);
    return sql<SqlBool>`${sql.ref(row)} in (select rowid from ${table} where ${table} match ${match})`;
  },
  anyOf(index, words, best, beside = []) {
    const [match, ...others] = matches(words, beside);
    if (match === undefined) return sql<RankedRow>`(select 0 as row, 0 as score where 1 = 0)`;
    if (others.length === 0) return ranked(index, match, best);
    const all = [match, ...others].map(
      (one) => sql`select row, score from ${ranked(index, one, best)}`,
    );
    const most = sql<RankedRow>`select row, max(score) as score from (${sql.join(all, sql` union all `)}) group by row`;
    return best === undefined
      ? sql`(${most})`
      : sql`(${most} order by score desc, row limit ${best})`;
  },
  allOf(index, groups) {
    const wanted = groups.flatMap((words) => matching(words, ' AND ') ?? []);
    if (wanted.length === 0) return sql`(select 0 as row where 1 = 0)`;
    const table = sql.table(`${index}_text`);
    return sql`(select rowid as row from ${table}
      where ${table} match ${wanted.map((one) => `(${one})`).join(' OR ')})`;
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

/** Rows that match with their scores. The time goes into scoring: a microsecond a row, twenty times that of matching. */
function ranked(index: TextIndex, match: string, best: number | undefined): RawBuilder<RankedRow> {
  const table = sql.table(`${index}_text`);
  const all = sql<RankedRow>`select rowid as row, round(-rank, ${sql.lit(scoreDigits)}) as score from ${table}
    where ${table} match ${match}`;
  return best === undefined ? sql`(${all})` : sql`(${all} order by rank limit ${best})`;
}

/**
 * FTS5 queries of which each row gets its whole score from one, and from no other a higher one: rows that hold the
 * words, those that hold others beside them, and those that hold several of the others.
 */
function matches(words: readonly string[], beside: readonly string[]): readonly string[] {
  const own = matching(words, ' OR ');
  const phrases = phrasesOf(words);
  const others = phrasesOf(beside).filter((phrase) => !phrases.includes(phrase));
  const any = matching(others, ' OR ');
  const pairs = pairsOf(others).map(
    ({ one, others: rest }) => `"${one}" AND (${matching(rest, ' OR ')})`,
  );
  if (own === undefined || any === undefined) return own === undefined ? pairs : [own];
  return [own, `(${own}) AND (${any})`, ...pairs];
}

/** The words as one FTS5 query, or undefined when none has a letter or digit: each a quoted phrase. */
function matching(words: readonly string[], glue: ' AND ' | ' OR '): string | undefined {
  const phrases = phrasesOf(words);
  return phrases.length === 0 ? undefined : phrases.map((phrase) => `"${phrase}"`).join(glue);
}
