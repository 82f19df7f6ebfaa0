// What the documents hold on one day of the year: events and words said, whatever the year.
// Leaves to others: telling them (tell-day.ts), empty days (edition-day.ts) and the command (commands/onthisday.ts).
import { dayRange } from '../model/date.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import type { Reader } from './asked.ts';
import { neededFor } from './lines.ts';
import { gather, type Materials } from './materials.ts';

/** Rows dated to the day asked for, whatever the year. */
export interface DayRows {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly events: readonly EventRow[];
  readonly quotes: readonly QuoteRow[];
  /** Dated to the month only; none unless asked for. */
  readonly months: readonly EventRow[];
  /** Dated to the month only, where that is not asked for: told of in previews alone. */
  readonly monthsUnasked: readonly EventRow[];
  /** Dated to the day, but not surely. */
  readonly unsure: readonly EventRow[];
  /** Said on the day, but not surely. */
  readonly unsureSaid: readonly QuoteRow[];
}

/** Most rows of one day that are looked at. */
const looked = { events: 300, quotes: 100, months: 60 };

/**
 * Events and quotations of one day; 29 February is told on 28 February in years without one. With `months`, on the first
 * of a month also what is known to have happened in it and no closer.
 */
export async function rowsOf({ archive }: Reader, day: string, months = false): Promise<DayRows> {
  const pages = await Promise.all(
    monthDaysOf(day).map((monthDay) =>
      Promise.all([
        archive.events({ monthDay, order: 'newest', limit: looked.events }),
        archive.quotes({ monthDay, limit: looked.quotes }),
      ]),
    ),
  );
  const events = pages.flatMap(([page]) => page.rows);
  const ofMonth = day.endsWith('-01')
    ? await archive.events({ monthDay: day.slice(5, 7), order: 'newest', limit: looked.months })
    : undefined;
  const stated = ofMonth?.rows.filter(({ date }) => date.basis !== 'inferred') ?? [];
  const quotes = pages.flatMap(([, page]) => page.rows).filter(({ said }) => said !== undefined);
  return {
    day,
    events: events.filter((event) => isSure(event)),
    quotes: quotes.filter((quote) => isSaidThatDay(quote)),
    months: months ? stated : [],
    monthsUnasked: months ? [] : stated,
    unsure: events.filter((event) => !isSure(event)),
    unsureSaid: quotes.filter((quote) => !isSaidThatDay(quote)),
  };
}

function isSure({ date }: EventRow): boolean {
  return isDaySure(date.value) && date.basis !== 'inferred';
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
  return rows.events.length + rows.quotes.length + rows.months.length === 0;
}

/** True for a day of which something is told where only round anniversaries are wanted. */
export function hasRound({ day, events, quotes }: DayRows): boolean {
  const years = [...events.map(({ date }) => date.value), ...quotes.map(({ said }) => said?.value)];
  return years.some((value) => isRound(Number(day.slice(0, 4)) - Number(value?.slice(0, 4))));
}

/** The materials that telling these days will need. */
export function gatherDays(reader: Reader, days: readonly DayRows[]): Promise<Materials> {
  return gather(
    reader,
    neededFor({
      events: days.flatMap((one) => [
        ...one.events,
        ...one.months,
        ...one.monthsUnasked,
        ...one.unsure,
      ]),
      quotes: days.flatMap((one) => [...one.quotes, ...one.unsureSaid]),
    }),
  );
}

/** 1, 5, 10, 20 and every 25 years. */
export function isRound(years: number): boolean {
  return [1, 5, 10, 20].includes(years) || (years > 0 && years % 25 === 0);
}

/** How round a number of years is; 0 for one that is not, for this year and for years to come. */
export function roundness(years: number): number {
  if (years <= 0) return 0;
  return [100, 50, 25, 10, 5].find((round) => years % round === 0) ?? (years === 1 ? 1 : 0);
}
