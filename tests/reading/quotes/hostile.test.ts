// Holds the time of quotation finding against hostile texts: ten times the text, not much more than ten times the time.
// Leaves to others: what is found in sound texts.
import { describe, expect, it } from 'vitest';
import type { Actor, Mention } from '../../../src/model/reading.ts';
import { article, findQuotes, layOut } from './told.ts';

const words = (vocabulary: string) => (count: number) => {
  const list = vocabulary.split(' ');
  let seed = 1;
  const next = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return list[Math.floor((seed / 2147483648) * list.length)] ?? '';
  };
  return Array.from({ length: count }, next).join(' ');
};

const person: Actor = {
  id: 'person:smith',
  name: 'Ann Smith',
  kind: 'person',
  aliases: [],
  roles: [{ title: 'leader' }],
  curated: false,
};

/** Milliseconds for finding, the best of two. */
function cost(text: string): number {
  const page = layOut(article(text));
  const mentions = [...text.matchAll(/\bSmith\b/gu)].map(
    ({ index }): Mention => ({
      span: { start: index, end: index + 5 },
      type: 'PER',
      actor: person.id,
      how: 'name',
    }),
  );
  const times = [1, 2].map(() => {
    const start = performance.now();
    findQuotes(page, { actors: [person], mentions });
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('hostile text', () => {
  it.each([
    ['quotation marks alone', (count: number) => '"'.repeat(count)],
    ['marks that open within marks', (count: number) => '“‘'.repeat(count / 2)],
    ['marks that open and close', (count: number) => '“A” '.repeat(count / 2)],
    [
      'no full stop, a cue at every turn',
      words('the men said that women told him who claimed and urged them to leave'),
    ],
    ['no full stop, speakers everywhere', words('he said Smith and the leader called on Smith to')],
    ['letters everywhere', words('in which he wrote a letter to Smith that the statement sent')],
    ['marks and cues', words('“ a big ” said Smith who was the of ‘ plan ’ and , adding :')],
  ])('%s takes time in line with its length', (_, make) => {
    const small = make(5_000);
    cost(small);
    // Quadratic work would take a hundred times as long; a busy machine may take several times ten.
    expect(cost(make(50_000)) / Math.max(cost(small), 5)).toBeLessThan(50);
  });
});
