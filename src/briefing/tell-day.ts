// One day of the year as blocks: years with round ones first, what is known of the month only, what was said.
// Leaves to others: finding the rows (anniversaries.ts), the message around them (edition-day.ts).
import type { Block, Inline } from '../model/message.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import { type DayRows, isRound, roundness } from './anniversaries.ts';
import type { Reader } from './asked.ts';
import { list, section, text } from './compose.ts';
import { datedInWords, monthDayInWords } from './dated.ts';
import { distinctQuotes } from './distinct.ts';
import {
  createRoom,
  type LeftOut,
  leftOut,
  lengthOfBlocks,
  lengthOfLine,
} from './edition-parts.ts';
import { folded } from './fold.ts';
import { type Happening, overlap, type StemsOf } from './happenings.ts';
import { grouped, happeningLine, quoteBlocks, reportStems } from './lines.ts';
import type { Materials } from './materials.ts';

/** How a day is told. */
export interface DayOptions {
  readonly stopWords: ReadonlySet<string>;
  /** Words that may be told; without it all there is. */
  readonly words?: number;
  /** Only years that are a round number ago. */
  readonly round?: boolean;
}

/** A day as blocks, how much of it is told, and what is not. */
export interface ToldDay {
  readonly blocks: readonly Block[];
  readonly happenings: number;
  readonly quotes: number;
  readonly left: readonly LeftOut[];
}

/** Told where nothing else limits them. */
const most = { events: 40, quotes: 15 };
/** Of a minute so much is kept for what was said. */
const forQuotes = 0.3;
/** What telling one day works with. */
interface Day {
  readonly reader: Reader;
  readonly materials: Materials;
  readonly rows: DayRows;
  readonly options: DayOptions;
}

/** One line about a happening, in the year it belongs to. */
interface Line {
  readonly happening: Happening;
  readonly ago: number;
  readonly inlines: readonly Inline[];
}

/** The happenings of a day, by what becomes of them. */
interface Lines {
  readonly wanted: readonly Line[];
  /** Of years that are not round. */
  readonly unwanted: readonly Happening[];
  /** Plans for that day, of which another report tells that they came about. */
  readonly cameAbout: readonly Happening[];
}

/** Tells one day; deaths and defeats are told in the same plain words as all else. */
export function tellDay(
  reader: Reader,
  materials: Materials,
  rows: DayRows,
  options: DayOptions,
): ToldDay {
  const day: Day = { reader, materials, rows, options };
  const words = options.words ?? Number.POSITIVE_INFINITY;
  const days = linesOf(day, rows.events);
  const months = linesOf(day, rows.months);
  const quotes = quotesOf(day);
  const room = createRoom(quotes.wanted.length === 0 ? words : words * (1 - forQuotes));
  const shownDays = shown(days.wanted, room, most.events);
  const shownMonths = shown(months.wanted, room, most.events - shownDays.length);
  const said = createRoom(room.left() + (quotes.wanted.length === 0 ? 0 : words * forQuotes));
  const shownQuotes = quotes.wanted
    .slice(0, most.quotes)
    .filter((one) => said.take(lengthOfBlocks(one.blocks)));
  const happenings = [...shownDays, ...shownMonths];
  const noRoom = [...days.wanted, ...months.wanted].filter((one) => !happenings.includes(one));
  return {
    blocks: [
      { type: 'heading', text: monthDayInWords(reader.say, rows.day.slice(5)) },
      ...yearsOf(day, shownDays),
      ...monthOf(day, shownMonths),
      ...section(
        reader.say('briefing.section.said'),
        shownQuotes.flatMap((one) => one.blocks),
      ),
    ],
    happenings: happenings.length,
    quotes: shownQuotes.length,
    left: [
      ...noRoom.map((one) => leftLine(day, 'briefing.left.room', one.happening.reports[0])),
      ...quotes.wanted.filter((one) => !shownQuotes.includes(one)).map((one) => one.left),
      ...[...days.unwanted, ...months.unwanted].map((one) =>
        leftLine(day, 'briefing.left.not-round', one.reports[0]),
      ),
      ...days.cameAbout.map((one) => leftLine(day, 'briefing.left.came-about', one.reports[0])),
      ...quotes.unwanted.map((one) => leftSaid(day, 'briefing.left.not-round', one)),
      ...rows.monthsUnasked.map((one) => leftLine(day, 'briefing.left.month-only', one)),
      ...rows.unsure.map((one) => leftLine(day, 'briefing.left.unsure', one)),
      ...rows.unsureSaid.map((one) => leftSaid(day, 'briefing.left.unsure', one)),
    ],
  };
}

function shown(
  lines: readonly Line[],
  room: ReturnType<typeof createRoom>,
  atMost: number,
): readonly Line[] {
  const told: Line[] = [];
  for (const line of lines) {
    // What comes first matters more: a short line further down does not take the place of a long one.
    if (told.length >= atMost || !room.take(lengthOfLine(line.inlines))) break;
    told.push(line);
  }
  return told;
}

/** Happenings as lines, round anniversaries first, the rounder the earlier; then the newest. */
function linesOf({ reader, materials, rows, options }: Day, events: readonly EventRow[]): Lines {
  const current = Number(rows.day.slice(0, 4));
  const ago = ({ reports: [report] }: Happening) => current - Number(report.date.value.slice(0, 4));
  const happenings = grouped(materials, events, options.stopWords);
  const stems = reportStems(materials, options.stopWords);
  const sure = happenings.filter(
    (one) => !(ago(one) > 0 && happenings.some((other) => cameAbout(one, other, stems))),
  );
  const wanted = sure.filter((one) => options.round !== true || isRound(ago(one)));
  const rank = { happened: 0, claimed: 1, denied: 2, planned: 3 };
  const lines = wanted
    .map((happening) => ({ happening, ago: ago(happening) }))
    .sort(
      (a, b) =>
        roundness(b.ago) - roundness(a.ago) ||
        a.ago - b.ago ||
        rank[a.happening.reports[0].status] - rank[b.happening.reports[0].status],
    )
    .flatMap((one) =>
      lineOf(reader, materials, one.happening, rows.day).map((inlines) => ({ ...one, inlines })),
    );
  return {
    wanted: lines,
    unwanted: sure.filter((one) => !wanted.includes(one)),
    cameAbout: happenings.filter((one) => !sure.includes(one)),
  };
}

/** From this share of words on, what was planned is what came about on that day. */
const sameAsPlanned = 0.4;

function cameAbout(planned: Happening, other: Happening, stems: StemsOf): boolean {
  const [plan] = planned.reports;
  return (
    plan.status === 'planned' &&
    other.reports.some(
      (report) =>
        report.status === 'happened' &&
        report.date.value === plan.date.value &&
        overlap(stems(report), stems(plan)) >= sameAsPlanned,
    )
  );
}

/** The date stands in the heading; only a 29 February told on the 28th shows its own. Who it was about comes first. */
function lineOf(
  reader: Reader,
  materials: Materials,
  happening: Happening,
  day: string,
): readonly (readonly Inline[])[] {
  const { value } = happening.reports[0].date;
  const isThatDay = value.endsWith(day.slice(5)) || value.length < day.length;
  const who = whoIn(materials, happening);
  return happeningLine(reader, materials, happening, isThatDay ? 'basis' : 'full').map((line) =>
    who === '' ? line : [text(`${who} · `), ...line],
  );
}

/** Most names before a line. */
const mostNames = 2;

/** Those the happening is about whom its passage does not name itself: "He resigned" does not say who. */
function whoIn(materials: Materials, { reports: [report] }: Happening): string {
  const words = folded(materials.words(report.document, report.span));
  const names = report.actors
    .filter((id) => !id.startsWith('place:'))
    .flatMap((id) => materials.actor(id)?.name ?? []);
  const named = names.filter((name) => words.includes(folded(name.split(' ').at(-1) ?? name)));
  return named.length > 0 ? '' : [...new Set(names)].slice(0, mostNames).join(', ');
}

function yearsOf({ reader: { say } }: Day, lines: readonly Line[]): readonly Block[] {
  const years = new Map<number, Line[]>();
  for (const line of lines) years.set(line.ago, [...(years.get(line.ago) ?? []), line]);
  return [...years].flatMap(([ago, told]) =>
    section(
      say('briefing.onthisday.year', {
        ago: Math.abs(ago),
        tense: tenseOf(ago),
        year: (told[0]?.happening.reports[0].date.value ?? '').slice(0, 4),
      }),
      list(told.map((one) => one.inlines)),
    ),
  );
}

function tenseOf(ago: number): string {
  if (ago === 0) return 'now';
  return ago > 0 ? 'past' : 'future';
}

/** Nobody says on which day: each line has its month and year. */
function monthOf({ reader, rows }: Day, lines: readonly Line[]): readonly Block[] {
  const { say } = reader;
  const month = Number(rows.day.slice(5, 7));
  return section(
    say('briefing.onthisday.month', { month }),
    list(
      lines.map(({ happening, inlines }) => [
        text(`${datedInWords(say, happening.reports[0].date)} · `),
        ...inlines,
      ]),
    ),
  );
}

/** Distinct quotations, each with its blocks and with what is said of it when there is no room. */
function quotesOf(day: Day) {
  const { reader, materials, rows, options } = day;
  const current = Number(rows.day.slice(0, 4));
  const distinct = distinctQuotes(materials, rows.quotes);
  const isWanted = ({ said }: QuoteRow) =>
    options.round !== true || isRound(current - Number(said?.value.slice(0, 4)));
  const wanted = distinct
    .filter(isWanted)
    .map((quote) => ({
      blocks: quoteBlocks(reader, materials, quote),
      left: leftSaid(day, 'briefing.left.room', quote),
    }))
    .filter((one) => one.blocks.length > 0);
  return { wanted, unwanted: distinct.filter((one) => !isWanted(one)) };
}

function leftSaid({ reader, materials }: Day, rule: string, quote: QuoteRow): LeftOut {
  const words = materials.words(quote.document, quote.spans[0]);
  return leftOut(reader.say, rule, datedInWords(reader.say, quote.said), words);
}

function leftLine({ reader, materials }: Day, rule: string, event: EventRow): LeftOut {
  const words = materials.words(event.document, event.span);
  return leftOut(reader.say, rule, datedInWords(reader.say, event.date), words);
}
