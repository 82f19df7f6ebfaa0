// `/help [command]`: the commands, with examples made of what this archive holds.
// Leaves to others: the table (commands.ts).
import type { CommandSpec } from '../../model/command.ts';
import type { Inline, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  ask,
  facts,
  invocationOf,
  list,
  note,
  nothing,
  paragraph,
  section,
  strong,
  text,
} from '../compose.ts';
import { nearestCommands } from '../nearest.ts';
import { clipped } from '../who.ts';

export function helpCommand(say: Say): Command {
  return {
    name: 'help',
    description: say('briefing.command.help'),
    options: [
      {
        name: 'command',
        description: say('briefing.option.command'),
        type: 'text',
        required: false,
        suggest: 'command',
        positional: true,
      },
    ],
    examples: ['help', 'help quotes'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const name = (given['command'] ?? '').trim().replace(/^\//u, '').toLowerCase();
  if (name === '') return overview(asked);
  const spec = asked.commands.find((one) => one.name === name);
  return spec === undefined ? unknownCommand(asked, name) : one(asked, spec);
}

async function overview(asked: Asked): Promise<Message> {
  const { say, archive, commands } = asked;
  const actors = await archive.topActors(12);
  const { documents } = await archive.overview();
  const tries = triesOf(say, actors);
  return {
    summary: say('briefing.help.summary', { count: commands.length }),
    blocks: [
      { type: 'heading', text: say('briefing.help.title') },
      paragraph(text(say('briefing.help.how', { count: documents }))),
      ...list(
        commands.map((spec): readonly Inline[] => [
          strong(usage(spec)),
          text(` · ${spec.description}`),
        ]),
      ),
      ...section(say('briefing.help.try'), list(tries.map((line) => [text(line)]))),
      ...(documents === 0 ? [note(say('briefing.empty.how'))] : []),
      {
        type: 'actions',
        actions: [
          ask(say('briefing.action.holdings'), 'brief', {}),
          ask(say('briefing.action.documents'), 'documents', {}),
        ],
      },
    ],
    audience: 'asker',
    outcome: 'answer',
    again: { command: 'help', arguments: {} },
  };
}

/** Lines to try that this archive can answer. */
function triesOf(say: Say, actors: readonly ActorRow[]): readonly string[] {
  const people = actors.filter((actor) => actor.kind === 'person');
  const [first, second] = people.length > 0 ? people : actors;
  if (first === undefined) return [];
  return [
    say('briefing.help.try-actor', { name: first.name }),
    say('briefing.help.try-timeline', { name: first.name }),
    ...(second ? [say('briefing.help.try-ask', { name: second.name, other: first.name })] : []),
    say('briefing.help.try-quotes', { name: second?.name ?? first.name }),
  ];
}

/** `/quotes [by] [about]`; a page number is left out, because it is turned by a button. */
function usage(spec: CommandSpec): string {
  const options = spec.options
    .filter((option) => option.name !== 'page')
    .map((option) => {
      const shown = option.choices ? option.choices.join('|') : option.name;
      return option.required ? shown : `[${shown}]`;
    });
  return [`/${spec.name}`, ...options].join(' ');
}

function one({ say }: Asked, spec: CommandSpec): Message {
  const summary = `/${spec.name}: ${spec.description}`;
  return {
    summary,
    blocks: [
      { type: 'heading', text: usage(spec) },
      paragraph(text(spec.description)),
      ...facts(
        spec.options.map((option) => ({
          label: option.name,
          value: option.required
            ? say('briefing.help.required', { description: option.description })
            : option.description,
        })),
      ),
      ...section(
        say('briefing.help.examples'),
        list(spec.examples.map((example) => [text(`/${example}`)])),
      ),
      ...(spec.who === 'manager' ? [note(say('briefing.help.manager'))] : []),
    ],
    audience: 'asker',
    outcome: 'answer',
    again: { command: 'help', arguments: { command: spec.name } },
  };
}

/** What to say to a command that there is not. */
export function unknownCommand({ say, commands }: Asked, name: string): Message {
  const near = nearestCommands(commands, name);
  const hint =
    near.length > 0
      ? say('briefing.command.near', { names: near.map((one) => `/${one}`).join(', ') })
      : say('briefing.command.list', { names: commands.map((one) => `/${one.name}`).join(', ') });
  return nothing({
    summary: `${say('briefing.command.unknown', { name: clipped(name) })} ${hint}`,
    again: invocationOf('help', {}),
    actions: [ask(say('briefing.action.help'), 'help', {})],
  });
}
