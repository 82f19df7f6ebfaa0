// Rules for dates that name their parts: day, month, year, weekday.
// Leaves to others: dates counted from other dates (rules-relative), stretches (rules-period), hours (rules-clock).
import { isReal, type Moment } from './calendar.ts';
import { pivot } from './lexemes.ts';
import { type Meaning, nowhere, stated, weekday, yearless } from './meaning.ts';
import type { Match, Rule } from './pattern.ts';

const day = '(?:digits|ordinal-digits|ordinal)';

/** Month, day and year in whatever order they were matched. */
function named(match: Match): Meaning | undefined {
  const month = match.first('month')?.value;
  const number = match.first('digits', 'ordinal-digits', 'ordinal')?.value;
  const year = match.first('year')?.value;
  if (month === undefined) return undefined;
  if (year === undefined) return yearless(month, number);
  return stated({ year, month, ...(number !== undefined && { day: number }) });
}

/** `2024-07-28`, `7/28/2024`, `28.7.2024`; both orders possible: the American one, as the slash is theirs. */
function numeric(match: Match): Meaning | undefined {
  const text = match.items[0]?.text ?? '';
  const [a = 0, b = 0, c = 0] = text.split(/[./-]/u).map(Number);
  if (/^\d{4}/u.test(text)) return stated({ year: a, month: b, day: c });
  const year = c < 100 ? pivot(c) : c;
  const american = { year, month: a, day: b };
  const european = { year, month: b, day: a };
  const [first, second] = text.includes('/') ? [american, european] : [european, american];
  return stated(isReal(first) ? first : second);
}

const quantifiers = /^(?:about|over|more|less|least|only|under|than)$/u;
const prepositions =
  /^(?:in|since|by|until|till|from|of|during|to|and|through|between|the|after|before|early|late|mid|circa|c|throughout|for|january|february|as|or)$/u;

/** A number of four digits is a year unless it counts something: "2000 dollars", "1500 troops". */
function isCounting(match: Match, counted: ReadonlySet<string>): boolean {
  const { before, after } = match;
  if (before?.kind === 'mark' && /[$€£¥#№:=+*&@]/u.test(before.text)) return before.text !== ':';
  if (after === undefined || after.kind !== 'word')
    return quantifiers.test(before?.kind ?? '') && after?.kind === 'unit';
  if (counted.has(after.text) || /(?:children|people|men)$/u.test(after.text))
    return !/^(?:in|since|by|until)$/u.test(before?.text ?? '') || after.text === 'percent';
  const plural = !after.capital && /[^su]s$/u.test(after.text) && after.text.length > 3;
  return plural && !prepositions.test(before?.text ?? '');
}

function eraYear(match: Match): Meaning | undefined {
  const number = match.first('year', 'digits', 'big')?.value;
  if (number === undefined || number > 4000 || !Number.isInteger(number)) return undefined;
  return stated({ year: match.first('era-bc') ? -number : number });
}

const namedRules: readonly Rule[] = [
  {
    example: 'Saturday, April 4, 2009',
    pattern: `(?:weekday comma?)?month(?:the?${day})comma?of?year`,
    kind: 'DAY',
    make: named,
  },
  {
    example: 'the 25th of August 1917',
    pattern: `(?:weekday comma?)?the?${day}of?month comma?of?year`,
    kind: 'DAY',
    make: named,
  },
  {
    example: '2024-07-28',
    pattern: '(?:weekday comma?)?iso',
    kind: 'DAY',
    make: (match) => numericOnly(match),
  },
  {
    example: 'Tuesday, July 28',
    pattern: `(?:weekday comma?)?month the?${day}(?!month|comma?of?year)`,
    kind: 'DAY',
    make: (match) =>
      /^(?:of|century)$/u.test(match.after?.text ?? '') && match.items.at(-1)?.kind === 'ordinal'
        ? undefined
        : named(match),
  },
  {
    example: 'the 20 September',
    pattern: `(?:weekday comma?)?the?${day}of?month(?!comma?of?year)`,
    kind: 'DAY',
    make: (match) => (isYearOrdinal(match) ? undefined : named(match)),
  },
  {
    example: 'May 5-7',
    pattern: `(?<=month${day}(?:dash|slash))${day}`,
    kind: 'DAY',
    make: (match) => secondDay(match),
  },
  {
    example: '05-Aug-2016',
    pattern: 'digits(?:dash|slash)month(?:dash|slash)year',
    kind: 'DAY',
    make: named,
  },
  {
    example: '2019-Aug-1',
    pattern: 'year(?:dash|slash)month(?:dash|slash)digits',
    kind: 'DAY',
    make: named,
  },
  { example: 'October, 1st', pattern: 'month comma ordinal-digits', kind: 'DAY', make: named },
  {
    example: 'on 11/20',
    pattern: '(?<=on|by|until|since|from)digits slash digits(?!slash|year|unit|word)',
    kind: 'DAY',
    make: slashed,
  },
  { example: '9/11', pattern: 'digits slash digits', kind: 'DAY', make: september11 },
  {
    example: 'Christmas Eve',
    pattern: 'holiday(?:word)?comma?year?',
    kind: 'DAY',
    make: holiday,
  },
  { example: 'August 2013', pattern: 'month comma?of?year', kind: 'MONTH', make: named },
  { example: 'August', pattern: 'month', kind: 'MONTH', make: named },
  {
    example: '240-238 BC',
    pattern: '(?:circa?)(?:year|digits|big)(?=dash(?:year|digits|big)era-bc)',
    kind: 'YEAR',
    make: (match) => stated({ year: -(match.items.at(-1)?.value ?? 0) }),
  },
  {
    example: '44 BC',
    pattern: '(?:year|digits|big)(?:era-bc|era-ad)',
    kind: 'YEAR',
    make: eraYear,
  },
  {
    example: '1915-17',
    pattern: '(?<=year(?:dash|slash))digits',
    kind: 'YEAR',
    make: (match) => shortYear(match),
  },
  {
    example: 'Tuesday',
    pattern: 'weekday',
    kind: 'WEEKDAY',
    make: (match) => weekday(match.items[0]?.value ?? 1),
  },
];

/** Nouns that tell a number from a year: those it counts, and those it numbers. */
export interface YearNouns {
  readonly counted: ReadonlySet<string>;
  readonly numbered: ReadonlySet<string>;
}

/** Rules for calendar dates. */
export function calendarRules(nouns: YearNouns): readonly Rule[] {
  return [
    ...namedRules,
    { example: '2013', pattern: 'year', kind: 'YEAR', make: (match) => bareYear(match, nouns) },
  ];
}

/** Years before 1400 are rare enough in news to want a preposition, a bracket or a range before them. */
function bareYear(match: Match, { counted, numbered }: YearNouns): Meaning | undefined {
  const year = match.items[0]?.value ?? 0;
  const { before } = match;
  if (year >= 2100 || numbered.has(before?.text ?? '') || isCounting(match, counted))
    return undefined;
  const placed = prepositions.test(before?.text ?? '') || before?.kind === 'open';
  return year >= 1400 || placed ? stated({ year }) : undefined;
}

function numericOnly(match: Match): Meaning | undefined {
  const iso = match.first('iso');
  return iso && numeric({ ...match, items: [iso] });
}

function isYearOrdinal(match: Match): boolean {
  return match.before?.kind === 'month';
}

/** Month and day in the American order, as the slash is theirs. */
function slashed(match: Match): Meaning | undefined {
  const [month, day] = match.items.filter((item) => item.kind === 'digits');
  return month && day && yearless(month.value, day.value);
}

/** The one day of a year that English calls by its numbers. */
function september11(match: Match): Meaning | undefined {
  const text = match.items.map((item) => item.text).join('');
  return text === '9/11' ? stated({ year: 2001, month: 9, day: 11 }) : undefined;
}

/** Named days with a fixed place in the year; the eve is the day before. */
function holiday(match: Match): Meaning | undefined {
  const number = match.first('holiday')?.value ?? 0;
  const extra = match.first('word');
  if (extra !== undefined && extra.text !== 'eve') return undefined;
  const month = Math.floor(number / 100);
  const dayOfMonth = (number % 100) - (extra === undefined ? 0 : 1);
  const year = match.first('year')?.value;
  return year === undefined
    ? yearless(month, dayOfMonth)
    : stated({ year, month, day: dayOfMonth });
}

/** The second day of "May 5-7": the same month, as read at its place. */
function secondDay(match: Match): Meaning | undefined {
  const number = match.items[0]?.value;
  if (number === undefined || number > 31 || number < 1) return undefined;
  return ({ here }) => {
    if (here?.month === undefined) return undefined;
    const moment: Moment = { year: here.year, month: here.month, day: number };
    return stated(moment)?.(nowhere);
  };
}

/** The "17" of "1915-17": the century of the year before it. */
function shortYear(match: Match): Meaning | undefined {
  const number = match.items[0];
  if (number === undefined || number.text.length !== 2 || match.after?.kind === 'dash')
    return undefined;
  return ({ here }) => {
    if (here === undefined || number.value <= here.year % 100) return undefined;
    const moment: Moment = { year: here.year - (here.year % 100) + number.value };
    return stated(moment)?.(nowhere);
  };
}
