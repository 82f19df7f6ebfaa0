// Dates as people type them and as they are worded back.
import { describe, expect, it } from 'vitest';
import { datedInWords, dateInWords, documentDate } from '../../src/briefing/dated.ts';
import { localDate, parseWhen, shifted } from '../../src/briefing/when.ts';
import { say } from './archive.ts';

const today = '2026-07-28';
const days = (from: string, to = from) => ({ type: 'days', from, to });
const monthDay = (value: string) => ({ type: 'monthDay', monthDay: value });

describe('parseWhen', () => {
  it.each([
    ['2024-07-28', days('2024-07-28')],
    ['2024-07', days('2024-07-01', '2024-07-31')],
    ['2024', days('2024-01-01', '2024-12-31')],
    ['2021-08~', days('2021-08-01', '2021-08-31')],
    ['2024-10/2024-11', days('2024-10-01', '2024-11-30')],
    ['07-28', monthDay('07-28')],
    ['28 July', monthDay('07-28')],
    ['July 28', monthDay('07-28')],
    ['July 28th', monthDay('07-28')],
    ['29 February', monthDay('02-29')],
    ['28 July 2024', days('2024-07-28')],
    ['July 28, 2024', days('2024-07-28')],
    ['on 28 July 2024', days('2024-07-28')],
    ['July 2024', days('2024-07-01', '2024-07-31')],
    ['in August 2019', days('2019-08-01', '2019-08-31')],
    ['28/07/2024', days('2024-07-28')],
    ['28 de julio de 2024', days('2024-07-28')],
    ['today', days('2026-07-28')],
    ['yesterday', days('2026-07-27')],
    ['last week', days('2026-07-20', '2026-07-26')],
    ['this week', days('2026-07-27', '2026-08-02')],
    ['last month', days('2026-06-01', '2026-06-30')],
    ['last year', days('2025-01-01', '2025-12-31')],
    ['in 2019', days('2019-01-01', '2019-12-31')],
  ])('reads %s', (typed, expected) => expect(parseWhen(typed, today)).toEqual(expected));

  it.each([
    '',
    'blah',
    'Maduro',
    '2024-13',
    '2024-02-30',
    '28 July elections',
    '31-31',
    '42',
    '😀',
  ])('does not read "%s"', (typed) => expect(parseWhen(typed, today)).toBeUndefined());
});

describe('localDate', () => {
  it.each([
    ['2026-07-28T23:30:00Z', 'Europe/Vienna', '2026-07-29'],
    ['2026-07-28T02:00:00Z', 'America/Caracas', '2026-07-27'],
    ['2026-07-28T02:00:00Z', undefined, '2026-07-28'],
    ['2026-07-28T02:00:00Z', 'Nowhere/Land', '2026-07-28'],
  ])('%s in %s is %s', (instant, zone, expected) =>
    expect(localDate(Date.parse(instant), zone)).toBe(expected),
  );

  it('moves over months and leap days', () => {
    expect(shifted('2024-02-28', 1)).toBe('2024-02-29');
    expect(shifted('2025-03-01', -1)).toBe('2025-02-28');
  });
});

describe('wording', () => {
  it.each([
    ['2024-07-28', '28 Jul 2024'],
    ['2019-08', 'Aug 2019'],
    ['2013', '2013'],
    ['2021-08~', 'about Aug 2021'],
    ['2024-10/2024-11', 'Oct 2024 to Nov 2024'],
  ])('%s is %s', (edtf, expected) => expect(dateInWords(say, edtf)).toBe(expected));

  it('tells what a date rests on', () => {
    expect(datedInWords(say, { value: '2023-01-03', basis: 'relative' })).toBe(
      '3 Jan 2023 (worked out)',
    );
    expect(datedInWords(say, { value: '2023-01-03', basis: 'inferred' })).toBe(
      '3 Jan 2023 (our conclusion)',
    );
    expect(documentDate(say, undefined)).toBe('undated');
    expect(documentDate(say, { value: '2021-08~', basis: 'inferred' })).toBe(
      'undated, about Aug 2021',
    );
    expect(documentDate(say, { value: '2021-08', basis: 'inferred' })).toBe(
      'undated, about Aug 2021',
    );
  });
});
