// The parts that questions are answered with: years, word vectors, the decision to keep silent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceNames } from '../../src/briefing/question/evidence.ts';
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
          const likeness = decodeVectors(
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
    const likeness = questionLists(createResources()).likeness();
    expect(likeness('election', 'vote')).toBeGreaterThan(likeness('election', 'banana') + 0.3);
  });
});

describe('keeping silent', () => {
  const { judgement } = questionLists(createResources());

  it.each(['met', 'own', 'pairs', 'together'])(
    'more of %s never speaks against an answer',
    (name) => {
      const none = evidenceNames.map(() => 0);
      const some = evidenceNames.map((one) => Number(one === name));
      expect(likelihood(judgement, some)).toBeGreaterThanOrEqual(likelihood(judgement, none));
    },
  );

  it('says which weight a file lacks', () =>
    expect(() =>
      parseJudgement('{"bias":0,"threshold":0.5,"longThreshold":0.5,"weights":{}}'),
    ).toThrow('met'));
});
