// Every rule finds its own example, and no text, however odd, breaks the reading of dates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEdtf } from '../../../src/model/date.ts';
import { isWithin } from '../../../src/model/span.ts';
import { fromFoundRules } from '../../../src/reading/dates/rules-anchored.ts';
import { calendarRules } from '../../../src/reading/dates/rules-calendar.ts';
import { clockRules, dayTimeRules, joinedRules } from '../../../src/reading/dates/rules-clock.ts';
import { lengthRules } from '../../../src/reading/dates/rules-length.ts';
import { firstPeriodRules } from '../../../src/reading/dates/rules-part.ts';
import { edgeRules, periodRules } from '../../../src/reading/dates/rules-period.ts';
import { relativeRules } from '../../../src/reading/dates/rules-relative.ts';
import { datesOf } from './read-dates.ts';

const none: ReadonlySet<string> = new Set();
const rules = [
  ...calendarRules({ counted: none, numbered: none }),
  ...relativeRules,
  ...firstPeriodRules,
  ...periodRules,
  ...lengthRules,
  ...fromFoundRules,
  ...dayTimeRules,
  ...edgeRules,
  ...clockRules,
  ...joinedRules,
];

describe('rules of dates', () => {
  it.each(rules.map((rule) => rule.example))('finds "%s"', (example) => {
    const head = 'On 3 May 2008 they closed ';
    const text = `${head}${example}.`;
    const { expressions } = datesOf(text, '2009-06-10');
    const after = expressions.filter(({ span }) => span.start >= head.length - 3);
    expect(after.length).toBeGreaterThan(0);
  });

  const words = fc.constantFrom(
    'last',
    'next',
    'the',
    'two',
    'weeks',
    'ago',
    'May',
    '5',
    '2013',
    '99',
    'Monday',
    'of',
    'quarter',
    'third',
    'before',
    'over',
    'less than',
    'night',
    '12:30',
    'p.m.',
    '-',
    ',',
    '.',
    '1990s',
    'BC',
    '29',
    'February',
    'same',
    'year',
    '0',
    '31',
    "o'clock",
    'UTC',
    'every',
    'a',
    'half',
    '\n',
    '௸',
    '’',
    '9999999999',
    'century',
    '100th',
  );

  it('gives valid, ordered spans, real EDTF and no crash for any run of time words', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        fc.option(fc.constantFrom('2020-02-29', '2024', '2023-01~')),
        (list, day) => {
          check(list.join(' '), day ?? undefined);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('does the same for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        check(text, '2020-02-29'),
      ),
      { numRuns: 200 },
    );
  });

  it('takes time in proportion to the text, whatever stands in it', () => {
    for (const piece of [
      'last ',
      'over ',
      'less than ',
      '1,111',
      'a.b',
      'May ',
      'now we ',
      '5 5 ',
      "'",
    ]) {
      const short = cost(piece.repeat(4000));
      const long = cost(piece.repeat(16000));
      expect(long, piece).toBeLessThan(Math.max(short * 16, 400));
    }
  });
});

function check(text: string, day: string | undefined): void {
  let end = 0;
  for (const { span, edtf } of datesOf(text, day).expressions) {
    expect(isWithin(span, text.length)).toBe(true);
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.end;
    if (edtf !== undefined) expect(isEdtf(edtf), edtf).toBe(true);
  }
}

function cost(text: string): number {
  const start = process.cpuUsage();
  datesOf(text, '2020-02-29');
  const { user } = process.cpuUsage(start);
  return user / 1000;
}
