// Roles that a text gives its people, and mentions without a name that one person alone fits.
// Leaves to others: names and links.
import { describe, expect, it } from 'vitest';
import { find, links, rolesOf } from './reader.ts';

const roles: readonly (readonly [string, string, readonly string[]])[] = [
  ['US Secretary of State Marco Rubio spoke on Monday.', 'Marco Rubio', ['US Secretary of State']],
  [
    'Ned Price, US State Department spokesperson, answered the question.',
    'Ned Price',
    ['US State Department spokesperson'],
  ],
  ['The talks were led by opposition leader Juan Guaidó.', 'Juan Guaidó', ['opposition leader']],
  [
    'Former British ambassador Craig Murray wrote a book.',
    'Craig Murray',
    ['Former British ambassador'],
  ],
  ['Angela Merkel is the chancellor of Germany.', 'Angela Merkel', ['chancellor of Germany']],
  [
    "The country's president, Nicolás Maduro, rejected the report.",
    'Nicolás Maduro',
    ['president'],
  ],
  ['Mr. John Brown walked to the market in London.', 'John Brown', []],
  ['John Brown, who met the minister, walked home.', 'John Brown', []],
  ['John Brown, a resident of London, said he saw the governor.', 'John Brown', []],
];

describe('roles', () => {
  it.each(roles)('%s', (text, name, expected) => {
    expect(rolesOf(text, name)).toEqual(expected);
  });

  it('carries the span of the words', () => {
    const text = 'The talks were led by opposition leader Juan Guaidó.';
    const span = find(text).actors.find((actor) => actor.kind === 'person')?.roles[0]?.span;
    expect(span && text.slice(span.start, span.end)).toBe('opposition leader');
  });
});

describe('pronouns', () => {
  it('binds he and she to the person that fits', () => {
    const text =
      'Angela Merkel met reporters in Berlin on Monday. She said that her government would stay.';
    expect(links(text, 'pronoun')).toEqual([
      'She=person:angela-merkel',
      'her=person:angela-merkel',
    ]);
  });

  it('tells two people apart by first name', () => {
    const text = 'Barack Obama and Angela Merkel talked for an hour. He spoke first. She agreed.';
    expect(links(text, 'pronoun')).toEqual(['He=person:barack-obama', 'She=person:angela-merkel']);
  });

  it('takes the owner of what a relative clause tells of', () => {
    const text =
      'Nicolas Maduro said on Friday that his government was ready. On Monday the opposition voted for the removal of the interim government of Juan Guaido, which he has led since 2019.';
    expect(links(text, 'pronoun')).toEqual(['his=person:nicolas-maduro', 'he=person:juan-guaido']);
  });

  it.each([
    ['He came without a name. Nobody knew him.'],
    [
      'John Brown met Peter Smith and Paul Jones. The market was closed. It rained. They waited. He left.',
    ],
    ['The ministry issued a statement. It said that the talks would resume.'],
  ])('leaves open: %s', (text) => {
    expect(links(text, 'pronoun')).toEqual([]);
  });
});

describe('descriptions', () => {
  it('binds a role that one person alone was given', () => {
    const text =
      'Former ambassador Craig Murray wrote a book. Critics in London liked it. The former ambassador thanked them.';
    expect(links(text, 'description')).toEqual(['The former ambassador=person:craig-murray']);
  });

  it.each([
    ['Ambassador Craig Murray met Ambassador Peter Smith. The ambassador was late.'],
    ['Ambassador Craig Murray spoke in Paris. The governor was late.'],
    ['Ambassador Craig Murray spoke in Paris. The ambassador of Japan was late.'],
    ['Opposition leader Juan Guaidó spoke in Paris. The military leader was late.'],
    ['The ambassador was late. Ambassador Craig Murray came.'],
  ])('leaves open: %s', (text) => {
    expect(links(text, 'description')).toEqual([]);
  });
});
