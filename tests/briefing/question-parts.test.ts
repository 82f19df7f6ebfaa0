// The parts that questions are answered with: years, word vectors, the decision to keep silent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceNames } from '../../src/briefing/question/evidence.ts';
import { porter } from '../../src/briefing/question/porter.ts';
import { parseRanking } from '../../src/briefing/question/rank.ts';
import { likelihood, parseJudgement } from '../../src/briefing/question/refusal.ts';
import { decodeVectors, encodeVectors } from '../../src/briefing/question/vectors.ts';
import { dateFit, yearsAsked, yearsIn } from '../../src/briefing/question/years.ts';
import { createResources, questionLists } from '../../src/resources.ts';

describe('years', () => {
  it.each([
    ['from 2004 to 2005', [2004, 2005]],
    ['the 2006–07 season', [2006, 2007]],
    ['it cost $2000 and 1,950 people came', []],
    ['2024-07-28', [2024]],
    ['room 20245', []],
  ])('%s', (text, years) => expect(yearsIn(text)).toEqual(years));

  it('fits the very years best, an overlapping stretch in part, others not at all', () => {
    const asked = { from: 2004, to: 2006 };
    const [exact, overlapping, other] = [[2004, 2006], [2003, 2007], [1990]].map((years) =>
      dateFit(asked, years),
    );
    expect(exact).toBe(1);
    expect(overlapping).toBeGreaterThan(0);
    expect(overlapping).toBeLessThan(1);
    expect(other).toBe(0);
    expect(yearsAsked('who ruled?')).toBeUndefined();
  });
});

describe('word vectors', () => {
  it('keep their likeness in half a byte a number', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 50, maxLength: 50 }),
        fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 50, maxLength: 50 }),
        (a, b) => {
          const dot = (x: readonly number[], y: readonly number[]) =>
            x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
          fc.pre(dot(a, a) > 0 && dot(b, b) > 0);
          const { likeness } = decodeVectors(
            encodeVectors(
              new Map([
                ['a', a],
                ['b', b],
              ]),
              50,
            ),
          );
          expect(likeness('a', 'b')).toBeCloseTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), 0);
          expect(likeness('a', 'a')).toBeCloseTo(1, 5);
          expect(likeness('a', 'nowhere')).toBe(0);
        },
      ),
    ));

  it('that travel with the program know related words', () => {
    const { likeness } = questionLists(createResources()).vectors();
    expect(likeness('election', 'vote')).toBeGreaterThan(likeness('election', 'banana') + 0.3);
  });
});

describe('keeping silent', () => {
  const { judgement } = questionLists(createResources());

  it.each(['met', 'own', 'pairs', 'together', 'sentence', 'document'])(
    'more of %s never speaks against an answer',
    (name) => {
      const none = evidenceNames.map(() => 0);
      const some = evidenceNames.map((one) => Number(one === name));
      for (const verdict of [judgement.short, judgement.long])
        expect(likelihood(verdict, some)).toBeGreaterThanOrEqual(likelihood(verdict, none));
    },
  );

  it.each(['missing', 'absent', 'negation', 'opposite', 'swapped', 'wantedMissing'])(
    'more of %s never speaks for one',
    (name) => {
      const none = evidenceNames.map(() => 0);
      const some = evidenceNames.map((one) => Number(one === name));
      for (const verdict of [judgement.short, judgement.long])
        expect(likelihood(verdict, some)).toBeLessThanOrEqual(likelihood(verdict, none));
    },
  );

  it('says which weight a file lacks', () => {
    expect(() => parseJudgement('{"short":{"bias":0,"threshold":0.5,"weights":{}}}')).toThrow(
      'met',
    );
    expect(() => parseRanking('{"document":{}}')).toThrow('words');
  });
});

describe('word stems', () => {
  it.each([
    ['recognised', 'recognizes'],
    ['elections', 'elected'],
    ['organisation', 'organizing'],
    ['parties', 'party'],
    ['planned', 'planning'],
  ])('%s and %s are forms of one word', (a, b) => expect(porter(a)).toBe(porter(b)));

  it.each([
    ['rise', 'rize'],
    ['universe', 'uni'],
    ['2019', '201'],
    ['us', 'u'],
  ])('%s and %s are not', (a, b) => expect(porter(a)).not.toBe(porter(b)));

  it('a folded word never grows by more than a letter and never vanishes', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,14}$/u), (word) => {
        expect(porter(word).length).toBeGreaterThan(0);
        expect(porter(word).length).toBeLessThanOrEqual(word.length + 1);
      }),
    ));
});
