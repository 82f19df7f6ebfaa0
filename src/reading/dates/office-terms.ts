// When a text was written, by the high offices its people hold in it: "President Joe Biden, who arrived in January".
// Leaves to others: who holds which office (offices) and surer evidence (conclude).
import type { DatedBy } from '../../model/date.ts';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { addDays, type Day, dayNumber, written } from './calendar.ts';
import type { Clues, Conclusion } from './conclude.ts';
import { type Days, inBoth, type OfficeSeen, prepareOffices } from './offices.ts';

const epoch: Day = { year: 1970, month: 1, day: 1 };
/** A report of "two days after taking office" is out within so many days. */
const slack = 6;

/** Prepares the conclusion from `config/lexicon/offices.txt` and `office-taking.txt`. */
export function prepareTerms(resources: Resources): (page: Page, clues: Clues) => Conclusion {
  const findOffices = prepareOffices(resources);
  const taking = resources.lexicon('office-taking');
  return (page, clues) => {
    if (!isNews(clues)) return {};
    const seen = findOffices(page);
    const [first] = seen;
    if (first === undefined) return {};
    const floor = floorOf(clues);
    const together = seen.reduce((days: readonly Days[], one) => inBoth(days, one.when), [floor]);
    if (together.length === 0) return {};
    const because = bindingOf(seen, first);
    const entry = entryOf(page, clues, seen, taking, together);
    const date = entry ?? inOneYear(together, { because });
    return date === undefined ? { hint: because } : { date };
  };
}

/** Weekdays or days without year: a text written near what it tells. */
function isNews({ weekdays, yearless, moments }: Clues): boolean {
  return weekdays.length + yearless.length > 0 && moments.length < 12;
}

/** Nothing is written before the newest of what it tells as past. */
function floorOf({ moments }: Clues): Days {
  const firsts = moments.map(({ year, month = 1, day = 1 }) => dayNumber({ year, month, day }));
  return { first: Math.max(Number.NEGATIVE_INFINITY, ...firsts), last: Number.POSITIVE_INFINITY };
}

/** Those who began last and ended first, in words. */
function bindingOf(seen: readonly OfficeSeen[], first: OfficeSeen): string {
  const start = ({ when }: OfficeSeen) => Math.max(...when.map((days) => days.first));
  const end = ({ when }: OfficeSeen) => Math.max(...when.map((days) => days.last));
  const youngest = seen.reduce((best, one) => (start(one) > start(best) ? one : best), first);
  const soonest = seen.reduce((best, one) => (end(one) < end(best) ? one : best), first);
  return [...new Set([termsText(youngest), termsText(soonest)])].join('; ');
}

/**
 * Somebody's coming into office, told with the length since ("a day after assuming the position") or with the month
 * alone ("arrived at the White House in January"): the text is of the days, or of the year, after it.
 */
function entryOf(
  page: Page,
  { text, yearless }: Clues,
  seen: readonly OfficeSeen[],
  taking: readonly string[],
  together: readonly Days[],
): DatedBy | undefined {
  const holders = seen.filter((one) => !one.former);
  for (const { span } of page.sentences) {
    const words = text.slice(span.start, Math.min(span.end, span.start + longestSentence));
    const lower = words.toLowerCase();
    if (!taking.some((phrase) => lower.includes(phrase))) continue;
    const named = holders.filter(({ name }) => words.includes(name.split(' ').at(-1) ?? name));
    const date = firstOf(
      named.flatMap((one) => one.when.map(({ first }) => ({ one, first }))),
      ({ one, first }) =>
        daysAfter(lower, taking, one, first, together) ??
        monthOf(span, yearless, one, first, together),
    );
    if (date !== undefined) return date;
  }
  return undefined;
}

function firstOf<T, U>(items: readonly T[], make: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}

const longestSentence = 1000;
const counts = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function daysAfter(
  lower: string,
  taking: readonly string[],
  one: OfficeSeen,
  first: number,
  together: readonly Days[],
): DatedBy | undefined {
  const match =
    /\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) days? after /u.exec(lower);
  if (match === null) return undefined;
  const rest = lower.slice(match.index + match[0].length, match.index + match[0].length + 40);
  if (!taking.some((phrase) => rest.includes(phrase))) return undefined;
  const word = match[1] ?? '';
  const days = /^(?:an|one)$/u.test(word) ? 1 : counts.indexOf(word) + 1 || Number(word);
  const near = inBoth(together, [{ first: first + days, last: first + days + slack }]);
  if (near.length === 0) return undefined;
  const value = `${written(dayAt(first + days))}~`;
  const evidence = `"${match[0].trim()}" ${one.name} became ${one.office}, which was on ${written(dayAt(first))}`;
  return { value, basis: 'inferred', evidence };
}

/** "in January", of somebody who came into office in a January: the January after it is not there yet. */
function monthOf(
  span: Span,
  yearless: Clues['yearless'],
  one: OfficeSeen,
  first: number,
  together: readonly Days[],
): DatedBy | undefined {
  const start = dayAt(first);
  const named = yearless.find(
    ({ item, month }) => item.start >= span.start && item.end <= span.end && month === start.month,
  );
  if (named === undefined) return undefined;
  const last = dayNumber({ year: start.year + 1, month: start.month, day: 1 }) - 1;
  return inOneYear(inBoth(together, [{ first, last }]), {
    because: `${one.name} became ${one.office} on ${written(start)}, told without its year`,
  });
}

/** The year, or the month, where the text can be of one alone. */
function inOneYear(
  together: readonly Days[],
  { because }: { readonly because: string },
): DatedBy | undefined {
  const [only, ...others] = together;
  if (only === undefined || others.length > 0 || !isBounded(only)) return undefined;
  const first = dayAt(only.first);
  const last = dayAt(only.last);
  const month = only.last - only.first < 62 && { month: first.month };
  if (month === false && first.year !== last.year) return undefined;
  return {
    value: `${written({ year: first.year, ...month })}~`,
    basis: 'inferred',
    evidence: because,
  };
}

function isBounded({ first, last }: Days): boolean {
  return Number.isFinite(first) && Number.isFinite(last);
}

function termsText({ name, office, former, when }: OfficeSeen): string {
  const terms = when.map(({ first, last }) => {
    const to = Number.isFinite(last) ? ` to ${written(dayAt(last))}` : '';
    return `from ${written(dayAt(first))}${to}`;
  });
  return `it calls ${name} ${former ? 'former ' : ''}${office}, as could be done ${terms.join(' and ')}`;
}

function dayAt(number: number): Day {
  return addDays(epoch, number);
}
