// Dates counted from a happening that the text dates elsewhere: "26 days after the election", held on July 28.
// Leaves to others: lengths of time and dates that stand in the text (dates).
import { dayRange } from '../../model/date.ts';
import type { TimeExpression } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import {
  addDays,
  addMonths,
  isDayMoment,
  type Moment,
  momentOf,
  written,
} from '../dates/calendar.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page, Token } from '../page/page.ts';
import { type DatedPlace, follow } from './event-dates.ts';
import { eventNoun } from './happening.ts';

/** A noun as near to its date as in "the July 28 elections" or "the election was held on July 28". */
const beside = 5;
/** Between "after" and the noun: "after the disputed presidential election". */
const between = 4;

interface Counted {
  readonly expression: TimeExpression;
  readonly sign: 1 | -1;
  readonly noun: string;
}

/** Further dated places, by start. None where the happening has no date, or several. */
export function anchoredIn(
  page: Page,
  found: DatesFound,
  dated: readonly DatedPlace[],
  nouns: ReadonlySet<string>,
): readonly DatedPlace[] {
  const lengths = follow(
    found.expressions.filter(
      ({ type, value }) => type === 'DURATION' && /^P\d+[DWMY]$/u.test(value),
    ),
    (one) => one.span,
  );
  const takeDates = follow(dated, (one) => one.span);
  const written = found.documentDate && dayRange(found.documentDate.value)?.last;
  const past = ({ date }: DatedPlace) =>
    written === undefined || (dayRange(date.value)?.first ?? '') <= written;
  const dates = new Map<string, Set<string>>();
  const counted = page.sentences.flatMap(({ span, tokens, kind }) => {
    const places = takeDates(span).slice(0, mostDates);
    const expressions = lengths(span).slice(0, mostDates);
    if (kind !== 'prose') return [];
    for (const place of places.filter(past))
      for (const noun of nounsBeside(tokens, place.span, nouns))
        dates.set(noun, (dates.get(noun) ?? new Set()).add(place.date.value));
    return expressions.flatMap((expression) => countedFrom(tokens, expression, nouns) ?? []);
  });
  return counted.flatMap((one) => placeFor(one, [...(dates.get(one.noun) ?? [])]));
}

const mostDates = 12;

function nounsBeside(
  tokens: readonly Token[],
  { start, end }: Span,
  nouns: ReadonlySet<string>,
): readonly string[] {
  const first = tokens.findIndex((token) => token.end > start);
  const after = tokens.findIndex((token) => token.start >= end);
  const before = tokens.slice(Math.max(0, first - beside), first);
  const behind = after < 0 ? [] : tokens.slice(after, after + beside);
  const cut = before.findLastIndex((token) => isMark(token)) + 1;
  const mark = behind.findIndex((token) => isMark(token));
  return [...before.slice(cut), ...behind.slice(0, mark < 0 ? beside : mark)]
    .map((token) => eventNoun(token.text.toLowerCase(), nouns))
    .filter((noun) => noun !== undefined);
}

function isMark({ text }: Token): boolean {
  return /^[,;:()]$/u.test(text);
}

function countedFrom(
  tokens: readonly Token[],
  expression: TimeExpression,
  nouns: ReadonlySet<string>,
): Counted | undefined {
  const next = tokens.findIndex((token) => token.start >= expression.span.end);
  const word = tokens[next]?.text;
  if (next < 0 || (word !== 'after' && word !== 'before')) return undefined;
  for (const { text } of tokens.slice(next + 1, next + 2 + between)) {
    const noun = eventNoun(text.toLowerCase(), nouns);
    if (noun !== undefined) return { expression, sign: word === 'after' ? 1 : -1, noun };
    if (!/^[\p{L}-]+$/u.test(text)) return undefined;
  }
  return undefined;
}

function placeFor(
  { expression, sign, noun }: Counted,
  dates: readonly string[],
): readonly DatedPlace[] {
  const [date, ...others] = dates;
  const moment = date === undefined ? undefined : momentOf(date);
  if (date === undefined || moment === undefined || others.length > 0 || date.includes('/'))
    return [];
  const moved = movedBy(moment, expression.value, sign);
  if (moved === undefined) return [];
  const way = sign > 0 ? 'after' : 'before';
  return [
    {
      span: expression.span,
      date: {
        value: written(moved),
        basis: 'relative',
        evidence: `worked out: ${expression.value} ${way} the ${noun} of ${date}`,
      },
      bareYear: false,
    },
  ];
}

/** By the length, as fine as length and date both allow; undefined where the date is coarser than the length. */
function movedBy(moment: Moment, length: string, sign: 1 | -1): Moment | undefined {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/u.exec(length) ?? [];
  const amount = Number(count) * sign;
  if (unit === 'Y') return { year: moment.year + amount };
  if (unit === 'M')
    return moment.month === undefined
      ? undefined
      : addMonths({ year: moment.year, month: moment.month }, amount);
  return isDayMoment(moment) ? addDays(moment, amount * (unit === 'W' ? 7 : 1)) : undefined;
}
