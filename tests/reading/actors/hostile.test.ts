// Whatever the text, the stage ends, in order, with spans inside the text.
// Leaves to others: what it finds in honest texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, overlaps } from '../../../src/model/span.ts';
import { find } from './reader.ts';

function faults(text: string): readonly string[] {
  const { actors, mentions } = find(text);
  const ids = new Set(actors.map((actor) => actor.id));
  const named = mentions.filter((mention) => mention.how === 'name');
  return [
    ...mentions.filter(({ span }) => !isWithin(span, text.length)).map(() => 'outside the text'),
    ...mentions.filter(({ actor }) => !ids.has(actor)).map(() => 'mention of nobody'),
    ...actors.filter((actor) => actor.name.trim() === '').map(() => 'nameless'),
    ...(ids.size === actors.length ? [] : ['an id twice']),
    ...mentions
      .filter((one, index) => one.span.start < (mentions[index - 1]?.span.start ?? 0))
      .map(() => 'out of order'),
    ...named
      .filter((one, index) => index > 0 && overlaps(one.span, named[index - 1]?.span ?? one.span))
      .map(() => 'overlap'),
    ...actors
      .flatMap((actor) => actor.roles)
      .filter((role) => role.span && !isWithin(role.span, text.length))
      .map(() => 'role outside'),
  ];
}

const pieces = fc.constantFrom(
  'Juan González',
  'he',
  'she',
  'the president',
  ', president of',
  'Mr.',
  'U.S.',
  '(CNE)',
  'National Electoral Council',
  '“',
  '”',
  '"',
  "'s",
  '’s',
  'and',
  'y',
  '\n',
  '\n\n',
  '.',
  ',',
  '-',
  'ஸ்',
  '\u0000',
  '\ud800',
  '\udc00',
  'é',
  'XI',
  'said',
  'is the',
  'leader',
  '\u202e',
  '😀',
  '习近平',
  'A.B.C.',
);

/** A made-up surname for each number. */
function lettered(number: number): string {
  const letters = [...number.toString(26).padStart(4, '0')];
  return `Q${letters.map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`;
}

describe('hostile text', () => {
  it('never breaks on words of the trade in any order', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.constantFrom('', ' '), (parts, glue) => {
        expect(faults(parts.join(glue))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('never breaks on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(faults(text)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['one long word', 'A'.repeat(200_000)],
    ['one long line of names', 'Juan González '.repeat(10_000)],
    ['dots', 'A.'.repeat(100_000)],
    ['hyphens', 'Al-'.repeat(60_000)],
    [
      'many people of one surname',
      Array.from({ length: 5_000 }, (_, n) => `Ann${n} Smith met Smith.`).join(' '),
    ],
    ['50,000 words without a full stop', 'Maduro said that González was gone and '.repeat(7_200)],
    [
      '10,000 different people',
      Array.from({ length: 10_000 }, (_, n) => `Ann ${lettered(n)} left.`).join(' '),
    ],
    [
      '5,000 different bodies',
      Array.from({ length: 5_000 }, (_, n) => `The ${lettered(n)} Council met.`).join(' '),
    ],
    ['possessives', "Maduro's ".repeat(20_000)],
    ['open brackets', 'Central Bank ('.repeat(10_000)],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(faults(text)).toEqual([]);
  });
});
