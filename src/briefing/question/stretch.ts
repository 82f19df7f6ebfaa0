// Understands stretches of time in a question that no single date says: "between 2019 and 2022", "since August 2019".
// Leaves to others: single dates (when.ts) and what is done with them (understand.ts).
import { isDay } from '../../model/date.ts';
import { type FoundWhen, findWhen, shifted, type When } from '../when.ts';

/** Before the first day that a document may tell of. */
const firstDay = '1000-01-01';

const pair =
  /\b(?:between|from|entre|desde|de)\s+(?<first>[\p{L}\p{N}, ]{1,24}?)\s+(?:and|to|until|till|y|hasta|a)\s+(?=[\p{L}\p{N}])/iu;
const open = /\b(?<how>since|after|before|until|desde|antes de)\s+(?=[\p{L}\p{N}])/iu;
const forwards = /^(?:since|after|desde)$/iu;

/** The first stretch in a text, seen from `today`; undefined where it has none that can be reckoned with. */
export function findStretchOfTime(text: string, today: string): FoundWhen | undefined {
  return findPair(text, today) ?? findOpen(text, today);
}

function findPair(text: string, today: string): FoundWhen | undefined {
  const match = pair.exec(text);
  if (match === null) return undefined;
  const at = match.index + match[0].length;
  const second = dateAt(text.slice(at), today);
  if (second?.when.type !== 'days') return undefined;
  const first = dateAt(match.groups?.['first'] ?? '', today);
  const from = first && firstDayOf(first.when, second.when.to.slice(0, 4));
  if (from === undefined || from > second.when.to) return undefined;
  const when: When = { type: 'days', from, to: second.when.to };
  return { when, start: match.index, end: at + second.end };
}

/** A day without a year is one of the year of the other. */
function firstDayOf(when: When, year: string): string | undefined {
  if (when.type === 'days') return when.from;
  const day = `${year}-${when.monthDay}`;
  return isDay(day) ? day : undefined;
}

function findOpen(text: string, today: string): FoundWhen | undefined {
  const match = open.exec(text);
  if (match === null) return undefined;
  const at = match.index + match[0].length;
  const found = dateAt(text.slice(at), today);
  if (found?.when.type !== 'days') return undefined;
  const { from, to } = found.when;
  const how = match.groups?.['how'] ?? '';
  const stretch = forwards.test(how)
    ? { from: /^after$/iu.test(how) ? shifted(to, 1) : from, to: today }
    : { from: firstDay, to: shifted(from, -1) };
  return stretch.from > stretch.to
    ? undefined
    : { when: { type: 'days', ...stretch }, start: match.index, end: at + found.end };
}

/** The date that a text begins with. */
function dateAt(
  text: string,
  today: string,
): { readonly when: When; readonly end: number } | undefined {
  const year = /^(?:1[5-9]|20)\d{2}(?![\p{L}\p{N}-])/u.exec(text)?.[0];
  if (year !== undefined)
    return { when: { type: 'days', from: `${year}-01-01`, to: `${year}-12-31` }, end: year.length };
  const found = findWhen(text, today);
  return found?.start === 0 ? found : undefined;
}
