// One running bot to a database file: a lock that the operating system drops when the process dies.
// Leaves to others: what to tell the operator (start.ts); two processes may always ask and write (WAL).
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Connection, connect } from './connection.ts';
import { databaseTrouble } from './trouble.ts';

export type Held =
  | {
      readonly type: 'held';
      /** Lets the next one in; harmless when called twice. */
      release(): void;
    }
  | {
      readonly type: 'taken';
      readonly pid: number;
      /** When it was taken, ISO 8601. */
      readonly since: string;
    };

/** Who takes the lock, for those who come later; `now` in milliseconds since the epoch. */
export interface Holder {
  readonly pid: number;
  readonly now: number;
}

/**
 * Takes `<file>.lock`, a small SQLite file with a write transaction kept open: others can read in it who holds
 * it. A killed process leaves no lock behind. Pointless for `:memory:`.
 * @throws Error in plain words when the lock file cannot be made.
 */
export function hold(file: string, holder: Holder = { pid: process.pid, now: Date.now() }): Held {
  const connection = open(`${file}.lock`);
  try {
    if (!begins(connection)) return taken(connection);
    name(connection, holder);
    // The name had to be committed to be read by others; whoever slipped in between holds the lock.
    if (!begins(connection)) return taken(connection);
  } catch (error) {
    connection.driver.close();
    throw error;
  }
  return { type: 'held', release: () => closeOnce(connection) };
}

function open(path: string): Connection {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
  } catch (cause) {
    throw databaseTrouble(path, cause);
  }
  // Waits a moment for one that is just writing its name, not for one that holds the lock.
  return connect(path, 50);
}

function begins(connection: Connection): boolean {
  try {
    connection.exec('begin immediate');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY';
}

function name(connection: Connection, { pid, now }: Holder): void {
  connection.exec('create table if not exists holder (pid integer not null, since text not null)');
  connection.exec('delete from holder');
  connection.insert('holder', ['pid', 'since'], [[pid, new Date(now).toISOString()]]);
  connection.exec('commit');
}

function taken(connection: Connection): Held {
  try {
    const [row] = connection.driver.prepare('select pid, since from holder').all([]);
    const known = Object.entries(Object(row));
    const value = (column: string) => known.find(([key]) => key === column)?.[1];
    return { type: 'taken', pid: Number(value('pid') ?? 0), since: String(value('since') ?? '') };
  } finally {
    connection.driver.close();
  }
}

/** Rolled back first: the driver closes the file only once nothing refers to its statements. */
function closeOnce(connection: Connection): void {
  if (!connection.isOpen()) return;
  connection.exec('rollback');
  connection.driver.close();
}
