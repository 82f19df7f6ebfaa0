// Which names of an archive are one person: a table of joins and of people who stay two.
// Leaves to others: joins through a whole run (tests/library/linking.test.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActorId } from '../../../src/model/reading.ts';
import { actorId } from '../../../src/reading/actors/actor-id.ts';
import { prepareLinking } from '../../../src/reading/linking/join-names.ts';
import type { Circle, NamedPerson } from '../../../src/reading/linking/person.ts';
import { createResources } from '../../../src/resources.ts';

const joinNames = prepareLinking(createResources());

/** One document: who is in it, `Name = form, form = role`, and how often the same cast comes again. */
interface Cast {
  readonly names: readonly string[];
  readonly times?: number;
}

interface Entry {
  readonly id: ActorId;
  readonly name: string;
  readonly forms: readonly string[];
  readonly roles: readonly string[];
}

function entry(text: string): Entry {
  const [name = '', forms = '', role = ''] = text.split('=').map((part) => part.trim());
  const listed = forms.split(',').map((form) => form.trim());
  return {
    id: actorId('person', name),
    name,
    forms: listed.filter(Boolean),
    roles: role === '' ? [] : [role],
  };
}

function archiveOf(casts: readonly Cast[], curated: readonly string[]) {
  const all = casts.map(({ names, times = 1 }) => ({ cast: names.map(entry), times }));
  const ids = [...new Set(all.flatMap(({ cast }) => cast.map((one) => one.id)))];
  const documentsOf = (id: ActorId): number =>
    all.reduce((sum, { cast, times }) => sum + (cast.some((one) => one.id === id) ? times : 0), 0);
  const entries = all.flatMap(({ cast }) => cast);
  const persons = ids.map((id): NamedPerson => {
    const same = entries.filter((one) => one.id === id);
    const name = same[0]?.name ?? '';
    const forms = same.flatMap((one) => one.forms);
    return { id, name, forms, curated: curated.includes(name), documents: documentsOf(id) };
  });
  const circles = new Map(
    ids.map((id): readonly [ActorId, Circle] => {
      const roles = entries.filter((one) => one.id === id).flatMap((one) => one.roles);
      const beside = all.flatMap(({ cast }) => (cast.some((one) => one.id === id) ? cast : []));
      const others = beside.filter((one) => one.id !== id);
      const companions = new Map(others.map((one) => [one.id, documentsOf(one.id)]));
      return [id, { companions, roles }];
    }),
  );
  const documents = all.reduce((sum, { times }) => sum + times, 0);
  return { persons, circles, documents };
}

/** The joins as `Name > Name`, sorted. */
function joins(casts: readonly Cast[], curated: readonly string[] = []): readonly string[] {
  const { persons, circles, documents } = archiveOf(casts, curated);
  const linking = joinNames(persons, documents);
  const doubted = new Map<ActorId, Circle>(
    linking.doubtful.flatMap((id) => {
      const circle = circles.get(id);
      return circle === undefined ? [] : [[id, circle] as const];
    }),
  );
  const name = (id: ActorId) => persons.find((one) => one.id === id)?.name ?? id;
  return [...linking.settle(doubted)].map(([from, to]) => `${name(from)} > ${name(to)}`).sort();
}

const each = (...names: readonly string[]): readonly Cast[] =>
  names.map((name) => ({ names: [name] }));
const crowd = (times: number): Cast => ({ names: ['Nobody Inparticular'], times });

describe('joins', () => {
  it.each<[string, readonly Cast[], readonly string[]]>([
    ['spaces in initials', each('J.D. Vance', 'JD Vance'), ['JD Vance > J.D. Vance']],
    ['an apostrophe', each('Beto O’Rourke', 'Beto ORourke'), ['Beto ORourke > Beto O’Rourke']],
    [
      'a middle initial',
      [{ names: ['Joe Biden'], times: 3 }, ...each('Joe R. Biden')],
      ['Joe R. Biden > Joe Biden'],
    ],
    [
      'an initial and its name',
      [{ names: ['George W. Bush'], times: 2 }, ...each('George Walker Bush')],
      ['George Walker Bush > George W. Bush'],
    ],
    [
      'a double surname that a document shortens',
      each('Edmundo González Urrutia = Edmundo González', 'Edmundo González'),
      ['Edmundo González > Edmundo González Urrutia'],
    ],
    [
      'a double surname of which a document uses the first',
      each('Edmundo González Urrutia = González', 'Edmundo González'),
      ['Edmundo González > Edmundo González Urrutia'],
    ],
    [
      'a double surname by a companion',
      [
        { names: ['Edmundo González Urrutia', 'Ana Prieto'] },
        { names: ['Edmundo González', 'Ana Prieto'] },
        crowd(4),
      ],
      ['Edmundo González > Edmundo González Urrutia'],
    ],
    [
      'a double surname by a role',
      each('Rosa Pérez Lugo == mayor of Tuxtla', 'Rosa Pérez == Mayor of Tuxtla'),
      ['Rosa Pérez > Rosa Pérez Lugo'],
    ],
    [
      'all but the first name, side by side',
      [{ names: ['María Corina Machado', 'Corina Machado'] }],
      ['Corina Machado > María Corina Machado'],
    ],
    ['a bare surname', each('Nicolás Maduro', 'Maduro'), ['Maduro > Nicolás Maduro']],
    [
      'a bare surname that is met more often than its bearer, by a companion',
      [
        { names: ['Byrne', 'Ana Prieto'], times: 3 },
        { names: ['Edward Byrne', 'Ana Prieto'] },
        crowd(5),
      ],
      ['Byrne > Edward Byrne'],
    ],
    [
      'a bare surname with a particle',
      each('Ursula von der Leyen', 'Leyen'),
      ['Leyen > Ursula von der Leyen'],
    ],
    [
      'a bare first surname of two',
      each('Edmundo González Urrutia = González', 'González'),
      ['González > Edmundo González Urrutia'],
    ],
    [
      'a bare surname by the circle',
      [
        { names: ['Juan González', 'Joe Biden'] },
        { names: ['González', 'Joe Biden'] },
        { names: ['Edmundo González', 'Ana Prieto'] },
        crowd(3),
      ],
      ['González > Juan González'],
    ],
    [
      'a bare surname by a word of the roles',
      each(
        'Juan González == Latin America adviser',
        'González == adviser',
        'Edmundo González == candidate',
      ),
      ['González > Juan González'],
    ],
    [
      'a slip of the pen with a companion',
      [
        { names: ['Richard Grenell', 'Ana Prieto'], times: 2 },
        { names: ['Richard Grenelll', 'Ana Prieto'] },
        crowd(4),
      ],
      ['Richard Grenelll > Richard Grenell'],
    ],
    [
      'a slip of the pen with a role',
      each('Robert Gonzales == envoy for Haiti', 'Robert Gonzalez == envoy for Haiti'),
      ['Robert Gonzalez > Robert Gonzales'],
    ],
    [
      'two surnames run together',
      [{ names: ['Joe Biden', 'Nicolás Maduro', 'Biden Maduro'] }],
      ['Biden Maduro > Nicolás Maduro'],
    ],
  ])('%s', (_, casts, expected) => {
    expect(joins(casts)).toEqual(expected);
  });
});

describe('stay apart', () => {
  it.each<[string, readonly Cast[]]>([
    ['two middle initials', each('George W. Bush', 'George H. W. Bush')],
    [
      'a name without the initial that tells two apart',
      each('George Bush', 'George W. Bush', 'George H. W. Bush'),
    ],
    ['father and son', each('Donald Trump', 'Donald Trump Jr.')],
    ['father and son side by side', [{ names: ['George Bush', 'George W. Bush'] }]],
    ['a middle name that is a surname', each('Juan González', 'Juan Pérez González')],
    ['the reformer and the minister', each('Martin Luther', 'Martin Luther King = King')],
    [
      'the reformer and the minister with a companion',
      [
        { names: ['Martin Luther', 'Ana Prieto'] },
        { names: ['Martin Luther King', 'Ana Prieto'] },
        crowd(4),
      ],
    ],
    [
      'a longer name that is called by its last word',
      [
        { names: ['Mary Pérez', 'Ana Prieto'] },
        { names: ['Mary Pérez Stone = Stone', 'Ana Prieto'] },
        crowd(4),
      ],
    ],
    ['a double surname without a witness', each('Edmundo González', 'Edmundo González Urrutia')],
    [
      'two longer names for one shorter',
      each('Ana Pérez', 'Ana Pérez Lugo = Ana Pérez', 'Ana Pérez Soto = Ana Pérez'),
    ],
    ['two with one surname', each('Juan González', 'Edmundo González')],
    ['a bare surname of two', each('Juan González', 'Edmundo González', 'González')],
    [
      'a bare surname that both share a companion with',
      [
        { names: ['Juan González', 'Ana Prieto'] },
        { names: ['Edmundo González', 'Ana Prieto'] },
        { names: ['González', 'Ana Prieto'] },
        crowd(4),
      ],
    ],
    [
      'a bare surname by a companion whom half of the documents name',
      [
        { names: ['Juan González', 'Joe Biden'] },
        { names: ['González', 'Joe Biden'] },
        { names: ['Edmundo González'] },
      ],
    ],
    ['a bare surname beside its bearer', [{ names: ['Barack Obama', 'Obama'] }]],
    ['a bare letter', each('M.', 'David W. M.')],
    ['a bare ordinal', each('III', 'George III')],
    [
      'a bare surname that is met more often than its bearer',
      [{ names: ['Byrne'], times: 3 }, ...each('Edward Byrne')],
    ],
    ['a bare first name', each('Maria', 'Maria Lopez')],
    ['a bare word that is a first name, too', each('Keith', 'Alan Keith')],
    ['a slip without a witness', each('Richard Grenell', 'Richard Grenelll')],
    [
      'a slip between two that are often written',
      [
        { names: ['Robert Gonzales', 'Ana Prieto'], times: 5 },
        { names: ['Robert Gonzalez', 'Ana Prieto'], times: 5 },
        crowd(30),
      ],
    ],
    [
      'a slip side by side',
      [{ names: ['Robert Gonzales', 'Robert Gonzalez', 'Ana Prieto'] }, crowd(4)],
    ],
    [
      'brother and sister',
      [
        { names: ['Mario Prado', 'Ana Prieto'] },
        { names: ['Maria Prado', 'Ana Prieto'] },
        crowd(4),
      ],
    ],
    [
      'two short surnames one letter apart',
      [{ names: ['Robert Lee', 'Ana Prieto'] }, { names: ['Robert Lea', 'Ana Prieto'] }, crowd(4)],
    ],
    [
      'a plural surname with a companion only',
      [
        { names: ['Julian Richard', 'Ana Prieto'] },
        { names: ['Julian Richards', 'Ana Prieto'] },
        crowd(4),
      ],
    ],
    [
      'two surnames that stand in another document',
      [{ names: ['Joe Biden', 'Nicolás Maduro'] }, { names: ['Biden Maduro'] }],
    ],
    ['a first name and a surname', [{ names: ['Kelly Grant', 'Ulysses Grant', 'Grace Kelly'] }]],
  ])('%s', (_, casts) => {
    expect(joins(casts)).toEqual([]);
  });
});

describe('curation', () => {
  it('is always what others join', () => {
    const casts = [
      ...each('Nicolás Maduro Moros = Maduro, Nicolás Maduro'),
      { names: ['Nicolás Maduro'], times: 9 },
    ];
    expect(joins(casts, ['Nicolás Maduro Moros'])).toEqual([
      'Nicolás Maduro > Nicolás Maduro Moros',
    ]);
  });

  it('is never joined to curation', () => {
    const casts = each('Edmundo González Urrutia = Edmundo González', 'Edmundo González');
    expect(joins(casts, ['Edmundo González Urrutia', 'Edmundo González'])).toEqual([]);
  });

  it('keeps two apart whom a third name would bring together', () => {
    const casts = each('Joe R. Biden', 'Joe Biden', 'Joe Robinette Biden');
    expect(joins(casts, ['Joe R. Biden', 'Joe Robinette Biden'])).toHaveLength(0);
  });
});

describe('an archive', () => {
  const words = [
    'Juan',
    'Ana',
    'González',
    'Gonzalez',
    'Gonzales',
    'Pérez',
    'Urrutia',
    'W.',
    'Wilson',
  ];
  const someName = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(' '));
  const someCasts = fc.array(
    fc.record({ names: fc.uniqueArray(someName, { minLength: 1, maxLength: 4 }) }),
    { maxLength: 8 },
  );

  it('is joined the same way in whatever order it came, and every join ends at a person who joins nobody', () => {
    fc.assert(
      fc.property(someCasts, fc.infiniteStream(fc.nat()), (casts, numbers) => {
        const shuffled = casts
          .map((cast) => ({ cast, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ cast }) => ({ names: cast.names.toReversed() }));
        const found = joins(casts);
        const folded = (list: readonly string[]) =>
          list.map((one) => one.normalize('NFD').replace(/\p{M}/gu, '')).sort();
        expect(folded(joins(shuffled))).toEqual(folded(found));
        const from = new Set(found.map((one) => one.split(' > ')[0]));
        for (const one of found) expect(from.has(one.split(' > ')[1])).toBe(false);
      }),
    );
  });
});
