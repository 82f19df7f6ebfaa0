// The contract on actors: who is meant by a name, what is known of them together, who stands beside them.
// Leaves to others: how names are found in texts (reading).
import { describe, expect, it } from 'vitest';
import type { Stage } from './contract.ts';
import { actorId, type SketchActor, shelved } from './reading.ts';

const people: readonly SketchActor[] = [
  { name: 'Nicolás Maduro', aliases: ['Maduro', 'the heir'] },
  { name: 'Nicolás Maduro Guerra', aliases: ['Nicolasito'] },
  { name: 'Edmundo González Urrutia', aliases: ['González'] },
  { name: 'Juan González' },
  { name: 'Ursula von der Leyen' },
  { name: 'Robert F. Kennedy Jr.' },
  { name: 'María Corina Machado' },
  { name: 'Chávez', kind: 'place' },
  { name: 'Hugo Chávez' },
  { name: 'National Assembly', kind: 'organisation', aliases: ['AN', 'U.N.'] },
  { name: 'National Electoral Council', kind: 'organisation', aliases: ['CNE'] },
];

/** Somebody in `people`, mentioned as often as told. */
function talk(id: string, names: readonly string[], rest: object = {}) {
  return shelved({
    id,
    text: names.map((name) => `${name} came.`).join('\n'),
    actors: people.filter((one) => names.includes(one.name)),
    ...rest,
  });
}

export function namesContract({ archive, store }: Stage): void {
  const fill = () =>
    store().shelf.put('default', [
      talk(
        'all',
        people.map((one) => one.name),
      ),
    ]);

  describe('names', () => {
    it.each<readonly [string, readonly (readonly [string, string])[]]>([
      [
        'Nicolás Maduro',
        [
          ['Nicolás Maduro', 'name'],
          ['Nicolás Maduro Guerra', 'part'],
        ],
      ],
      [
        'nicolas MADURO',
        [
          ['Nicolás Maduro', 'name'],
          ['Nicolás Maduro Guerra', 'part'],
        ],
      ],
      [
        'maduro',
        [
          ['Nicolás Maduro', 'surname'],
          ['Nicolás Maduro Guerra', 'surname'],
        ],
      ],
      [
        'Maduro’s',
        [
          ['Nicolás Maduro', 'surname'],
          ['Nicolás Maduro Guerra', 'surname'],
        ],
      ],
      ['the heir', [['Nicolás Maduro', 'alias']]],
      ['Nicolasito', [['Nicolás Maduro Guerra', 'alias']]],
      [
        'González',
        [
          ['Edmundo González Urrutia', 'surname'],
          ['Juan González', 'surname'],
        ],
      ],
      ['gonzalez urrutia', [['Edmundo González Urrutia', 'surname']]],
      ['Urrutia', [['Edmundo González Urrutia', 'surname']]],
      ['Edmundo', [['Edmundo González Urrutia', 'part']]],
      ['von der Leyen', [['Ursula von der Leyen', 'surname']]],
      ['Leyen', [['Ursula von der Leyen', 'surname']]],
      ['Kennedy', [['Robert F. Kennedy Jr.', 'surname']]],
      ['Machado', [['María Corina Machado', 'surname']]],
      [
        'chavez',
        [
          ['Chávez', 'name'],
          ['Hugo Chávez', 'surname'],
        ],
      ],
      ['UN', [['National Assembly', 'alias']]],
      ['cne', [['National Electoral Council', 'alias']]],
      ['assembly', [['National Assembly', 'part']]],
      [
        'madur',
        [
          ['Nicolás Maduro', 'near'],
          ['Nicolás Maduro Guerra', 'near'],
        ],
      ],
      ['Machadoo', [['María Corina Machado', 'near']]],
      [
        'Gonsales',
        [
          ['Edmundo González Urrutia', 'near'],
          ['Juan González', 'near'],
        ],
      ],
      [
        'Amduro',
        [
          ['Nicolás Maduro', 'near'],
          ['Nicolás Maduro Guerra', 'near'],
        ],
      ],
      [
        'Chaevz',
        [
          ['Chávez', 'near'],
          ['Hugo Chávez', 'near'],
        ],
      ],
      ['Paduro', []],
      [
        'Mdurro',
        [
          ['Nicolás Maduro', 'near'],
          ['Nicolás Maduro Guerra', 'near'],
        ],
      ],
      ['xyz', []],
      ['Trump', []],
      ['', []],
      ['%', []],
      ['"', []],
    ])('%s', async (words, expected) => {
      await fill();
      const found = await archive().matchActors(words, 10);
      expect(found.map(({ actor, how }) => [actor.name, how])).toEqual(expected);
    });

    it('tells how each of many is known, without looking at anybody', async () => {
      await fill();
      const words = people.flatMap(({ name, aliases = [] }) => [
        name,
        ...aliases,
        ...name.split(' '),
      ]);
      const asked = [
        ...words,
        'chavez',
        'National Electoral',
        'von der',
        'Paduro',
        'madur',
        '',
        '%',
        'the',
      ];
      const best = asked.map(async (one) => {
        const [first] = await archive().matchActors(one, 1, { guess: false });
        return first?.how;
      });
      expect(await archive().howKnown(asked)).toEqual(await Promise.all(best));
      expect(await store().archive(['other']).howKnown(['Maduro'])).toEqual([undefined]);
      expect(await archive().howKnown([])).toEqual([]);
    });

    it('leaves out mere parts where something better matches, if so asked', async () => {
      await fill();
      const found = async (words: string) =>
        (await archive().matchActors(words, 9, { guess: false, parts: 'alone' })).map(
          ({ actor, how }) => [actor.name, how],
        );
      expect(await found('Nicolás Maduro')).toEqual([['Nicolás Maduro', 'name']]);
      expect(await found('National')).toEqual([
        ['National Assembly', 'part'],
        ['National Electoral Council', 'part'],
      ]);
      expect(await found('Machadoo')).toEqual([]);
    });

    it('gives at most what was asked for, the most mentioned of a class first', async () => {
      await fill();
      expect(await archive().matchActors('González', 1)).toHaveLength(1);
      expect(await archive().matchActors('González', 0)).toEqual([]);
      await store().shelf.put('default', [talk('more', ['Juan González'])]);
      const found = await archive().matchActors('González', 9);
      expect(found.map(({ actor }) => actor.name)).toEqual([
        'Juan González',
        'Edmundo González Urrutia',
      ]);
    });

    it('guesses at most three', async () => {
      const many = ['Ana Ruiz', 'Ana Ruis', 'Ana Rui', 'Ana Ruix', 'Ana Rueiz'].map((name) => ({
        name,
      }));
      await store().shelf.put('default', [
        shelved({ id: 'r', text: many.map((one) => one.name).join('\n'), actors: many }),
      ]);
      const found = await archive().matchActors('Ana Ruiw', 10);
      expect(found.map((one) => one.how)).toEqual(['near', 'near', 'near']);
    });

    it('completes names by any of their words', async () => {
      await fill();
      expect(await archive().suggestActors('mad', 9)).toEqual([
        'Nicolás Maduro',
        'Nicolás Maduro Guerra',
      ]);
      expect(await archive().suggestActors('maría cor', 9)).toEqual(['María Corina Machado']);
      expect(await archive().suggestActors('ssemb', 9)).toEqual([]);
      expect(await archive().suggestActors('', 3)).toHaveLength(3);
    });
  });

  describe('actors over several documents', () => {
    const one: SketchActor = {
      name: 'Nicolas Maduro',
      aliases: ['Maduro'],
      roles: [{ title: 'President', span: { start: 0, end: 1 } }],
    };
    const two: SketchActor = {
      name: 'Nicolás Maduro',
      aliases: ['Maduro', 'Maduro Moros'],
      roles: [{ title: 'president', span: { start: 2, end: 3 } }],
    };
    const curated: SketchActor = {
      name: 'Nicolás Maduro',
      aliases: ['Mature'],
      roles: [{ title: 'president of Venezuela', from: '2013' }],
      curated: true,
    };
    const id = actorId('Nicolás Maduro');
    const document = (name: string, date: string, actor: SketchActor) =>
      shelved({ id: name, date, text: `${actor.name} and Maduro spoke.`, actors: [actor] });
    const row = async () => (await archive().actors([id])).get(id);

    it('are one row with every form and role', async () => {
      await store().shelf.put('default', [
        document('a', '2021-05-27', one),
        document('b', '2024-01-02', two),
        document('c', '2023', curated),
      ]);
      expect(await row()).toEqual({
        id,
        name: 'Nicolás Maduro',
        kind: 'person',
        aliases: ['Nicolas Maduro', 'Maduro', 'Maduro Moros', 'Mature'],
        roles: [
          { title: 'president of Venezuela', from: '2013', documents: 1 },
          {
            title: 'president',
            from: '2021-05-27',
            to: '2024-01-02',
            span: { start: 2, end: 3 },
            document: 'b',
            documents: 2,
          },
        ],
        curated: true,
        documents: 3,
        mentions: 5,
        firstSeen: '2021-05-27',
        lastSeen: '2024-01-02',
      });
    });

    it('lose with a document what only it knew', async () => {
      await store().shelf.put('default', [
        document('a', '2021-05-27', one),
        document('b', '2024-01-02', two),
        document('c', '2023', curated),
      ]);
      await store().shelf.remove('default', ['c', 'b']);
      expect(await row()).toMatchObject({
        name: 'Nicolas Maduro',
        aliases: ['Maduro'],
        curated: false,
        documents: 1,
        mentions: 2,
        lastSeen: '2021-05-27',
        roles: [{ title: 'President', document: 'a' }],
      });
      expect(await archive().matchActors('Mature', 5)).toMatchObject([{ how: 'near' }]);
      await store().shelf.remove('default', ['a']);
      expect(await row()).toBeUndefined();
    });

    it('tell who of them holds an office', async () => {
      const ministry: SketchActor = {
        name: 'Ministry',
        kind: 'organisation',
        roles: [{ title: 'Presidency', span: { start: 0, end: 1 } }],
      };
      const vice: SketchActor = {
        name: 'Ana Ruiz',
        roles: [
          { title: 'Vice-President', span: { start: 0, end: 1 } },
          { title: 'lawyer', span: { start: 2, end: 3 } },
        ],
      };
      await store().shelf.put('default', [
        document('a', '2021-05-27', one),
        document('b', '2024-01-02', two),
        document('c', '2024-01-02', ministry),
        document('d', '2024-01-02', vice),
      ]);
      expect(await archive().holders(['presid'], 9)).toEqual([
        {
          id,
          names: ['Nicolás Maduro', 'Nicolas Maduro', 'Maduro', 'Maduro Moros'],
          titles: ['president'],
        },
        { id: actorId('Ana Ruiz'), names: ['Ana Ruiz'], titles: ['vice president'] },
      ]);
      expect(await archive().holders(['presid'], 1)).toMatchObject([{ id }]);
      expect(await archive().holders(['law', 'judge'], 9)).toMatchObject([{ titles: ['lawyer'] }]);
      expect(await archive().holders(['resident'], 9)).toEqual([]);
      expect(await archive().holders(['', '%'], 9)).toEqual([]);
      expect(await store().archive(['other']).holders(['presid'], 9)).toEqual([]);
    });

    it('are ranked by mentions', async () => {
      await fill();
      await store().shelf.put('default', [
        talk('b', ['Juan González']),
        talk('c', ['Juan González', 'Hugo Chávez']),
      ]);
      const top = await archive().topActors(2);
      expect(top.map((actor) => actor.name)).toEqual(['Juan González', 'Hugo Chávez']);
      const beside = await archive().neighbours(actorId('Juan González'), 2);
      expect(beside.map(({ actor, documents }) => [actor.name, documents])).toEqual([
        ['Hugo Chávez', 2],
        ['National Assembly', 1],
      ]);
      expect(await archive().neighbours('person:nobody', 5)).toEqual([]);
    });
  });
}
