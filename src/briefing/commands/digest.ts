// `/digest follow|list|preview|pause|resume|snooze|leave|change|history`: what comes here by itself, and when.
// Leaves to others: who may (answer.ts), each action (../digest/), the edition itself (../edition.ts), sending it (schedule).
import type { OptionSpec } from '../../model/command.ts';
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import { refused } from '../compose.ts';
import { withTiming, withWhich } from '../digest/bare.ts';
import { leave, pause, resume, snooze } from '../digest/change.ts';
import { change, follow } from '../digest/follow.ts';
import { preview } from '../digest/preview.ts';
import { emptyDays, kinds, languages } from '../digest/settings.ts';
import { showHistory, showList } from '../digest/show.ts';
import { pageOption } from '../options.ts';
import { clipped } from '../who.ts';

const actions: Readonly<Record<string, (asked: Asked, given: Arguments) => Promise<Message>>> = {
  follow,
  list: showList,
  preview,
  change,
  pause,
  resume,
  snooze,
  leave,
  history: showHistory,
};

export function digestCommand(say: Say): Command {
  return {
    name: 'digest',
    description: say('briefing.command.digest'),
    options: optionsOf(say),
    examples: [
      'digest follow time:08:00 zone:Europe/Vienna',
      'digest follow topic oil and gas days:weekdays',
      'digest preview',
    ],
    who: 'manager',
    run,
  };
}

function optionsOf(say: Say): readonly OptionSpec[] {
  const text = (name: string, description: string, rest: Partial<OptionSpec> = {}): OptionSpec => ({
    name,
    description,
    type: 'text',
    required: false,
    ...rest,
  });
  const choice = (
    name: string,
    description: string,
    choices: readonly string[],
    rest: Partial<OptionSpec> = {},
  ): OptionSpec => ({ name, description, type: 'choice', required: false, choices, ...rest });
  // Words that topics have, too: "days and nights", "the round table".
  const named = { colon: true } as const;
  return [
    {
      ...choice('action', say('briefing.option.action'), Object.keys(actions)),
      required: true,
      positional: true,
    },
    choice('what', say('briefing.digest.option.what'), kinds, named),
    text('about', say('briefing.digest.option.about'), {
      positional: true,
      phrases: true,
      suggest: 'actor',
    }),
    text('days', say('briefing.digest.option.days'), named),
    text('time', say('briefing.option.time'), named),
    text('zone', say('briefing.option.zone'), { suggest: 'zone' }),
    choice('empty', say('briefing.option.empty'), emptyDays, named),
    choice('round', say('briefing.digest.option.round'), ['yes', 'no'], named),
    choice('months', say('briefing.digest.option.months'), ['yes', 'no'], named),
    choice('language', say('briefing.digest.option.language'), languages, named),
    text('which', say('briefing.digest.option.which')),
    text('until', say('briefing.digest.option.until')),
    pageOption(say),
  ];
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const typed = (given['action'] ?? '').toLowerCase();
  const action = Object.hasOwn(actions, typed) ? actions[typed] : undefined;
  if (action !== undefined)
    return action(asked, action === follow ? withTiming(given) : withWhich(given));
  return refused(
    asked.say('briefing.digest.unknown', { action: typed === '' ? 'none' : clipped(typed) }),
    [asked.say('briefing.digest.actions', { actions: Object.keys(actions).join(', ') })],
  );
}
