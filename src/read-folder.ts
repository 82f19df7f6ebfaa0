// `readout read [DIR…]`: reads folders into a throw-away database and says what was found in each document.
// Leaves to others: keeping it (start.ts).
import { existsSync } from 'node:fs';
import type { Call } from './cli.ts';
import { openHouse } from './house.ts';
import { createLog } from './log.ts';
import { reportLines } from './report.ts';
import { type ExitCode, exit, line } from './world.ts';

/** Exit code 1 when a file was lost, 2 when a folder is not there. */
export async function readFolder({ world, config, line: given, say }: Call): Promise<ExitCode> {
  const named = [...given.words, ...(given.switches.content ? [given.switches.content] : [])];
  const folders = named.length > 0 ? named : [config.content];
  let code: ExitCode = exit.answered;
  for (const folder of folders) {
    if (!existsSync(folder)) {
      line(world.errors, say('cli.no-folder', { folder }));
      return exit.usage;
    }
    const house = await openHouse({
      content: folder,
      database: given.switches.db ?? ':memory:',
      language: config.language,
      log: createLog({
        level: 'warn',
        human: world.interactive,
        write: (text) => world.errors.write(text),
      }),
    });
    const report = await house.refresh();
    await house.close();
    if (given.switches.json) line(world.output, JSON.stringify({ ...report, curation: undefined }));
    else for (const text of reportLines(say, report)) line(world.output, text);
    if (report.troubles.some((trouble) => trouble.level === 'error')) code = exit.failed;
  }
  return code;
}
