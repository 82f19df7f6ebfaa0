// Copies of what Readout keeps: readings as JSON Lines, the database as a file, and back again.
// Leaves to others: the copying of a live SQLite file (store/open.ts).
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './cli.ts';
import { databaseName } from './database.ts';
import { openHouse } from './house.ts';
import { createLog } from './log.ts';
import { hold } from './store/hold.ts';
import { backupSqlite, openSqlite } from './store/open.ts';
import { type ExitCode, exit, line } from './world.ts';

/** `readout export`: one line a document with its quotes and events. */
export async function exportReadings({ world, config, line: given }: Call): Promise<ExitCode> {
  const house = await openHouse({
    content: given.switches.content ?? config.content,
    database: ':memory:',
    language: config.language,
    log: createLog({
      level: 'error',
      human: world.interactive,
      write: (text) => world.errors.write(text),
    }),
  });
  try {
    await house.refresh();
    const { total } = await house.archive.listDocuments({ limit: 0 });
    for (let offset = 0; offset < total; offset += 50) {
      const page = await house.archive.listDocuments({ limit: 50, offset });
      for (const { id } of page.rows) {
        const document = await house.archive.document(id);
        const parts = await house.archive.parts(id);
        const quotes = await house.archive.quotes({ document: id, limit: 10_000 });
        const events = await house.archive.events({ document: id, limit: 10_000 });
        line(
          world.output,
          JSON.stringify({ document, ...parts, quotes: quotes.rows, events: events.rows }),
        );
      }
    }
    return exit.answered;
  } finally {
    await house.close();
  }
}

/** A server's own tools copy a database better than we could; says how. True when there is nothing to do here. */
function onServer({ world, config, line: given, say }: Call): boolean {
  if (config.database === undefined || given.switches.db !== undefined) return false;
  line(world.errors, say('cli.backup-server', { database: databaseName(config.database) }));
  return true;
}

/** `readout backup FILE`: works beside a running bot. */
export async function backup(call: Call): Promise<ExitCode> {
  const { world, config, line: given, say } = call;
  if (onServer(call)) return exit.usage;
  const [file] = given.words;
  const from = given.switches.db ?? join(config.data, 'readout.db');
  if (file === undefined || existsSync(file)) {
    line(
      world.errors,
      say(file === undefined ? 'cli.backup-usage' : 'cli.backup-exists', { file: file ?? '' }),
    );
    return exit.usage;
  }
  if (!existsSync(from)) {
    line(world.errors, say('cli.no-file', { file: from, reason: 'ENOENT' }));
    return exit.usage;
  }
  await backupSqlite(from, file);
  line(world.output, say('cli.backup-done', { file }));
  return exit.answered;
}

/** `readout restore FILE`: refused while a bot runs; the former database is kept beside it. */
export async function restore(call: Call): Promise<ExitCode> {
  const { world, config, line: given, say } = call;
  if (onServer(call)) return exit.usage;
  const [file] = given.words;
  const to = given.switches.db ?? join(config.data, 'readout.db');
  if (file === undefined || !existsSync(file)) {
    line(
      world.errors,
      file === undefined ? say('cli.backup-usage') : say('cli.no-file', { file, reason: 'ENOENT' }),
    );
    return exit.usage;
  }
  const held = hold(to);
  if (held.type === 'taken') {
    line(world.errors, say('cli.restore-running', { file: to }));
    return exit.failed;
  }
  try {
    await (await openSqlite(file)).close();
    const kept = `${to}.before-restore`;
    if (existsSync(to)) renameSync(to, kept);
    for (const rest of ['-wal', '-shm']) rmSync(`${to}${rest}`, { force: true });
    copyFileSync(file, to);
    line(world.output, say('cli.restore-done', { file, kept }));
    return exit.answered;
  } finally {
    held.release();
  }
}
