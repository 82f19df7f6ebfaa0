import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayRange, isDay, isEdtf } from '../../src/model/date.ts';

describe('EDTF', () => {
  it.each([
    ['2024-07-28', '2024-07-28', '2024-07-28', 'day', false],
    ['2024-02', '2024-02-01', '2024-02-29', 'month', false],
    ['2013', '2013-01-01', '2013-12-31', 'year', false],
    ['2021-08~', '2021-08-01', '2021-08-31', 'month', true],
    ['2024-10/2024-11', '2024-10-01', '2024-11-30', 'month', false],
    ['2024-12-30/2025-01-02', '2024-12-30', '2025-01-02', 'day', false],
  ])('%s', (text, first, last, precision, approximate) => {
    expect(dayRange(text)).toEqual({ first, last, precision, approximate });
  });

  it.each([
    '',
    '28 July',
    '2024-13',
    '2024-02-30',
    '2023-02-29',
    '2024-7-1',
    '2025/2024',
    '2024/',
    '2024/2025/2026',
    'XXXX',
  ])('refuses "%s"', (text) => {
    expect(isEdtf(text)).toBe(false);
  });

  it('agrees with the calendar of the platform on every day', () => {
    const minute = {
      min: new Date('1000-01-01'),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(minute), (date) => {
        expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });
});
