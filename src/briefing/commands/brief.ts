// `/brief [subject]`: the briefing on an actor or a topic, or on what the archive holds.
// Leaves to others: the card of an actor (actor.ts), answers to questions (ask.ts).
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import { invocationOf } from '../compose.ts';
import { holdings } from '../holdings.ts';
import { subjectOption } from '../options.ts';
import { subjectOf } from '../subject.ts';
import { briefOn } from '../subject-brief.ts';

export function briefCommand(say: Say): Command {
  return {
    name: 'brief',
    description: say('briefing.command.brief'),
    options: [subjectOption(say, false)],
    examples: ['brief', 'brief Guaidó', 'brief elections'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const again = invocationOf('brief', given);
  const typed = again.arguments['subject'];
  if (typed === undefined) return holdings(asked);
  const subject = await subjectOf(asked, typed, again, 'subject');
  return 'message' in subject ? subject.message : briefOn(asked, subject, again);
}
