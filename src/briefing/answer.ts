// The desk: takes a Request, finds the command, and gives back a Message, whatever happens.
// Leaves to others: every command (commands/), platforms, the ledger's storage.
import { createHash } from 'node:crypto';
import type { CommandSpec, Suggestion } from '../model/command.ts';
import type { Desk, Platform, Request, SharedPost } from '../model/conversation.ts';
import type { Log } from '../model/log.ts';
import type { Invocation, Message } from '../model/message.ts';
import { isOutage } from '../model/outage.ts';
import type { Say } from '../model/words.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Archive } from '../store/store.ts';
import { withAids } from './aids.ts';
import type { Asked, Command, NextEdition, QuestionLists } from './asked.ts';
import { unknownCommand } from './commands/help.ts';
import { commandTable } from './commands.ts';
import { refused } from './compose.ts';
import { converse } from './conversation/converse.ts';
import { folded } from './fold.ts';
import { interpret } from './interpret.ts';
import { usedIn } from './used.ts';
import { todayOf } from './window.ts';

/** What a desk works with; `newIncident` makes the short id that joins an answer to a log line. */
export interface DeskTools {
  readonly archive: Archive;
  readonly ledger: Ledger;
  readonly nextEdition: NextEdition;
  readonly preflight?: Platform['preflight'];
  readonly say: Say;
  readonly log: Log;
  readonly lists: QuestionLists;
  readonly newIncident: () => string;
}

export function createDesk(tools: DeskTools): Desk {
  const commands = commandTable(tools.say);
  return {
    commands: commands.map(({ run: _, ...spec }) => spec),
    answer: (request) => answer(tools, commands, request),
    suggest: (suggestion, partial, limit) => suggest(tools, commands, suggestion, partial, limit),
    keep: (invocation) => keep(tools, invocation),
    recall: (key) => tools.ledger.invocation(key),
    shared: (post) => shared(tools, post),
  };
}

async function answer(
  tools: DeskTools,
  commands: readonly Command[],
  request: Request,
): Promise<Message> {
  try {
    const asked: Asked = { ...tools, commands, request };
    const meant =
      'invocation' in request.ask
        ? { type: 'invocation' as const, invocation: request.ask.invocation }
        : interpret(commands, tools.lists, request.ask.text, todayOf(asked));
    if (meant.type === 'unknown') return await unknownCommand(asked, meant.name);
    return await converse(asked, meant.invocation, (invocation) =>
      perform(commands, asked, invocation),
    );
  } catch (cause) {
    // Told to the operator once, by whoever watches the database.
    if (isOutage(cause))
      return { ...refused(tools.say('briefing.database-away'), []), fault: true };
    const incident = tools.newIncident();
    tools.log.error('answer failed', { incident, platform: request.place.platform }, cause);
    return { ...refused(tools.say('briefing.trouble', { incident }), []), fault: true };
  }
}

async function perform(
  commands: readonly Command[],
  asked: Asked,
  invocation: Invocation,
): Promise<Message> {
  const { say, request } = asked;
  const command = commands.find((one) => one.name === invocation.command);
  if (command === undefined) return unknownCommand(asked, invocation.command);
  if (command.who === 'manager' && !request.direct && !request.manager)
    return refused(say('briefing.managers-only', { command: command.name }), [
      say('briefing.managers-only.how'),
    ]);
  const missing = command.options.find(
    (option) => option.required && (invocation.arguments[option.name] ?? '').trim() === '',
  );
  if (missing !== undefined)
    return refused(
      say('briefing.missing', { command: command.name, option: missing.description }),
      command.examples
        .slice(0, 1)
        .map((example) => say('briefing.example', { example: `/${example}` })),
    );
  return withAids(asked, invocation, await command.run(asked, invocation.arguments));
}

async function suggest(
  { archive, log }: DeskTools,
  commands: readonly CommandSpec[],
  suggestion: Suggestion,
  partial: string,
  limit: number,
): Promise<readonly string[]> {
  try {
    switch (suggestion) {
      case 'actor':
        return await archive.suggestActors(partial, limit);
      case 'document':
        return await archive.suggestDocuments(partial, limit);
      case 'zone':
        return beginning(['UTC', ...Intl.supportedValuesOf('timeZone')], partial).slice(0, limit);
      case 'command':
        return beginning(
          commands.map((one) => one.name),
          partial,
        ).slice(0, limit);
    }
  } catch (cause) {
    log.error('suggest failed', { suggestion }, cause);
    return [];
  }
}

/** Those with a word that begins with what was typed; the ones that begin with it as a whole first. */
function beginning(names: readonly string[], partial: string): readonly string[] {
  const plain = (name: string) => ` ${folded(name.trim()).replace(/[\s_/]+/gu, ' ')}`;
  const key = plain(partial);
  const found = names.filter((name) => plain(name).includes(key));
  return found.toSorted(
    (a, b) => Number(plain(b).startsWith(key)) - Number(plain(a).startsWith(key)),
  );
}

/** The same invocation has the same key, whatever the order of its arguments. */
async function keep(
  { ledger }: DeskTools,
  { command, arguments: given }: Invocation,
): Promise<string> {
  const sorted = Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const key = createHash('sha256')
    .update(JSON.stringify([command, sorted]))
    .digest('hex')
    .slice(0, 16);
  await ledger.keepInvocation(key, { command, arguments: given });
  return key;
}

async function shared({ archive, ledger, log }: DeskTools, post: SharedPost): Promise<void> {
  try {
    const citations = await usedIn(archive, post.message);
    if (citations.length > 0) await ledger.keepPosted({ ...post, citations, state: 'stands' });
  } catch (cause) {
    log.error('shared answer not kept', { platform: post.place.platform }, cause);
  }
}
