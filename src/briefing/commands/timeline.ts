// `/timeline subject [from] [to]`: dated events in order, one line each, oldest first.
// Leaves to others: finding events (reading), one happening told once (happenings.ts).
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { EventFilter, EventRow, Page } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  invocationOf,
  list,
  nothing,
  onPage,
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
  const filter = { ...about, ...days, order: 'oldest' as const };
  const found = await archive.events({ ...filter, limit: mostReports });
  const named = { name: subject.name, days: windowInWords(say, days) ?? 'none' };
  if (found.total === 0)
    return nothing({
      summary: say('briefing.timeline.none', named),
      again,
      actions: [ask(say('briefing.action.brief', named), 'brief', { subject: subject.name })],
    });
  const { page, total, happenings, materials } = await pageShown(asked, given, filter, found);
  const turn = paging(say, again, { page, total });
  return answered(asked, {
    summary: say('briefing.timeline.summary', { ...named, count: total }),
    blocks: [
      { type: 'heading', text: say('briefing.timeline.title', named) },
      ...list(happenings.flatMap((one) => happeningLine(asked, materials, one))),
      ...turn.notes,
      ...materials.sources(),
    ],
    again,
    actions: turn.actions,
  });
}

/**
 * The happenings of one page. Reports of one happening are put together over the whole timeline, unless it is
 * too long for that: then on the page.
 */
async function pageShown(
  asked: Asked,
  given: Arguments,
  filter: Omit<EventFilter, 'limit'>,
  found: Page<EventRow>,
) {
  const stopWords = stopWordsOf(asked);
  if (found.total > mostReports) {
    const page = pageOf(given, found.total);
    const offset = (page - 1) * pageSize;
    const { rows } = await asked.archive.events({ ...filter, limit: pageSize, offset });
    const materials = await gather(asked, neededFor({ events: rows }));
    return { page, total: found.total, happenings: grouped(materials, rows, stopWords), materials };
  }
  const materials = await gather(asked, neededFor({ events: found.rows }));
  const all = grouped(materials, found.rows, stopWords);
  const page = pageOf(given, all.length);
  return { page, total: all.length, happenings: onPage(all, page), materials };
}
