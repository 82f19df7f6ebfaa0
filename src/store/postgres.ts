// What only PostgreSQL has: opening a server's database, and writing many rows in one statement.
// Leaves to others: the questions, full-text search (postgres-text.ts), the tables (postgres-tables.ts).
import { CompiledQuery, Kysely, sql } from 'kysely';
import { toMarked } from './marked.ts';
import { migrate } from './migrate.ts';
import { postgresDialect, serverName } from './postgres-driver.ts';
import { locks, lockUntilEnd, postgresSchema } from './postgres-tables.ts';
import { indexRow } from './postgres-text.ts';
import type { Pulse } from './pulse.ts';
import type { Tables } from './tables.ts';
import { tooOld, wrongEncoding } from './trouble.ts';
import type { TextIndex, Value, Writer } from './writer.ts';

/** The oldest server that has what we use, as servers number themselves. */
const oldest = 150_000;

/**
 * Connects, and brings the tables up to date.
 * @throws Error that says what is wrong and what to do, the driver's error as `cause`.
 */
export async function connectPostgres(url: string, pulse: Pulse): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, pulse) });
  const name = serverName(url);
  try {
    const { rows } = await sql<{ version: number; shown: string; encoding: string }>`
      select current_setting('server_version_num')::int as version,
        current_setting('server_version') as shown,
        current_setting('server_encoding') as encoding`.execute(db);
    const [server] = rows;
    if (server !== undefined && server.version < oldest) throw tooOld(name, server.shown);
    if (server !== undefined && server.encoding !== 'UTF8')
      throw wrongEncoding(name, server.encoding);
    await migrate(postgresSchema(db, name));
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** So many rows go into one statement. */
const rowsAtOnce = 2000;

/** One writer at a time, whichever process: row numbers are given out by who writes. */
export async function postgresWriter(trx: Kysely<Tables>): Promise<Writer> {
  await lockUntilEnd(trx, locks.shelf);
  return writerOn(trx);
}

export function writerOn(trx: Kysely<Tables>): Writer {
  const run = (statement: string, values: readonly unknown[]) =>
    trx.executeQuery(CompiledQuery.raw(statement, [...values]));
  const count = async (index: TextIndex, rows: number, tokens: number) => {
    await run('update text_totals set rows = rows + $1, tokens = tokens + $2 where name = $3', [
      rows,
      tokens,
      index,
    ]);
  };
  return {
    async insert(table, columns, rows) {
      const names = columns.join(', ');
      const statement = `insert into ${table} (${names})
        select ${names} from json_populate_recordset(null::${table}, $1::json)`;
      for (const piece of pieces(rows)) await run(statement, [asJson(columns, piece)]);
    },
    async runEach(statement, rows) {
      let number = 0;
      const numbered = statement.replace(/\?(\d*)/gu, (_, given) => `$${given || ++number}`);
      for (const row of rows) await run(numbered, row);
    },
    async add(table, columns, rows) {
      const set = columns.map((column) => `${column} = t.${column} + v.${column}`).join(', ');
      const types = ['row', ...columns].map((column) => `${column} int`).join(', ');
      const statement = `update ${table} as t set ${set}
        from json_to_recordset($1::json) as v (${types}) where t.row = v.row`;
      for (const piece of pieces(rows)) await run(statement, [asJson(['row', ...columns], piece)]);
    },
    async index(index, texts) {
      const rows = texts.map(({ row, words }) => indexRow(row, words));
      const statement = `insert into ${index}_text (row, length, words)
        select row, length, words from json_populate_recordset(null::${index}_text, $1::json)`;
      for (const piece of pieces(rows)) await run(statement, [JSON.stringify(piece)]);
      const tokens = rows.reduce((sum, row) => sum + row.length, 0);
      if (rows.length > 0) await count(index, rows.length, tokens);
    },
    async unindex(index, texts) {
      const rows = texts.map(({ row, words }) => indexRow(row, words));
      if (rows.length === 0) return;
      await run(`delete from ${index}_text where row = any ($1::int[])`, [
        rows.map(({ row }) => row),
      ]);
      await count(index, -rows.length, -rows.reduce((sum, row) => sum + row.length, 0));
    },
  };
}

function* pieces<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}

function asJson(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const names = columns.map((column) => column.replaceAll('"', ''));
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        row.map((value, at) => [
          names[at] ?? '',
          typeof value === 'string' ? toMarked(value) : value,
        ]),
      ),
    ),
  );
}
