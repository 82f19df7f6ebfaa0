// `/event what`: what happened, when, every report of it, where reports disagree, and quotations near it.
// Leaves to others: finding events (reading), one happening told once (happenings.ts).
import type { Block, Inline, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { EventFilter, EventRow, QuoteRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  facts,
  invocationOf,
  list,
  nothing,
  pageOf,
  pageSize,
  paging,
  row,
  section,
  strong,
  text,
} from '../compose.ts';
import { datedInWords, monthDayInWords, windowInWords } from '../dated.ts';
import { foldedWords, stemsOf } from '../fold.ts';
import { type Happening, overlap } from '../happenings.ts';
import {
  distinctQuotes,
  grouped,
  happeningLine,
  neededFor,
  quoteBlocks,
  stopWordsOf,
} from '../lines.ts';
import { gather, type Materials, passageInline } from '../materials.ts';
import { pageOption } from '../options.ts';
import { subjectOf } from '../subject.ts';
import { findWhen, parseWhen, type When } from '../when.ts';
import { clipped } from '../who.ts';
import { todayOf } from '../window.ts';

/** How far from a report, in UTF-16 units, a quotation still belongs to it. */
const near = 700;
/** Share of a report's words from which reports of other days are taken for the same happening. */
const sameHappening = 0.5;

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
  const { say, archive } = asked;
  const again = invocationOf('event', given);
  const what = given['what'] ?? '';
  const filter = await filterOf(asked, what, again.arguments);
  if ('message' in filter) return filter.message;
  const found = await archive.events({ ...filter.filter, order: 'newest', limit: 200 });
  const named = { what: filter.name };
  if (found.total === 0) return nothing({ summary: say('briefing.event.none', named), again });
  const quotes = await quotesNear(asked, found.rows);
  const materials = await gather(asked, neededFor({ events: found.rows, quotes }));
  const happenings = grouped(materials, found.rows, stopWordsOf(asked));
  const [only] = happenings;
  const page = pageOf(given);
  const turn = paging(say, again, { page, total: happenings.length });
  const shown = happenings.slice((page - 1) * pageSize, page * pageSize);
  const blocks =
    only !== undefined && happenings.length === 1
      ? [...details(asked, materials, only)]
      : list(shown.flatMap((one) => happeningLine(asked, materials, one)));
  return answered(asked, {
    summary: say('briefing.event.summary', {
      ...named,
      count: happenings.length,
      reports: found.rows.length,
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
        distinctQuotes(materials, page === 1 ? quotes : [])
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

function whenFilter(when: When): Omit<EventFilter, 'limit'> {
  return when.type === 'monthDay' ? { monthDay: when.monthDay } : { from: when.from, to: when.to };
}

function whenInWords(say: Say, when: When): string {
  return when.type === 'monthDay'
    ? monthDayInWords(say, when.monthDay)
    : (windowInWords(say, when) ?? '');
}

/** Quotations of the same documents that stand close to a report. */
async function quotesNear(
  { archive }: Asked,
  events: readonly EventRow[],
): Promise<readonly QuoteRow[]> {
  const documents = [...new Set(events.map((event) => event.document))].slice(0, 6);
  const pages = await Promise.all(
    documents.map((document) => archive.quotes({ document, limit: 100 })),
  );
  const distance = (quote: QuoteRow) =>
    Math.min(
      ...events
        .filter((event) => event.document === quote.document)
        .map((event) =>
          Math.max(event.span.start - quote.spans[0].end, quote.spans[0].start - event.span.end, 0),
        ),
    );
  return pages
    .flatMap((page) => page.rows)
    .filter((quote) => distance(quote) <= near)
    .sort((a, b) => distance(a) - distance(b));
}

/** One happening: when and on what the date rests, who, and the words of every report. */
function details(asked: Asked, materials: Materials, happening: Happening): readonly Block[] {
  const { say } = asked;
  const [report] = happening.reports;
  const who = [...new Set(happening.reports.flatMap((one) => one.actors))].flatMap(
    (id) => materials.actor(id)?.name ?? [],
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
        happening.reports.flatMap((one) => {
          const passage = materials.passage(one.document, one.span);
          return passage === undefined
            ? []
            : [[passageInline(passage), ...materials.reference(one.document)]];
        }),
      ),
    ),
  ];
}

/** Reports that tell the same of different days, their dates side by side. */
function disagreements(
  asked: Asked,
  materials: Materials,
  happenings: readonly Happening[],
): readonly Block[] {
  const stopWords = stopWordsOf(asked);
  const stems = happenings.map(
    ({ reports: [report] }) =>
      new Set(stemsOf(materials.words(report.document, report.span), stopWords)),
  );
  const lines = happenings.flatMap((one, index) =>
    happenings.slice(index + 1).flatMap((other, offset): readonly (readonly Inline[])[] => {
      const [a, b] = [one.reports[0], other.reports[0]];
      const [left, right] = [stems[index], stems[index + 1 + offset]];
      if (a.date.value === b.date.value || left === undefined || right === undefined) return [];
      if (overlap(left, right) < sameHappening) return [];
      return [
        [
          strong(datedInWords(asked.say, a.date)),
          ...materials.reference(a.document),
          text(' / '),
          strong(datedInWords(asked.say, b.date)),
          ...materials.reference(b.document),
        ],
      ];
    }),
  );
  return list(lines);
}
