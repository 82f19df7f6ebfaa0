// `/event what`: what happened, when, every report of it, where reports disagree, and quotations near it.
// Leaves to others: finding events (reading), one happening told once (happenings.ts).
import { dayRange } from '../../model/date.ts';
import type { Block, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { EventFilter, EventRow, QuoteRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  facts,
  invocationOf,
  list,
  nothing,
  onPage,
  pageOf,
  paging,
  row,
  section,
} from '../compose.ts';
import { datedInWords, monthDayInWords, windowInWords } from '../dated.ts';
import { disagreements } from '../disagree.ts';
import { distinctQuotes } from '../distinct.ts';
import { foldedWords } from '../fold.ts';
import type { Happening } from '../happenings.ts';
import {
  copiesInline,
  grouped,
  happeningLine,
  neededFor,
  quoteBlocks,
  reportsOnce,
  stopWordsOf,
  untold,
} from '../lines.ts';
import { gather, type Materials, namedActor, passageInline } from '../materials.ts';
import { pageOption } from '../options.ts';
import { subjectOf } from '../subject.ts';
import { findWhen, parseWhen, type When } from '../when.ts';
import { clipped, emptyArchive } from '../who.ts';
import { todayOf } from '../window.ts';

/** How far from a report, in UTF-16 units, a quotation still belongs to it. */
const near = 700;
/** How many days from a happening words that have a day of their own still belong to it. */
const nearDays = 14;

export function eventCommand(say: Say): Command {
  return {
    name: 'event',
    description: say('briefing.command.event'),
    options: [
      {
        name: 'what',
        description: say('briefing.option.what'),
        type: 'text',
        required: true,
        positional: true,
      },
      pageOption(say),
    ],
    examples: ['event 2024-07-28', 'event interim government'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say } = asked;
  const again = invocationOf('event', given);
  const what = given['what'] ?? '';
  const filter = await filterOf(asked, what, again.arguments);
  if ('message' in filter) return filter.message;
  const events = await eventsOf(asked, filter.filter);
  const named = { what: filter.name };
  if (events.length === 0) {
    const { documents } = await asked.archive.overview();
    return documents === 0
      ? emptyArchive(asked, again)
      : nothing({ summary: say('briefing.event.none', named), again });
  }
  const quotes = await quotesNear(asked, events);
  const materials = await gather(asked, neededFor({ events, quotes }));
  const happenings = grouped(materials, events, stopWordsOf(asked));
  const [only] = happenings;
  const page = pageOf(given, happenings.length);
  const turn = paging(say, again, { page, total: happenings.length });
  const shown = onPage(happenings, page);
  const told = (only && happenings.length === 1 ? [only] : shown).flatMap((one) => one.reports);
  const blocks =
    only !== undefined && happenings.length === 1
      ? [...details(asked, materials, only)]
      : list(shown.flatMap((one) => happeningLine(asked, materials, one)));
  return answered(asked, {
    summary: say('briefing.event.summary', {
      ...named,
      count: happenings.length,
      reports: events.length,
      date: only ? datedInWords(say, only.reports[0].date) : '',
    }),
    blocks: [
      { type: 'heading', text: say('briefing.event.title', named) },
      ...blocks,
      ...section(
        say('briefing.section.differ'),
        disagreements(asked, materials, page === 1 ? happenings : []),
      ),
      ...section(
        say('briefing.section.near'),
        untold(distinctQuotes(materials, page === 1 ? quotes : []), told)
          .slice(0, 3)
          .flatMap((quote) => quoteBlocks(asked, materials, quote)),
      ),
      ...turn.notes,
      ...materials.sources(),
    ],
    again,
    actions: turn.actions,
  });
}

/** A date, a date with words, an actor, or words: what to look for. */
async function filterOf(
  asked: Asked,
  what: string,
  given: Arguments,
): Promise<
  | { readonly name: string; readonly filter: Omit<EventFilter, 'limit'> }
  | { readonly message: Message }
> {
  const { say } = asked;
  const whole = parseWhen(what, todayOf(asked));
  if (whole !== undefined) return { name: whenInWords(say, whole), filter: whenFilter(whole) };
  const found = findWhen(what, todayOf(asked));
  const words = found ? `${what.slice(0, found.start)} ${what.slice(found.end)}` : what;
  const stopWords = stopWordsOf(asked);
  const rest = words.replace(/\s+(?:on|in|of|the)\s*$/iu, '').trim();
  const told = foldedWords(rest).some((word) => !stopWords.has(word));
  if (found !== undefined && !told)
    return { name: whenInWords(say, found.when), filter: whenFilter(found.when) };
  const again = invocationOf('event', given);
  const subject = await subjectOf(asked, rest, again, 'what');
  if ('message' in subject) return subject;
  const about = subject.actor ? { actor: subject.actor.id } : { words: subject.words };
  return {
    name: found ? `${subject.name}, ${whenInWords(say, found.when)}` : clipped(subject.name),
    filter: found ? { ...about, ...whenFilter(found.when) } : about,
  };
}

/** Newest first. Asked for one day, reports of that very day; those of its month or year only where there are none. */
async function eventsOf(
  { archive }: Asked,
  filter: Omit<EventFilter, 'limit'>,
): Promise<readonly EventRow[]> {
  const { rows } = await archive.events({ ...filter, order: 'newest', limit: 200 });
  if (filter.from === undefined || filter.from !== filter.to) return rows;
  const thatDay = rows.filter(({ date }) => {
    const range = dayRange(date.value);
    return range?.first === filter.from && range?.last === filter.to;
  });
  return thatDay.length > 0 ? thatDay : rows;
}

function whenFilter(when: When): Omit<EventFilter, 'limit'> {
  return when.type === 'monthDay' ? { monthDay: when.monthDay } : { from: when.from, to: when.to };
}

function whenInWords(say: Say, when: When): string {
  return when.type === 'monthDay'
    ? monthDayInWords(say, when.monthDay)
    : (windowInWords(say, when) ?? '');
}

/** Quotations of the same documents that stand close to a report and have to do with somebody in it. */
async function quotesNear(
  { archive }: Asked,
  events: readonly EventRow[],
): Promise<readonly QuoteRow[]> {
  const documents = [...new Set(events.map((event) => event.document))].slice(0, 6);
  const pages = await Promise.all(
    documents.map((document) => archive.quotes({ document, limit: 100 })),
  );
  return pages
    .flatMap((page) => page.rows)
    .map((quote) => ({
      quote,
      distance: Math.min(...events.map((event) => distance(event, quote))),
    }))
    .filter((one) => one.distance <= near)
    .toSorted((a, b) => a.distance - b.distance)
    .map((one) => one.quote);
}

/** Units of text between a report and a quotation; infinite where they have nobody in common. */
function distance(event: EventRow, quote: QuoteRow): number {
  if (event.document !== quote.document || isOfOtherDays(event, quote))
    return Number.POSITIVE_INFINITY;
  const people = [...quote.about, ...(quote.speaker?.actor ? [quote.speaker.actor] : [])];
  const shared = people.some((id) => !id.startsWith('place:') && event.actors.includes(id));
  const [first] = quote.spans;
  const between = Math.max(event.span.start - first.end, first.start - event.span.end, 0);
  return shared || between === 0 ? between : Number.POSITIVE_INFINITY;
}

/** Said, as the document tells, weeks away from the happening: only the page is the same. */
function isOfOtherDays({ date }: EventRow, { said }: QuoteRow): boolean {
  const [happened, spoken] = [dayRange(date.value), said && dayRange(said.value)];
  if (happened === undefined || spoken === undefined) return false;
  const apart = Math.max(
    Date.parse(spoken.first) - Date.parse(happened.last),
    Date.parse(happened.first) - Date.parse(spoken.last),
  );
  return apart > nearDays * 86_400_000;
}

/** One happening: when and on what the date rests, who, and the words of every report. */
function details(asked: Asked, materials: Materials, happening: Happening): readonly Block[] {
  const { say } = asked;
  const [report] = happening.reports;
  const who = [...new Set(happening.reports.flatMap((one) => one.actors))].flatMap(
    (id) => namedActor(materials, id)?.name ?? [],
  );
  return [
    ...facts([
      { label: say('briefing.fact.when'), value: datedInWords(say, report.date) },
      { label: say('briefing.fact.rests-on'), value: report.date.evidence },
      {
        label: say('briefing.fact.status'),
        value:
          report.status === 'happened'
            ? undefined
            : say('briefing.status', { status: report.status }),
      },
      { label: say('briefing.fact.who'), value: row(who) },
    ]),
    ...section(
      say('briefing.section.reports'),
      list(
        reportsOnce(materials, happening.reports).flatMap(({ report: one, copies }) => {
          const passage = materials.passage(one.document, one.span);
          if (passage === undefined) return [];
          const reference = materials.reference(one.document);
          return [[passageInline(passage), ...reference, ...copiesInline(asked, copies)]];
        }),
      ),
    ),
  ];
}
