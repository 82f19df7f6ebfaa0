// Words in a packed list: each found at its line, no other found.
// Leaves to others: what stands behind the words (tests/reading, tests/briefing).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWordList } from '../../src/model/word-list.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a packed list of words', () => {
  it('gives the line of a word and where it ends', () => {
    const find = openWordList(bytesOf('the\t7\t1\nélan\t8\nthe\t9\nend'));
    expect(find('the')).toEqual({ line: 0, end: 3 });
    expect(find('élan')).toEqual({ line: 1, end: 13 });
    expect(find('end')).toEqual({ line: 3, end: 25 });
  });

  it.each(['', 'th', 'them', '7', 'the\t7', 'x'.repeat(5000), '\ud800'])(
    'does not find %j',
    (word) => {
      expect(openWordList(bytesOf('the\t7\nend\n'))(word)).toBeUndefined();
    },
  );

  it('is as good as a Map', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '北', '-'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (words, others) => {
        const find = openWordList(bytesOf(words.join('\n')));
        const known = new Map(words.map((one, line) => [one, line] as const).reverse());
        for (const one of [...words, ...others].filter((it) => it !== ''))
          expect(find(one)?.line).toBe(known.get(one));
      }),
    );
  });
});
