// Opens a database, a SQLite file or one on a PostgreSQL server, with its tables up to date, as a Store.
// Leaves to others: every question (one file a group), the lock of a running bot (hold.ts).
import { mkdirSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { askActors } from './actors.ts';
import { askArrivals, openArrivals } from './arrivals.ts';
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
import { askPlaces } from './places.ts';
import { openPosted } from './posted.ts';
import { connectPostgres, postgresWriter } from './postgres.ts';
import { postgresDerived } from './postgres-tables.ts';
import { postgresFullText } from './postgres-text.ts';
import { createPulse, type Pulse, type StoreState } from './pulse.ts';
import { askQuotes } from './quotes.ts';
import { askWords } from './rarity.ts';
import { askSentences } from './search.ts';
import { openSeen } from './seen.ts';
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
  /** Hears once when the database fails, and once when it is back. */
  readonly onChange?: (state: StoreState) => void;
}

/**
 * Opens or creates a database. `:memory:` is one of its own that goes with `close`. Any number of processes may
 * have a file open; one process opens it once, because a waiting writer holds up the whole process.
 * @throws Error that says what is wrong with the file and what to do, the driver's error as `cause`.
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Store> {
  const pulse = createPulse(options.onChange ?? ignore);
  const connection = await prepare(file, options.busyMs ?? 5000, pulse);
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: connection.driver }),
  });
  const writer = sqliteWriter(connection);
  return openParts({
    ...{ db, pulse, text: sqliteFullText, derived: sqliteDerived },
    openWriter: async () => writer,
    ...(file !== ':memory:' && { checkRoom: () => checkRoom(file) }),
  });
}

/**
 * Opens a database on a server. Any number of processes may have it open.
 * @throws Error that says what is wrong and what to do, the driver's error as `cause`.
 */
async function openPostgres(url: string, options: OpenOptions): Promise<Store> {
  const pulse = createPulse(options.onChange ?? ignore);
  const db = await connectPostgres(url, pulse);
  return openParts({
    ...{ db, pulse, text: postgresFullText, derived: postgresDerived },
    openWriter: postgresWriter,
  });
}

/** Opens what `DATABASE_URL` names, or else a file. */
export function openStore(where: string, options: OpenOptions = {}): Promise<Store> {
  return isServer(where) ? openPostgres(where, options) : openSqlite(where, options);
}

/** True for the address of a PostgreSQL database, false for a file. */
export function isServer(where: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(where);
}

interface Parts {
  readonly db: Kysely<Tables>;
  readonly pulse: Pulse;
  readonly text: FullText;
  readonly openWriter: OpenWriter;
  /** Throws while the disk is as good as full. */
  readonly checkRoom?: () => void;
  /** Statements that drop the derived tables and make them. */
  readonly derived: readonly string[];
}

function openParts({ db, pulse, text, openWriter, checkRoom, derived }: Parts): Store {
  return {
    archive: (collections) => openArchive({ db, text, collections: readable(collections) }),
    shelf: { ...openShelf(db, openWriter), ...openArrivals(db) },
    people: openPeople(db, openWriter),
    ledger: {
      ...openSubscriptions(db),
      ...openDeliveries(db),
      ...openHistory(db),
      ...openPosted(db),
      ...openConversations(db),
      ...openSeen(db),
    },
    async forgetReadings() {
      await db.transaction().execute(async (trx) => {
        const writer = await openWriter(trx);
        for (const statement of derived) await writer.runEach(statement, [[]]);
      });
    },
    state: pulse.state,
    async probe() {
      checkRoom?.();
      await sql`update migrations set name = name where name = '0001-ledger'`.execute(db);
      pulse.worked();
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
    ...askPlaces(asker),
    ...askQuotes(asker),
    ...askEvents(asker),
    ...askArrivals(asker),
    ...askSentences(asker),
    ...askWords(asker),
  };
}

/** Reading is several times as quick with pages mapped into memory; state survives a power cut. */
const settings = [
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'temp_store = memory',
  'mmap_size = 33554432',
  'cache_size = -16000',
  'wal_autocheckpoint = 4000',
  'journal_size_limit = 67108864',
];

function ignore(): void {}

/** With less than this free, in bytes, the next batch of documents would fill the disk again. */
const leastRoom = 8_000_000;

function checkRoom(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(resolve(file)));
  if (bavail * bsize < leastRoom) throw databaseTrouble(file, new Error('disk is full'));
}

async function prepare(file: string, busyMs: number, pulse: Pulse): Promise<Connection> {
  if (file !== ':memory:') makeFolder(file);
  const connection = connect(file, busyMs, pulse);
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
