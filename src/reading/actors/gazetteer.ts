// Known names and name-like words from the lexicon: what class a phrase belongs to, in one walk over the words.
// Leaves to others: deciding whether a phrase is a name here (tagger), the lists themselves (config/lexicon).
import type { Resources } from '../resources.ts';
import { fold } from './actor-id.ts';
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
} as const;

/** One step of a phrase; `bits` are the classes of the phrase that ends here. */
export interface Step {
  readonly next: Map<string, Step>;
  bits: number;
}

export interface TitleFacts {
  readonly gender?: 'm' | 'f';
  /** Mr, Dr, Sir: polite, but no office. */
  readonly honorific: boolean;
}

export interface Gazetteer {
  readonly root: Step;
  /** Folded words with their dot that do not end a sentence: `gen.`, `corp.`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Folded name to the canonical name of a country or organisation. */
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
];

const noAbbreviations: ReadonlySet<string> = new Set();

/** Reads the word lists once. */
export function loadGazetteer(resources: Resources): Gazetteer {
  const root: Step = { next: new Map(), bits: 0 };
  const canonical = new Map<string, string>();
  const titles = new Map<string, TitleFacts>();
  const abbreviations = new Set<string>(['jr.', 'no.', 'vs.', 'mt.', 'ft.', 'co.']);
  for (const [name, bit] of lists) {
    for (const line of resources.lexicon(name)) {
      const [head = '', tail = ''] = line.split(' = ');
      if (bit === classes.title || bit === classes.role) titles.set(fold(head), factsOf(tail));
      const isName = bit === classes.country || bit === classes.organisation;
      const others = isName ? tail.split('|').map((one) => one.trim()) : [];
      for (const form of [head, ...others].filter((one) => one !== '')) {
        if (isName) canonical.set(fold(form), head);
        if (/^\p{L}+\.$/u.test(form) && form.length > 2) abbreviations.add(form.toLowerCase());
        addPhrase(root, form, bit);
      }
      if (bit === classes.demonym) addPhrase(root, `${head}s`, bit);
      if (bit === classes.role && !head.includes('-')) addPhrase(root, `${head}s`, bit);
    }
  }
  return { root, abbreviations, canonical, titles };
}

function factsOf(tail: string): TitleFacts {
  const marks = tail.split(' ');
  const honorific = marks.includes('honorific');
  if (marks.includes('m')) return { gender: 'm', honorific };
  return marks.includes('f') ? { gender: 'f', honorific } : { honorific };
}

function addPhrase(root: Step, phrase: string, bit: number): void {
  let step = root;
  for (const part of phraseWords(phrase)) {
    let next = step.next.get(part);
    if (next === undefined) {
      next = { next: new Map(), bits: 0 };
      step.next.set(part, next);
    }
    step = next;
  }
  step.bits |= bit;
}

/** Folded words of a phrase, cut as the words of a text are. */
export function phraseWords(phrase: string): readonly string[] {
  const { text } = wordsOf(phrase, [{ start: 0, end: phrase.length }], noAbbreviations);
  const merged: string[] = [];
  for (const part of text)
    if (part === '.' && merged.length > 0) merged.push(`${merged.pop() ?? ''}.`);
    else merged.push(fold(part));
  return merged;
}
