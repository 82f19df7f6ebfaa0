// The word lists of questions in the form they are used in.
// Leaves to others: the lists (config/lexicon/question-words.txt) and their use (understand.ts, check/).
import type { QuestionLists } from '../asked.ts';
import { folded } from '../fold.ts';
import { tokensOf } from './tokens.ts';

/** What a question wants to hear. */
export type Wanted = (typeof kinds)[number];

const kinds = [
  ...(['person', 'time', 'place', 'nations', 'age', 'number'] as const),
  ...(['duration', 'reason', 'thing'] as const),
] as const;

/** Entries `kind: words` of one kind, folded, in file order. */
function entries(lists: QuestionLists, kind: string): readonly string[] {
  return lists.questionWords
    .filter((line) => line.startsWith(`${kind}:`))
    .map((line) => folded(line.slice(kind.length + 1).trim()));
}

/** Words for saying: `say`, `said`, `tell`. */
export function sayingWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'saying');
}

/** Verbs with which a quotation is passed on: those of saying, and `claimed`, `wrote`. */
export function claimingWords(lists: QuestionLists): readonly string[] {
  return [...sayingWords(lists), ...entries(lists, 'claiming')];
}

/** Words that stand between saying and what it is about: `about`, `on`. */
export function aboutWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'about');
}

/** Words with which a sentence continues after a command's name when it is no command: `is`, `whether`. */
export function sentenceWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'sentence');
}

/** What a folded question begins to ask for, and the words that say so; the first entry in it decides. */
export function wantedIn(
  lists: QuestionLists,
  question: string,
): { readonly kind: Wanted; readonly words: readonly string[] } | undefined {
  const padded = ` ${question} `;
  const found = kinds.flatMap((kind) =>
    entries(lists, kind).flatMap((words) => {
      const at = padded.indexOf(` ${words} `);
      return at < 0 ? [] : [{ kind, at, words: words.split(' ') }];
    }),
  );
  return found.sort((a, b) => a.at - b.at || b.words.length - a.words.length)[0];
}

/** Words for an office that a question may put for the name of its holder: `president`. */
export function officeWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'office');
}

/** Folded words that show that a sentence gives what is wanted: a month for a time, a country for nations. */
export function signsOf(lists: QuestionLists, wanted: Wanted | undefined): readonly string[] {
  if (wanted === 'nations')
    return lists.countries.flatMap((line) => line.split(/\s*[=|]\s*/u)).map(folded);
  return wanted === undefined ? [] : entries(lists, `${wanted}-sign`);
}

/** Folded nouns that tell what is asked for: `number-noun: cost`. */
export function nounsFor(lists: QuestionLists, kind: string): ReadonlySet<string> {
  const known = remembered(nouns, lists.questionWords, (lines) => {
    const found = new Map<string, string[]>();
    for (const line of lines) {
      const [name, word] = line.split('-noun: ');
      if (name !== undefined && word !== undefined)
        found.set(name, [...(found.get(name) ?? []), folded(word.trim())]);
    }
    return new Map([...found].map(([name, words]) => [name, new Set(words)]));
  });
  return known.get(kind) ?? new Set();
}

/** Verbs that say next to nothing of what is asked: `want`, `happen`. */
export function lightWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'light');
}

/** Words that turn a statement round: `not`, `without`. */
export function negatingWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'negation');
}

/** Words that make a question one of a single thing: `first`, `largest`. */
export function limitingWords(lists: QuestionLists): readonly string[] {
  return entries(lists, 'limit');
}

/** Other forms of a word that endings do not bring together: `held` for `hold`, `recognized` for `recognised`. */
export function formsOf(lists: QuestionLists): (word: string) => readonly string[] {
  const families = remembered(forms, lists.wordForms, familiesIn);
  return (word) => {
    const [stem = word] = tokensOf(word).stems;
    const others = (families.get(stem) ?? []).filter((one) => one !== word);
    return [...new Set([...others, ...spellingsOf(word)])];
  };
}

/** British beside American spelling. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{3})is(e[ds]?|ing|ation|ations)$/u, 'iz$1'],
  [/(?<=.{3})iz(e[ds]?|ing|ation|ations)$/u, 'is$1'],
  [/(?<=.{2}[^aeiou])our(s|ed|ing|ite|able)?$/u, 'or$1'],
  [/(?<=.{2}[^aeiou])or(s|ed|ing|ite|able)?$/u, 'our$1'],
  [/(?<=[a-z]{2}[bt])re(s)?$/u, 'er$1'],
];

function spellingsOf(word: string): readonly string[] {
  return spellings.flatMap(([from, to]) => (from.test(word) ? [word.replace(from, to)] : []));
}

/** For the stem of a word the stems of those that say its contrary. */
export function oppositesOf({ opposites }: QuestionLists): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of opposites) {
    const [one = '', other = ''] = line.split(' - ').flatMap((word) => tokensOf(word).stems);
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}

/** Words and phrases that another writer would use for a word or one of its forms: `protest` for `demonstration`. */
export function synonymsOf(lists: QuestionLists): (word: string) => readonly string[] {
  const known = remembered(synonyms, lists.synonyms, synonymsIn);
  const forms = formsOf(lists);
  const found = (word: string) => known.get(tokensOf(word).stems.join(' ')) ?? [];
  return (word) => {
    const others = [word, ...forms(word)].flatMap(found);
    return [...new Set([...others, ...others.flatMap(forms)])];
  };
}

/** Words of the longest phrase of a question that others are known for: `get rid of`. */
const longestPhrase = 3;

/**
 * For each word of a question in order, what others would use for it alone or in a phrase with words beside it:
 * `high court`, `break off`. `typed` are all words of the question, those too common to look for, too.
 */
export function synonymsInOrder(
  lists: QuestionLists,
  words: readonly string[],
  typed: readonly string[] = words,
): readonly (readonly string[])[] {
  const known = remembered(synonyms, lists.synonyms, synonymsIn);
  const ofWord = synonymsOf(lists);
  const { stems } = tokensOf(typed.join(' '));
  const phrases = stems.flatMap((_, from) =>
    Array.from({ length: longestPhrase - 1 }, (_, more) => {
      const within = stems.slice(from, from + more + 2);
      return { within, others: known.get(within.join(' ')) ?? [] };
    }).filter(({ others }) => others.length > 0),
  );
  return words.map((word) => {
    const [stem = word] = tokensOf(word).stems;
    const ofPhrases = phrases.flatMap(({ within, others }) =>
      within.includes(stem) ? others : [],
    );
    return [...new Set([...ofWord(word), ...ofPhrases])];
  });
}

type ByStem = ReadonlyMap<string, readonly string[]>;
const nouns = new WeakMap<readonly string[], ReadonlyMap<string, ReadonlySet<string>>>();
const forms = new WeakMap<readonly string[], ByStem>();
const synonyms = new WeakMap<readonly string[], ByStem>();

/** A word list as a map, made once. */
function remembered<Made>(
  known: WeakMap<readonly string[], Made>,
  lines: readonly string[],
  make: (lines: readonly string[]) => Made,
): Made {
  const found = known.get(lines) ?? make(lines);
  known.set(lines, found);
  return found;
}

function familiesIn(lines: readonly string[]): ByStem {
  const families = new Map<string, readonly string[]>();
  for (const { words, stems } of lines.map(tokensOf))
    for (const stem of stems)
      families.set(stem, [...new Set([...(families.get(stem) ?? []), ...words])]);
  return families;
}

function synonymsIn(lines: readonly string[]): ByStem {
  const found = new Map<string, readonly string[]>();
  const add = (to: string, other: string) => {
    const key = tokensOf(to).stems.join(' ');
    if (key !== tokensOf(other).stems.join(' '))
      found.set(key, [...new Set([...(found.get(key) ?? []), other])]);
  };
  for (const line of lines) {
    const group = line.split(',').map((one) => one.trim());
    for (const one of group) for (const other of group) add(one, other);
  }
  return found;
}
