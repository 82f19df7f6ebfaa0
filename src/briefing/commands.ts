// The table of commands: registrations, help, README and the parser are all made from it.
// Leaves to others: each command's own file (commands/), and calling them (answer.ts).
import type { CommandSpec } from '../model/command.ts';
import type { Say } from '../model/words.ts';
import type { Command } from './asked.ts';
import { actorCommand } from './commands/actor.ts';
import { askCommand } from './commands/ask.ts';
import { briefCommand } from './commands/brief.ts';
import { checkCommand } from './commands/check.ts';
import { digestCommand } from './commands/digest.ts';
import { documentCommand } from './commands/document.ts';
import { documentsCommand } from './commands/documents.ts';
import { eventCommand } from './commands/event.ts';
import { helpCommand } from './commands/help.ts';
import { onThisDayCommand } from './commands/onthisday.ts';
import { quotesCommand } from './commands/quotes.ts';
import { timelineCommand } from './commands/timeline.ts';

/** Every command once, in the order help tells them. */
export function commandTable(say: Say): readonly Command[] {
  return [
    briefCommand(say),
    actorCommand(say),
    eventCommand(say),
    timelineCommand(say),
    quotesCommand(say),
    askCommand(say),
    onThisDayCommand(say),
    checkCommand(say),
    documentCommand(say),
    documentsCommand(say),
    digestCommand(say),
    helpCommand(say),
  ];
}

/** The table without the functions: what registrations and documentation are made from. */
export function commandSpecs(say: Say): readonly CommandSpec[] {
  return commandTable(say).map(({ run: _, ...spec }) => spec);
}
