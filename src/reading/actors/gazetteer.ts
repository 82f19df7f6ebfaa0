// Known names and name-like words from the lexicon: what classes a phrase belongs to, in one walk over the words.
// Leaves to others: deciding whether a phrase is a name here (tagger), the lists themselves (config/lexicon).
import type { Resources } from '../resources.ts';
import { fold } from './actor-id.ts';
import { grow, newStep, type Step } from './phrases.ts';
import { wordsOf } from './words.ts';

/** Bits of the classes a phrase can belong to. */
export const classes = {
  country: 1,
  region: 2,
  city: 4,
  demonym: 8,
  male: 16,
  female: 32,
  title: 64,
  role: 128,
  organisation: 256,
  organisationWord: 512,
  placeWord: 1024,
} as const;

export type Gender = 'm' | 'f';

export interface TitleFacts {
  readonly gender?: Gender;
  /** Mr, Dr, Sir: polite, but no office. */
  readonly honorific: boolean;
}

export interface Gazetteer {
  /** The value of a phrase is its class bits. */
  readonly root: Step<number>;
  /** Lower-case words with their dot that do not end a sentence: `gen.`, `corp.`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Key of a name to the canonical name of a country, organisation or people (`venezuelans` to `Venezuelan`). */
  readonly canonical: ReadonlyMap<string, string>;
  /** Folded title or role word to what it tells. */
  readonly titles: ReadonlyMap<string, TitleFacts>;
}

const lists: readonly (readonly [string, number])[] = [
  ['countries', classes.country],
  ['regions', classes.region],
  ['cities', classes.city],
  ['demonyms', classes.demonym],
  ['first-names-male', classes.male],
  ['first-names-female', classes.female],
  ['titles', classes.title],
  ['role-words', classes.role],
  ['organisations', classes.organisation],
  ['organisation-words', classes.organisationWord],
  ['place-words', classes.placeWord],
];

const named = classes.country | classes.organisation | classes.demonym;
const told = classes.title | classes.role;
const countable = classes.demonym | classes.role;
const noAbbreviations: ReadonlySet<string> = new Set();

/** Reads the word lists once. */
export function loadGazetteer(resources: Resources): Gazetteer {
  const root = newStep<number>();
  const canonical = new Map<string, string>();
  const titles = new Map<string, TitleFacts>();
  const abbreviations = new Set(
    resources.lexicon('name-abbreviations').map((form) => form.toLowerCase()),
  );
  const entries = lists.flatMap(([name, bit]) =>
    resources.lexicon(name).map((line) => ({ ...entryOf(line), bit })),
  );
  for (const { head, tail, bit } of entries) {
    if ((bit & told) !== 0) titles.set(fold(head), factsOf(tail));
    for (const form of formsOf(head, tail, bit)) {
      if ((bit & named) !== 0) canonical.set(nameKey(form), head);
      if (/^\p{L}{2,}\.$/u.test(form)) abbreviations.add(form.toLowerCase());
      const step = grow(root, phraseWords(form));
      step.value = (step.value ?? 0) | bit;
    }
  }
  return { root, abbreviations, canonical, titles };
}

function entryOf(line: string): { readonly head: string; readonly tail: string } {
  const [head = '', tail = ''] = line.split(' = ');
  return { head: head.trim(), tail };
}

function formsOf(head: string, tail: string, bit: number): readonly string[] {
  const others = tail === '' || (bit & named) === 0 ? [] : tail.split('|').map((one) => one.trim());
  const plural = (bit & countable) === 0 ? [] : [`${head}s`];
  return [head, ...others, ...plural].filter((form) => form !== '');
}

function factsOf(tail: string): TitleFacts {
  const marks = tail.split(' ');
  const honorific = marks.includes('honorific');
  if (marks.includes('m')) return { gender: 'm', honorific };
  return marks.includes('f') ? { gender: 'f', honorific } : { honorific };
}

/** Folded words of a phrase, cut as the words of a text are, a dot kept with its word. */
export function phraseWords(phrase: string): readonly string[] {
  const { text } = wordsOf(phrase, [{ start: 0, end: phrase.length }], noAbbreviations);
  const merged: string[] = [];
  for (const part of text)
    if (part === '.' && merged.length > 0) merged.push(`${merged.pop() ?? ''}.`);
    else merged.push(fold(part));
  return merged;
}

/** What a name is looked up by: folded, without a leading "the", dots and spaces evened out. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/\./gu, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/u, '');
}
