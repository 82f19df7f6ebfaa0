// Rules for lengths of time and for repetitions.
// Leaves to others: stretches with a place in the calendar (rules-period).
import { fixed, type Meaning } from './meaning.ts';
import type { Match, Rule } from './pattern.ts';
import { amount, unitOf } from './rules-relative.ts';
import { letters } from './values.ts';

const clockLetters = ['', 'H', 'M', 'S'];

/** TIMEX3 duration: "two weeks" P2W, "several months" PXM, "thirty minutes" PT30M. */
function lengthValue(match: Match): string | undefined {
  const unit = unitOf(match.first('unit'));
  const letter = unit ? letters[unit] : clockLetters[match.first('clock-unit')?.value ?? 0];
  if (letter === undefined || letter === '') return undefined;
  const count = countOf(match);
  if (unit === 'fortnight' && count !== 'X') return `P${count * 2}W`;
  if (unit === 'decade' && count !== 'X') return `P${count * 10}Y`;
  return `${unit ? 'P' : 'PT'}${count}${letter}`;
}

function countOf(match: Match): number | 'X' {
  const vague = match.first('vague');
  if (vague !== undefined) return vague.text === 'couple' ? 2 : 'X';
  const number = match.first('digits', 'big', 'cardinal', 'year', 'amount');
  if (number !== undefined) return number.value;
  if (match.first('half')) return 0.5;
  return match.first('unit', 'clock-unit')?.text.endsWith('s') ? 'X' : 1;
}

function duration(match: Match): Meaning | undefined {
  if (isFraction(match)) return undefined;
  const value = lengthValue(match);
  return value === undefined ? undefined : fixed('DURATION', value);
}

/** "days" and "weeks" by themselves count only as a plural; "the days", "a day in court" do not. */
function barePlural(match: Match): Meaning | undefined {
  const item = match.first('unit', 'clock-unit');
  if (
    item === undefined ||
    !item.text.endsWith('s') ||
    item.text === 'seconds' ||
    item.text === 'quarters'
  )
    return undefined;
  // "published the minutes": of a meeting, not of an hour
  if (
    item.kind === 'clock-unit' &&
    match.items.length === 1 &&
    !/^(?:in|within|just|for|after|only|of)$/u.test(match.before?.text ?? '')
  )
    return undefined;
  return duration(match);
}

/** "a quarter", "three-quarters": mostly a part of something else than a year. */
function isFraction(match: Match): boolean {
  if (unitOf(match.first('unit')) !== 'quarter') return false;
  return (
    match.first('a') !== undefined || match.first('dash') !== undefined || match.items.length < 2
  );
}

const adverbLetters: Readonly<Record<number, string>> = {
  1: 'P1D',
  2: 'P1W',
  3: 'P1M',
  4: 'P1Y',
  7: 'P1Q',
  11: 'PT1H',
};

const near = '(?:(?:about|only|over|less than|more than|at least|at most|under){0,3})';

export const lengthRules: readonly Rule[] = [
  {
    example: 'the past nine days',
    pattern:
      '(?:the|its)(?:last|next|previous|following|ordinal|other|final)(?:vague|digits|big|cardinal)other?(?:unit|clock-unit)',
    kind: 'DURATION',
    make: duration,
  },
  {
    example: 'the next months',
    pattern: '(?:the)(?:last|next|previous|following|final|ordinal)vague?(?:unit|clock-unit)',
    kind: 'DURATION',
    make: barePlural,
  },
  {
    example: 'over two years',
    pattern: `${near}(?:${amount})other?dash?(?:unit|clock-unit)(?:dash other)?(?:other(?!word))?`,
    kind: 'DURATION',
    make: duration,
  },
  {
    example: 'half an hour',
    pattern: `${near}half a(?:unit|clock-unit)`,
    kind: 'DURATION',
    make: duration,
  },
  {
    example: 'a year',
    pattern: `${near}(?:a|other)other?(?:unit|clock-unit)(?:dash other)?`,
    kind: 'DURATION',
    make: duration,
  },
  { example: 'months', pattern: '(?:unit|clock-unit)', kind: 'DURATION', make: barePlural },
  { example: 'month-long', pattern: 'unit dash other', kind: 'DURATION', make: duration },
  {
    example: 'every three weeks',
    pattern: 'every(?:other|digits|cardinal|ordinal)?(?:unit|clock-unit|season)',
    kind: 'SET',
    make: (match) => {
      const value = lengthValue(match);
      return value === undefined
        ? undefined
        : fixed('SET', match.first('other') ? value.replace('1', '2') : value);
    },
  },
  {
    example: 'every Tuesday',
    pattern: 'every WEEKDAY',
    kind: 'SET',
    make: (match) => fixed('SET', `XXXX-WXX-${match.first('WEEKDAY')?.value ?? 1}`),
  },
  {
    example: 'every morning',
    pattern: 'every day-part',
    kind: 'SET',
    make: () => fixed('SET', 'P1D'),
  },
  {
    example: 'per month',
    pattern: 'per(?:unit|clock-unit)',
    kind: 'SET',
    make: (match) => {
      const value = lengthValue(match);
      return value === undefined ? undefined : fixed('SET', value);
    },
  },
  {
    example: 'daily',
    pattern: 'adverb',
    kind: 'SET',
    make: (match) => fixed('SET', adverbLetters[match.first('adverb')?.value ?? 1] ?? 'P1D'),
  },
];
