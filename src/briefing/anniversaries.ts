// What is known of one day of the year: events by year and words said that day, each told once.
// Leaves to others: the schedule, empty days (edition.ts) and the command (commands/onthisday.ts).
import { dayRange } from '../model/date.ts';
import type { Block } from '../model/message.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import type { Reader } from './asked.ts';
import { list, section } from './compose.ts';
import { monthDayInWords } from './dated.ts';
import { distinctQuotes } from './distinct.ts';
import type { Happening } from './happenings.ts';
import { grouped, happeningLine, neededFor, quoteBlocks } from './lines.ts';
import { gather, type Materials } from './materials.ts';

/** Rows dated to the day asked for, whatever the year. */
export interface DayRows {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly events: readonly EventRow[];
  readonly quotes: readonly QuoteRow[];
}

/** Most of one day that an edition tells. */
const most = { events: 12, quotes: 4 };

/** Events and quotations of one day; 29 February is told on 28 February in years without one. */
export async function rowsOf({ archive }: Reader, day: string): Promise<DayRows> {
  const monthDays = monthDaysOf(day);
  const pages = await Promise.all(
    monthDays.map((monthDay) =>
      Promise.all([
        archive.events({ monthDay, order: 'newest', limit: 60 }),
        archive.quotes({ monthDay, limit: 30 }),
      ]),
    ),
  );
  return {
    day,
    events: pages
      .flatMap(([events]) => events.rows)
      .filter((event) => isDaySure(event.date.value) && event.date.basis !== 'inferred'),
    quotes: pages.flatMap(([, quotes]) => quotes.rows).filter((quote) => isSaidThatDay(quote)),
  };
}

function monthDaysOf(day: string): readonly string[] {
  const monthDay = day.slice(5);
  const leap = dayRange(`${day.slice(0, 4)}-02-29`) !== undefined;
  return monthDay === '02-28' && !leap ? ['02-28', '02-29'] : [monthDay];
}

function isDaySure(edtf: string): boolean {
  const range = dayRange(edtf);
  return range !== undefined && range.first === range.last && !range.approximate;
}

/** A document's own date is when it was published, not when somebody spoke. */
function isSaidThatDay(quote: QuoteRow): boolean {
  return quote.said !== undefined && quote.said.basis !== 'inferred' && isDaySure(quote.said.value);
}

export function isEmptyDay(rows: DayRows): boolean {
  return rows.events.length === 0 && rows.quotes.length === 0;
}

/** A day as blocks, and how much there was to tell. */
export interface ToldDay {
  readonly blocks: readonly Block[];
  readonly happenings: readonly Happening[];
  readonly quotes: number;
}

/** The materials that telling these days will need. */
export function gatherDays(reader: Reader, days: readonly DayRows[]): Promise<Materials> {
  return gather(
    reader,
    neededFor({
      events: days.flatMap((one) => one.events),
      quotes: days.flatMap((one) => one.quotes),
    }),
  );
}

/** Tells one day: a heading, each year's happenings, and what was said. */
export function tellDay(
  reader: Reader,
  materials: Materials,
  rows: DayRows,
  stopWords: ReadonlySet<string>,
): ToldDay {
  const { say } = reader;
  const happenings = grouped(materials, rows.events, stopWords).slice(0, most.events);
  const quotes = distinctQuotes(materials, rows.quotes).slice(0, most.quotes);
  const years = byYear(happenings, Number(rows.day.slice(0, 4)));
  return {
    blocks: [
      { type: 'heading', text: monthDayInWords(say, rows.day.slice(5)) },
      ...years.flatMap(({ year, ago, told }) =>
        section(
          say('briefing.onthisday.year', {
            ago: Math.abs(ago),
            tense: tenseOf(ago),
            year: String(year),
          }),
          list(happenedFirst(told).flatMap((one) => lineOf(reader, materials, one, rows.day))),
        ),
      ),
      ...section(
        say('briefing.section.said'),
        quotes.flatMap((quote) => quoteBlocks(reader, materials, quote)),
      ),
    ],
    happenings,
    quotes: quotes.length,
  };
}

function happenedFirst(told: readonly Happening[]): readonly Happening[] {
  const rank = { happened: 0, claimed: 1, denied: 2, planned: 3 };
  return told.toSorted((a, b) => rank[a.reports[0].status] - rank[b.reports[0].status]);
}

/** The date stands in the heading; only a 29 February told on the 28th shows its own. */
function lineOf(reader: Reader, materials: Materials, happening: Happening, day: string) {
  const { date } = happening.reports[0];
  const thatDay = date.value.endsWith(day.slice(5));
  return happeningLine(reader, materials, happening, thatDay ? 'basis' : 'full');
}

function tenseOf(ago: number): string {
  if (ago === 0) return 'now';
  return ago > 0 ? 'past' : 'future';
}

interface Year {
  readonly year: number;
  readonly ago: number;
  readonly told: readonly Happening[];
}

/** Round anniversaries first, the rounder the earlier; then the newest. */
function byYear(happenings: readonly Happening[], current: number): readonly Year[] {
  const years = new Map<number, Happening[]>();
  for (const one of happenings) {
    const year = Number(one.reports[0].date.value.slice(0, 4));
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return [...years]
    .map(([year, told]) => ({ year, ago: current - year, told }))
    .sort((a, b) => roundness(b.ago) - roundness(a.ago) || b.year - a.year);
}

function roundness(years: number): number {
  if (years <= 0) return 0;
  return [100, 50, 25, 10, 5].find((round) => years % round === 0) ?? 0;
}
