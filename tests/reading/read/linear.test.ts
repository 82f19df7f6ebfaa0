// Holds the whole reader against hostile texts: ten times the text, not much more than ten times the time.
// Leaves to others: single stages, which have their own such tests, and the offsets (offsets).
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/reading/read.ts';
import { createResources } from '../../../src/resources.ts';
import { shapes } from './hostile.ts';

const read = createReader(createResources());

/** Milliseconds, the best of two. */
function cost(text: string): number {
  const times = [1, 2].map(() => {
    const start = performance.now();
    read({ id: 'x', title: '', text, language: 'en', kind: 'article' }, { actors: [] });
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('reading hostile text', () => {
  it.each(shapes)('%s takes time in line with its length', (_, make) => {
    cost(make(2_000));
    const small = cost(make(4_000));
    // Quadratic work would take a hundred times as long; a busy machine may take several times ten.
    expect(cost(make(40_000)) / Math.max(small, 5)).toBeLessThan(50);
  });

  it('a clause of a sentence that never stops ends somewhere', () => {
    const text = 'John Smith said that the minister met officials who were there '.repeat(2_000);
    const { quotes } = read(
      { id: 'x', title: '', text, language: 'en', kind: 'article' },
      { actors: [] },
    );
    const words = quotes.flatMap(({ spans }) =>
      spans.map(({ start, end }) => text.slice(start, end).split(' ').length),
    );
    expect(quotes.length).toBeGreaterThan(10);
    expect(Math.max(...words)).toBeLessThanOrEqual(300);
  });
});
