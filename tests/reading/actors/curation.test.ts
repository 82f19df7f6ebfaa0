// What an editor knows stands above what the text shows.
// Leaves to others: reading actors.yaml (library).
import { describe, expect, it } from 'vitest';
import type { CuratedActor, Curation } from '../../../src/model/reading.ts';
import { documentOf, find, links } from './reader.ts';

const guaido: CuratedActor = {
  name: 'Juan Guaidó',
  kind: 'person',
  aliases: [
    { name: 'Juan Quit', document: 'seed-2' },
    { name: 'Guide', document: 'seed-2' },
  ],
  roles: [{ title: 'opposition leader', from: '2019' }],
};
const vente: CuratedActor = {
  name: 'Vente Venezuela',
  kind: 'organisation',
  aliases: [{ name: 'VV' }],
  roles: [],
};
const curation: Curation = { actors: [guaido, vente] };

describe('curation', () => {
  it('finds curated names with their kind, roles and id', () => {
    const text = 'A spokesman of Vente Venezuela was there. VV won.';
    const { actors } = find(text, curation);
    expect(actors).toContainEqual(
      expect.objectContaining({
        id: 'organisation:vente-venezuela',
        kind: 'organisation',
        curated: true,
      }),
    );
    expect(links(text, 'name', curation)).toEqual([
      'Vente Venezuela=organisation:vente-venezuela',
      'VV=organisation:vente-venezuela',
    ]);
  });

  it.each([
    ['content/seed-2', undefined, true],
    ['seed-2', undefined, true],
    ['other', 'seed-2', true],
    ['content/seed-3', undefined, false],
  ])('limits an alias to its document: %s %s', (id, source, holds) => {
    const text = 'The opposition leader Juan Quit spoke. Later Guide left the room.';
    const { mentions, actors } = find(text, curation, documentOf(text, id, source));
    const found = mentions.filter(
      (one) => one.actor === 'person:juan-guaido' && one.how === 'name',
    );
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(
      holds ? ['Juan Quit', 'Guide'] : [],
    );
    expect(actors.find((actor) => actor.curated)?.roles[0]?.title).toBe(
      holds ? 'opposition leader' : undefined,
    );
  });

  it('does not take a common word written small for a curated name', () => {
    const text = 'The guide showed them the way.';
    expect(find(text, curation, documentOf(text, 'seed-2')).mentions).toEqual([]);
  });

  it('gives a bare surname to the only curated person of that name, and another full name to nobody else', () => {
    expect(links('Critics said Guaidó had failed.', 'name', curation)).toContain(
      'Guaidó=person:juan-guaido',
    );
    expect(links('Pedro Guaidó met reporters in Caracas.', 'name', curation)).toContain(
      'Pedro Guaidó=person:pedro-guaido',
    );
  });

  it('keeps a longer name that only holds a curated surname', () => {
    const known: Curation = {
      actors: [{ ...guaido, name: 'Edmundo González', aliases: [{ name: 'González' }] }],
    };
    const text = 'Juan González spoke in Washington. Edmundo González answered.';
    expect(links(text, 'name', known).filter((link) => link.includes('person:'))).toEqual([
      'Juan González=person:juan-gonzalez',
      'Edmundo González=person:edmundo-gonzalez',
    ]);
  });

  describe('what an editor puts together or takes apart', () => {
    const text =
      'Edmundo González spoke in Caracas. Edmundo González Urrutia answered. Reporters heard Keith in Miami.';
    const person = (name: string, ...aliases: readonly string[]): CuratedActor => ({
      name,
      kind: 'person',
      aliases: aliases.map((alias) => ({ name: alias })),
      roles: [],
    });
    const people = (known: Curation, read: string = text, id?: string) =>
      find(read, known, documentOf(read, id))
        .mentions.filter((one) => one.how === 'name' && one.type === 'PER')
        .map((one) => one.actor);

    it('is one and two without an editor', () => {
      const [first, second] = people({ actors: [] });
      expect(first).toBe(second);
    });

    it('stays together in every re-read, of a changed text and of another document, too', () => {
      const merged: Curation = { actors: [person('Edmundo González', 'Keith')] };
      const first = people(merged);
      expect(first.at(-1)).toBe('person:edmundo-gonzalez');
      expect(people(merged)).toEqual(first);
      expect(people(merged, `News. ${text} The end.`, 'news/two')).toEqual(first);
    });

    it('stays apart in every re-read, of a changed text and of another document, too', () => {
      const parted: Curation = {
        actors: [person('Edmundo González'), person('Edmundo González Urrutia')],
      };
      const first = people(parted).slice(0, 2);
      expect(first).toEqual(['person:edmundo-gonzalez', 'person:edmundo-gonzalez-urrutia']);
      expect(people(parted).slice(0, 2)).toEqual(first);
      expect(people(parted, `News. ${text} The end.`, 'news/two').slice(0, 2)).toEqual(first);
    });

    it('parts two namesakes by the documents they stand in', () => {
      const adviser: CuratedActor = {
        ...person('Juan González (adviser)'),
        aliases: [{ name: 'Juan González', document: 'news/two' }],
      };
      const parted: Curation = { actors: [person('Juan González'), adviser] };
      const read = 'Juan González spoke in Washington.';
      expect(people(parted, read, 'news/one')).toEqual(['person:juan-gonzalez']);
      expect(people(parted, read, 'news/two')).toEqual(['person:juan-gonzalez-adviser']);
    });
  });
});
