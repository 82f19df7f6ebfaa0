// Rules for references to no day in particular: now, recently, the near term.
// Leaves to others: whether they are part of an account and worth keeping (resolve).
import { fixed } from './meaning.ts';
import type { Rule } from './pattern.ts';

/** References to no day in particular; kept only where they are part of an account (see resolve). */
export const vagueRules: readonly Rule[] = [
  {
    example: 'now',
    pattern: 'now',
    kind: 'VAGUE',
    make: ({ after }) => (after?.kind === 'comma' ? undefined : fixed('DATE', 'PRESENT_REF')),
  },
  {
    example: 'current',
    pattern: 'this',
    kind: 'VAGUE',
    make: ({ items }) => (items[0]?.text === 'current' ? fixed('DATE', 'PRESENT_REF') : undefined),
  },
  {
    example: 'recently',
    pattern: 'past-ref',
    kind: 'VAGUE',
    make: () => fixed('DATE', 'PAST_REF'),
  },
  {
    example: 'recent',
    pattern: 'vague',
    kind: 'VAGUE',
    make: ({ items }) => (items[0]?.text === 'recent' ? fixed('DATE', 'PAST_REF') : undefined),
  },
  {
    example: 'the past',
    pattern: 'the(?:last|word)(?=stop|comma|mark|$)',
    kind: 'VAGUE',
    make: ({ items }) => {
      const word = items.at(-1)?.text;
      return word === 'past'
        ? fixed('DATE', 'PAST_REF')
        : word === 'future'
          ? fixed('DATE', 'FUTURE_REF')
          : undefined;
    },
  },
  {
    example: 'in the future',
    pattern: '(?<=in)the(?:last|word)',
    kind: 'VAGUE',
    make: ({ items }) => {
      const word = items.at(-1)?.text;
      if (word !== 'past' && word !== 'future') return undefined;
      return fixed('DATE', word === 'past' ? 'PAST_REF' : 'FUTURE_REF');
    },
  },
  {
    example: 'the near term',
    pattern: 'the word term',
    kind: 'VAGUE',
    make: ({ items }) =>
      /^(?:near|long|short)$/u.test(items[1]?.text ?? '') ? fixed('DATE', 'FUTURE_REF') : undefined,
  },
  {
    example: 'the time being',
    pattern: 'the time word',
    kind: 'VAGUE',
    make: ({ items }) => (items[2]?.text === 'being' ? fixed('DATE', 'PRESENT_REF') : undefined),
  },
];
