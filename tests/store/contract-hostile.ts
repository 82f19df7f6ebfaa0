// The contract on hostile input: no text is an operator, none is harmed on its way in and out.
// Leaves to others: what is found by honest words.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stage } from './contract.ts';
import { actorId, readingOf, shelved } from './reading.ts';

const nasty = [
  `"a" OR *`,
  'NEAR(a b, 5)',
  'words: maduro',
  'a AND NOT b',
  '^a',
  'a*',
  '{a b}',
  '"',
  '""',
  `'; drop table documents; --`,
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '\uf8ff"x"',
  '%_!\\',
  '-a',
  '+',
  '🇻🇪👩‍👩‍👧',
  'İstanbul ﬁ ß',
  'عربي 中文 हिन्दी',
  'a'.repeat(5000),
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(...nasty),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
);
/** Property runs share one store; each puts what it needs again. */
const runs = { numRuns: 60, endOnFailure: true };

export function hostileContract({ archive, store }: Stage): void {
  describe('hostile text', () => {
    it('comes out as it went in', async () => {
      await fc.assert(
        fc.asyncProperty(text, text, text, text, async (id, title, body, name) => {
          const sketch = {
            id,
            title,
            text: `${body}\n${name} x`,
            publisher: body,
            date: '2024',
            actors: [{ name }],
          };
          const one = shelved(sketch);
          await store().shelf.put('default', [one]);
          expect(await archive().document(id)).toEqual(readingOf(sketch).document);
          const { rows } = await archive().listDocuments({ limit: 1e6 });
          expect(rows.find((row) => row.id === id)?.title).toBe(title);
          const prints = await store().shelf.fingerprints('default');
          expect(prints).toContainEqual(one.fingerprint);
          if (name !== '')
            expect((await archive().actors([actorId(name)])).get(actorId(name))?.name).toBe(name);
          await store().shelf.remove('default', [id]);
          expect(await archive().document(id)).toBeUndefined();
        }),
        runs,
      );
      expect(await archive().overview()).toMatchObject({ documents: 0, actors: 0 });
    });

    it('of any length is kept and found', async () => {
      const noise = (seed: string, length: number) => {
        let made = '';
        while (made.length < length)
          made += createHash('sha256').update(`${seed} ${made.length}`).digest('base64url');
        return made.slice(0, length);
      };
      const name = `Baron ${noise('name', 9000)}`;
      const sketch = {
        id: noise('id', 9000),
        title: noise('title', 9000),
        publisher: noise('publisher', 9000),
        text: `${name} spoke of ${noise('word', 9000)}\nand of peace.`,
        actors: [
          { name, aliases: ['Baron'], roles: [{ title: noise('role', 9000), from: '2020' }] },
        ],
      };
      await store().shelf.put('default', [shelved(sketch)]);
      expect(await archive().document(sketch.id)).toEqual(readingOf(sketch).document);
      expect(await archive().search({ words: [noise('word', 9000)], limit: 5 })).toHaveLength(1);
      expect(await archive().matchActors('Baron', 5)).toMatchObject([{ actor: { name } }]);
      await store().shelf.put('default', [shelved(sketch)]);
      expect(await archive().overview()).toMatchObject({ documents: 1, actors: 1 });
      await store().shelf.remove('default', [sketch.id]);
      expect(await archive().overview()).toMatchObject({ documents: 0, actors: 0 });
    });

    it('never breaks a question', async () => {
      await store().shelf.put('default', [
        shelved({
          id: 'd',
          text: 'Nicolás Maduro said a b "c".',
          actors: [{ name: 'Nicolás Maduro' }],
          quotes: [{ words: 'a b' }],
          events: [{ words: 'said', date: '2024' }],
        }),
      ]);
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 4 }), text, async (words, one) => {
          const all = archive();
          await all.search({ words, actors: [one], from: one, to: one, limit: 5 });
          await all.quotes({ words, by: one, about: one, document: one, monthDay: one, limit: 5 });
          await all.events({ words, actor: one, from: one, limit: 5 });
          await all.listDocuments({ words, actor: one, limit: 5 });
          await all.matchActors(one, 5);
          await all.suggestActors(one, 5);
          await all.suggestDocuments(one, 5);
          await all.actors(words);
          await all.neighbours(one, 5);
          await all.sentencesOn(one, 5);
          await all.placesOf([one, ...words], [one, ...words]);
          await store().archive(words).overview();
        }),
        runs,
      );
      expect(await archive().overview()).toMatchObject({ documents: 1 });
    });

    it.each([
      [['"maduro" OR *'], 0],
      [['NEAR(maduro said)'], 0],
      [['nothing OR maduro'], 0],
      [['words:maduro'], 0],
      [['mad*'], 0],
      [['maduro*'], 1],
      [['said, a'], 1],
      [Array.from({ length: 5000 }, (_, index) => `w${index}`), 0],
    ])('words are words: %#', async (words, count) => {
      await store().shelf.put('default', [shelved({ id: 'd', text: 'Nicolás Maduro said a b.' })]);
      expect(await archive().search({ words, limit: 5 })).toHaveLength(count);
    });

    it('odd numbers are answered too', async () => {
      for (const limit of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        await archive().quotes({ limit, offset: limit });
        await archive().matchActors('a', limit);
        await archive().search({ words: ['a'], limit });
        await archive().topActors(limit);
      }
    });
  });
}
