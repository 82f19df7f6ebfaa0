// Checking quotations: exact, near with its differences, somebody else's, not found.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alterations, isTold, planted, sayingsIn, seeded } from '../../bench/plant.ts';
import { align, findExact } from '../../src/briefing/check/align.ts';
import { judge } from '../../src/briefing/check/judge.ts';
import { tokensOf } from '../../src/briefing/check/tokens.ts';
import { citationsOf } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { lists, openRoom, type Room, say } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(news);
});
afterAll(() => room.store.close());

const words = 'nobody should cross a bridge that may fall';

describe('/check', () => {
  it.each([
    ['as it stands', words, 'Exact:', 'Mara Lindqvist'],
    ['in other marks', `«Nobody should cross a bridge that may fall»`, 'Exact:', 'Lindqvist'],
    ['with another speaker', `Vell said "${words}"`, 'It is not Jonas Vell who is quoted', 'Mara'],
    ['with its speaker', `Lindqvist said: “${words}”`, 'gives them to Mara Lindqvist, too', 'Mara'],
    [
      'with its speaker behind',
      `“${words},” said Mara Lindqvist`,
      'to Mara Lindqvist, too',
      'Mara',
    ],
    [
      'over the break',
      `that may fall. It will open again when it is safe.`,
      'Exact:',
      'open again',
    ],
    [
      'one word changed',
      'nobody should cross a road that may fall',
      'Near, not exact',
      'bridge → road',
    ],
    ['a word left out', 'nobody should cross bridge that may fall', 'Near', 'Left out  a'],
    [
      'a word added',
      'nobody should ever cross a bridge that may fall',
      'Near',
      'Not in the text  ever',
    ],
    [
      'the editor’s words',
      'harbour loses its only road to the north',
      'Exact:',
      'the editor of this brief',
    ],
    ['running text', 'cracks in 14 of its 60 cables', 'Exact:', 'outside any quotation'],
    [
      'a claim on running text',
      'Vell said "cracks in 14 of its 60 cables"',
      'not given as a quotation of Jonas Vell',
      '14',
    ],
    [
      'reported speech',
      'the government left the dockers alone',
      'Exact',
      'reported in the document’s words',
    ],
  ])('%s', async (_, typed, verdict, also) => {
    const message = await room.ask(`/check ${typed}`);
    expect(message.outcome).toBe('answer');
    expect(plain(message.blocks)).toContain(verdict);
    expect(plain(message.blocks)).toContain(also);
  });

  it.each([
    ['words of nobody', 'the moon is made of green cheese', 'none'],
    ['the same words in another order', 'fall may that bridge a cross should nobody', 'none'],
    ['too few words', 'the bridge', 'refused'],
    ['no words', '“…”', 'refused'],
    ['a novel', 'bridge '.repeat(400), 'refused'],
  ])('%s', async (_, typed, outcome) => {
    const message = await room.ask(`/check ${typed}`);
    expect([message.outcome, citationsOf(message)]).toEqual([outcome, []]);
  });
});

describe('words that many documents have but for one', () => {
  it('are found in the very one', async () => {
    const towns = ['Ash', 'Elm', 'Fir', 'Oak', 'Yew'].flatMap((tree) =>
      ['North', 'South', 'East', 'West', 'Upper'].map((side) => `${side} ${tree}`),
    );
    const before =
      'Substantial additional contributions represent considerable continuing investment, bringing everything promised throughout';
    const after =
      'because surrounding communities increasingly depend upon infrastructure, hospitals, schools, firefighters and ambulances';
    const alike = await openRoom(
      towns.map((town) => ({
        id: town.toLowerCase().replace(' ', '-'),
        title: 'Grants for towns',
        lines: [`“${before} ${town}, ${after},” Vell said.`],
      })),
    );
    const message = await alike.ask(`/check “${before} West Elm, ${after}”`);
    expect(plain(message.blocks)).toContain('Exact');
    expect(citationsOf(message).map((one) => one.source.id)).toContain('west-elm');
    await alike.store.close();
  });
});

describe('planted alterations', () => {
  it('are told apart, and nothing true is refused', async () => {
    const sayings = await sayingsIn(room.archive, 100);
    expect(sayings.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('true', ...alterations), async (seed, kind) => {
        const [one] = planted(sayings, kind, 1, seeded(seed));
        fc.pre(one !== undefined);
        const asked = { archive: room.archive, say, lists };
        expect([one, isTold(one, await judge(asked, one.words, one.by))]).toEqual([one, true]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('aligning', () => {
  const someWords = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ',', 'E'), {
    minLength: 1,
    maxLength: 12,
  });

  it('finds every stretch of a text in it, exactly and without differences', () => {
    fc.assert(
      fc.property(someWords, fc.nat(11), fc.nat(11), (parts, from, length) => {
        const text = tokensOf(parts.join(' '));
        const asked = text.slice(from, from + length + 1);
        fc.pre(asked.some((token) => token.word));
        expect(findExact(asked, text)).toBeDefined();
        expect(align(asked, text)?.differences).toEqual([]);
      }),
    );
  });

  it('lists every word that differs, and only those', () => {
    fc.assert(
      fc.property(someWords, someWords, (mine, theirs) => {
        const [asked, text] = [tokensOf(mine.join(' ')), tokensOf(theirs.join(' '))];
        const found = align(asked, text);
        if (found === undefined) return;
        const added = found.differences.flatMap((one) => one.asked.split(' ').filter(Boolean));
        const agreeing = asked.length - added.length;
        expect(agreeing).toBeGreaterThanOrEqual(found.agreeing - 1);
        expect(found.agreement).toBeLessThanOrEqual(1);
        expect(found.span.start).toBeLessThan(found.span.end);
      }),
    );
  });
});
