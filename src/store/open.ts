// Opens a database, a SQLite file or one on a PostgreSQL server, with its tables up to date, as a Store.
// Leaves to others: every question (one file a group), the lock of a running bot (hold.ts).
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { askActors } from './actors.ts';
import { type Asker, readable } from './asker.ts';
import { type Connection, connect } from './connection.ts';
import { openConversations } from './conversations.ts';
import { openDeliveries } from './deliveries.ts';
import { askDocuments } from './documents.ts';
import { askEvents } from './events.ts';
import type { FullText } from './full-text.ts';
import { openHistory } from './history.ts';
import { migrate } from './migrate.ts';
import { openPeople } from './people.ts';
import { connectPostgres, postgresWriter } from './postgres.ts';
import { postgresDerived } from './postgres-tables.ts';
import { postgresFullText } from './postgres-text.ts';
import { askQuotes } from './quotes.ts';
import { askWords } from './rarity.ts';
import { askSentences } from './search.ts';
import { openShelf } from './shelf.ts';
import { sqliteFullText, sqliteWriter } from './sqlite.ts';
import { sqliteDerived, sqliteSchema } from './sqlite-schema.ts';
import type { Archive, Store } from './store.ts';
import { openSubscriptions } from './subscriptions.ts';
import type { Tables } from './tables.ts';
import { databaseTrouble } from './trouble.ts';
import type { OpenWriter } from './writer.ts';

export interface OpenOptions {
  /** How long to wait for another process that is writing, in milliseconds; 5,000 unless said. */
  readonly busyMs?: number;
}

/**
 * Opens or creates a database. `:memory:` is one of its own that goes with `close`. Any number of processes may
 * have a file open; one process opens it once, because a waiting writer holds up the whole process.
 * @throws Error that says what is wrong with the file and what to do, the driver's error as `cause`.
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Store> {
  const connection = await prepare(file, options.busyMs ?? 5000);
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: connection.driver }),
  });
  const writer = sqliteWriter(connection);
  return openParts(db, sqliteFullText, async () => writer, sqliteDerived);
}

/**
 * Opens a database on a server. Any number of processes may have it open.
 * @throws Error that says what is wrong and what to do, the driver's error as `cause`.
 */
async function openPostgres(url: string): Promise<Store> {
  const db = await connectPostgres(url);
  return openParts(db, postgresFullText, postgresWriter, postgresDerived);
}

/** Opens what `DATABASE_URL` names, or else a file. */
export function openStore(where: string): Promise<Store> {
  return isServer(where) ? openPostgres(where) : openSqlite(where);
}

/** True for the address of a PostgreSQL database, false for a file. */
export function isServer(where: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(where);
}

function openParts(
  db: Kysely<Tables>,
  text: FullText,
  openWriter: OpenWriter,
  derived: readonly string[],
): Store {
  return {
    archive: (collections) => openArchive({ db, text, collections: readable(collections) }),
    shelf: openShelf(db, openWriter),
    people: openPeople(db, openWriter),
    ledger: {
      ...openSubscriptions(db),
      ...openDeliveries(db),
      ...openHistory(db),
      ...openConversations(db),
    },
    async forgetReadings() {
      await db.transaction().execute(async (trx) => {
        const writer = await openWriter(trx);
        for (const statement of derived) await writer.runEach(statement, [[]]);
      });
    },
    async close() {
      await db.destroy();
    },
  };
}

/**
 * Writes a whole copy of a database to a new file, also while a bot is using it.
 * @throws Error in plain words when the one cannot be read or the other exists or cannot be written.
 */
export async function backupSqlite(from: string, to: string): Promise<void> {
  makeFolder(to);
  const connection = connect(from, 5000);
  try {
    connection.runEach('vacuum into ?', [[to]]);
  } finally {
    connection.driver.close();
  }
}

function openArchive(asker: Asker): Archive {
  return {
    ...askDocuments(asker),
    ...askActors(asker),
    ...askQuotes(asker),
    ...askEvents(asker),
    ...askSentences(asker),
    ...askWords(asker),
  };
}

/** Reading is quick with pages mapped into memory and a cache of 32 MB; state survives a power cut. */
const settings = [
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'temp_store = memory',
  'cache_size = -16000',
  'wal_autocheckpoint = 4000',
  'mmap_size = 67108864',
  'journal_size_limit = 67108864',
];

async function prepare(file: string, busyMs: number): Promise<Connection> {
  if (file !== ':memory:') makeFolder(file);
  const connection = connect(file, busyMs);
  try {
    for (const setting of settings) connection.exec(`pragma ${setting}`);
    await migrate(sqliteSchema(connection));
  } catch (error) {
    connection.driver.close();
    throw error;
  }
  return connection;
}

function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
  } catch (cause) {
    throw databaseTrouble(file, cause);
  }
}
