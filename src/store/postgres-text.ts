// Full-text search in PostgreSQL: words as FTS5 cuts and stems them, and its bm25, so that answers agree.
// Leaves to others: cutting and stemming (tokens.ts), which rows are indexed (shelf.ts), what hits are for.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type FullText, pairsOf, phrasesOf, type RankedRow, scoreDigits } from './full-text.ts';
import { harmless } from './marked.ts';
import { tokensOf } from './tokens.ts';
import type { TextIndex } from './writer.ts';

const indexes: readonly TextIndex[] = ['sentences', 'quotes', 'events', 'titles'];

/** `text_totals` holds what bm25 needs of an index as a whole. */
export const postgresIndexStatements: readonly string[] = [
  'create table text_totals (name text primary key, rows bigint not null, tokens bigint not null)',
  ...indexes.flatMap((index) => [
    `create table ${index}_text (row integer primary key, length integer not null, words tsvector not null)`,
    `create index ${index}_text_words on ${index}_text using gin (words)`,
    `insert into text_totals (name, rows, tokens) values ('${index}', 0, 0)`,
  ]),
];

export const postgresIndexTables: readonly string[] = [
  'text_totals',
  ...indexes.map((index) => `${index}_text`),
];

/** A tsvector holds no longer word (2,046 bytes), and no position beyond 16,383. */
const longestWord = 400;
const mostWords = 16_000;

export interface IndexRow {
  readonly row: number;
  readonly length: number;
  /** The text form of a tsvector. */
  readonly words: string;
}

export function indexRow(row: number, words: string): IndexRow {
  const tokens = tokensOf(harmless(words)).map(storable);
  const places = new Map<string, number[]>();
  for (const [at, token] of tokens.slice(0, mostWords).entries()) {
    const known = places.get(token);
    if (known === undefined) places.set(token, [at + 1]);
    else known.push(at + 1);
  }
  return {
    row,
    length: tokens.length,
    words: [...places].map(([token, at]) => `'${token}':${at.join(',')}`).join(' '),
  };
}

/** Tokens hold letters and digits alone, so none needs quoting. */
function storable(token: string): string {
  return token.length > longestWord
    ? token.slice(0, longestWord).replace(/[\ud800-\udbff]$/u, '')
    : token;
}

/** Each phrase as its tokens. */
function asked(words: readonly string[]): readonly (readonly string[])[] {
  return phrasesOf(words)
    .map((phrase) => tokensOf(phrase).map(storable))
    .filter((tokens) => tokens.length > 0);
}

function tsquery(phrases: readonly (readonly string[])[], glue: '&' | '|'): string {
  return phrases
    .map((tokens) => `(${tokens.map((token) => `'${token}'`).join(' <-> ')})`)
    .join(` ${glue} `);
}

export const postgresFullText: FullText = {
  holdsAll(index, row, words) {
    const phrases = asked(words);
    if (phrases.length === 0) return sql<SqlBool>`1 = 0`;
    return sql<SqlBool>`${sql.ref(row)} in (select row from ${sql.table(`${index}_text`)}
      where words @@ ${tsquery(phrases, '&')}::tsquery)`;
  },
  anyOf(index, words, best, beside = []) {
    const own = asked(words);
    const known = new Set(own.map((tokens) => tokens.join(' ')));
    const others = asked(beside).filter((tokens) => !known.has(tokens.join(' ')));
    const pairs = pairsOf(others);
    if (own.length === 0 && pairs.length === 0)
      return sql<RankedRow>`(select 0 as row, 0::float8 as score where 1 = 0)`;
    const few = best === undefined ? sql`` : sql`order by score desc, row limit ${best}`;
    if (others.length === 0) return sql<RankedRow>`(${ranked(index, own, undefined)} ${few})`;
    const within = [
      ...own.map((tokens) => tsquery([tokens], '|')),
      ...pairs.map(({ one, others: rest }) => `(${tsquery([one], '|')} & (${tsquery(rest, '|')}))`),
    ].join(' | ');
    return sql<RankedRow>`(${ranked(index, [...own, ...others], within)} ${few})`;
  },
  allOf(index, groups) {
    const queries = groups
      .map((words) => asked(words))
      .filter((phrases) => phrases.length > 0)
      .map((phrases) => `(${tsquery(phrases, '&')})`);
    if (queries.length === 0) return sql`(select 0 as row where 1 = 0)`;
    return sql`(select row from ${sql.table(`${index}_text`)}
      where words @@ ${queries.join(' | ')}::tsquery)`;
  },
  countOf(index, word, most) {
    const phrases = asked([word]);
    if (phrases.length === 0) return sql<{ readonly rows: number }>`(select 0 as rows)`;
    return sql<{ readonly rows: number }>`(select count(*) as rows from (
      select 1 from ${sql.table(`${index}_text`)}
      where words @@ ${tsquery(phrases, '|')}::tsquery limit ${most}) as found)`;
  },
};

/**
 * FTS5's bm25: k1 = 1.2, b = 0.75, rarity never below 0.000001. `hits` tells how often each phrase stands in each
 * row, of all that hold one or of those that match a query; how rare a phrase is tells every row that holds it.
 */
function ranked(
  index: 'sentences' | 'titles',
  phrases: readonly (readonly string[])[],
  within: string | undefined,
): RawBuilder<unknown> {
  const table = sql.table(`${index}_text`);
  const only = within === undefined ? sql`` : sql`and t.words @@ ${within}::tsquery`;
  const hits = [
    ...singles(table, phrases, only),
    ...phrases.flatMap((tokens, at) =>
      tokens.length > 1 ? [together(table, tokens, at, only)] : [],
    ),
  ];
  const counts =
    within === undefined
      ? sql`select no, count(*) as held from hits group by no`
      : sql.join(
          phrases.map(
            (tokens, no) => sql`select ${sql.lit(no)} as no, count(*) as held from ${table}
              where words @@ ${tsquery([tokens], '|')}::tsquery`,
          ),
          sql` union all `,
        );
  return sql`with hits as materialized (${sql.join(hits, sql` union all `)}),
    total as (select rows, tokens::float8 / greatest(rows, 1) as average
      from text_totals where name = ${index}),
    rare as (select no, greatest(1e-6, ln((rows - held + 0.5::float8) / (held + 0.5::float8))) as weight
      from (${counts}) as counts cross join total)
    select row, round(sum(weight * ((times * 2.2) / (times + 1.2 * (0.25 + 0.75 * length / average)))
      order by hits.no)::numeric, ${sql.lit(scoreDigits)})::float8 as score
    from hits join rare on rare.no = hits.no cross join total group by row`;
}

/** Rows of words that stand alone; one look at each row for all of them. */
function singles(
  table: RawBuilder<unknown>,
  phrases: readonly (readonly string[])[],
  only: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const words = phrases.flatMap((tokens, no) => {
    const [word, second] = tokens;
    return word === undefined || second !== undefined ? [] : [{ no, word }];
  });
  if (words.length === 0) return [];
  return [
    sql`select t.row, t.length, q.no, cardinality(w.positions)::float8 as times
      from ${table} as t
      cross join lateral unnest(t.words) as w (lexeme, positions, weights)
      join json_to_recordset(${JSON.stringify(words)}::json) as q (no int, word text) on q.word = w.lexeme
      where t.words @@ ${tsquery(
        words.map(({ word }) => [word]),
        '|',
      )}::tsquery ${only}`,
  ];
}

/** Rows of a phrase, with how often its words follow one another. */
function together(
  table: RawBuilder<unknown>,
  tokens: readonly string[],
  no: number,
  only: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [first = '', ...rest] = tokens;
  const follows = rest.map(
    (token, at) => sql`and exists (select from unnest(t.words) as w where w.lexeme = ${token}
      and p.place + ${sql.lit(at + 1)} = any (w.positions))`,
  );
  return sql`select t.row, t.length, ${sql.lit(no)} as no, (
      select count(*) from unnest(t.words) as v
      cross join lateral unnest(v.positions) as p (place)
      where v.lexeme = ${first} ${sql.join(follows, sql` `)})::float8 as times
    from ${table} as t where t.words @@ ${tsquery([tokens], '|')}::tsquery ${only}`;
}
