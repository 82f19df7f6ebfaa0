// Kysely's way to PostgreSQL by `pg`: a small pool, values in and out unharmed, failures in plain words.
// Leaves to others: every query, the tables (postgres-tables.ts), what the words of a failure are (trouble.ts).
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { type ClientConfig, Pool, type PoolClient, types } from 'pg';
import { isOutage } from '../model/outage.ts';
import { fromMarked, toMarked } from './marked.ts';
import type { Pulse } from './pulse.ts';
import { serverTrouble } from './trouble.ts';

/** More at once than this wait for one another; a server has a hundred places for all its clients. */
const connections = 8;
/** A server that does not answer is told of, not waited for. */
const connectMs = 5000;
const answerMs = 120_000;

const oids = { int8: 20, text: 25, varchar: 1043, numeric: 1700 };

/** Whole numbers as numbers: none of ours is beyond 2^53. */
const parsers: NonNullable<ClientConfig['types']> = {
  getTypeParser: (oid, format) => {
    if (oid === oids.int8 || oid === oids.numeric) return Number;
    if (oid === oids.text || oid === oids.varchar) return fromMarked;
    return types.getTypeParser(oid, format);
  },
};

/** How every connection to a server is made. */
export function clientSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'readout',
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    types: parsers,
  };
}

/** A server's address for people: without user and password. */
export function serverName(url: string): string {
  try {
    // An address without a host, as for a socket, is none for URL where a user stands in it.
    const { hostname, port, pathname, searchParams } = new URL(
      url.replace(/@(?=[/?])/u, '@localhost'),
    );
    const host = searchParams.get('host') ?? (hostname || 'localhost');
    return `${decodeURIComponent(pathname.slice(1)) || 'the default database'} at ${host}${port && `:${port}`}`;
  } catch {
    return 'PostgreSQL';
  }
}

/** Opens no connection yet. Errors of queries are sentences with the driver's error as `cause`. */
export function postgresDialect(url: string, pulse: Pulse): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(url, pulse),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function createDriver(url: string, pulse: Pulse): Driver {
  const guarded = guard(url, pulse);
  const pool = new Pool({ ...clientSettings(url), max: connections });
  // A connection that breaks while nobody uses it is dropped; whoever asks next hears of it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const clients = new WeakMap<DatabaseConnection, PoolClient>();
  /** Clients that failed to answer: they may still be busy with what nobody waits for any more. */
  const broken = new WeakSet<PoolClient>();
  const run = (statement: string) => async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    async init() {},
    async acquireConnection() {
      const client = await guarded(() => pool.connect());
      const connection = connectionOn(client, async (work) => {
        try {
          return await guarded(work);
        } catch (error) {
          if (isOutage(error)) broken.add(client);
          throw error;
        }
      });
      clients.set(connection, client);
      return connection;
    },
    beginTransaction: run('begin'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    async releaseConnection(connection) {
      const client = clients.get(connection);
      client?.release(broken.has(client));
    },
    destroy: () => pool.end(),
  };
}

function connectionOn(client: PoolClient, guarded: Guard): DatabaseConnection {
  return {
    async executeQuery(query) {
      const { rows, rowCount } = await guarded(() =>
        client.query(query.sql, query.parameters.map(toDriver)),
      );
      return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) };
    },
    streamQuery() {
      throw new Error('Nothing asks PostgreSQL for a stream.');
    },
  };
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>;

function guard(url: string, pulse: Pulse): Guard {
  return async (work) => {
    try {
      return await work();
    } catch (cause) {
      const error = serverTrouble(serverName(url), cause);
      pulse.failed(error);
      throw error;
    }
  };
}

function toDriver(value: unknown): unknown {
  if (typeof value === 'string') return toMarked(value);
  return value === undefined ? null : value;
}
