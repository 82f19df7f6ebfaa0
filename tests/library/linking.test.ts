// Persons of several documents become one through a whole run: in any order of files, once, and undone when the reason goes.
// Leaves to others: the table of joins and non-joins (tests/reading/linking), the store's other answers (tests/store).
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesIn } from '../../src/library/files.ts';
import { ingest } from '../../src/library/ingest.ts';
import { prepareLinking } from '../../src/reading/linking/join-names.ts';
import { createResources } from '../../src/resources.ts';
import { openSqlite } from '../../src/store/open.ts';
import { readingOf, type Sketch, type SketchActor } from '../store/reading.ts';
import { folderWith, put, silence } from './library.ts';

const joinNames = prepareLinking(createResources());

type Sketched = Omit<Sketch, 'id'>;

const person = (name: string, more: Partial<SketchActor> = {}): SketchActor => ({ name, ...more });

/** Five documents after the manner of news: two people González, one of them under three names. */
const news: Readonly<Record<string, Sketched>> = {
  harris: {
    text: 'Edmundo González Urrutia won, Ana Prieto said. González left for Madrid.',
    actors: [
      person('Edmundo González Urrutia', { aliases: ['González'] }),
      person('Ana Prieto', { roles: [{ title: 'observer', span: { start: 30, end: 40 } }] }),
    ],
    quotes: [{ words: 'Edmundo González Urrutia won', speaker: 'Ana Prieto' }],
  },
  rubio: {
    text: 'Edmundo González met Nicolás Maduro. “I won,” said Edmundo González. González smiled.',
    date: '2025-01-07',
    actors: [person('Edmundo González', { aliases: ['González'] }), person('Nicolás Maduro')],
    quotes: [{ words: 'I won', speaker: 'Edmundo González' }],
    events: [
      {
        words: 'Edmundo González met Nicolás Maduro.',
        date: '2025-01-06',
        actors: ['Edmundo González', 'Nicolás Maduro'],
      },
    ],
  },
  adviser: {
    text: 'Juan González advises Joe Biden on Nicolás Maduro.',
    actors: [person('Juan González'), person('Joe Biden'), person('Nicolás Maduro')],
  },
  envoy: {
    text: 'Gonzalez flew to Caracas for Joe Biden. Nicolas Maduro received Gonzalez. Venezuelan media saw it.',
    actors: [
      person('Gonzalez'),
      person('Joe Biden'),
      person('Nicolas Maduro'),
      person('Venezuelan', { kind: 'other' }),
    ],
  },
  other: { text: 'Marta Soto sang.', actors: [person('Marta Soto')] },
};

async function house(
  sketches: Readonly<Record<string, Sketched>>,
  names: readonly string[] = Object.keys(sketches),
) {
  const file = (name: string): string => `${name}.txt`;
  const folder = await folderWith(
    Object.fromEntries(names.map((name) => [file(name), sketches[name]?.text ?? ''])),
  );
  const store = await openSqlite(':memory:');
  onTestFinished(() => store.close());
  const archive = store.archive(['default']);
  const joins: number[] = [];
  const run = () =>
    ingest({
      files: filesIn(folder),
      collection: 'default',
      shelf: store.shelf,
      linker: {
        joinNames,
        people: {
          ...store.people,
          join(collection, map, version) {
            joins.push(map.size);
            return store.people.join(collection, map, version);
          },
        },
      },
      engine: '1',
      log: silence,
      read: (document) => {
        // A file may be renamed: `zz-rubio` is still the sketch `rubio`.
        const sketch = sketches[document.id.replace(/^.*-/u, '')];
        return readingOf({ ...sketch, id: document.id, text: document.text });
      },
    });
  const people = async (words: string) =>
    (await archive.matchActors(words, 10))
      .map(({ actor }) => `${actor.name} ${actor.documents}`)
      .sort();
  return { folder, archive, store, joins, run, people, file };
}

describe('a run', () => {
  it('leaves two people of one surname, each under one name', async () => {
    const { run, people, archive } = await house(news);
    await run();
    expect(await people('González')).toEqual(['Edmundo González Urrutia 2', 'Juan González 2']);
    expect(await people('Maduro')).toEqual(['Nicolás Maduro 3']);
    expect((await archive.matchActors('González', 9)).map((one) => one.how)).toEqual([
      'surname',
      'surname',
    ]);
    const [juan] = await archive.matchActors('Juan González', 1);
    expect(juan?.actor).toMatchObject({ aliases: ['Gonzalez'], mentions: 3 });
  });

  it('has quotations, events, sentences and documents under the one name', async () => {
    const { run, archive } = await house(news);
    await run();
    const [match] = await archive.matchActors('Edmundo González Urrutia', 1);
    const id = match?.actor.id ?? '';
    const said = await archive.quotes({ by: id, limit: 9 });
    expect(said.rows.map((row) => [row.document, row.speaker?.actor])).toEqual([['rubio', id]]);
    const about = await archive.quotes({ about: id, limit: 9 });
    expect(about.rows.map((row) => row.about)).toEqual([[id]]);
    const events = await archive.events({ actor: id, limit: 9 });
    expect(events.rows.map((row) => row.actors)).toEqual([[id, 'person:nicolas-maduro']]);
    expect(await archive.sentencesOn(id, 9)).toHaveLength(2);
    expect((await archive.listDocuments({ actor: id, limit: 9 })).total).toBe(2);
    expect((await archive.parts('rubio'))?.actors).toContain(id);
    expect(await archive.suggestActors('gonz', 9)).toEqual([
      'Edmundo González Urrutia',
      'Juan González',
    ]);
    expect((await archive.overview()).actors).toBe(7);
  });

  it('counts a document once that names one person twice', async () => {
    const { run, archive } = await house({
      one: {
        text: 'María Corina Machado spoke. Corina Machado left with Marta Soto.',
        actors: [
          person('María Corina Machado', { roles: [{ title: 'leader' }] }),
          person('Corina Machado', { roles: [{ title: 'Leader' }] }),
          person('Marta Soto'),
        ],
      },
    });
    await run();
    const [match] = await archive.matchActors('Machado', 9);
    expect(match?.actor).toMatchObject({ name: 'María Corina Machado', documents: 1, mentions: 2 });
    expect(match?.actor.roles).toHaveLength(1);
    const beside = await archive.neighbours('person:marta-soto', 9);
    expect(beside.map((one) => [one.actor.name, one.documents])).toEqual([
      ['María Corina Machado', 1],
    ]);
    expect(await archive.neighbours('person:maria-corina-machado', 9)).toMatchObject([
      { documents: 1 },
    ]);
    expect(await archive.sentencesOn('person:maria-corina-machado', 9)).toHaveLength(1);
    const top = await archive.topActors(1);
    expect(top.map((one) => [one.name, one.mentions])).toEqual([['María Corina Machado', 2]]);
  });

  it('names no demonym among those who are named most or stand beside somebody', async () => {
    const { run, archive } = await house(news);
    await run();
    const kinds = (rows: readonly { readonly kind: string }[]) =>
      new Set(rows.map((one) => one.kind));
    expect(kinds(await archive.topActors(99))).toEqual(new Set(['person']));
    const beside = await archive.neighbours('person:joe-biden', 99);
    expect(beside.map((one) => one.actor.name).sort()).toEqual(['Juan González', 'Nicolás Maduro']);
  });
});

describe('joins', () => {
  it('are the same in whatever order documents come, and however many runs it took', async () => {
    const whole = await house(news);
    await whole.run();
    const expected = [await whole.people('González'), await whole.people('Maduro')];
    const names = fc.shuffledSubarray(Object.keys(news), { minLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, fc.nat(5), async (order, first) => {
        const some = await house(news, order.slice(0, first));
        await some.run();
        for (const [at, name] of order.entries())
          if (at >= first) await put(some.folder, `${9 - at}-${name}.txt`, news[name]?.text ?? '');
        await some.run();
        expect([await some.people('González'), await some.people('Maduro')]).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('are left alone when nothing changed', async () => {
    const { run, joins } = await house(news);
    await run();
    await run();
    expect(joins).toEqual([2]);
  });

  it('are caught up on when a run was cut off before them', async () => {
    const { run, joins, store, folder } = await house(news);
    await ingest({
      files: filesIn(folder),
      collection: 'default',
      shelf: store.shelf,
      engine: '1',
      log: silence,
      read: (document) => readingOf({ ...news[document.id], id: document.id, text: document.text }),
    });
    expect(joins).toEqual([]);
    await run().catch(() => undefined);
    expect(joins).toEqual([2]);
  });

  it('are undone when the document that spoke for them goes', async () => {
    const { run, people, folder } = await house(news);
    await run();
    await rm(join(folder, 'harris.txt'));
    await run();
    expect(await people('González')).toEqual(['Edmundo González 1', 'Juan González 2']);
    await rm(join(folder, 'adviser.txt'));
    await run();
    expect(await people('González')).toEqual(['Edmundo González 2']);
  });

  it('hold when a document is read again', async () => {
    const { run, people, folder } = await house(news);
    await run();
    await put(folder, 'rubio.txt', `${news['rubio']?.text} Edmundo González slept.`);
    await run();
    expect(await people('González')).toEqual(['Edmundo González Urrutia 2', 'Juan González 2']);
    await rename(join(folder, 'rubio.txt'), join(folder, 'new-rubio.txt'));
    await run();
    expect(await people('González')).toEqual(['Edmundo González Urrutia 2', 'Juan González 2']);
  });

  it('never join two whom an editor lists', async () => {
    const listed = (sketch: Sketched): Sketched => ({
      ...sketch,
      actors: (sketch.actors ?? []).map((one) =>
        one.name.startsWith('Edmundo') ? { ...one, curated: true } : one,
      ),
    });
    const split = Object.fromEntries(
      Object.entries(news).map(([name, sketch]) => [name, listed(sketch)]),
    );
    const { run, people } = await house(split);
    await run();
    expect(await people('González')).toEqual([
      'Edmundo González 1',
      'Edmundo González Urrutia 1',
      'Juan González 2',
    ]);
  });
});
