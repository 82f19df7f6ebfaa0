// Turns what a failing database says into a sentence for an operator: what happened and what to do.
// Leaves to others: catching and logging it (briefing/answer, schedule/deliver, cli).
import { outageName } from '../model/outage.ts';

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /SQLITE_FULL|disk is full/u,
    'the disk is full. Free some space on it, then start again; nothing that was saved is lost',
  ],
  [
    /SQLITE_READONLY|readonly/u,
    'it may not be written. Give the user who runs Readout the right to write the file and its folder',
  ],
  [
    /SQLITE_CORRUPT|malformed/u,
    'it is damaged. Move it away and bring back the last backup with "readout restore", or start with an empty one',
  ],
  [
    /SQLITE_NOTADB|not a database/u,
    'it is not a Readout database. Name another file, or move this one away',
  ],
  [
    /SQLITE_BUSY|SQLITE_LOCKED|is locked/u,
    'another program keeps it locked. Stop that program (a backup, a database browser, a second bot) and try again',
  ],
  [
    /SQLITE_CANTOPEN|Unable to open|ConnectionFailed/u,
    'it cannot be opened. Check that its folder exists, that it is a file and no folder, and that it may be read and written',
  ],
  [
    /SQLITE_IOERR/u,
    'reading or writing it failed. Check the disk; network folders are no safe place for the file',
  ],
];

/** What a server says by its SQLSTATE or the network by its code. */
const serverRemedies: readonly (readonly [RegExp, string])[] = [
  [
    /^28P01|^28000|password must be a string|SASL/u,
    'it refuses the user or the password. Check both in DATABASE_URL; special characters are written as %40 for @ and the like',
  ],
  [
    /^3D000/u,
    'there is no database of that name. Make it: createdb NAME, or CREATE DATABASE "NAME" in psql; or name another in DATABASE_URL',
  ],
  [
    /ECONNREFUSED|ENOENT|EACCES/u,
    'nothing answers at that address. Check that the server runs, and host and port in DATABASE_URL',
  ],
  [/ENOTFOUND|EAI_AGAIN/u, 'there is no host of that name. Check the host in DATABASE_URL'],
  [
    /does not support SSL/u,
    'the server takes no encrypted connections. Take sslmode out of DATABASE_URL, or set up TLS on the server',
  ],
  [
    /certificate|self.signed/iu,
    'its certificate is not trusted. Name the authority with sslrootcert=FILE in DATABASE_URL',
  ],
  [
    /^57P|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout|[Cc]onnection terminated|not queryable|^08/u,
    'the connection broke or the server is not ready. Readout tries again by itself; when it lasts, look at the server',
  ],
  [
    /^53300/u,
    'the server has no free connection. Raise max_connections there, or run fewer copies',
  ],
  [/^53100|^53200|^53/u, 'the server has no disk or memory left. Free some; nothing saved is lost'],
  [
    /^25006/u,
    'it may only be read (a standby, or default_transaction_read_only). Point DATABASE_URL at the primary server',
  ],
  [
    /^42501/u,
    'the user may not do that. Make it the owner of the database: ALTER DATABASE "NAME" OWNER TO "USER"',
  ],
];

/** The error to throw for a failure of a database file; the driver's own error is its `cause`. */
export function databaseTrouble(file: string, cause: unknown): Error {
  return trouble(`The database ${file}`, remedies, cause);
}

/** The error to throw for a failure of a server; the driver's own error is its `cause`. */
export function serverTrouble(name: string, cause: unknown): Error {
  return trouble(`The database ${name}`, serverRemedies, cause);
}

export function tooOld(name: string, version: string): Error {
  return new Error(
    `The database ${name}: PostgreSQL ${version} is too old; Readout needs 15 or newer.`,
  );
}

export function wrongEncoding(name: string, encoding: string): Error {
  return new Error(
    `The database ${name}: it is encoded in ${encoding}; Readout needs UTF8. ` +
      `Make one: CREATE DATABASE "NAME" ENCODING 'UTF8' TEMPLATE template0.`,
  );
}

function trouble(
  subject: string,
  known: readonly (readonly [RegExp, string])[],
  cause: unknown,
): Error {
  const said = spoken(cause);
  const remedy = known.find(([pattern]) => pattern.test(said))?.[1];
  const what =
    remedy ?? `it refused a request (${said}). That is a fault in Readout: please report it`;
  const error = new Error(`${subject}: ${what}.`, { cause });
  if (remedy !== undefined) error.name = outageName;
  return error;
}

function spoken(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return `${code} ${cause.message}`.trim();
}
