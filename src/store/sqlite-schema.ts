// The tables of a SQLite file as its migrations see them.
// Leaves to others: which migrations there are and when they run (migrate.ts).
import type { Connection } from './connection.ts';
import type { Schema } from './migrate.ts';
import { derivedStatements, derivedTables } from './migrations/derived.ts';
import { sqliteIndexStatements, sqliteIndexTables } from './sqlite.ts';
import { sqlitePlans } from './sqlite-plans.ts';

/** Drops the derived tables where they are, and makes them. */
export const sqliteDerived: readonly string[] = [
  ...[...sqliteIndexTables, ...derivedTables].map((table) => `drop table if exists ${table}`),
  ...derivedStatements,
  ...sqliteIndexStatements,
  ...sqlitePlans,
];

export function sqliteSchema(connection: Connection): Schema {
  const run = async (statement: string): Promise<void> => connection.exec(statement);
  return {
    name: connection.file,
    run,
    async applied() {
      await run('create table if not exists migrations (name text primary key)');
      const rows = connection.driver.prepare('select name from migrations').all([]);
      return new Set(rows.map((row) => String(Object.values(Object(row))[0])));
    },
    dressed: (statement) => statement,
    derived: sqliteDerived,
    async alone(work) {
      await run('begin immediate');
      try {
        await work();
        await run('commit');
      } catch (error) {
        await run('rollback');
        throw error;
      }
    },
  };
}
