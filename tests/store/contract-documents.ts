// The contract on documents, quotations, events and sentences: what goes in, what is found, what removal takes away.
// Leaves to others: names (contract-names), hostile input (contract-hostile), the ledger.
import { describe, expect, it } from 'vitest';
import type { SentenceQuery } from '../../src/store/store.ts';
import type { Stage } from './contract.ts';
import { actorId, readingOf, type Sketch, shelved } from './reading.ts';

const maduro = actorId('Nicolás Maduro');
const gonzalez = actorId('Edmundo González Urrutia');

const vote: Sketch = {
  id: 'news/vote',
  title: 'A disputed vote in Bogotá',
  date: '2024-07-28',
  publisher: 'El Faro',
  url: 'https://example.org/vote',
  text: [
    '# Headline about elections',
    'Nicolás Maduro claimed victory on Sunday.',
    '“We have won,” Edmundo González Urrutia told Nicolás Maduro in public.',
    '~ Subscribe to our election letter',
    'The electoral council met in Caracas.',
  ].join('\n'),
  actors: [
    { name: 'Nicolás Maduro', aliases: ['Maduro'] },
    { name: 'Edmundo González Urrutia', aliases: ['González'] },
    { name: 'Caracas', kind: 'place' },
  ],
  quotes: [{ words: 'We have won,', speaker: 'Edmundo González Urrutia' }],
  events: [
    { words: 'Nicolás Maduro claimed victory', date: '2024-07-28', actors: ['Nicolás Maduro'] },
    { words: 'The electoral council met', date: '2023-07', actors: [] },
  ],
};

const later: Sketch = {
  id: 'news/later',
  title: 'Talks begin',
  date: '2024-10/2024-11',
  text: 'Nicolás Maduro spoke of sanctions.\n“No sanction will break us,” said Nicolás Maduro.',
  actors: [{ name: 'Nicolás Maduro', roles: [{ title: 'President', span: { start: 0, end: 8 } }] }],
  quotes: [
    { words: 'No sanction will break us,', speaker: 'Nicolás Maduro', said: '2023-07-28' },
    { words: 'spoke of sanctions' },
  ],
  events: [
    { words: 'spoke of sanctions', date: '2022-07-28', actors: ['Nicolás Maduro'] },
    { words: 'Nicolás Maduro spoke', date: '2021-07-28~', actors: ['Nicolás Maduro'] },
  ],
};

const undated: Sketch = {
  id: 'briefs/letter',
  title: 'Letter',
  kind: 'brief',
  text: 'Nicolás Maduro wrote a letter.',
  actors: [{ name: 'Nicolás Maduro' }],
  quotes: [{ words: 'wrote a letter' }],
};

async function fill({ store }: Stage): Promise<void> {
  await store().shelf.put('default', [vote, later, undated].map(shelved));
}

export function documentsContract(stage: Stage): void {
  const { archive, store } = stage;

  describe('documents', () => {
    it('gives back what went in, whole', async () => {
      await fill(stage);
      for (const sketch of [vote, later, undated]) {
        const reading = readingOf(sketch);
        expect(await archive().document(sketch.id)).toEqual(reading.document);
        const parts = await archive().parts(sketch.id);
        expect(parts).toMatchObject({
          sentences: reading.sentences,
          summary: reading.summary,
          dates: [],
          problems: [],
        });
      }
      expect((await archive().parts('news/vote'))?.actors).toEqual([
        maduro,
        gonzalez,
        actorId('Caracas', 'place'),
      ]);
      expect((await archive().documents(['news/vote', 'nothing', 'news/later'])).size).toBe(2);
      expect(await archive().document('nothing')).toBeUndefined();
      expect(await archive().parts('nothing')).toBeUndefined();
    });

    it('counts what there is', async () => {
      await fill(stage);
      expect(await archive().overview()).toEqual({
        documents: 3,
        undated: 1,
        quotes: 4,
        attributed: 2,
        events: 4,
        actors: 3,
        earliest: '2024-07-28',
        latest: '2024-11-30',
      });
    });

    it('lists newest first and undated last', async () => {
      await fill(stage);
      const { total, rows } = await archive().listDocuments({ limit: 10 });
      expect(total).toBe(3);
      expect(rows.map((row) => row.id)).toEqual(['news/later', 'news/vote', 'briefs/letter']);
      expect(rows[1]).toEqual({
        id: 'news/vote',
        title: 'A disputed vote in Bogotá',
        date: { value: '2024-07-28', basis: 'stated' },
        publisher: 'El Faro',
        url: 'https://example.org/vote',
        kind: 'article',
        quotes: 1,
        events: 2,
      });
      const page = await archive().listDocuments({ limit: 1, offset: 1 });
      expect(page.total).toBe(3);
      expect(page.rows.map((row) => row.id)).toEqual(['news/vote']);
    });

    it.each([
      [['bogota'], ['news/vote']],
      [['FARO', 'vote'], ['news/vote']],
      [['letter'], ['briefs/letter']],
      [['news'], ['news/later', 'news/vote']],
      [['bogota', 'letter'], []],
      [['%'], []],
      [['_'], []],
    ])('lists documents with the words %j', async (words, ids) => {
      await fill(stage);
      const { rows, total } = await archive().listDocuments({ limit: 10, words });
      expect(rows.map((row) => row.id)).toEqual(ids);
      expect(total).toBe(ids.length);
    });

    it('lists the documents of an actor', async () => {
      await fill(stage);
      const { rows } = await archive().listDocuments({ limit: 10, actor: gonzalez });
      expect(rows.map((row) => row.id)).toEqual(['news/vote']);
    });

    it('suggests titles with a word that begins so', async () => {
      await fill(stage);
      expect(await archive().suggestDocuments('tal', 5)).toEqual(['Talks begin']);
      expect(await archive().suggestDocuments('bog', 5)).toEqual(['A disputed vote in Bogotá']);
      expect(await archive().suggestDocuments('ogo', 5)).toEqual([]);
      expect(await archive().suggestDocuments('', 2)).toHaveLength(2);
    });
  });

  describe('quotations', () => {
    const found = async (filter: object) => {
      const page = await archive().quotes({ limit: 20, ...filter });
      expect(page.total).toBe(page.rows.length);
      return page.rows.map((row) => row.document + row.spans[0].start);
    };

    it('come newest first, undated last, by what was said when, else by the document', async () => {
      await fill(stage);
      const { rows } = await archive().quotes({ limit: 20 });
      expect(rows.map((row) => [row.document, row.date?.value])).toEqual([
        ['news/later', '2024-10/2024-11'],
        ['news/vote', '2024-07-28'],
        ['news/later', '2023-07-28'],
        ['briefs/letter', undefined],
      ]);
    });

    it('are about those named in the words or in their sentence, not their speaker', async () => {
      await fill(stage);
      const { rows } = await archive().quotes({ limit: 1, document: 'news/vote' });
      expect(rows[0]?.about).toEqual([maduro]);
      expect(rows[0]?.speaker?.actor).toBe(gonzalez);
    });

    it.each([
      ['by', { by: gonzalez }, 1],
      ['by nobody known', { by: 'person:nobody' }, 0],
      ['about', { about: maduro }, 3],
      ['about the speaker', { about: gonzalez }, 0],
      ['by and about', { by: gonzalez, about: maduro }, 1],
      ['in a document', { document: 'news/later' }, 2],
      ['all words, any ending', { words: ['sanctions', 'break'] }, 1],
      ['one word missing', { words: ['sanctions', 'letter'] }, 0],
      ['no words at all', { words: [] }, 4],
      ['a word without letters', { words: ['!!'] }, 0],
      ['from', { from: '2024-07-28' }, 2],
      ['to, which undated never is', { to: '2024-07-28' }, 2],
      ['a window inside an interval', { from: '2024-10-20', to: '2024-10-21' }, 1],
      ['a day of any year', { monthDay: '07-28' }, 2],
      ['no day', { monthDay: '' }, 0],
    ])('are found: %s', async (_, filter, count) => {
      await fill(stage);
      expect(await found(filter)).toHaveLength(count);
    });

    it('are paged with the whole count', async () => {
      await fill(stage);
      const page = await archive().quotes({ limit: 2, offset: 3 });
      expect(page).toMatchObject({ total: 4, rows: [{ document: 'briefs/letter' }] });
      expect(await archive().quotes({ limit: 0 })).toEqual({ total: 4, rows: [] });
    });
  });

  describe('events', () => {
    it('come oldest first unless asked for the newest', async () => {
      await fill(stage);
      const days = async (order?: 'oldest' | 'newest') =>
        (await archive().events({ limit: 9, ...(order && { order }) })).rows.map(
          (row) => row.date.value,
        );
      const oldest = ['2021-07-28~', '2022-07-28', '2023-07', '2024-07-28'];
      expect(await days()).toEqual(oldest);
      expect(await days('oldest')).toEqual(oldest);
      expect(await days('newest')).toEqual(oldest.toReversed());
    });

    it.each([
      ['actor', { actor: maduro }, 3],
      ['document', { document: 'news/vote' }, 2],
      ['words', { words: ['claim', 'maduro'] }, 1],
      ['a certain day of any year: no months, no "about"', { monthDay: '07-28' }, 2],
      ['window that touches a month', { from: '2023-07-31', to: '2023-08-02' }, 1],
      ['window that touches nothing', { from: '2025-01-01' }, 0],
    ])('are found by %s', async (_, filter, count) => {
      await fill(stage);
      const page = await archive().events({ limit: 20, ...filter });
      expect([page.total, page.rows.length]).toEqual([count, count]);
    });

    it('can be asked for within documents', async () => {
      await fill(stage);
      const all = (await archive().events({ limit: 20 })).rows;
      const [first] = all;
      const within = first === undefined ? [] : [first.document, 'nowhere'];
      const { rows } = await archive().events({ limit: 20, within });
      expect(rows).toEqual(all.filter((one) => one.document === first?.document));
      expect((await archive().events({ limit: 20, within: [] })).total).toBe(0);
    });
  });

  describe('sentences', () => {
    const texts = async (words: readonly string[], rest: object = {}) => {
      const hits = await archive().search({ words, limit: 10, ...rest });
      const documents = await archive().documents(hits.map((hit) => hit.document));
      return hits.map((hit) =>
        documents.get(hit.document)?.text.slice(hit.span.start, hit.span.end),
      );
    };

    it('are found without accents, case or endings; headings and noise are not', async () => {
      await fill(stage);
      expect(await texts(['ELECTIONS'])).toEqual([]);
      expect(await texts(['council'])).toEqual(['The electoral council met in Caracas.']);
      expect(await texts(['nicolas', 'sanction'])).toHaveLength(5);
      expect((await texts(['sanctions', 'break']))[0]).toContain('No sanction will break us');
      expect(await texts([])).toEqual([]);
    });

    it('come best first with falling scores', async () => {
      await fill(stage);
      const hits = await archive().search({ words: ['maduro', 'victory'], limit: 10 });
      expect(hits[0]?.span).toEqual(readingOf(vote).sentences[1]?.span);
      const scores = hits.map((hit) => hit.score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0)).toBe(true);
    });

    it.each<[readonly (readonly string[])[], number]>([
      [[['council', 'caracas']], 1],
      [[['council', 'sanctions']], 0],
      [
        [
          ['council', 'sanctions'],
          ['nicolas', 'sanction'],
        ],
        2,
      ],
      [[['zebra'], ['council']], 1],
      [[['"', '*'], []], 0],
      [[], 0],
    ])('that hold every word of one group: %j', async (groups, count) => {
      await fill(stage);
      expect(await archive().together(groups, 10)).toHaveLength(count);
      expect(await archive().together(groups, 0)).toEqual([]);
    });

    it('hold one word, or several of those beside it, and are scored by all', async () => {
      const words = ['amber', 'birch', 'cedar', 'daisy', 'elder fern'];
      const sentences = Array.from({ length: 200 }, (_, seed) =>
        [
          'stone',
          ...words.filter((_, at) => (seed * 7) % (at + 3) === 0),
          'x '.repeat(seed % 5),
        ].join(' '),
      );
      await store().shelf.put('default', [shelved({ id: 'all', text: sentences.join('\n') })]);
      const [own = '', ...beside] = words;
      const texts = async (query: Omit<SentenceQuery, 'limit'>) => {
        const text = (await archive().document('all'))?.text ?? '';
        const hits = await archive().search({ ...query, limit: 500 });
        return hits.map(({ span, score }) => [text.slice(span.start, span.end), score.toFixed(6)]);
      };
      const holds = (text: string, some: readonly string[]) =>
        some.filter((word) => text.includes(word)).length;
      const all = await texts({ words });
      const paired = all.filter(
        ([text = '']) =>
          holds(text, [own]) > 0 ||
          (holds(text, beside) > 1 && holds(text, beside.slice(0, 2)) > 0),
      );
      expect(paired.length).toBeLessThan(all.length);
      expect(await texts({ words: [own], beside: [own, ...beside] })).toEqual(paired);
      expect(await texts({ words: [own], beside: [] })).toEqual(await texts({ words: [own] }));
      expect(await texts({ words, beside: ['"', ''] })).toEqual(all);
      expect(await texts({ words: [], beside: [own] })).toEqual([]);
      expect((await archive().search({ words: [own], beside, limit: 3 })).length).toBe(3);
    });

    it('can be narrowed to actors and days', async () => {
      await fill(stage);
      expect(await texts(['maduro'], { actors: [gonzalez] })).toHaveLength(1);
      expect(await texts(['maduro'], { actors: [] })).toHaveLength(5);
      expect(await texts(['maduro'], { from: '2024-10-01' })).toHaveLength(2);
      expect(await texts(['maduro'], { to: '2024-10-01' })).toHaveLength(4);
      expect(await texts(['maduro'], { actors: ['person:nobody'] })).toEqual([]);
    });

    it('tell how rare a word or a phrase is', async () => {
      await fill(stage);
      expect(
        await archive().rarity(['maduro', 'council', 'electoral council', 'zebra', '!']),
      ).toEqual({
        sentences: 6,
        holding: [5, 1, 1, 0, 0],
      });
      expect(await archive().titled(['talks', 'letter'], 5)).toHaveLength(2);
      expect(await archive().titled(['faro'], 5)).toMatchObject([{ document: 'news/vote' }]);
      expect(await archive().search({ words: ['council electoral'], limit: 5 })).toEqual([]);
      expect(await archive().search({ words: ['electoral council'], limit: 5 })).toHaveLength(1);
    });

    it('on an actor come by date, then position, undated last', async () => {
      await fill(stage);
      const hits = await archive().sentencesOn(maduro, 10);
      expect(hits.map((hit) => hit.document)).toEqual([
        'news/vote',
        'news/vote',
        'news/later',
        'news/later',
        'briefs/letter',
      ]);
      expect(await archive().sentencesOn(maduro, 3)).toEqual(hits.slice(0, 3));
    });

    it('tell where an actor stands in some documents, and what it says', async () => {
      await fill(stage);
      const places = await archive().placesOf([gonzalez], ['news/vote', 'briefs/letter']);
      const words = (place: (typeof places)[number]) =>
        readingOf(place.document === 'news/vote' ? vote : undated).document.text.slice(
          place.span.start,
          place.span.end,
        );
      expect(
        places
          .filter((place) => place.document === 'news/vote')
          .map((place) => [place.how, words(place)]),
      ).toEqual([
        ['mentioned', '“We have won,” Edmundo González Urrutia told Nicolás Maduro in public.'],
        ['said', 'We have won,'],
      ]);
      expect(new Set(places.map((place) => place.actor))).toEqual(new Set([gonzalez]));
      expect(await archive().placesOf([gonzalez], ['nothing'])).toEqual([]);
      expect(await archive().placesOf([gonzalez], [])).toEqual([]);
      expect(await archive().placesOf([], ['news/vote'])).toEqual([]);
      expect(await archive().placesOf(['person:nobody'], ['news/vote'])).toEqual([]);
      expect(await store().archive(['secret']).placesOf([gonzalez], ['news/vote'])).toEqual([]);
    });

    it('are found behind many that another collection holds', async () => {
      const crowd = Array.from({ length: 600 }, (_, index) =>
        shelved({ id: `crowd/${index}`, text: 'gold gold gold' }),
      );
      await store().shelf.put('secret', crowd);
      await store().shelf.put('default', [
        shelved({ id: 'mine', text: 'They spoke of gold once.' }),
      ]);
      const hits = await archive().search({ words: ['gold'], limit: 3 });
      expect(hits.map((hit) => hit.document)).toEqual(['mine']);
    });
  });

  describe('re-reading', () => {
    it('replaces all that a document had, and twice the same changes nothing', async () => {
      await fill(stage);
      const before = await everything(stage);
      await fill(stage);
      expect(await everything(stage)).toEqual(before);
      await store().shelf.put('default', [
        shelved({ ...vote, text: 'Nothing.', actors: [], quotes: [], events: [] }),
      ]);
      expect(await archive().search({ words: ['council', 'victory'], limit: 5 })).toEqual([]);
      expect(await archive().matchActors('Edmundo González Urrutia', 5)).toEqual([]);
      expect(await archive().overview()).toMatchObject({ documents: 3, quotes: 3, actors: 1 });
    });

    it('of the same document twice in one batch keeps the last', async () => {
      await store().shelf.put('default', [shelved(vote), shelved({ ...vote, title: 'Second' })]);
      const { rows, total } = await archive().listDocuments({ limit: 5 });
      expect([total, rows[0]?.title]).toEqual([1, 'Second']);
    });

    it('leaves no trace of what was removed', async () => {
      await fill(stage);
      await store().shelf.remove('default', ['news/vote', 'no such thing']);
      await store().shelf.remove('default', []);
      expect(await archive().document('news/vote')).toBeUndefined();
      expect(await archive().overview()).toMatchObject({ documents: 2, quotes: 3, events: 2 });
      expect(await archive().suggestActors('gonz', 5)).toEqual([]);
      expect(await archive().matchActors('Maduro', 5)).toMatchObject([
        { how: 'surname', actor: { documents: 2, aliases: [] } },
      ]);
      expect(await archive().search({ words: ['council'], limit: 5 })).toEqual([]);
      await fill(stage);
      expect(await archive().overview()).toMatchObject({ documents: 3 });
    });

    it('remembers fingerprints a collection', async () => {
      await fill(stage);
      expect(await store().shelf.fingerprints('other')).toEqual([]);
      const prints = await store().shelf.fingerprints('default');
      expect(prints.map((print) => print.document)).toEqual([
        'briefs/letter',
        'news/later',
        'news/vote',
      ]);
      expect(prints[2]).toEqual(shelved(vote).fingerprint);
    });

    it('forgets readings and nothing else', async () => {
      await fill(stage);
      const { ledger } = store();
      await ledger.keepInvocation('k', { command: 'help', arguments: {} });
      await store().forgetReadings();
      expect(await archive().overview()).toMatchObject({ documents: 0, actors: 0 });
      expect(await store().shelf.fingerprints('default')).toEqual([]);
      expect(await ledger.invocation('k')).toBeDefined();
      await fill(stage);
      expect(await archive().search({ words: ['council'], limit: 5 })).toHaveLength(1);
    });
  });

  describe('collections', () => {
    it('are never mixed', async () => {
      await store().shelf.put('default', [shelved(vote)]);
      await store().shelf.put('secret', [shelved(later), shelved({ ...undated, id: vote.id })]);
      const both = store().archive(['default', 'secret']);
      const none = store().archive([]);
      expect(await both.overview()).toMatchObject({ documents: 3, actors: 3 });
      for (const reader of [none, store().archive(['']), store().archive(['unknown'])]) {
        expect(await reader.overview()).toMatchObject({ documents: 0, actors: 0 });
        expect(await reader.matchActors('maduro', 5)).toEqual([]);
        expect(await reader.search({ words: ['maduro'], limit: 5 })).toEqual([]);
        expect(await reader.document(vote.id)).toBeUndefined();
      }
      expect((await archive().actors([maduro])).get(maduro)).toMatchObject({
        documents: 1,
        roles: [],
      });
      expect((await both.actors([maduro])).get(maduro)).toMatchObject({
        documents: 3,
        mentions: 5,
        lastSeen: '2024-11-30',
      });
      expect((await both.document(vote.id))?.title).toBe(vote.title);
      expect((await store().archive(['secret', 'default']).document(vote.id))?.title).toBe(
        'Letter',
      );
      expect((await archive().quotes({ limit: 9, about: maduro })).total).toBe(1);
      expect((await both.quotes({ limit: 9, about: maduro })).total).toBe(3);
      await expect(store().shelf.put('', [shelved(vote)])).rejects.toThrow(/name/u);
    });
  });
}

/** Every answer a reader could compare. */
async function everything({ archive }: Stage): Promise<unknown> {
  const all = archive();
  return [
    await all.overview(),
    await all.listDocuments({ limit: 99 }),
    await all.quotes({ limit: 99 }),
    await all.events({ limit: 99 }),
    await all.topActors(99),
    await all.search({ words: ['maduro', 'sanctions'], limit: 99 }),
    await all.sentencesOn(maduro, 99),
    await all.parts('news/vote'),
  ];
}
