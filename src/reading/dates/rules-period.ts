// Rules for stretches of time: parts of years, decades, lengths, repetitions, and vague references.
// Leaves to others: named dates (rules-calendar), counted dates (rules-relative).
import { monthLength } from './calendar.ts';
import { baseOf, fromText, fromWriting, type Meaning, within } from './meaning.ts';
import type { Match, Rule } from './pattern.ts';
import { unitOf } from './rules-relative.ts';
import {
  dateOf,
  decadeValue,
  halfValue,
  quarterValue,
  seasonValue,
  type TimeValue,
  type Unit,
} from './values.ts';

/** "the year" is that of the writing, or of the account; "the day" the one the text is at. */
function currentUnit(unit: Unit): Meaning {
  return unit === 'day' ? fromText(unit, 0) : fromWriting(unit, 0);
}

/** The year an incomplete part of a year leans on, with tense and order respected as far as they go. */
function inCurrentYear(part: (year: number) => TimeValue, startsIn: number): Meaning {
  return (place) => {
    const base = baseOf(place);
    if (base === undefined) return undefined;
    const { month, year } = base.moment;
    const months = month === undefined || base.leansOn !== 'document' ? 0 : startsIn - month;
    // what begins soon is meant where nothing tells that the clause looks back
    const before = months > 0 && place.tense !== 'future' && (place.tense === 'past' || months > 3);
    return { ...part(before ? year - 1 : year), leansOn: base.leansOn };
  };
}

function quarter(match: Match): Meaning | undefined {
  if (unitOf(match.first('unit')) !== 'quarter') return undefined;
  const number = match.first('ordinal', 'ordinal-digits')?.value ?? 4;
  if (number > 4) return undefined;
  return partOfYear(match, (year) => quarterValue(year, number), number * 3 - 2);
}

function half(match: Match): Meaning | undefined {
  const number = match.first('ordinal', 'ordinal-digits')?.value ?? 2;
  if (number > 2) return undefined;
  return partOfYear(match, (year) => halfValue(year, number), number * 6 - 5);
}

function season(match: Match): Meaning | undefined {
  const number = match.first('season')?.value ?? 1;
  // "the fall of Saigon" is no autumn
  if (
    match.first('season')?.text === 'fall' &&
    match.items[0]?.kind === 'the' &&
    !match.first('YEAR', 'PERIOD')
  )
    return undefined;
  const shift = match.first('last', 'next', 'previous', 'following');
  const meaning = partOfYear(match, (year) => seasonValue(year, number), number * 3);
  if (shift === undefined || meaning === undefined) return meaning;
  const tense = shift.kind === 'last' || shift.kind === 'previous' ? 'past' : 'future';
  return (place) => shiftedSeason(place, number, tense);
}

const shiftedSeason = (place: Parameters<Meaning>[0], number: number, tense: 'past' | 'future') => {
  const base = baseOf(place);
  if (base === undefined) return undefined;
  const begins = number * 3;
  const month = base.moment.month ?? 1;
  const year =
    tense === 'past'
      ? begins + 2 < month
        ? base.moment.year
        : base.moment.year - 1
      : begins > month
        ? base.moment.year
        : base.moment.year + 1;
  return { ...seasonValue(year, number), leansOn: base.leansOn };
};

function partOfYear(match: Match, part: (year: number) => TimeValue, startsIn: number): Meaning {
  const outer = match.first('YEAR', 'PERIOD');
  return outer?.meaning ? within(outer.meaning, part) : inCurrentYear(part, startsIn);
}

function quarterSign(match: Match): Meaning | undefined {
  const sign = match.first('quarter-sign');
  if (sign === undefined) return undefined;
  const isHalf = sign.text.startsWith('h');
  return partOfYear(
    match,
    (year) => (isHalf ? halfValue(year, sign.value) : quarterValue(year, sign.value)),
    isHalf ? sign.value * 6 - 5 : sign.value * 3 - 2,
  );
}

/** "1990s" states its century, "the 90s" is of the last. */
function decade(match: Match): Meaning | undefined {
  const item = match.first('decade');
  if (item === undefined) return undefined;
  if (item.value >= 100) {
    const value = decadeValue(item.value - (item.value % 10));
    return item.value < 1000 || item.value > 2190 ? undefined : () => value;
  }
  if (!/^(?:the|early|mid|late|and|or|in|dash)$/u.test(match.before?.kind ?? '')) return undefined;
  const value = decadeValue((item.value < 30 ? 2000 : 1900) + item.value);
  return () => value;
}

export const periodRules: readonly Rule[] = [
  {
    example: 'the third quarter of 2009',
    pattern:
      '(?:the|its)?(?:ordinal|ordinal-digits|final|last)dash?unit(?:(?:of|in)?(?:the)?(?:fiscal)?(?:YEAR|PERIOD))?',
    kind: 'PERIOD',
    make: quarter,
  },
  {
    example: 'Q3 2019',
    pattern: 'quarter-sign(?:(?:of|comma)?YEAR)?',
    kind: 'PERIOD',
    make: quarterSign,
  },
  { example: '2019 Q3', pattern: 'YEAR quarter-sign', kind: 'PERIOD', make: quarterSign },
  {
    example: 'the first half of 2015',
    pattern: 'the?(?:ordinal|ordinal-digits|last)half(?:of)(?:YEAR|PERIOD)',
    kind: 'PERIOD',
    make: half,
  },
  {
    example: 'the summer of 2003',
    pattern:
      '(?:the|its)?(?:this|last|next|previous|following|that|same)?season(?:(?:of|comma)?(?:YEAR|PERIOD))?',
    kind: 'PERIOD',
    make: season,
  },
  { example: 'the 1990s', pattern: 'decade', kind: 'PERIOD', make: decade },
  {
    example: 'fiscal year 2008',
    pattern: 'fiscal unit?YEAR',
    kind: 'PERIOD',
    make: (match) => match.first('YEAR')?.meaning,
  },
  {
    example: 'the end of the year',
    pattern: '(?:the)?(?:start|end|mid|late half|early half)of(?:the)unit',
    kind: 'PERIOD',
    make: (match) => {
      const unit = unitOf(match.first('unit'));
      return unit && currentUnit(unit);
    },
  },
  {
    example: 'year end',
    pattern: 'unit dash?end',
    kind: 'PERIOD',
    make: (match) => (unitOf(match.first('unit')) === 'year' ? currentUnit('year') : undefined),
  },
];

/** Edges of what was found: the value stays that of the whole, as TIMEX3 has it (`mod` would tell the edge). */
export const edgeRules: readonly Rule[] = [
  {
    example: 'the end of last year',
    pattern: 'the?(?:very)?(?:start|end|mid)of(?:the)?(?:MONTH|YEAR|PERIOD|DAY)',
    kind: 'PERIOD',
    make: (match) => match.items.at(-1)?.meaning,
  },
  {
    example: 'mid-May',
    pattern: '(?:the)?(?:early|mid|late)(?:dash|in)?(?:the)?(?:MONTH|YEAR|PERIOD)',
    kind: 'PERIOD',
    make: (match) => match.items.at(-1)?.meaning,
  },
  {
    example: 'earlier this year',
    pattern: '(?:earlier|later)(?:in)?(?:PERIOD)',
    kind: 'PERIOD',
    make: (match) => match.items.at(-1)?.meaning,
  },
  {
    example: 'the 15th of this month',
    pattern: 'the?(?:ordinal-digits|ordinal)unit?(?:of)PERIOD',
    kind: 'DAY',
    make: dayOfMonth,
  },
  {
    example: 'October of next year',
    pattern: '(?:MONTH|DAY)(?:of|comma|in)?PERIOD',
    kind: 'MONTH',
    make: ofYear,
  },
];

/** "the 15th of last month": the day of a month that is found by its own meaning. */
function dayOfMonth(match: Match): Meaning | undefined {
  const day = match.first('ordinal-digits', 'ordinal')?.value ?? 0;
  const unit = match.first('unit');
  const outer = match.items.at(-1)?.meaning;
  if (outer === undefined || (unit !== undefined && unitOf(unit) !== 'day')) return undefined;
  return (place) => {
    const month = outer(place);
    const moment = month?.moment;
    if (month === undefined || moment?.month === undefined || moment.day !== undefined)
      return undefined;
    const real = day >= 1 && day <= monthLength(moment.year, moment.month);
    return real ? dateOf({ ...moment, day }, month.leansOn) : undefined;
  };
}

/** "July 25 of that year": the date in the year that the second part means. */
function ofYear(match: Match): Meaning | undefined {
  const inner = match.items[0]?.meaning;
  const outer = match.items.at(-1)?.meaning;
  if (inner === undefined || outer === undefined) return undefined;
  return (place) => {
    const year = outer(place);
    const date = inner(place);
    if (year?.moment === undefined || year.moment.month !== undefined || date?.moment === undefined)
      return undefined;
    return dateOf({ ...date.moment, year: year.moment.year }, year.leansOn);
  };
}
