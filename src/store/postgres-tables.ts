// The tables in PostgreSQL's dress: texts compare by their bytes as in SQLite, and no index holds a long text.
// Leaves to others: what the tables are (migrations/), when they are made (migrate.ts).
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Schema } from './migrate.ts';
import { derivedStatements, derivedTables } from './migrations/derived.ts';
import { postgresIndexStatements, postgresIndexTables } from './postgres-text.ts';
import type { Tables } from './tables.ts';

/** Locks of ours in a database; the numbers mean nothing. */
export const lockSpace = 20_260_728;
export const locks = { migrations: 1, shelf: 2, reader: 3, scheduler: 4 } as const;

/** Sorting and comparing by bytes of UTF-8 is what SQLite does. */
function byBytes(statement: string): string {
  return /^\s*(?:create|alter) table/iu.test(statement)
    ? statement.replace(/(\w"?) text\b/gu, '$1 text collate "C"')
    : statement;
}

/** An index entry holds 2,700 bytes at most; ids and names of documents gone wrong may be longer. */
function withoutLongKeys(statement: string): string {
  return statement
    .replace(/,\s*unique \([^)]*\)/gu, '')
    .replace(/,\s*primary key \(key, how, form\)/gu, '');
}

const derivedIndexes: readonly string[] = [
  'create index documents_id on documents using hash (id)',
  'create index documents_day on documents (collection, day desc)',
  'create index actors_id on actors using hash (id)',
  'create index actors_own on actors using hash (own)',
  'create index actors_joined on actors (collection) where id <> own',
  'create index actors_rank on actors (collection, mentions desc)',
  'create index actors_dead on actors (row) where documents = 0',
  'create index appearances_document on appearances (document, actor)',
  'create index appearances_day on appearances (actor, day)',
  'create index appearances_last_day on appearances (actor, last_day)',
  'create index forms_actor on forms (actor)',
  'create index forms_dead on forms (row) where documents = 0',
  'create index form_keys_key on form_keys (key, how)',
  'create index form_keys_form on form_keys (form)',
  'create index roles_actor on roles (actor)',
  'create index roles_document on roles (document)',
  'create index sentences_document on sentences (document)',
  'create index sentence_actors_document on sentence_actors (document)',
  'create index quotes_day on quotes (collection, day desc, document, start)',
  'create index quotes_speaker on quotes (speaker, day desc, document, start)',
  'create index quotes_month_day on quotes (collection, month_day, day desc)',
  'create index quotes_document on quotes (document)',
  'create index quote_actors_actor on quote_actors (actor, day desc, document, start)',
  'create index quote_actors_document on quote_actors (document)',
  'create index events_day on events (collection, day, document, start)',
  'create index events_month_day on events (collection, month_day, day)',
  'create index events_document on events (document)',
  'create index event_actors_actor on event_actors (actor, day, document, start)',
  'create index event_actors_document on event_actors (document)',
];

/** Drops the derived tables where they are, and makes them. */
export const postgresDerived: readonly string[] = [
  ...[...postgresIndexTables, ...derivedTables].map((table) => `drop table if exists ${table}`),
  ...derivedStatements
    .filter((statement) => statement.startsWith('create table'))
    .map((statement) => byBytes(withoutLongKeys(statement))),
  ...derivedIndexes,
  ...postgresIndexStatements.map(byBytes),
];

/** Takes a lock until the transaction ends. */
export async function lockUntilEnd(trx: Kysely<Tables>, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockSpace)}, ${sql.lit(lock)})`.execute(trx);
}

export function postgresSchema(db: Kysely<Tables>, name: string): Schema {
  let now: Kysely<Tables> = db;
  const run = async (statement: string): Promise<void> => {
    await now.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    name,
    run,
    async applied() {
      const { rows } = await sql<{ there: boolean }>`select to_regclass('migrations') is not null
        as there`.execute(now);
      if (rows[0]?.there !== true) {
        if (now === db) return new Set();
        await run(byBytes('create table migrations (name text primary key)'));
      }
      const done = await sql<{ name: string }>`select name from migrations`.execute(now);
      return new Set(done.rows.map((row) => row.name));
    },
    dressed: byBytes,
    derived: postgresDerived,
    alone: (work) =>
      db.transaction().execute(async (trx) => {
        await lockUntilEnd(trx, locks.migrations);
        now = trx;
        try {
          await work();
        } finally {
          now = db;
        }
      }),
  };
}
