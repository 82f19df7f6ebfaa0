// One chat command or question from the shell: one answer, one exit code.
// Leaves to others: the answer itself (briefing), the prompt (start.ts).
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Call } from './cli.ts';
import { databaseOf, takePlace } from './database.ts';
import { openHouse } from './house.ts';
import { createLog } from './log.ts';
import { parseCommand } from './model/command.ts';
import type { Request } from './model/conversation.ts';
import { citationsOf, type Message } from './model/message.ts';
import { styleFor } from './platforms/terminal/style.ts';
import { terminalText } from './platforms/terminal/text.ts';
import { type ExitCode, exit, line } from './world.ts';

/** Answers `readout <command> words…`; exit code by the outcome. */
export async function once(call: Call): Promise<ExitCode> {
  const { world, line: given, say, config } = call;
  const started = performance.now();
  const content = given.switches.content ?? config.content;
  if (!existsSync(content)) {
    line(world.errors, say('cli.no-folder', { folder: content }));
    return exit.usage;
  }
  const throwAway = given.switches.content !== undefined && given.switches.db === undefined;
  const database = throwAway ? ':memory:' : (given.switches.db ?? databaseOf(config));
  const house = await openHouse({
    content,
    database,
    language: config.language,
    log: createLog({
      level: 'error',
      human: world.interactive,
      write: (text) => world.errors.write(text),
    }),
  });
  try {
    const typed = [given.command, ...given.words].join(' ');
    const parsed = parseCommand(house.desk.commands, typed);
    if (parsed.type === 'unknown') {
      const invocation = { command: parsed.name, arguments: {} };
      const told = await house.desk.answer(requestFor(call, { invocation }));
      line(world.errors, terminalText(told, styleFor(false), world.columns));
      return exit.usage;
    }
    await refreshUnlessServed(database, () => house.refresh());
    const message = await house.desk.answer(requestFor(call, { invocation: parsed.invocation }));
    show(call, message, performance.now() - started);
    return codeOf(message);
  } finally {
    await house.close();
  }
}

/** A running bot keeps its archive fresh itself; beside it we only ask. */
async function refreshUnlessServed(
  database: string,
  refresh: () => Promise<unknown>,
): Promise<void> {
  const place = await takePlace(database, { wanted: ['reader'], onChange: () => undefined });
  if (place.type === 'taken') return;
  try {
    if (place.has('reader')) await refresh();
  } finally {
    await place.close();
  }
}

function requestFor({ world, config, line: { switches } }: Call, ask: Request['ask']): Request {
  return {
    id: 'once',
    place: { platform: 'terminal', workspace: '', channel: 'terminal' },
    user: 'terminal',
    direct: true,
    manager: true,
    ask,
    at: switches.at === undefined ? world.now() : Date.parse(switches.at),
    language: config.language,
    timeZone: switches.zone ?? config.zone,
    alone: true,
  };
}

function show({ world, line: { switches } }: Call, message: Message, tookMs: number): void {
  if (!switches.json) {
    line(world.output, terminalText(message, styleFor(world.colours), world.columns));
    return;
  }
  const citations = citationsOf(message).map(({ source, span, words }) => ({
    document: source.id,
    title: source.title,
    date: source.date?.value ?? null,
    start: span.start,
    end: span.end,
    text: words,
  }));
  const { outcome, summary, blocks } = message;
  line(
    world.output,
    JSON.stringify({ outcome, summary, blocks, citations, tookMs: Math.round(tookMs) }),
  );
}

function codeOf({ outcome, fault }: Message): ExitCode {
  if (fault) return exit.failed;
  if (outcome === 'none') return exit.none;
  return outcome === 'refused' ? exit.usage : exit.answered;
}
