// Understands dates that people type: ISO and EDTF, "28 July", "July 2024", "last week".
// Leaves to others: wording dates (dated.ts) and dates inside documents (reading).
import * as chrono from 'chrono-node';
import { dayRange, isDay } from '../model/date.ts';
import { isZone } from '../model/zone.ts';

/** Days asked for: a stretch of calendar days, inclusive, or one day of any year (`MM-DD`). */
export type When =
  | { readonly type: 'days'; readonly from: string; readonly to: string }
  | { readonly type: 'monthDay'; readonly monthDay: string };

/** Where in a longer text a date was found. */
export interface FoundWhen {
  readonly when: When;
  readonly start: number;
  readonly end: number;
}

/** The date at a moment in a zone, `YYYY-MM-DD`; in UTC where the zone is unknown. */
export function localDate(at: number, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone !== undefined && isZone(zone) ? zone : 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Moves a day by whole days. */
export function shifted(day: string, days: number): string {
  const moved = new Date(`${day}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/**
 * The days that a whole typed text means, seen from `today` (`YYYY-MM-DD`); undefined when any of it
 * is not part of a date.
 */
export function parseWhen(text: string, today: string): When | undefined {
  const typed = text.trim().replace(/\s+/gu, ' ');
  const written = parseWritten(typed);
  if (written !== undefined) return written;
  const found = findWhen(typed, today);
  if (found === undefined) return undefined;
  const rest = `${typed.slice(0, found.start)} ${typed.slice(found.end)}`;
  return /^[\s.,]*(?:(?:on|in|the|of|el|en)[\s.,]*)*$/iu.test(rest) ? found.when : undefined;
}

function parseWritten(text: string): When | undefined {
  const range = dayRange(text);
  if (range !== undefined) return { type: 'days', from: range.first, to: range.last };
  const [, month = '', day = ''] = /^(?:--)?(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return asMonthDay(Number(month), Number(day));
}

function asMonthDay(month: number, day: number): When | undefined {
  const monthDay = `${two(month)}-${two(day)}`;
  return isDay(`2024-${monthDay}`) ? { type: 'monthDay', monthDay } : undefined;
}

/** The first date in a text, seen from `today`; a bare year counts only after a word such as "in". */
export function findWhen(text: string, today: string): FoundWhen | undefined {
  const found = [findStretch(text, today), findBareYear(text), findByChrono(text, today)].filter(
    (one) => one !== undefined,
  );
  return found.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}

/** `last week`, `this year`, `past month`: calendar weeks (Monday first), months and years. */
function findStretch(text: string, today: string): FoundWhen | undefined {
  const match = /\b(last|past|this|previous)\s+(week|month|year)\b/iu.exec(text);
  if (match === null) return undefined;
  const back = match[1]?.toLowerCase() === 'this' ? 0 : 1;
  const unit = match[2]?.toLowerCase();
  const span = { start: match.index, end: match.index + match[0].length };
  if (unit === 'week') {
    const weekday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
    const monday = shifted(today, -weekday - 7 * back);
    return { when: { type: 'days', from: monday, to: shifted(monday, 6) }, ...span };
  }
  const year = Number(today.slice(0, 4));
  if (unit === 'year') return whenOf(String(year - back), span);
  const months = year * 12 + Number(today.slice(5, 7)) - 1 - back;
  return whenOf(`${Math.floor(months / 12)}-${two((months % 12) + 1)}`, span);
}

function findBareYear(text: string): FoundWhen | undefined {
  const match =
    /(?<=^|\b(?:in|during|since|year|en|desde)\s)(?:1[5-9]|20)\d{2}(?=$|[\s?.,;!)])/iu.exec(text);
  if (match === null) return undefined;
  return whenOf(match[0], { start: match.index, end: match.index + match[0].length });
}

function whenOf(
  edtf: string,
  span: { readonly start: number; readonly end: number },
): FoundWhen | undefined {
  const range = dayRange(edtf);
  return range && { when: { type: 'days', from: range.first, to: range.last }, ...span };
}

/** Any leap year: in others chrono finds no 29 February. */
const leapYear = '2024-06-15';

function findByChrono(text: string, today: string): FoundWhen | undefined {
  const found = parsedBy(text, today);
  if (found !== undefined) return found;
  const yearless = parsedBy(text, leapYear);
  return yearless?.when.type === 'monthDay' ? yearless : undefined;
}

/** Numbers between slashes are day, month, year, as in most of the world. */
function parsedBy(text: string, today: string): FoundWhen | undefined {
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const english = text.includes('/') ? chrono.en.GB : chrono.en.casual;
  const [result] = [
    ...english.parse(text, reference),
    ...chrono.es.casual.parse(text, reference),
  ].filter((one) => /\p{L}|\//u.test(one.text));
  if (result === undefined) return undefined;
  const from = whenOfParts(result.start);
  const to = result.end == null ? from : whenOfParts(result.end);
  if (from === undefined || to === undefined) return undefined;
  const when: When =
    from.type === 'days' && to.type === 'days' && from.from <= to.to
      ? { type: 'days', from: from.from, to: to.to }
      : from;
  return { when, start: result.index, end: result.index + result.text.length };
}

function whenOfParts(parts: chrono.ParsedComponents): When | undefined {
  const [year, month, day] = [
    parts.get('year') ?? 0,
    parts.get('month') ?? 0,
    parts.get('day') ?? 0,
  ];
  const known = {
    year: parts.isCertain('year'),
    month: parts.isCertain('month'),
    day: parts.isCertain('day'),
  };
  if (known.month && known.day && !known.year) return asMonthDay(month, day);
  const edtf =
    known.month && !known.day
      ? `${four(year)}-${two(month)}`
      : `${four(year)}-${two(month)}-${two(day)}`;
  const range = dayRange(edtf);
  return range && { type: 'days', from: range.first, to: range.last };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function four(number: number): string {
  return String(number).padStart(4, '0');
}
