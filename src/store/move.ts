// Carries a SQLite file over to PostgreSQL, all or nothing, and proves it by counts and checksums.
// Leaves to others: saying so, and that nobody uses either meanwhile (src/move.ts).
import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import { type Connection, connect } from './connection.ts';
import { type IndexedTexts, indexedTexts, textIndexes } from './indexed.ts';
import { openSqlite } from './open.ts';
import { connectPostgres, writerOn } from './postgres.ts';
import { serverName } from './postgres-driver.ts';
import { locks, lockUntilEnd } from './postgres-tables.ts';
import { createPulse } from './pulse.ts';
import type { Tables } from './tables.ts';
import type { Value, Writer } from './writer.ts';

/** Rows of one table that were carried over. */
export interface MovedTable {
  readonly table: string;
  readonly rows: number;
}

export type Moved =
  | { readonly type: 'moved'; readonly tables: readonly MovedTable[] }
  /** The target holds rows already, and it was not said to replace them. */
  | { readonly type: 'not-empty'; readonly tables: readonly MovedTable[] };

/**
 * Copies every table, derived and precious, and makes the full-text index anew. Nothing is left behind when it
 * fails or is stopped.
 * @throws Error in plain words when either database fails or the copy differs from what was copied.
 */
export async function moveToPostgres(file: string, url: string, replace: boolean): Promise<Moved> {
  // Brings the tables of the file up to date, as those of the target will be.
  await (await openSqlite(file)).close();
  const from = connect(file, 5000);
  const to = await connectPostgres(
    url,
    createPulse(() => undefined),
  );
  try {
    const done = await to.transaction().execute<Moved>(async (trx) => {
      await lockUntilEnd(trx, locks.shelf);
      const tables = tablesOf(from);
      const there = await filled(trx, tables);
      if (there.length > 0 && !replace) return { type: 'not-empty', tables: there };
      await makeEmpty(trx, tables);
      const moved: MovedTable[] = [];
      for (const table of tables) moved.push(await moveTable(from, trx, table, url));
      await indexAll(trx);
      return { type: 'moved', tables: moved };
    });
    // So that the first questions are answered as quickly as later ones.
    await to.executeQuery(CompiledQuery.raw('analyze'));
    return done;
  } finally {
    from.driver.close();
    await to.destroy();
  }
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table but those of the engine and of the full-text index; documents first, as others point at them. */
function tablesOf({ driver }: Connection): readonly Table[] {
  const names = driver
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite%'
        and name not like '%\\_text%' escape '\\' and name <> 'migrations' order by name <> 'documents', name`,
    )
    .all([])
    .map((row) => String(Object(row).name));
  return names.map((name) => ({
    name,
    columns: driver
      .prepare(`select name from pragma_table_info('${name}')`)
      .all([])
      .map((row) => `"${Object(row).name}"`),
  }));
}

async function filled(
  trx: Kysely<Tables>,
  tables: readonly Table[],
): Promise<readonly MovedTable[]> {
  const found: MovedTable[] = [];
  for (const { name } of tables) {
    const rows = await countOf(trx, name);
    if (rows > 0) found.push({ table: name, rows });
  }
  return found;
}

async function countOf(trx: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{
    rows: number;
  }>`select count(*) as rows from ${sql.table(table)}`.execute(trx);
  return rows[0]?.rows ?? 0;
}

async function makeEmpty(trx: Kysely<Tables>, tables: readonly Table[]): Promise<void> {
  const all = [...tables.map(({ name }) => name), ...textIndexes.map((index) => `${index}_text`)];
  await trx.executeQuery(CompiledQuery.raw(`truncate ${all.join(', ')}`));
  await trx.executeQuery(CompiledQuery.raw('update text_totals set rows = 0, tokens = 0'));
}

/** So many rows are in memory at once; contents hold whole texts. */
const rowsAtOnce = 500;

async function moveTable(
  from: Connection,
  trx: Kysely<Tables>,
  table: Table,
  url: string,
): Promise<MovedTable> {
  const sent = createSum();
  const writer = writerOn(trx);
  for (const rows of rowsOf(from, table)) {
    for (const row of rows) sent.add(row);
    await writer.insert(table.name, table.columns, rows);
  }
  const arrived = createSum();
  await readBack(trx, table, (row) => arrived.add(row));
  if (sent.told() !== arrived.told())
    throw new Error(
      `The table ${table.name} differs after the move to ${serverName(url)} (sent ${sent.told()}, ` +
        `arrived ${arrived.told()}). Nothing was changed there. That is a fault in Readout: please report it.`,
    );
  return { table: table.name, rows: sent.rows() };
}

function* rowsOf({ driver }: Connection, { name, columns }: Table): Generator<Value[][]> {
  const page = driver.prepare(
    `select rowid as _at, ${columns.join(', ')} from ${name} where rowid > ? order by rowid limit ${rowsAtOnce}`,
  );
  let last = 0;
  for (;;) {
    const rows = page.all([last]).map((row) => Object.values(Object(row)).map(toValue));
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.[0]);
    yield rows.map(([, ...values]) => values);
  }
}

async function readBack(
  trx: Kysely<Tables>,
  { name, columns }: Table,
  take: (row: readonly Value[]) => void,
): Promise<void> {
  const run = (statement: string) => trx.executeQuery(CompiledQuery.raw(statement));
  await run(`declare moved no scroll cursor for select ${columns.join(', ')} from ${name}`);
  for (;;) {
    const { rows } = await run(`fetch ${rowsAtOnce} from moved`);
    if (rows.length === 0) break;
    for (const row of rows) take(Object.values(Object(row)).map(toValue));
  }
  await run('close moved');
}

function toValue(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' || value === null
    ? value
    : String(value);
}

/** A checksum of rows in any order: the sum of the first eight bytes of each row's SHA-256. */
function createSum() {
  let sum = 0n;
  let rows = 0;
  return {
    add(row: readonly Value[]): void {
      const digest = createHash('sha256').update(JSON.stringify(row)).digest();
      sum = BigInt.asUintN(64, sum + digest.readBigUInt64BE());
      rows++;
    },
    rows: () => rows,
    told: () => `${rows} rows, ${sum.toString(16)}`,
  };
}

/** Documents whose words are written together. */
const documentsAtOnce = 50;

async function indexAll(trx: Kysely<Tables>): Promise<void> {
  const writer: Writer = writerOn(trx);
  const documents = await trx.selectFrom('documents').select('row').orderBy('row').execute();
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const texts: IndexedTexts[] = [];
    for (const { row } of documents.slice(at, at + documentsAtOnce))
      texts.push(await indexedTexts(trx, row));
    for (const index of textIndexes)
      await writer.index(
        index,
        texts.flatMap((one) => one[index]),
      );
  }
}
