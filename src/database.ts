// Which database is meant, what people call it, and what this copy of Readout may do with it.
// Leaves to others: opening it (store/open.ts), what a duty is (start.ts).
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type Duties, openDuties, type Standing } from './store/duties.ts';
import { hold } from './store/hold.ts';
import { isServer } from './store/open.ts';
import { serverName } from './store/postgres-driver.ts';

/** What `DATABASE_URL` names, or else the file in the folder of data. */
export function databaseOf({ database, data }: Config): string {
  return database ?? join(data, 'readout.db');
}

/** For people: no user, no password. */
export function databaseName(database: string): string {
  return isServer(database) ? serverName(database) : database;
}

export type PlaceTaken = {
  readonly type: 'taken';
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
};

/**
 * Takes this copy's place at a database. A file has one running bot with every duty; a server many, each duty with
 * one of them.
 */
export async function takePlace(
  database: string,
  { wanted, onChange, onSilence }: Standing,
): Promise<PlaceTaken | (Duties & { readonly type: 'place' })> {
  if (isServer(database))
    return {
      type: 'place',
      ...(await openDuties(database, { wanted, onChange, ...(onSilence && { onSilence }) })),
    };
  if (database === ':memory:')
    return { type: 'place', has: () => true, close: async () => undefined };
  const held = hold(database);
  if (held.type === 'taken') return held;
  for (const duty of wanted) onChange(duty, true);
  return {
    type: 'place',
    has: (duty) => wanted.includes(duty),
    close: async () => held.release(),
  };
}
