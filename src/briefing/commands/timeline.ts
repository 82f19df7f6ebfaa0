// `/timeline subject [from] [to]`: dated events in order, one line each, oldest first.
// Leaves to others: finding events (reading), one happening told once (happenings.ts).
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  invocationOf,
  list,
  nothing,
  pageOf,
  pageSize,
  paging,
} from '../compose.ts';
import { windowInWords } from '../dated.ts';
import { grouped, happeningLine, neededFor, stopWordsOf } from '../lines.ts';
import { gather } from '../materials.ts';
import { dateOption, pageOption, subjectOption } from '../options.ts';
import { subjectOf } from '../subject.ts';
import { daysOf } from '../window.ts';

/** Most reports that one timeline is made of. */
const mostReports = 500;

export function timelineCommand(say: Say): Command {
  return {
    name: 'timeline',
    description: say('briefing.command.timeline'),
    options: [
      subjectOption(say, true),
      dateOption(say, 'from'),
      dateOption(say, 'to'),
      pageOption(say),
    ],
    examples: ['timeline Guaidó', 'timeline elections from:2024 to:2025'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say, archive } = asked;
  const again = invocationOf('timeline', given);
  const days = daysOf(asked, again.arguments);
  if ('message' in days) return days.message;
  const subject = await subjectOf(asked, given['subject'] ?? '', again, 'subject');
  if ('message' in subject) return subject.message;
  const about = subject.actor ? { actor: subject.actor.id } : { words: subject.words };
  const found = await archive.events({ ...about, ...days, order: 'oldest', limit: mostReports });
  const named = { name: subject.name, days: windowInWords(say, days) ?? 'none' };
  if (found.total === 0)
    return nothing({
      summary: say('briefing.timeline.none', named),
      again,
      actions: [ask(say('briefing.action.brief', named), 'brief', { subject: subject.name })],
    });
  const materials = await gather(asked, neededFor({ events: found.rows }));
  const happenings = grouped(materials, found.rows, stopWordsOf(asked));
  const page = pageOf(given);
  const turn = paging(say, again, { page, total: happenings.length });
  const shown = happenings.slice((page - 1) * pageSize, page * pageSize);
  return answered(asked, {
    summary: say('briefing.timeline.summary', { ...named, count: happenings.length }),
    blocks: [
      { type: 'heading', text: say('briefing.timeline.title', named) },
      ...list(shown.flatMap((one) => happeningLine(asked, materials, one))),
      ...turn.notes,
      ...materials.sources(),
    ],
    again,
    actions: turn.actions,
  });
}
