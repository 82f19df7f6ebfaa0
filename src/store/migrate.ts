// Brings the tables of a file up to date: precious ones step by step, derived ones by starting afresh.
// Leaves to others: what the tables are (migrations/), full-text tables (sqlite.ts).
import type { Connection } from './connection.ts';
import { derivedStatements, derivedTables, derivedVersion } from './migrations/derived.ts';
import { preciousMigrations } from './migrations/precious.ts';
import { sqliteIndexStatements, sqliteIndexTables } from './sqlite.ts';

const derivedPrefix = 'derived ';

/**
 * Runs what is missing in one transaction, so that two processes that open a new file at once agree.
 * @throws Error when a newer Readout made the file.
 */
export function migrate(connection: Connection): void {
  const wanted = [
    ...preciousMigrations.map((migration) => migration.name),
    derivedPrefix + derivedVersion,
  ];
  connection.exec('create table if not exists migrations (name text primary key)');
  if (wanted.every((name) => applied(connection).has(name))) return;
  inTransaction(connection, () => {
    const done = applied(connection);
    refuseNewer(connection, done);
    for (const { name, statements } of preciousMigrations) {
      if (done.has(name)) continue;
      for (const statement of statements) connection.exec(statement);
      record(connection, name);
    }
    if (!done.has(derivedPrefix + derivedVersion)) {
      connection.exec(`delete from migrations where name like '${derivedPrefix}%'`);
      forgetDerived(connection);
      record(connection, derivedPrefix + derivedVersion);
    }
  });
}

/** Drops and makes the derived tables; inside the caller's transaction. */
export function forgetDerived(connection: Connection): void {
  for (const table of [...sqliteIndexTables, ...derivedTables])
    connection.exec(`drop table if exists ${table}`);
  for (const statement of [...derivedStatements, ...sqliteIndexStatements])
    connection.exec(statement);
}

function applied(connection: Connection): ReadonlySet<string> {
  const rows = connection.driver.prepare('select name from migrations').all([]);
  return new Set(rows.map((row) => String(Object.values(Object(row))[0])));
}

function refuseNewer(connection: Connection, done: ReadonlySet<string>): void {
  const known = new Set(preciousMigrations.map((migration) => migration.name));
  const strange = [...done].filter((name) => !known.has(name) && !name.startsWith(derivedPrefix));
  if (strange.length > 0)
    throw new Error(
      `The database ${connection.file} was made by a newer Readout (it has ${strange.join(', ')}). ` +
        'Update Readout, or name another file.',
    );
}

function record(connection: Connection, name: string): void {
  connection.runEach('insert into migrations (name) values (?)', [[name]]);
}

function inTransaction(connection: Connection, work: () => void): void {
  connection.exec('begin immediate');
  try {
    work();
    connection.exec('commit');
  } catch (error) {
    connection.exec('rollback');
    throw error;
  }
}
