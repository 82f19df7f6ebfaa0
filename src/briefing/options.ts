// Options that several commands share.
// Leaves to others: each command's own options (commands/).
import type { OptionSpec } from '../model/command.ts';
import type { Say } from '../model/words.ts';

export function dateOption(say: Say, name: 'from' | 'to'): OptionSpec {
  return {
    name,
    description: say('briefing.option.window', { end: name }),
    type: 'date',
    required: false,
  };
}

export function pageOption(say: Say): OptionSpec {
  return { name: 'page', description: say('briefing.option.page'), type: 'text', required: false };
}

export function subjectOption(say: Say, required: boolean): OptionSpec {
  return {
    name: 'subject',
    description: say('briefing.option.subject'),
    type: 'text',
    required,
    suggest: 'actor',
    positional: true,
  };
}
