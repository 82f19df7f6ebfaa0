// What servers and networks say becomes a sentence with a remedy, and tells an outage from a fault of ours.
// Leaves to others: files (file.test.ts), real servers (move.test.ts, tests/flows/outage.test.ts).
import { expect, it } from 'vitest';
import { isOutage } from '../../src/model/outage.ts';
import { serverName } from '../../src/store/postgres-driver.ts';
import { serverTrouble } from '../../src/store/trouble.ts';

it.each<[code: string, message: string, says: RegExp]>([
  ['28P01', 'password authentication failed for user "u"', /refuses the user or the password/u],
  ['28000', 'no pg_hba.conf entry for host', /refuses the user or the password/u],
  ['3D000', 'database "x" does not exist', /no database of that name. Make it: createdb/u],
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', /nothing answers/u],
  ['ENOENT', 'connect ENOENT /tmp/.s.PGSQL.5432', /nothing answers/u],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere', /no host of that name/u],
  ['57P01', 'terminating connection due to administrator command', /tries again by itself/u],
  ['57P03', 'the database system is starting up', /tries again by itself/u],
  ['', 'Connection terminated unexpectedly', /tries again by itself/u],
  ['', 'timeout exceeded when trying to connect', /tries again by itself/u],
  ['', 'Query read timeout', /tries again by itself/u],
  ['53300', 'sorry, too many clients already', /no free connection.*max_connections/u],
  ['53100', 'could not extend file: No space left on device', /no disk or memory left/u],
  ['25006', 'cannot execute INSERT in a read-only transaction', /only be read.*primary/u],
  ['42501', 'permission denied for schema public', /may not do that.*owner/u],
  ['', 'The server does not support SSL connections', /sslmode/u],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', /sslrootcert/u],
])('%s %s', (code, message, says) => {
  const cause = Object.assign(new Error(message), { code });
  const error = serverTrouble('readout at db', cause);
  expect(error.message).toMatch(/^The database readout at db: /u);
  expect(error.message).toMatch(says);
  expect(error.cause).toBe(cause);
  expect(isOutage(error)).toBe(true);
});

it.each([
  ['42601', 'syntax error at or near "x"'],
  ['42P01', 'relation "x" does not exist'],
  ['23505', 'duplicate key value violates unique constraint'],
])('%s is a fault of ours, no outage', (code, message) => {
  const error = serverTrouble('db', Object.assign(new Error(message), { code }));
  expect(error.message).toMatch(/please report it/u);
  expect(isOutage(error)).toBe(false);
});

it.each([
  ['postgres://u:s3cret@db.example.org:5433/readout', 'readout at db.example.org:5433'],
  ['postgresql://db/readout', 'readout at db'],
  ['postgres://u@/readout?host=/run/postgresql', 'readout at /run/postgresql'],
  ['postgres:///readout?host=/run/postgresql', 'readout at /run/postgresql'],
  ['postgres://u:s3cret@db', 'the default database at db'],
  ['postgres://u:p%zz@[', 'PostgreSQL'],
])('%s is called %s', (url, name) => {
  expect(serverName(url)).toBe(name);
});
