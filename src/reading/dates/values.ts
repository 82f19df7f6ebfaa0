// TIMEX3 values of days, weeks, quarters, seasons and the rest, each with its EDTF reading.
// Leaves to others: which of them a text means (meaning).
import type { Edtf } from '../../model/date.ts';
import {
  addDays,
  addMonths,
  type Day,
  edtfOf,
  isDayMoment,
  isoWeek,
  type Moment,
  mondayOf,
  two,
  written,
} from './calendar.ts';

/** A value and what it was worked out from. */
export interface TimeValue {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly edtf?: Edtf;
  /** Undefined when all parts stand in the expression. */
  readonly leansOn?: 'document' | 'text';
  /** Where the text is now, for the expressions that follow. */
  readonly moment?: Moment;
}

/** A moment as a DATE. */
export function dateOf(moment: Moment, leansOn?: 'document' | 'text'): TimeValue {
  const edtf = edtfOf(moment);
  return {
    type: 'DATE',
    value: written(moment),
    moment,
    ...(edtf !== undefined && { edtf }),
    ...(leansOn !== undefined && { leansOn }),
  };
}

export type Unit =
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  | 'decade'
  | 'century'
  | 'quarter'
  | 'weekend'
  | 'fortnight';

export const units: readonly (Unit | undefined)[] = [
  undefined,
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
  'quarter',
  'weekend',
  'fortnight',
];

/** Letter of a unit in a TIMEX3 duration. */
export const letters: Readonly<Record<Unit, string>> = {
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
  quarter: 'Q',
  weekend: 'WE',
  fortnight: 'W',
};

/** The unit so many units from a moment, as a whole: the week, the month. Undefined where the moment is too coarse. */
export function unitAt(moment: Moment, unit: Unit, amount: number): TimeValue | undefined {
  switch (unit) {
    case 'day':
      return isDayMoment(moment) ? dateOf(addDays(moment, amount)) : undefined;
    case 'week':
    case 'fortnight':
      return isDayMoment(moment)
        ? weekValue(addDays(moment, amount * (unit === 'week' ? 7 : 14)))
        : undefined;
    case 'weekend':
      return isDayMoment(moment) ? weekendValue(addDays(moment, amount * 7)) : undefined;
    case 'month':
      return moment.month === undefined
        ? undefined
        : dateOf(addMonths({ year: moment.year, month: moment.month }, amount));
    case 'quarter':
      return moment.month === undefined
        ? undefined
        : quarterAt(moment.year * 4 + Math.floor((moment.month - 1) / 3) + amount);
    case 'year':
      return dateOf({ year: moment.year + amount });
    case 'decade':
      return decadeValue((Math.floor(moment.year / 10) + amount) * 10);
    case 'century':
      return centuryValue(Math.floor((moment.year - 1) / 100) + amount);
  }
}

/** Both ends as EDTF, or nothing for what EDTF lacks: years before Christ. */
function interval(first: Moment, last: Moment): Pick<TimeValue, 'edtf'> {
  const [from, to] = [edtfOf(first), edtfOf(last)];
  return from !== undefined && to !== undefined ? { edtf: `${from}/${to}` } : {};
}

export function weekValue(day: Day): TimeValue {
  const { year, week } = isoWeek(day);
  const monday = mondayOf(day);
  return {
    type: 'DATE',
    value: `${year}-W${two(week)}`,
    ...interval(monday, addDays(monday, 6)),
    moment: monday,
  };
}

function weekendValue(day: Day): TimeValue {
  const { year, week } = isoWeek(day);
  const saturday = addDays(mondayOf(day), 5);
  return {
    type: 'DATE',
    value: `${year}-W${two(week)}-WE`,
    ...interval(saturday, addDays(saturday, 1)),
    moment: saturday,
  };
}

/** @param index quarters since the year 0. */
function quarterAt(index: number): TimeValue {
  const year = Math.floor(index / 4);
  return quarterValue(year, index - year * 4 + 1);
}

export function quarterValue(year: number, quarter: number): TimeValue {
  const first = quarter * 3 - 2;
  return {
    type: 'DATE',
    value: `${written({ year })}-Q${quarter}`,
    ...interval({ year, month: first }, { year, month: first + 2 }),
    moment: { year },
  };
}

export function halfValue(year: number, half: number): TimeValue {
  const first = half * 6 - 5;
  return {
    type: 'DATE',
    value: `${written({ year })}-H${half}`,
    ...interval({ year, month: first }, { year, month: first + 5 }),
    moment: { year },
  };
}

/** @param year the first of the ten. */
export function decadeValue(year: number): TimeValue {
  return {
    type: 'DATE',
    value: String(Math.floor(year / 10)).padStart(3, '0'),
    ...(year > 0 && { edtf: `${written({ year })}/${written({ year: year + 9 })}` }),
    moment: { year },
  };
}

/** @param hundreds 19 for the twentieth century. */
export function centuryValue(hundreds: number): TimeValue {
  const first = hundreds * 100 + 1;
  return {
    type: 'DATE',
    value: two(hundreds),
    ...(hundreds >= 0 && { edtf: `${written({ year: first })}/${written({ year: first + 99 })}` }),
  };
}

const seasonCodes = ['', 'SP', 'SU', 'FA', 'WI'];
const seasonMonths = ['', '03', '06', '09', ''];

/** Northern seasons, about; winter spans two years and stays with the year that is named. */
export function seasonValue(year: number, season: number): TimeValue {
  const four = written({ year });
  const month = seasonMonths[season] ?? '';
  const last = two(Number(month) + 2);
  return {
    type: 'DATE',
    value: `${four}-${seasonCodes[season]}`,
    ...(year > 0 && { edtf: month === '' ? `${four}~` : `${four}-${month}~/${four}-${last}~` }),
    moment: { year, ...(month !== '' && { month: Number(month) }) },
  };
}
