// Whom the names of one document belong to, and the ids they get.
// Leaves to others: which names are found (names.test.ts).
import { describe, expect, it } from 'vitest';
import { actorId, fold, slug } from '../../../src/reading/actors/actor-id.ts';
import { canonicalName } from '../../../src/reading/actors/canonical-name.ts';
import {
  isSurnameOf,
  loadNicknames,
  partsOf,
  samePerson,
} from '../../../src/reading/actors/people.ts';
import { createResources } from '../../../src/resources.ts';
import { actorNamed, find, links } from './reader.ts';

const nicknames = loadNicknames(createResources().lexicon('nicknames'));
const split = (name: string) => partsOf(fold(name).split(' '));

describe('ids', () => {
  it.each([
    ['person', 'Nicolás Maduro', 'person:nicolas-maduro'],
    ['person', 'Nicolas Maduro', 'person:nicolas-maduro'],
    ['organisation', 'El Nacional S.A.', 'organisation:el-nacional-s-a'],
    ['place', "Côte d'Ivoire", 'place:cote-d-ivoire'],
    ['person', 'Lech Wałęsa', 'person:lech-walesa'],
    ['person', '习近平', 'person:习近平'],
  ] as const)('%s %s', (kind, name, id) => {
    expect(actorId(kind, name)).toBe(id);
  });

  it('drops letters of another script only inside a Latin name', () => {
    expect(slug('Gonzஸ்lez')).toBe('gonzlez');
    expect(slug('Лавров')).toBe('лавров');
  });
});

describe('one person or two', () => {
  it.each([
    ['John F. Kennedy', 'John Kennedy', true],
    ['Edmundo González', 'Edmundo González Urrutia', true],
    ['Nicolas Maduro', 'Nicolás Maduro', true],
    ['Nicholas Maduro', 'Nicolas Maduro', true],
    ['J. Powell', 'Jerome Powell', true],
    ['Edmundo González Urrutia', 'Edmundo González Urritia', true],
    ['Edmundo González', 'Juan González', false],
    ['Bill Clinton', 'Hillary Clinton', false],
    ['Mario Rossi', 'Maria Rossi', false],
    ['George W. Bush', 'George H. Bush', false],
    ['George W. Bush', 'George H. W. Bush', false],
    ['Larry Lessig', 'Lawrence Lessig', true],
    ['Bill Clinton', 'William Clinton', true],
    ['Bill Clinton', 'Bob Clinton', false],
    ['Juan Guaidó', 'Juan González', false],
  ])('%s, %s: %s', (a, b, same) => {
    expect(samePerson(split(a), split(b), nicknames)).toBe(same);
  });

  it.each([
    ['González', 'Edmundo González Urrutia', true],
    ['González Urrutia', 'Edmundo González Urrutia', true],
    ['Urrutia', 'Edmundo González Urrutia', true],
    ['Edmundo', 'Edmundo González Urrutia', false],
    ['Urrutia González', 'Edmundo González Urrutia', false],
  ])('%s as surname of %s: %s', (short, full, fits) => {
    expect(isSurnameOf(split(short), split(full))).toBe(fits);
  });
});

describe('canonical names', () => {
  const form = (text: string, count = 1) => ({ text, count });
  it.each([
    [['Maduro', 'Nicolas Maduro', 'Nicolás Maduro'], 'Nicolás Maduro'],
    [['NICOLAS MADURO', 'Nicolas Maduro'], 'Nicolas Maduro'],
    [['Juan Gonzஸ்lez', 'Juan González'], 'Juan González'],
    [['Rubio'], 'Rubio'],
  ])('%s', (forms, expected) => {
    expect(canonicalName(forms.map((text) => form(text)))).toBe(expected);
  });
});

describe('links', () => {
  it('gives a surname to the person named in full', () => {
    const text =
      'Marco Rubio arrived on Monday. Rubio said little. Reporters asked Mr. Rubio again.';
    expect(links(text)).toEqual([
      'Marco Rubio=person:marco-rubio',
      'Rubio=person:marco-rubio',
      'Rubio=person:marco-rubio',
    ]);
  });

  it('reads a surname in a headline by the full name that follows', () => {
    const text = 'Maduro rejects the sanctions\n\nNicolás Maduro rejected the sanctions on Friday.';
    expect(new Set(links(text).map((link) => link.split('=')[1]))).toEqual(
      new Set(['person:nicolas-maduro']),
    );
  });

  it('keeps two people with one surname apart, and gives a bare surname to the one named in full last', () => {
    const text =
      'Edmundo González left for Madrid. González thanked Spain. Later Juan González spoke in Washington. González praised the talks.';
    const people = links(text).filter((link) => link.includes('person:'));
    expect(people).toEqual([
      'Edmundo González=person:edmundo-gonzalez',
      'González=person:edmundo-gonzalez',
      'Juan González=person:juan-gonzalez',
      'González=person:juan-gonzalez',
    ]);
  });

  it('gives the end of a longer name to it, first name or not', () => {
    const text = 'María Corina Machado spoke on Monday. Corina Machado will travel to Madrid.';
    expect(links(text).slice(0, 2)).toEqual([
      'María Corina Machado=person:maria-corina-machado',
      'Corina Machado=person:maria-corina-machado',
    ]);
  });

  it('lets Mrs. and Mr. choose', () => {
    const text =
      'Hillary Clinton and Bill Clinton came to New York. Mrs. Clinton spoke first. Then Mr. Clinton waved.';
    const people = links(text).filter((link) => link.startsWith('Clinton='));
    expect(people).toEqual(['Clinton=person:hillary-clinton', 'Clinton=person:bill-clinton']);
  });

  it('gathers a double surname under the longest form, with the accents of the best spelling', () => {
    const text =
      'Edmundo Gonzalez won, the opposition says. Edmundo González Urrutia went to Spain. Later González Urrutia met reporters there.';
    const person = actorNamed(text, 'Edmundo González Urrutia');
    expect(person?.id).toBe('person:edmundo-gonzalez-urrutia');
    expect(person?.aliases).toEqual(
      expect.arrayContaining(['Edmundo Gonzalez', 'González Urrutia']),
    );
  });

  it('binds acronyms, short forms and known other names', () => {
    const text =
      'The National Electoral Council (CNE) met in Caracas. The CNE declared a winner. The United States objected, and the U.S. asked for records.';
    const found = links(text);
    expect(
      found.filter((link) => link.endsWith('=organisation:national-electoral-council')),
    ).toHaveLength(3);
    expect(found.filter((link) => link.endsWith('=place:united-states'))).toHaveLength(2);
  });

  it('gives a name from the lists to the longer name that ends with it', () => {
    const text = 'The United Kingdom Home Office issued forms. The Home Office said so on Monday.';
    expect(new Set(links(text).map((link) => link.split('=')[1]))).toHaveProperty('size', 1);
  });

  it('gives a surname with a slip of a letter to the person just spoken of', () => {
    const text =
      'Edmundo González Urrutia won. Maduro had defeated Edmundo González. Urritia, abandoned, left.';
    expect(links(text)).toContain('Urritia=person:edmundo-gonzalez-urrutia');
  });

  it.each([
    [
      'nobody of that name is near',
      'Edmundo González Urrutia won. It rained. It blew. It snowed. Urritia left.',
    ],
    ['the end differs, as in names of men and women', 'Oleg Petrovsk won. Petrovska left.'],
    ['the other spelling is used, too', 'Oleg Petrovkin won. Petrovzin left. Petrovzin came back.'],
  ])('keeps two spellings apart where %s', (_, text) => {
    const people = find(text).actors.filter((actor) => actor.name.includes(' '));
    expect(people.flatMap((actor) => actor.aliases)).toEqual([]);
  });

  it('keeps a father and a son of two middle initials apart', () => {
    const found = links('George H. W. Bush lost. George W. Bush won. Then George W. Bush left.');
    expect(found.map((link) => link.split('=')[1])).toEqual([
      'person:george-h-w-bush',
      'person:george-w-bush',
      'person:george-w-bush',
    ]);
  });

  it('makes demonyms names of their own, singular and plural one', () => {
    const text = 'Thousands of Venezuelans left. One Venezuelan family stayed in Venezuela.';
    expect(links(text)).toEqual([
      'Venezuelans=other:venezuelan',
      'Venezuelan=other:venezuelan',
      'Venezuela=place:venezuela',
    ]);
  });
});
