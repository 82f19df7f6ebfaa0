// Rules for dates counted from dates found before: "two weeks before May 13", "Wednesday of next week".
// Leaves to others: dates counted from the day of writing (rules-relative).
import { addDays, isDayMoment, weekdayOf } from './calendar.ts';
import { anaphor, type Meaning, within } from './meaning.ts';
import type { Match, Rule } from './pattern.ts';
import { amount, lengthOf, moved, near, unitOf } from './rules-relative.ts';
import { dateOf, unitAt } from './values.ts';

/** Expressions counted from expressions found before. */
export const fromFoundRules: readonly Rule[] = [
  {
    example: 'Wednesday of next week',
    pattern: 'WEEKDAY(?:of)?PERIOD',
    kind: 'DAY',
    make: weekdayOfWeek,
  },
  {
    example: 'two weeks before May 13, 1999',
    pattern: `${near}(?:${amount}|a)other?unit(?:before)(?:DAY|MONTH|YEAR|WEEKDAY)`,
    kind: 'DAY',
    make: (match) => fromNamed(match, -1),
  },
  {
    example: 'three days after June 1',
    pattern: `${near}(?:${amount}|a)other?unit(?:after|from)(?:DAY|MONTH|YEAR|WEEKDAY)`,
    kind: 'DAY',
    make: (match) => fromNamed(match, 1),
  },
  {
    example: 'the same month a year ago',
    pattern: 'the?same(?:unit|time)(?:DAY|PERIOD)',
    kind: 'PERIOD',
    make: sameUnitOf,
  },
];

/** A length before or after a date that is named: "two weeks before May 13". */
function fromNamed(match: Match, sign: 1 | -1): Meaning | undefined {
  const length = lengthOf(match.items);
  const anchor = match.items.at(-1)?.meaning;
  if (length === undefined || anchor === undefined) return undefined;
  return within(anchor, (_year, outer) => moved(outer, length.unit, sign * length.amount));
}

/** The weekday of a week that is found by its own meaning. */
function weekdayOfWeek(match: Match): Meaning | undefined {
  const number = match.items[0]?.value ?? 0;
  const week = match.items.at(-1)?.meaning;
  if (week === undefined || number < 1) return undefined;
  return (place) => {
    const value = week(place);
    if (!isDayMoment(value?.moment) || !/-W\d\d$/u.test(value.value)) return undefined;
    return dateOf(addDays(value.moment, number - weekdayOf(value.moment)), value.leansOn);
  };
}

/** "the same month last year": the unit of the text's date (of "period" the month), in the year that is named. */
function sameUnitOf(match: Match): Meaning | undefined {
  const unit = unitOf(match.first('unit')) ?? 'month';
  const outer = match.items.at(-1)?.meaning;
  if (outer === undefined) return undefined;
  return (place) => {
    const value = outer(place);
    const here = anaphor(place)?.moment;
    if (value?.moment === undefined || here === undefined) return undefined;
    const inYear = unitAt(
      {
        ...here,
        year: value.moment.year,
        ...(isDayMoment(here) && { day: Math.min(here.day, 28) }),
      },
      unit,
      0,
    );
    return inYear && { ...inYear, ...(value.leansOn !== undefined && { leansOn: value.leansOn }) };
  };
}
