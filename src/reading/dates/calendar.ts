// Calendar arithmetic on plain numbers, in UTC, Gregorian: no clock and no zone can change a result.
// Leaves to others: what a text means by its words (rules) and by its place in the text (resolve).
import type { Edtf } from '../../model/date.ts';

/** A day, month or year. Years before Christ are negative: -44 is 44 BC. `about` marks vagueness. */
export interface Moment {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A moment with all its parts. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / dayLength);
}

/** The day so many days after 1970-01-01. */
function dayAt(number: number): Day {
  const date = new Date(number * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function addDays(day: Day, days: number): Day {
  return dayAt(dayNumber(day) + days);
}

/** Adds months; the day is cut to the length of the month it lands in (31 January + 1 = 28 or 29 February). */
export function addMonths(moment: Moment, months: number): Moment {
  const index = moment.year * 12 + (moment.month ?? 1) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (moment.month === undefined) return { year: moment.year + Math.trunc(months / 12) };
  if (moment.day === undefined) return { year, month };
  return { year, month, day: Math.min(moment.day, monthLength(year, month)) };
}

export function monthLength(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/** True for a day that the calendar has: no 30 February, 29 February in leap years only. */
export function isReal({ year, month, day }: Moment): boolean {
  if (month === undefined) return day === undefined;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= monthLength(year, month));
}

/** ISO 8601 week: the week of a year is that of its Thursday. */
export function isoWeek(day: Day): { readonly year: number; readonly week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = dayNumber({ year: thursday.year, month: 1, day: 1 });
  return { year: thursday.year, week: Math.floor((dayNumber(thursday) - first) / 7) + 1 };
}

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

export function isDayMoment(moment: Moment | undefined): moment is Day {
  return moment?.month !== undefined && moment.day !== undefined;
}

/** TIMEX3 text: `2024-07-28`, `2024-07`, `BC0044`. */
export function written({ year, month, day }: Moment): string {
  const four = String(Math.abs(year)).padStart(4, '0');
  const parts = [year < 0 ? `BC${four}` : four];
  if (month !== undefined) parts.push(two(month));
  if (day !== undefined) parts.push(two(day));
  return parts.join('-');
}

/** EDTF text, or undefined for what our subset lacks (years before Christ). */
export function edtfOf(moment: Moment): Edtf | undefined {
  return moment.year > 0 && moment.year < 10_000 ? written(moment) : undefined;
}

/** Reads `2024-07-28`, `2024-07`, `2024`, a trailing `~` or interval end ignored. */
export function momentOf(edtf: Edtf): Moment | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(edtf);
  if (match === null) return undefined;
  const moment = {
    year: Number(match[1]),
    ...(match[2] !== undefined && { month: Number(match[2]) }),
    ...(match[3] !== undefined && { day: Number(match[3]) }),
  };
  return isReal(moment) ? moment : undefined;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}
