// The document's own date: known, read off its first lines, or concluded from what it says.
// Leaves to others: the dates in its sentences.
import type { DatedBy } from '../../model/date.ts';
import type { Problem } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import {
  addDays,
  type Day,
  dayNumber,
  isDayMoment,
  isReal,
  weekdayOf,
  written,
} from './calendar.ts';
import { nowhere } from './meaning.ts';
import type { Item } from './pattern.ts';
import { statedMoment } from './resolve.ts';
import type { Tense } from './tense.ts';

export interface DocumentDate {
  readonly documentDate?: DatedBy;
  readonly problems: readonly Problem[];
}

type Paragraphs = readonly (readonly Item[])[];

/** Looks at the document, then its first lines, then concludes; else says why it stays undated. */
export function findDocumentDate(page: Page, paragraphs: Paragraphs, tense: Tense): DocumentDate {
  const { document } = page;
  if (document.date !== undefined) return { documentDate: document.date, problems: [] };
  const documentDate =
    topDate(document.text) ??
    lineDate(paragraphs) ??
    datelineDate(paragraphs) ??
    addressDate(document.url) ??
    concluded(paragraphs, tense, document.text);
  if (documentDate !== undefined) return { documentDate, problems: [] };
  if (paragraphs.length === 0) return { problems: [] };
  return { problems: [{ rule: 'undated', reason: whyUndated(paragraphs, document.text) }] };
}

/** " date 2024-08-24 …" at the very top. */
function topDate(text: string): DatedBy | undefined {
  const match = /^\s*date:?\s+(\d{4})-(\d{2})-(\d{2})\b/iu.exec(text.slice(0, 200));
  if (match === null) return undefined;
  const moment = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isReal(moment) ? { value: written(moment), basis: 'stated' } : undefined;
}

const leads = /^(?:date|dated|published|updated|posted|on|press|release|last|modified|by)$/u;

/** A line among the first five that is nothing but a full date, as in "Published: 7 May 2015". */
function lineDate(paragraphs: Paragraphs): DatedBy | undefined {
  for (const items of paragraphs.slice(0, 5)) {
    const at = items.findIndex((item) => item.meaning !== undefined);
    const item = items[at];
    if (item === undefined || at > 4) continue;
    const moment = statedMoment(item);
    const led = items.slice(0, at).every((one) => leads.test(one.text) || one.kind !== 'word');
    const alone = items.length - at <= 6 && items.slice(at + 1).every((one) => one.kind !== 'word');
    if (isDayMoment(moment) && led && alone) return { value: written(moment), basis: 'stated' };
  }
  return undefined;
}

/** "CARACAS, Aug. 24, 2024 (AP) —": a place, a full date, then a dash within the first words of a paragraph. */
function datelineDate(paragraphs: Paragraphs): DatedBy | undefined {
  for (const items of paragraphs.slice(0, 4)) {
    const at = items.findIndex((item) => item.kind === 'DAY');
    const item = items[at];
    if (item === undefined || at > 8) continue;
    const moment = statedMoment(item);
    const place = items.slice(0, at).every((one) => one.capital || one.kind !== 'word');
    const dash = items.slice(at + 1, at + 8).some((one) => one.kind === 'dash');
    if (isDayMoment(moment) && place && dash) return { value: written(moment), basis: 'stated' };
  }
  return undefined;
}

/** "…/2024/08/24/…": publishers date their addresses; it is ours to conclude that it is the day of writing. */
function addressDate(url: string | undefined): DatedBy | undefined {
  const match = /[/-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/u.exec(url ?? '');
  if (match === null) return undefined;
  const moment = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!isReal(moment)) return undefined;
  const value = written(moment);
  return { value, basis: 'inferred', evidence: `the address of the document says ${value}` };
}

/**
 * News is written days after what it tells. Where a text names one full day as its newest date, other days
 * without their year (which writers leave off only near the day of writing), and a weekday of the past, it was
 * written about when that weekday first came round after the newest date. The month of it is claimed, no more.
 */
function concluded(paragraphs: Paragraphs, tense: Tense, text: string): DatedBy | undefined {
  const found = paragraphs.flatMap((items) =>
    items.flatMap((item, index) => (item.meaning ? [{ item, tense: tense(items, index) }] : [])),
  );
  const past = found.filter((one) => one.tense !== 'future');
  const moments = past.flatMap(({ item }) => statedMoment(item) ?? []);
  const days = moments.filter(isDayMoment).toSorted((a, b) => dayNumber(b) - dayNumber(a));
  const [newest] = days;
  const weekdays = past.filter((one) => one.item.kind === 'WEEKDAY' && one.tense === 'past');
  const weekday = weekdays[0]?.item;
  const yearless = past.some(
    ({ item }) =>
      item.meaning?.(nowhere)?.value.startsWith('XXXX-') && /^(?:DAY|MONTH)$/u.test(item.kind),
  );
  if (newest === undefined || weekday === undefined || !yearless) return undefined;
  if (moments.some((moment) => moment.year > newest.year)) return undefined;
  const earliest = nextWeekday(newest, weekday);
  if (earliest === undefined) return undefined;
  return {
    value: `${written({ year: earliest.year, month: earliest.month })}~`,
    basis: 'inferred',
    evidence: `the newest day named is ${written(newest)}, and "${text.slice(weekday.start, weekday.end)}" after it is ${written(earliest)} or later`,
  };
}

function nextWeekday(after: Day, item: Item): Day | undefined {
  const number = Number(item.meaning?.(nowhere)?.value.slice(-1));
  if (!Number.isInteger(number)) return undefined;
  return addDays(after, ((number - weekdayOf(after) + 6) % 7) + 1);
}

/** Names the dates that are there, so that somebody can see why they did not do. */
function whyUndated(paragraphs: Paragraphs, text: string): string {
  const words = paragraphs.flatMap((items) =>
    items.flatMap((item) =>
      item.meaning && /^(?:DAY|MONTH|YEAR|WEEKDAY)$/u.test(item.kind)
        ? [`"${text.slice(item.start, item.end)}"`]
        : [],
    ),
  );
  const named = [...new Set(words)].slice(0, 4).join(', ');
  const reason =
    named === ''
      ? 'it names no dates'
      : `the dates it names (${named}) do not tell when it was written`;
  return `no date line, and ${reason}; write "date: YYYY-MM-DD" into its front matter`;
}
