// One SQLite connection by libsql: values in and out unharmed, statements prepared once, failures in plain words.
// Leaves to others: every query (Kysely, in the files of questions) and the tables (migrations).
import Database from 'libsql';
import { fromMarked, isMarked, toMarked } from './marked.ts';
import type { Pulse } from './pulse.ts';
import { databaseTrouble } from './trouble.ts';
import type { Value } from './writer.ts';

export interface Connection {
  readonly file: string;
  isOpen(): boolean;
  exec(sql: string): void;
  /** Inserts rows of values in the order of the columns, many to a statement. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): void;
  /** Runs one statement once for each row of values, prepared once. */
  runEach(sql: string, rows: readonly (readonly Value[])[]): void;
  /** What Kysely's SqliteDialect wants of a driver. */
  readonly driver: Driver;
}

interface Driver {
  prepare(sql: string): DriverStatement;
  close(): void;
}

interface DriverStatement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** Statements stay prepared up to this many; the product has far fewer kinds of query. */
const statementsKept = 300;
const rowsAtOnce = [64, 16, 4, 1] as const;

/**
 * Opens a file. Kysely's plain `begin` becomes `begin immediate`: a transaction that reads first and writes
 * later would otherwise fail, not wait, when another process wrote in between.
 * @throws Error in plain words with the driver's error as `cause`.
 */
export function connect(file: string, busyMs: number, pulse?: Pulse): Connection {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      const error = databaseTrouble(file, cause);
      pulse?.failed(error);
      throw error;
    }
  };
  const database = guarded(() => new Database(file));
  const kept = new Map<string, DriverStatement>();
  const prepare = (sql: string): DriverStatement => {
    const found = kept.get(sql);
    if (found !== undefined) return found;
    const text = sql === 'begin' ? 'begin immediate' : sql;
    if (sql === 'rollback') return rollback(database, guarded);
    const made = guardStatement(
      guarded(() => database.prepare(text)),
      guarded,
    );
    if (kept.size >= statementsKept) kept.clear();
    kept.set(sql, made);
    return made;
  };
  guarded(() => database.exec(`pragma busy_timeout = ${busyMs}`));
  return {
    file,
    isOpen: () => database.open,
    exec: (sql) => {
      guarded(() => database.exec(sql));
    },
    insert: (table, columns, rows) => insertMany(prepare, table, columns, rows),
    runEach: (sql, rows) => {
      for (const row of rows) prepare(sql).run(row);
    },
    driver: { prepare, close: () => guarded(() => database.close()) },
  };
}

type Guard = <T>(work: () => T) => T;

function guardStatement(statement: Database.Statement, guarded: Guard): DriverStatement {
  return {
    reader: statement.reader,
    all: (parameters) =>
      guarded(() => statement.all(parameters.map(toDriver)).map((row) => fromDriver(row))),
    run: (parameters) => guarded(() => statement.run(parameters.map(toDriver))),
    iterate: (parameters) => statement.all(parameters.map(toDriver)).map(fromDriver).values(),
  };
}

/** SQLite itself takes a transaction back when the disk is full: then there is nothing left to roll back. */
function rollback(database: Database.Database, guarded: Guard): DriverStatement {
  const run = () => {
    if (database.inTransaction) guarded(() => database.exec('rollback'));
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, all: () => [], run, iterate: () => [].values() };
}

function insertMany(
  prepare: (sql: string) => DriverStatement,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): void {
  const one = `(${columns.map(() => '?').join(', ')})`;
  let at = 0;
  for (const size of rowsAtOnce) {
    if (rows.length - at < size) continue;
    const values = Array.from({ length: size }, () => one).join(', ');
    const statement = prepare(`insert into ${table} (${columns.join(', ')}) values ${values}`);
    for (; rows.length - at >= size; at += size) statement.run(rows.slice(at, at + size).flat());
  }
}

/** A boolean would end the whole process inside the driver. */
function toDriver(value: unknown): unknown {
  if (typeof value === 'string') return toMarked(value);
  if (typeof value === 'boolean') return Number(value);
  return value === undefined ? null : value;
}

function fromDriver(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.values(row).some(isMarked)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isMarked(value) ? fromMarked(value) : value]),
  );
}
