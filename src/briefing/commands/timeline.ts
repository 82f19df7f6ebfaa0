// `/timeline subject [from] [to]`: dated events in order, one line each, oldest first.
// Leaves to others: which events (timeline/), one happening told once (happenings.ts).
import type { Block, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { EventRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  invocationOf,
  list,
  note,
  nothing,
  onPage,
  pageOf,
  pageSize,
  paging,
  section,
} from '../compose.ts';
import { windowInWords } from '../dated.ts';
import { disagreements } from '../disagree.ts';
import type { Happening } from '../happenings.ts';
import { grouped, happeningLine, neededFor, stopWordsOf } from '../lines.ts';
import { gather, type Materials } from '../materials.ts';
import { dateOption, pageOption, subjectOption } from '../options.ts';
import { subjectOf } from '../subject.ts';
import { countDates } from '../timeline/dates.ts';
import { reportsOn } from '../timeline/reports.ts';
import { themeOfActor, themeOfWords } from '../timeline/theme.ts';
import { type Entry, timelineOf } from '../timeline/timeline.ts';
import { daysOf } from '../window.ts';

/** Most reports of each actor and word that a timeline is made of. */
const mostReports = 1500;
/** From so many reports on a page shows the days that matter most; fewer are all shown, in order. */
const longTimeline = 120;
/** Most reports of one day that are compared. */
const mostOfDay = 40;

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
  const theme = subject.actor
    ? await themeOfActor(archive, subject.actor)
    : themeOfWords(subject.words);
  const reports = await reportsOn(archive, theme, days, { limit: mostReports, enough: pageSize });
  const named = { name: subject.name, days: windowInWords(say, days) ?? 'none' };
  if (reports.length === 0)
    return nothing({
      summary: say('briefing.timeline.none', named),
      again,
      actions: [ask(say('briefing.action.brief', named), 'brief', { subject: subject.name })],
    });
  const shown =
    reports.length < longTimeline
      ? await everyEvent(asked, given, reports)
      : await bestDays(asked, given, reports);
  const { page, total, happenings, materials } = shown;
  const turn = paging(say, again, { page, total });
  return answered(asked, {
    summary: say('briefing.timeline.summary', { ...named, count: shown.events }),
    blocks: [
      { type: 'heading', text: say('briefing.timeline.title', named) },
      ...list(happenings.flatMap((one) => happeningLine(asked, materials, one))),
      ...section(say('briefing.section.differ'), disagreements(asked, materials, happenings)),
      ...shown.notes,
      ...turn.notes,
      ...materials.sources(),
    ],
    again,
    actions: turn.actions,
  });
}

interface Shown {
  readonly page: number;
  /** Lines on all pages. */
  readonly total: number;
  readonly events: number;
  readonly happenings: readonly Happening[];
  readonly materials: Materials;
  readonly notes: readonly Block[];
}

/** Every happening, oldest first, a page of them. */
async function everyEvent(
  asked: Asked,
  given: Arguments,
  reports: readonly EventRow[],
): Promise<Shown> {
  const materials = await gather(asked, neededFor({ events: reports }));
  const all = grouped(materials, reports, stopWordsOf(asked));
  const page = pageOf(given, all.length);
  const happenings = onPage(all, page);
  return { page, total: all.length, events: all.length, happenings, materials, notes: [] };
}

/** The days that matter most first, those of a page in order of date, a line each; the note says so. */
async function bestDays(
  asked: Asked,
  given: Arguments,
  reports: readonly EventRow[],
): Promise<Shown> {
  const { archive, say } = asked;
  const stopWords = stopWordsOf(asked);
  const page = pageOf(given, countDates(reports));
  const { total, entries } = await timelineOf(archive, reports, {
    ...{ dates: pageSize, perDate: 1, after: (page - 1) * pageSize, stopWords },
  });
  const rows = entries.flatMap((entry) => ofDay(entry));
  const materials = await gather(asked, neededFor({ events: rows }));
  const happenings = entries.flatMap((entry) => {
    const all = grouped(materials, ofDay(entry), stopWords);
    const [best] = entry.passages;
    const told = all.find(({ reports: same }) => same.some((one) => one === best));
    return told === undefined ? [] : [told];
  });
  const most = say('briefing.timeline.most', {
    ...{ events: reports.length, days: total },
    cut: reports.length < mostReports ? 'no' : 'yes',
  });
  return { page, total, events: reports.length, happenings, materials, notes: [note(most)] };
}

/** Reports of a day, the chosen passage among them whatever their number. */
function ofDay({ passages, reports }: Entry): readonly EventRow[] {
  return [...new Set([...passages, ...reports.slice(0, mostOfDay)])];
}
