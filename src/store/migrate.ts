// Brings the tables of a database up to date: precious ones step by step, derived ones by starting afresh.
// Leaves to others: what the tables are (migrations/), each engine's dress of them (open.ts, postgres-tables.ts).
import { derivedVersion } from './migrations/derived.ts';
import { preciousMigrations } from './migrations/precious.ts';

const derivedPrefix = 'derived ';

/** A database as its migrations see it. */
export interface Schema {
  /** In sentences for people. */
  readonly name: string;
  /** Runs one statement, in the transaction where there is one. */
  run(statement: string): Promise<void>;
  /** Names of the migrations that ran. */
  applied(): Promise<ReadonlySet<string>>;
  /** What the engine makes of a statement in `migrations/precious.ts`. */
  dressed(statement: string): string;
  /** Drops the derived tables where they are, and makes them. */
  readonly derived: readonly string[];
  /** Runs the work all or nothing, and never beside that of another process. */
  alone(work: () => Promise<void>): Promise<void>;
}

/**
 * Runs what is missing in one transaction, so that two processes that open a new database at once agree.
 * @throws Error when a newer Readout made the database.
 */
export async function migrate(schema: Schema): Promise<void> {
  const wanted = [
    ...preciousMigrations.map((migration) => migration.name),
    derivedPrefix + derivedVersion,
  ];
  const before = await schema.applied();
  if (wanted.every((name) => before.has(name))) return;
  await schema.alone(async () => {
    const done = await schema.applied();
    refuseNewer(schema, done);
    for (const { name, statements } of preciousMigrations) {
      if (done.has(name)) continue;
      for (const statement of statements) await schema.run(schema.dressed(statement));
      await record(schema, name);
    }
    if (done.has(derivedPrefix + derivedVersion)) return;
    await schema.run(`delete from migrations where name like '${derivedPrefix}%'`);
    for (const statement of schema.derived) await schema.run(statement);
    await record(schema, derivedPrefix + derivedVersion);
  });
}

function refuseNewer(schema: Schema, done: ReadonlySet<string>): void {
  const known = new Set(preciousMigrations.map((migration) => migration.name));
  const strange = [...done].filter((name) => !known.has(name) && !name.startsWith(derivedPrefix));
  if (strange.length > 0)
    throw new Error(
      `The database ${schema.name} was made by a newer Readout (it has ${strange.join(', ')}). ` +
        'Update Readout, or name another one.',
    );
}

async function record(schema: Schema, name: string): Promise<void> {
  await schema.run(`insert into migrations (name) values ('${name}')`);
}
