// `readout move --to postgres://…`: the archive, subscriptions and all that was kept, from the file to a server.
// Leaves to others: the copying and its proof (store/move.ts).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './cli.ts';
import { databaseName, takePlace } from './database.ts';
import type { Standing } from './store/duties.ts';
import { moveToPostgres } from './store/move.ts';
import { isServer, openStore } from './store/open.ts';
import { type ExitCode, exit, line } from './world.ts';

const alone: Standing = { wanted: ['reader', 'scheduler'], onChange: () => undefined };

/** The file stays as it is. Refused while a bot uses either end. */
export async function move(call: Call): Promise<ExitCode> {
  const { world, config, line: given, say } = call;
  const { to, db } = given.switches;
  const file = db ?? join(config.data, 'readout.db');
  if (to === undefined || !isServer(to)) {
    line(world.errors, say('cli.move-usage'));
    return exit.usage;
  }
  if (!existsSync(file)) {
    line(world.errors, say('cli.no-file', { file, reason: 'ENOENT' }));
    return exit.usage;
  }
  const source = await takePlace(file, alone);
  if (source.type === 'taken') {
    line(world.errors, say('cli.move-running', { database: file }));
    return exit.failed;
  }
  try {
    return await moveTo(call, file, to);
  } finally {
    await source.close();
  }
}

async function moveTo(
  { world, line: given, say }: Call,
  file: string,
  to: string,
): Promise<ExitCode> {
  const name = databaseName(to);
  // First of all it has to be there: who has no duty there may not have reached it.
  await (await openStore(to)).close();
  const target = await takePlace(to, alone);
  try {
    if (target.type === 'taken' || !target.has('scheduler')) {
      line(world.errors, say('cli.move-running', { database: name }));
      return exit.failed;
    }
    const moved = await moveToPostgres(file, to, given.switches.replace);
    const rows = moved.tables.reduce((sum, table) => sum + table.rows, 0);
    if (moved.type === 'not-empty') {
      line(world.errors, say('cli.move-not-empty', { database: name, rows }));
      return exit.failed;
    }
    for (const table of moved.tables)
      if (table.rows > 0)
        line(world.output, say('cli.move-table', { table: table.table, rows: table.rows }));
    line(world.output, say('cli.move-done', { file, database: name, rows }));
    return exit.answered;
  } finally {
    if (target.type === 'place') await target.close();
  }
}
