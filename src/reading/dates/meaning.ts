// What time expressions mean: functions from the place in the text to a TIMEX3 value.
// Leaves to others: recognising them (rules) and keeping the place (resolve).
import type { Edtf } from '../../model/date.ts';
import {
  addDays,
  type Day,
  dayNumber,
  isDayMoment,
  isReal,
  type Moment,
  two,
  weekdayOf,
  written,
} from './calendar.ts';
import { dateOf, type TimeValue, type Unit, unitAt } from './values.ts';

/** Where an expression stands. */
export interface Place {
  /** The document's own date. */
  readonly document: Moment | undefined;
  /** The date the text spoke of last. */
  readonly here: Moment | undefined;
  /** The full day the text named last: what "two days later" counts from where a year stands between. */
  readonly day?: Day | undefined;
  /** True in accounts of the past, whose dates lean on each other and not on the day of writing. */
  readonly narrative: boolean;
  /** True for news, which speaks of the days around its writing. */
  readonly current: boolean;
  readonly tense: 'past' | 'present' | 'future' | 'unknown';
  /** True for the end of a range, "between May and September": `here` is its begin, the year is that or the next. */
  readonly range?: boolean;
  /** For the begin of a range its end, where that states its year: "between April and June 2008". */
  readonly end?: Moment | undefined;
}

/** No document, no earlier date: what an expression means by itself. */
export const nowhere: Place = {
  document: undefined,
  here: undefined,
  narrative: false,
  current: false,
  tense: 'unknown',
};

export type Meaning = (place: Place) => TimeValue | undefined;

/** A value that does not depend on its place. */
export function fixed(type: TimeValue['type'], value: string, edtf?: Edtf): Meaning {
  const result: TimeValue = { type, value, ...(edtf !== undefined && { edtf }) };
  return () => result;
}

/** All parts stated. Undefined for a day no calendar has. */
export function stated(moment: Moment): Meaning | undefined {
  if (!isReal(moment)) return undefined;
  const result = dateOf(moment);
  return () => result;
}

/** Month and perhaps day, the year to be found. */
export function yearless(month: number, day?: number): Meaning | undefined {
  if (!isReal({ year: 2000, month, ...(day !== undefined && { day }) })) return undefined;
  return (place) => {
    const { end } = place;
    if (end?.month !== undefined)
      return dateOf(
        {
          year: month > end.month ? end.year - 1 : end.year,
          month,
          ...(day !== undefined && { day }),
        },
        'text',
      );
    const base = baseOf(place);
    if (base === undefined || isRecurring(place, day))
      return {
        type: 'DATE',
        value: `XXXX-${two(month)}${day === undefined ? '' : `-${two(day)}`}`,
      };
    const year = yearFor(place, base.moment, month, day);
    return dateOf(
      realNear({ year, month, ...(day !== undefined && { day }) }, place.tense),
      base.leansOn,
    );
  };
}

/** 29 February is of the last leap year, or of the next one where the clause looks ahead. */
function realNear(moment: Moment, tense: Place['tense']): Moment {
  const step = tense === 'future' ? 1 : -1;
  let real = moment;
  for (let tries = 0; tries < 8 && !isReal(real); tries++)
    real = { ...real, year: real.year + step };
  return real;
}

/** "July is hot": no news, no account, no tense, no day: every July is meant. */
function isRecurring(place: Place, day: number | undefined): boolean {
  return day === undefined && !place.current && !place.narrative && place.tense === 'present';
}

interface Base {
  readonly moment: Moment;
  readonly leansOn: 'document' | 'text';
}

/** What a date without a year leans on: the last date in an account, else the day of writing. */
export function baseOf({ document, here, narrative, range }: Place): Base | undefined {
  if (here !== undefined && (narrative || range === true)) return { moment: here, leansOn: 'text' };
  return document && { moment: document, leansOn: 'document' };
}

/** The document for "last year"; in an account of the past the date it has come to. */
function writing({ document, here, narrative }: Place): Base | undefined {
  if (narrative && here !== undefined && document !== undefined)
    return { moment: here, leansOn: 'text' };
  return document && { moment: document, leansOn: 'document' };
}

/** The last date of the text for "that day"; the day of writing where there is none. */
export function anaphor({ document, here }: Place): Base | undefined {
  if (here !== undefined) return { moment: here, leansOn: 'text' };
  return document && { moment: document, leansOn: 'document' };
}

function yearFor(place: Place, base: Moment, month: number, day: number | undefined): number {
  if (base.month === undefined) return base.year;
  if (place.narrative) return base.month === 12 && month <= 2 ? base.year + 1 : base.year;
  if (place.range === true) return month < base.month ? base.year + 1 : base.year;
  const distance = (year: number) =>
    dayNumber({ year, month, day: day ?? 15 }) -
    dayNumber({ year: base.year, month: base.month ?? 1, day: base.day ?? 15 });
  const slack = day === undefined ? 16 : 0;
  if (place.tense === 'past') return distance(base.year) <= slack ? base.year : base.year - 1;
  if (place.tense === 'future') return distance(base.year) >= -slack ? base.year : base.year + 1;
  const years = [base.year, base.year - 1, base.year + 1];
  return years.reduce((best, year) =>
    Math.abs(distance(year)) < Math.abs(distance(best)) ? year : best,
  );
}

/** "Tuesday": the last one up to the day of writing, or the next one when the clause looks ahead. */
export function weekday(number: number, shift?: 'last' | 'this' | 'next'): Meaning {
  return (place) => {
    const base = place.narrative && isDayMoment(place.here) ? place.here : place.document;
    if (!isDayMoment(base)) return aboutDocument(place, `XXXX-WXX-${number}`);
    const back = (weekdayOf(base) - number + 7) % 7;
    const ahead = (7 - back) % 7;
    const later = number > weekdayOf(base);
    const days = daysTo(shift, place.tense, { back, ahead, later });
    return dateOf(addDays(base, days), base === place.document ? 'document' : 'text');
  };
}

/** A day that cannot be told, but lies about when the document was written, as far as that is known. */
function aboutDocument({ document, narrative }: Place, value: string): TimeValue {
  if (narrative || document === undefined) return { type: 'DATE', value };
  return { type: 'DATE', value, edtf: `${written(document)}~`, leansOn: 'document' };
}

interface Distance {
  readonly back: number;
  readonly ahead: number;
  /** True when the day comes later in the same week. */
  readonly later: boolean;
}

function daysTo(
  shift: 'last' | 'this' | 'next' | undefined,
  tense: Place['tense'],
  { back, ahead, later }: Distance,
): number {
  if (shift === 'last') return back === 0 ? -7 : -back;
  if (shift === 'next') return ahead === 0 ? 7 : ahead;
  const looksAhead = tense === 'future' || (shift === 'this' && tense !== 'past' && later);
  return looksAhead ? ahead : -back;
}

/** The unit counted from the day of writing: "last week", "next year", "yesterday". */
export function fromWriting(unit: Unit, amount: number): Meaning {
  const vague = amount < 0 ? 'PAST_REF' : amount > 0 ? 'FUTURE_REF' : 'PRESENT_REF';
  return (place) => {
    const base = writing(place);
    const value = base && unitAt(base.moment, unit, amount);
    return value ? { ...value, leansOn: base.leansOn } : { type: 'DATE', value: vague };
  };
}

/** The unit counted from the last date of the text: "that year", "the following day". */
export function fromText(unit: Unit, amount: number): Meaning {
  const vague = amount < 0 ? 'PAST_REF' : amount > 0 ? 'FUTURE_REF' : 'PRESENT_REF';
  return (place) =>
    onward(place, (moment) => unitAt(moment, unit, amount)) ?? { type: 'DATE', value: vague };
}

/** A value counted from the date the text is at, or, where that is too coarse, from the full day named last. */
export function onward(
  place: Place,
  count: (moment: Moment) => TimeValue | undefined,
): TimeValue | undefined {
  const base = anaphor(place);
  const value = base && count(base.moment);
  if (base !== undefined && value !== undefined) return { ...value, leansOn: base.leansOn };
  // a year before that of the day is background; after it, the account has moved on
  const current = base === undefined || (place.day?.year ?? 0) >= base.moment.year;
  const fine = place.day && current ? count(place.day) : undefined;
  return fine && { ...fine, leansOn: 'text' };
}

/** Unit wholes of a year that is found by its own meaning: "the third quarter of last year". */
export function within(
  outer: Meaning,
  inner: (year: number, outer: Moment) => TimeValue | undefined,
): Meaning {
  return (place) => {
    const value = outer(place);
    if (value?.moment === undefined) return undefined;
    const part = inner(value.moment.year, value.moment);
    return part && { ...part, ...(value.leansOn !== undefined && { leansOn: value.leansOn }) };
  };
}

/** A time of day on a day found by its own meaning. */
export function timeOn(day: Meaning, time: string): Meaning {
  return (place) => {
    const value = day(place);
    if (value === undefined) return undefined;
    if (!isDayMoment(value.moment)) return { type: 'TIME', value: `XXXX-XX-XX${time}` };
    return { ...value, type: 'TIME', value: `${written(value.moment)}${time}` };
  };
}

/** The day meant where none is named: that of the text if it is near, else the day of writing. */
export const currentDay: Meaning = (place) => {
  const base = place.narrative
    ? anaphor(place)
    : place.document && { moment: place.document, leansOn: 'document' as const };
  return base && dateOf(base.moment, base.leansOn);
};
