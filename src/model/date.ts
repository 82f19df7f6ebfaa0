// Dates as the product speaks of them: a subset of EDTF (ISO 8601-2) with the basis it rests on.
// Leaves to others: finding dates in a text (reading/dates) and wording them (briefing/words).

/**
 * EDTF text, level 0 and the parts of level 1 that news needs: `2024-07-28`, `2019-08`, `2013`,
 * `2021-08~` (about), `2024-10/2024-11` (interval). See https://www.loc.gov/standards/datetime/
 */
export type Edtf = string;

/** `stated` stands in the source; `relative` is worked out from the document's date; `inferred` is our conclusion. */
export type DateBasis = 'stated' | 'relative' | 'inferred';

/** A date, what it rests on, and where that is not "stated", the evidence in one short sentence. */
export interface DatedBy {
  readonly value: Edtf;
  readonly basis: DateBasis;
  readonly evidence?: string;
}

export type Precision = 'day' | 'month' | 'year';

/** First and last day, inclusive, `YYYY-MM-DD`, that an EDTF text can mean. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
  readonly precision: Precision;
  readonly approximate: boolean;
}

const single = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/u;

/** The days an EDTF text covers, or undefined where it is not a date we accept. */
export function dayRange(edtf: Edtf): DayRange | undefined {
  const [from = '', to, ...rest] = edtf.split('/');
  if (rest.length > 0) return undefined;
  const start = parseSingle(from);
  if (to === undefined || start === undefined) return start;
  const end = parseSingle(to);
  if (end === undefined || end.last < start.first) return undefined;
  return {
    first: start.first,
    last: end.last,
    precision: start.precision === 'day' && end.precision === 'day' ? 'day' : 'month',
    approximate: start.approximate || end.approximate,
  };
}

function parseSingle(text: string): DayRange | undefined {
  const match = single.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, mark = ''] = match;
  const approximate = mark !== '';
  if (month === undefined)
    return { first: `${year}-01-01`, last: `${year}-12-31`, precision: 'year', approximate };
  if (day === undefined) {
    const last = lastDayOf(Number(year), Number(month));
    if (last === undefined) return undefined;
    return {
      first: `${year}-${month}-01`,
      last: `${year}-${month}-${last}`,
      precision: 'month',
      approximate,
    };
  }
  const value = `${year}-${month}-${day}`;
  return isDay(value) ? { first: value, last: value, precision: 'day', approximate } : undefined;
}

function lastDayOf(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return false;
  const last = lastDayOf(Number(match[1]), Number(match[2]));
  return last !== undefined && Number(match[3]) >= 1 && Number(match[3]) <= last;
}

/** True for any EDTF text that `dayRange` accepts. */
export function isEdtf(text: string): boolean {
  return dayRange(text) !== undefined;
}
