// Rules for the parts of a named month or year: its last week, its first Tuesday; and for centuries by their number.
// Leaves to others: quarters, seasons and other stretches (rules-period). These must see their words first.
import {
  addDays,
  type Day,
  isDayMoment,
  isoWeek,
  monthLength,
  two,
  weekdayOf,
} from './calendar.ts';
import { fixed, type Meaning, within } from './meaning.ts';
import type { Match, Rule } from './pattern.ts';
import { unitOf } from './rules-relative.ts';
import { centuryValue, dateOf, type TimeValue, weekValue } from './values.ts';

function century(match: Match): Meaning | undefined {
  if (unitOf(match.first('unit')) !== 'century') return undefined;
  const number = match.first('ordinal', 'ordinal-digits')?.value ?? 0;
  const bc = match.first('era-bc') !== undefined;
  if (number < 1 || number > 30) return undefined;
  return bc ? fixed('DATE', `BC${two(number - 1)}`) : () => centuryValue(number - 1);
}

/** "the last week of March", "the first Tuesday of October". */
function partOfMonth(match: Match): Meaning | undefined {
  const month = match.first('MONTH')?.meaning;
  const weekday = match.first('WEEKDAY')?.value;
  const unit = unitOf(match.first('unit'));
  const number = match.first('ordinal', 'ordinal-digits')?.value;
  if (month === undefined || (unit !== 'week' && unit !== 'day' && weekday === undefined))
    return undefined;
  return within(month, (year, { month: at }) => {
    if (at === undefined) return undefined;
    const last: Day = { year, month: at, day: monthLength(year, at) };
    if (weekday !== undefined) return nthWeekday(last, weekday, number);
    if (unit === 'day')
      return number === undefined
        ? dateOf(last)
        : number <= last.day
          ? dateOf({ ...last, day: number })
          : undefined;
    return weekValue(
      number === undefined
        ? { ...last, day: last.day - 3 }
        : { ...last, day: Math.min(last.day, number * 7 - 3) },
    );
  });
}

function nthWeekday(last: Day, weekday: number, number: number | undefined): TimeValue | undefined {
  if (number === undefined)
    return dateOf({ ...last, day: last.day - ((weekdayOf(last) - weekday + 7) % 7) });
  const first = { ...last, day: 1 };
  const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + (number - 1) * 7;
  return day <= last.day ? dateOf({ ...last, day }) : undefined;
}

/** "the last week of 2008", "the first month of 2009", "the first day of 2009". */
function partOfNamedYear(match: Match): Meaning | undefined {
  const unit = unitOf(match.first('unit'));
  const number = match.first('ordinal', 'ordinal-digits')?.value;
  const outer = match.items.at(-1)?.meaning;
  if (outer === undefined || (number !== undefined && number > 12)) return undefined;
  if (unit !== 'month' && unit !== 'day' && unit !== 'week') return undefined;
  return within(outer, (year) => {
    const last: Day = { year, month: 12, day: 31 };
    if (unit === 'month') return dateOf({ year, month: number ?? 12 });
    if (unit === 'day')
      return number === undefined ? dateOf(last) : dateOf({ year, month: 1, day: number });
    // the week of 28 December is the last of its year in ISO 8601, that of 4 January the first
    return weekValue(
      number === undefined
        ? { ...last, day: 28 }
        : addDays({ year, month: 1, day: 4 }, number * 7 - 7),
    );
  });
}

/** "the week of October 6": for whole weeks around a day. */
const weekOf: Rule = {
  example: 'the week of October 6',
  pattern: 'the unit of DAY',
  kind: 'PERIOD',
  make: (match) => {
    const day = match.items.at(-1)?.meaning;
    if (unitOf(match.first('unit')) !== 'week' || day === undefined) return undefined;
    return within(day, (_year, outer) =>
      isDayMoment(outer) && isoWeek(outer).week > 0 ? weekValue(outer) : undefined,
    );
  },
};

/** Rules that must see their words before "last week" and its like are made of them. */
export const firstPeriodRules: readonly Rule[] = [
  {
    example: 'the last week of March',
    pattern: 'the?(?:ordinal|ordinal-digits|last|final)(?:unit|WEEKDAY)(?:of|in)MONTH',
    kind: 'PERIOD',
    make: partOfMonth,
  },
  {
    example: 'the last week of 2008',
    pattern: 'the?(?:ordinal|ordinal-digits|last|final)unit(?:of|in)YEAR',
    kind: 'PERIOD',
    make: partOfNamedYear,
  },
  {
    example: 'the 19th century',
    pattern: 'the?(?:ordinal|ordinal-digits)dash?unit(?:era-bc|era-ad)?',
    kind: 'PERIOD',
    make: century,
  },
  weekOf,
];
