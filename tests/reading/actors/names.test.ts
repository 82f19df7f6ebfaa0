// Which names are found in a text and what kind of thing each names.
// Leaves to others: whom they belong to (links.test.ts).
import { describe, expect, it } from 'vitest';
import { names } from './reader.ts';

const found: readonly (readonly [string, readonly string[]])[] = [
  [
    'US Secretary of State Marco Rubio met Foreign Minister Yvan Gil in Caracas on Tuesday.',
    ['US/LOC', 'Marco Rubio/PER', 'Yvan Gil/PER', 'Caracas/LOC'],
  ],
  [
    'Nicolás Maduro and Diosdado Cabello spoke in Maracaibo, the Associated Press reported.',
    ['Nicolás Maduro/PER', 'Diosdado Cabello/PER', 'Maracaibo/LOC', 'Associated Press/ORG'],
  ],
  ["The president's office denied it.", []],
  [
    "Germany's chancellor Angela Merkel flew to Paris.",
    ['Germany/LOC', 'Angela Merkel/PER', 'Paris/LOC'],
  ],
  ['Mr. Brown told Mrs. Clinton that he would resign.', ['Brown/PER', 'Clinton/PER']],
  ['Venezuelan officials and American diplomats talked.', ['Venezuelan/MISC', 'American/MISC']],
  ['The US-backed forces entered Mosul.', ['US/LOC', 'Mosul/LOC']],
  ['They talked on Monday in July about prices, wages and taxes.', []],
  ["Maduro's government said no.", ['Maduro/PER']],
  ['Yesterday Mohamed Ali met reporters.', ['Mohamed Ali/PER']],
  [
    'Primero Justicia and Acción Democrática left the talks in Mexico City.',
    ['Primero Justicia/ORG', 'Acción Democrática/ORG', 'Mexico City/LOC'],
  ],
  ['Police arrested members of Tren de Aragua in Miami.', ['Tren de Aragua/ORG', 'Miami/LOC']],
  ['He worked for the Bank of England and ABC News.', ['Bank of England/ORG', 'ABC News/ORG']],
];

describe('names', () => {
  it.each(found)('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('takes an acronym the text explains for the organisation, wherever it stands', () => {
    const text =
      'The National Electoral Council (CNE) published no records. Observers asked the CNE for them. CNE kept silent.';
    expect(names(text)).toEqual([
      'National Electoral Council/ORG',
      'CNE/ORG',
      'CNE/ORG',
      'CNE/ORG',
    ]);
  });

  it('takes the capitals that open a report for its place, and no others', () => {
    expect(names('BELGRAVE, June 3 - The director of the Belgrave Museum left.')[0]).toBe(
      'BELGRAVE/LOC',
    );
    expect(names('The report is out. UNICEF, which paid for it, was pleased.')).toContain(
      'UNICEF/ORG',
    );
  });

  it('takes what follows a name after a comma for nobody', () => {
    const found = names('Senator Joseph R. Biden, Jr. (D-DE) introduced the bill on Monday.');
    expect(found).toContain('Joseph R. Biden/PER');
    expect(found.some((name) => name.startsWith('Jr'))).toBe(false);
  });

  it('takes an acronym in square brackets, too, past a possessive', () => {
    const text = "The Korean People's Army [KPA] moved north. Guards of the KPA saw it.";
    expect(names(text)).toEqual(["Korean People's Army/ORG", 'KPA/ORG', 'KPA/ORG']);
  });

  it.each([
    ['Members of the Zorg Vault live a strict life. He left the Zorg Vault in May.', 'Zorg Vault'],
    ['Zorgology officials denied it. A Zorgology spokesman agreed.', 'Zorgology'],
  ])('takes what has members or officials for an organisation: %s', (text, name) => {
    const found = names(text).filter((one) => one.startsWith(`${name}/`));
    expect(found).toEqual([`${name}/ORG`, `${name}/ORG`]);
  });

  it('takes no people or country with officials for an organisation', () => {
    const text =
      'Kurdish officials and Kurdish lawyers met Chadian officials. Chad officials left.';
    expect(names(text).filter((one) => one.endsWith('/ORG'))).toEqual([]);
  });

  it('cuts two surnames apart that run into one name', () => {
    const text =
      'Joe Biden met Nicolás Maduro. Between Biden Maduro nothing was agreed, aides of Maduro said.';
    expect(names(text).filter((one) => one.startsWith('Biden') || one === 'Maduro/PER')).toEqual([
      'Biden/PER',
      'Maduro/PER',
      'Maduro/PER',
    ]);
  });

  it('cuts conjoined people apart, and leaves a conjunction inside a country', () => {
    const text = 'María Corina Machado y Edmundo González visited Trinidad and Tobago on Sunday.';
    expect(names(text)).toEqual([
      'María Corina Machado/PER',
      'Edmundo González/PER',
      'Trinidad and Tobago/LOC',
    ]);
  });

  it('bears a letter of another script inside a Latin name', () => {
    expect(names('President adviser Juan Gonzஸ்lez spoke to reporters in Washington.')).toContain(
      'Juan Gonzஸ்lez/PER',
    );
  });

  it('finds a surname again that stands where the tagger could miss it', () => {
    const text =
      'Katherine Obuya leads the fund. Critics of Obuya disagree. In the end, nobody but Obuya knew.';
    expect(names(text).filter((name) => name.endsWith('Obuya/PER'))).toHaveLength(3);
  });

  it('does not take a word that is written small elsewhere for a name at the start of a sentence', () => {
    const text = 'Protests went on. The protests grew. Protests ended.';
    expect(names(text)).toEqual([]);
  });
});
