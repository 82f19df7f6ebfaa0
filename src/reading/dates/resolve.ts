// Turns the expressions of a text into values, in order, keeping the place: the day of writing and the date last named.
// Leaves to others: finding expressions (rules) and the document's own date (document-date).
import type { DatedBy } from '../../model/date.ts';
import type { TimeExpression } from '../../model/reading.ts';
import { type Day, isDayMoment, type Moment, momentOf, written } from './calendar.ts';
import { nowhere, type Place } from './meaning.ts';
import type { Item } from './pattern.ts';
import type { Tense } from './tense.ts';
import type { TimeValue } from './values.ts';

/** A time expression with the reason of its value, where that is not stated in its own words. */
export interface Resolved {
  readonly expression: TimeExpression;
  readonly evidence?: string;
}

/** The moment an expression states by itself, without any leaning. */
export function statedMoment(item: Item): Moment | undefined {
  const value = item.meaning?.(nowhere);
  return value?.leansOn === undefined ? value?.moment : undefined;
}

/**
 * True for accounts of the past: most of the years they name lie well before the day of writing. Their
 * "in May" leans on the year named last (the narrative mode of HeidelTime, Strötgen and Gertz 2013).
 */
function isNarrative(
  paragraphs: readonly (readonly Item[])[],
  document: Moment | undefined,
): boolean {
  const items = paragraphs.flatMap((paragraph) => paragraph.filter((item) => item.meaning));
  const years = items.flatMap((item) => statedMoment(item)?.year ?? []);
  if (document === undefined) {
    const deictic = items.filter((item) => item.kind === 'WEEKDAY').length;
    return years.length >= 5 && years.length > deictic * 4;
  }
  // A release that opens with "today" and goes on with the history of its matter is news.
  if (speaksOfToday(paragraphs)) return false;
  const old = years.filter((year) => year < document.year - 1).length;
  return old >= 5 && old > years.length * 0.6;
}

/** Words from the top in which news says when it is. */
const top = 40;

function speaksOfToday(paragraphs: readonly (readonly Item[])[]): boolean {
  const items = paragraphs.find((paragraph) => paragraph.length > 0) ?? [];
  return items.slice(0, top).some((item) => item.kind === 'DAY' && item.text === 'today');
}

/** Words in a text so short that one such day makes it news. */
const shortText = 400;

/** True for news: it speaks of the days around its writing by weekday, "today" and "yesterday". */
function isCurrent(paragraphs: readonly (readonly Item[])[]): boolean {
  let days = 0;
  let words = 0;
  for (const items of paragraphs) {
    words += items.length;
    for (const item of items)
      if (item.kind === 'WEEKDAY' || (item.kind === 'DAY' && nearDays.test(item.text))) days++;
  }
  return days >= 2 || (days === 1 && words < shortText);
}

const nearDays = /^(?:today|yesterday|tomorrow)$/u;
const persons = new Set(['i', 'we', 'you', 'my', 'our', 'your', 'us', 'me']);

/** In talk "now" is mostly a way to begin a sentence. */
function isTalk(items: readonly Item[]): boolean {
  return (
    items.some((item) => item.kind === 'VAGUE') && items.some((item) => persons.has(item.text))
  );
}

/** Values all found items of a document, paragraphs in order. */
export function resolveAll(
  paragraphs: readonly (readonly Item[])[],
  documentDate: DatedBy | undefined,
  tense: Tense,
  text: string,
): readonly Resolved[] {
  const document = documentDate && momentOf(documentDate.value);
  const narrative = isNarrative(paragraphs, document);
  const resolved: Resolved[] = [];
  const current = isCurrent(paragraphs);
  const account = narrative || current;
  const at: At = { here: undefined, day: undefined, last: undefined };
  for (const items of paragraphs) {
    const skipsVague = !account || isTalk(items);
    items.forEach((item, index) => {
      if (item.meaning === undefined || (item.kind === 'VAGUE' && skipsVague)) return;
      const begin = beginOf(items, index, at.last);
      const place: Place = {
        ...{ document, here: begin ?? at.here, day: at.day, narrative, current },
        ...{ tense: tense(items, index), range: begin !== undefined, end: endOf(items, index) },
      };
      const value = item.meaning(place);
      if (value === undefined) return;
      resolved.push(described(item, value, place, documentDate, text));
      at.last = { item, value };
      if (!movesOn(item, items[index - 1], value, place)) return;
      at.here = value.moment;
      if (isDayMoment(at.here)) at.day = at.here;
    });
  }
  return resolved;
}

/** Where the text has come to. */
interface At {
  here: Moment | undefined;
  day: Day | undefined;
  last: { readonly item: Item; readonly value: TimeValue } | undefined;
}

/** Of "between April and June 2008" the second date, whose year is that of the first too. */
function endOf(items: readonly Item[], index: number): Moment | undefined {
  const joint = items[index + 1];
  const end = items[index + 2];
  if (joint === undefined || end === undefined || !monthly.test(end.kind)) return undefined;
  if (joint.kind !== 'dash' && !/^(?:and|or|to|through|until|till)$/u.test(joint.text))
    return undefined;
  return statedMoment(end);
}

const monthly = /^(?:DAY|MONTH)$/u;

/** Of "between May and September", "3 to 10 June": what the range begins with, for the date that ends it. */
function beginOf(items: readonly Item[], index: number, last: At['last']): Moment | undefined {
  const joint = items[index - 1];
  if (last === undefined || joint === undefined || items[index - 2] !== last.item) return undefined;
  const joined =
    joint.text === 'and'
      ? items[index - 3]?.text === 'between'
      : joint.kind === 'dash' || /^(?:to|through|until|till)$/u.test(joint.text);
  return joined && monthly.test(last.item.kind) && monthly.test(items[index]?.kind ?? '')
    ? last.value.moment
    : undefined;
}

/**
 * A bare year after "since" or "until" is background and does not carry the account on; in an account of
 * the past neither does the day of writing, nor a year that was still to come ("planned for 1976").
 */
function movesOn(
  item: Item,
  before: Item | undefined,
  value: TimeValue,
  { narrative, tense }: Place,
): boolean {
  if (value.moment === undefined) return false;
  if (narrative && value.leansOn === 'document') return false;
  if (item.kind !== 'YEAR') return true;
  return before?.kind !== 'since' && before?.kind !== 'until' && !(narrative && tense === 'future');
}

function described(
  item: Item,
  value: TimeValue,
  place: Place,
  documentDate: DatedBy | undefined,
  text: string,
): Resolved {
  const open = value.type === 'DATE' && /X|_REF/u.test(value.value);
  const inferred = value.leansOn === 'document' && documentDate?.basis === 'inferred';
  const expression: TimeExpression = {
    span: { start: item.start, end: item.end },
    type: value.type,
    value: value.value,
    ...(value.edtf !== undefined && { edtf: value.edtf }),
    basis: inferred ? 'inferred' : value.leansOn !== undefined || open ? 'relative' : 'stated',
  };
  if (value.leansOn === undefined || value.edtf === undefined) return { expression };
  const words = text.slice(item.start, item.end).replaceAll(/\s+/gu, ' ');
  const anchor =
    value.leansOn === 'document'
      ? `document of ${documentDate?.value ?? ''}`
      : `after ${anchorText(value, place)} in the text`;
  return { expression, evidence: `worked out: "${words}", ${anchor}` };
}

/** The date of the text that a value was worked out from: a day by a day, where the last date was coarser. */
function anchorText({ moment }: TimeValue, { here, day }: Place): string {
  const fine = isDayMoment(moment) && here?.day === undefined ? day : undefined;
  const anchor = fine ?? here;
  return anchor ? written(anchor) : 'a date';
}
