// What a start says: what the archive holds, what was read just now, and the day's edition.
// Leaves to others: reading (work.ts), the prompt (platforms/terminal).
import { existsSync } from 'node:fs';
import type { Call } from './cli.ts';
import type { House } from './house.ts';
import type { Invocation, Message } from './model/message.ts';
import type { Terminal } from './platforms/terminal/terminal.ts';
import { troubleLines } from './report.ts';
import { line } from './world.ts';

/** Says what there is and what was read just now, and shows today's edition or the nearest days. */
export async function greet(
  call: Call,
  house: House,
  terminal: Terminal,
  readingMs: number,
): Promise<void> {
  const { world, config, say } = call;
  if (!existsSync(config.content))
    line(world.errors, say('cli.no-folder', { folder: config.content }));
  const report = house.report();
  const overview = await house.archive.overview();
  const { documents, quotes, attributed, events, actors } = overview;
  line(world.output, say('cli.found', { documents, quotes, attributed, events, actors }));
  const { documents: justRead, unchanged, removed, troubles } = report ?? nothingRead;
  const read = justRead.length;
  const ms = Math.round(readingMs);
  if (read > 0 || removed > 0)
    line(
      world.output,
      say('cli.read-now', { read, unchanged, removed, ms, folder: config.content }),
    );
  for (const text of troubleLines(say, troubles)) line(world.output, text);
  line(world.output, '');
  if (documents === 0) {
    line(world.output, say('cli.empty-archive', { folder: config.content }));
    return;
  }
  const today = await ask(call, house, { command: 'onthisday', arguments: {} });
  terminal.show(today);
  if (today.outcome !== 'none') return;
  for (const action of today.blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions : [],
  ))
    if (action.type === 'ask') terminal.show(await ask(call, house, action.invocation));
}

/** Another copy reads the folder. */
const nothingRead = { documents: [], unchanged: 0, removed: 0, troubles: [] };

function ask({ world, config }: Call, house: House, invocation: Invocation): Promise<Message> {
  return house.desk.answer({
    id: 'greeting',
    place: { platform: 'terminal', workspace: '', channel: 'terminal' },
    user: 'terminal',
    direct: true,
    manager: true,
    ask: { invocation },
    at: world.now(),
    language: config.language,
    timeZone: config.zone,
  });
}
