// Holds layout, dates, events and summary together against hostile texts: ten times the text, not much more than ten times the time.
// Leaves to others: names and quotations, which have their own such tests.
import { describe, expect, it } from 'vitest';
import { prepareDates } from '../../../src/reading/dates/find-dates.ts';
import { prepareEvents } from '../../../src/reading/events/find-events.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import { prepareSummary } from '../../../src/reading/summary/summarise.ts';
import { createResources } from '../../../src/resources.ts';

const resources = createResources();
const layOut = prepareLayout(resources);
const findDates = prepareDates(resources);
const findEvents = prepareEvents(resources);
const summarise = prepareSummary(resources);
const nobody = { actors: [], mentions: [] };

/** Milliseconds, the best of two. */
function cost(text: string): number {
  const times = [1, 2].map(() => {
    const start = performance.now();
    const page = layOut({ id: 'x', title: '', text, language: 'en', kind: 'article' });
    const dates = findDates(page);
    findEvents(page, nobody, dates, []);
    summarise(page, nobody, dates);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('hostile text', () => {
  it.each([
    ['years', '2019 '],
    ['days', '3 May 2019, '],
    ['offices', 'President Joe Biden took office in January and '],
    ['lengths counted from happenings', 'two days after the vote of 3 May 2019 '],
    ['no full stop', 'the minister met officials who went home and said that '],
    ['another language', 'el presidente dijo que no va a la reunión con los suyos y '],
    ['short lines', 'a b\n'],
    ['lone surrogates and control characters', '\ud800 word \u0001\udfff '],
  ])('%s take time in line with their length', (_, piece) => {
    const small = piece.repeat(5_000 / piece.length);
    cost(small);
    // Quadratic work would take a hundred times as long; a busy machine may take several times ten.
    expect(cost(small.repeat(10)) / Math.max(cost(small), 5)).toBeLessThan(50);
  });
});
