// Dates in words, always with their precision and with what they rest on.
// Leaves to others: finding dates (reading) and understanding typed ones (when.ts).
import { type DatedBy, dayRange, type Edtf } from '../model/date.ts';
import type { Say } from '../model/words.ts';

/** `28 Jul 2024`, `Aug 2019`, `2013`, `about Aug 2021`, `Oct 2024 to Nov 2024`; anything else as it stands. */
export function dateInWords(say: Say, edtf: Edtf): string {
  const range = dayRange(edtf);
  if (range === undefined) return edtf;
  const [from = '', to] = edtf.replace(/[~?%]/gu, '').split('/');
  const first = singleInWords(say, from);
  const words =
    to === undefined
      ? first
      : say('briefing.date.interval', { from: first, to: singleInWords(say, to) });
  return range.approximate ? say('briefing.date.about', { date: words }) : words;
}

function singleInWords(say: Say, date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  if (day === undefined) return say('briefing.date.month', { month: Number(month), year });
  return say('briefing.date.day', { day: Number(day), month: Number(month), year });
}

/** When an event took place or words were said: `3 Jan 2023 (worked out)`, `about Aug 2021 (our conclusion)`. */
export function datedInWords(say: Say, dated: DatedBy | undefined): string {
  if (dated === undefined) return say('briefing.date.undated');
  return say('briefing.date.based', {
    date: dateInWords(say, dated.value),
    basis: dated.basis,
  });
}

/** The date of a document: an inferred one is still an undated document: `undated, about Aug 2021`. */
export function documentDate(say: Say, dated: DatedBy | undefined): string {
  if (dated === undefined) return say('briefing.date.undated');
  if (dated.basis !== 'inferred') return datedInWords(say, dated);
  const approximate = dayRange(dated.value)?.approximate ?? false;
  const value = dateInWords(say, dated.value);
  return say('briefing.date.undated-about', {
    date: approximate ? value : say('briefing.date.about', { date: value }),
  });
}

/** Day and month without a year, from `MM-DD`: `28 July`. */
export function monthDayInWords(say: Say, monthDay: string): string {
  const [month = '', day = ''] = monthDay.split('-');
  return say('briefing.date.month-day', { day: Number(day), month: Number(month) });
}

/**
 * The months two days lie in; days would say more than is known where a document is dated to a month, and months
 * where it may be dated to a year: one that begins with its first day or ends with its last.
 */
export function monthsInWords(say: Say, first: string, last: string): string {
  const from = dateInWords(say, first.endsWith('-01-01') ? first.slice(0, 4) : first.slice(0, 7));
  const to = dateInWords(say, last.endsWith('-12-31') ? last.slice(0, 4) : last.slice(0, 7));
  return from === to ? from : say('briefing.date.interval', { from, to });
}

/** A stretch of days, either end open: `from 1 Jan 2019`, `1 Jan 2019 to 31 Dec 2019`, or nothing. */
export function windowInWords(
  say: Say,
  window: { readonly from?: string; readonly to?: string },
): string | undefined {
  const { from, to } = window;
  if (from !== undefined && to !== undefined) return dateInWords(say, shortest(from, to));
  if (from !== undefined) return say('briefing.date.from', { date: dateInWords(say, from) });
  return to === undefined ? undefined : say('briefing.date.to', { date: dateInWords(say, to) });
}

/** The shortest EDTF text for whole years, whole months and single days. */
function shortest(from: string, to: string): Edtf {
  for (const candidate of [from, from.slice(0, 7), from.slice(0, 4)]) {
    const range = dayRange(candidate);
    if (range?.first === from && range.last === to) return candidate;
  }
  return `${from}/${to}`;
}
