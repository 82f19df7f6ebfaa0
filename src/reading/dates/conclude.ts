// When a document without a date was written, concluded from what it says: its days, weekdays, and offices held.
// Leaves to others: date lines, datelines and addresses (document-date).
import type { DatedBy } from '../../model/date.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import {
  addDays,
  type Day,
  dayNumber,
  isDayMoment,
  isReal,
  type Moment,
  weekdayOf,
  written,
} from './calendar.ts';
import { nowhere } from './meaning.ts';
import { prepareTerms } from './office-terms.ts';
import type { Item } from './pattern.ts';
import { statedMoment } from './resolve.ts';
import type { Tense } from './tense.ts';

/** A date, or where there is none perhaps what is known of it in words: "it calls X president, as from 2021". */
export interface Conclusion {
  readonly date?: DatedBy;
  readonly hint?: string;
}

export type Conclude = (page: Page, paragraphs: readonly (readonly Item[])[]) => Conclusion;

/** A date without its year. */
export interface Yearless {
  readonly item: Item;
  readonly month: number;
  readonly day?: number;
}

/** What a text says of time without leaning on the day of its writing. */
export interface Clues {
  readonly text: string;
  /** Full dates, months and years, of what was not still to come. */
  readonly moments: readonly Moment[];
  /** The full days among them, newest first. */
  readonly days: readonly Day[];
  /** Months and days without their year, which writers leave off only near the day of writing. */
  readonly yearless: readonly Yearless[];
  /** The same of what was still to come. */
  readonly ahead: readonly Yearless[];
  /** Weekdays of the past. */
  readonly weekdays: readonly Item[];
  /** "last month", "yesterday": words that count from the day of writing. */
  readonly deictic: readonly Item[];
}

/** Prepares the conclusion; the surest evidence decides. */
export function prepareConclusion(resources: Resources, tense: Tense): Conclude {
  const byOffices = prepareTerms(resources);
  return (page, paragraphs) => {
    const clues = cluesOf(page.document.text, paragraphs, tense);
    const date = afterNewestDay(clues) ?? byWeekdayOfDay(clues);
    return date === undefined ? byOffices(page, clues) : { date };
  };
}

function cluesOf(text: string, paragraphs: readonly (readonly Item[])[], tense: Tense): Clues {
  const found = paragraphs.flatMap((items) =>
    items.flatMap((item, index) => (item.meaning ? [{ item, tense: tense(items, index) }] : [])),
  );
  const past = found.filter((one) => one.tense !== 'future');
  const moments = past.flatMap(({ item }) => statedMoment(item) ?? []);
  return {
    text,
    moments,
    days: moments.filter(isDayMoment).toSorted((a, b) => dayNumber(b) - dayNumber(a)),
    yearless: past.flatMap(({ item }) => yearlessOf(item) ?? []),
    ahead: found.flatMap(({ item, tense: way }) =>
      way === 'future' ? (yearlessOf(item) ?? []) : [],
    ),
    deictic: found.map(({ item }) => item).filter(isDeictic),
    weekdays: past
      .filter((one) => one.item.kind === 'WEEKDAY' && one.tense === 'past')
      .map(({ item }) => item),
  };
}

function yearlessOf(item: Item): Yearless | undefined {
  if (item.kind !== 'DAY' && item.kind !== 'MONTH') return undefined;
  const match = /^XXXX-(\d\d)(?:-(\d\d))?$/u.exec(item.meaning?.(nowhere)?.value ?? '');
  if (match === null) return undefined;
  return {
    item,
    month: Number(match[1]),
    ...(match[2] !== undefined && { day: Number(match[2]) }),
  };
}

function isDeictic({ kind, text, meaning }: Item): boolean {
  if (
    !/^(?:DAY|PERIOD)$/u.test(kind) ||
    !/^(?:last|this|next|yesterday|today|tomorrow)$/u.test(text)
  )
    return false;
  return meaning?.(nowhere)?.value.endsWith('_REF') === true;
}

/**
 * News is written days after what it tells. Where a text names one full day as its newest date, other days
 * without their year, and a weekday of the past, it was written about when that weekday first came round after
 * the newest date. The month of it is claimed, no more.
 */
function afterNewestDay(clues: Clues): DatedBy | undefined {
  const { moments, days, yearless, ahead } = clues;
  const [newest] = days;
  if (newest === undefined || yearless.length + ahead.length === 0) return undefined;
  if (moments.some((moment) => moment.year > newest.year)) return undefined;
  const latest = onward(newest, yearless);
  const sign = signOf(clues, latest);
  return (
    sign && {
      value: `${written({ year: sign.earliest.year, month: sign.earliest.month })}~`,
      basis: 'inferred',
      evidence: `the newest day named is ${written(latest)}, and ${sign.words}`,
    }
  );
}

/** What shows that a text is news of the days after a day: a weekday of the past, else "last month" and its like. */
function signOf(
  { text, weekdays, yearless, deictic }: Clues,
  latest: Day,
): { readonly earliest: Day; readonly words: string } | undefined {
  const [weekday] = weekdays;
  const earliest = weekday && yearless.length > 0 ? nextWeekday(latest, weekday) : undefined;
  if (weekday !== undefined && earliest !== undefined)
    return {
      earliest,
      words: `"${wordsOf(weekday, text)}" after it is ${written(earliest)} or later`,
    };
  const [word] = deictic;
  return word && { earliest: latest, words: `the text speaks of "${wordsOf(word, text)}"` };
}

/** So many days a text can go on from the day it names in full without naming the new year. */
const mostOnward = 120;

/** The last of the days without year that follow soon upon a full day: "On December 30, 2022 …. On January 10 …". */
function onward(newest: Day, yearless: readonly Yearless[]): Day {
  let latest = newest;
  for (const { month, day } of yearless) {
    if (day === undefined) continue;
    for (const year of [newest.year, newest.year + 1]) {
      const moment = { year, month, day };
      const ahead = isReal(moment) ? dayNumber(moment) - dayNumber(newest) : -1;
      if (ahead > 0 && ahead <= mostOnward && dayNumber(moment) > dayNumber(latest))
        latest = moment;
    }
  }
  return latest;
}

function nextWeekday(after: Day, item: Item): Day | undefined {
  const number = Number(item.meaning?.(nowhere)?.value.slice(-1));
  if (!Number.isInteger(number)) return undefined;
  return addDays(after, ((number - weekdayOf(after) + 6) % 7) + 1);
}

/** "Tuesday, July 28", and the newest year named in full is 2019: it was a Tuesday in 2020, and not again before 2026. */
function byWeekdayOfDay({ text, moments, yearless }: Clues): DatedBy | undefined {
  if (moments.length === 0) return undefined;
  const newest = moments.reduce((latest, { year }) => Math.max(latest, year), 0);
  for (const { item, month, day } of yearless) {
    if (day === undefined || item.weekday === undefined) continue;
    const year = [0, 1, 2, 3]
      .map((step) => newest + step)
      .find((at) => isReal({ year: at, month, day }) && isOn({ year: at, month, day }, item));
    if (year === undefined) continue;
    return {
      value: `${written({ year, month })}~`,
      basis: 'inferred',
      evidence: `the newest year named is ${newest}, and "${wordsOf(item, text)}" first came round in ${year}`,
    };
  }
  return undefined;
}

function isOn(day: Day, { weekday }: Item): boolean {
  return weekdayOf(day) === weekday;
}

function wordsOf({ start, end }: Item, text: string): string {
  return text.slice(start, end).replaceAll(/\s+/gu, ' ');
}
