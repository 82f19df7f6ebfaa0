// The features of a word in its place: neighbours, bigrams, phrases, and what the rest of the document shows of the word.
// Leaves to others: what a word looks like by itself (word-types.ts) and their weights (tagger.ts).
import { classes } from './gazetteer.ts';
import { hashNumbers } from './hash.ts';
import { longestPhrase } from './phrases.ts';
import type { WordType } from './word-types.ts';
import type { Words } from './words.ts';

/** What the document shows of its words, by folded form. */
export interface Habits {
  readonly lower: ReadonlySet<string>;
  /** Capitalised inside a sentence. */
  readonly capital: ReadonlySet<string>;
  /** Capitalised after a first name or a title. */
  readonly surname: ReadonlySet<string>;
}

/** A page ready for features: its words, their types, and the classes of longer phrases they are part of. */
export interface Script {
  readonly words: Words;
  readonly types: readonly WordType[];
  readonly phrases: Int32Array;
  /** Per sentence: 0 plain, 1 in title case, 2 in capitals. */
  readonly lines: Uint8Array;
  readonly habits: Habits;
}

/** How far a neighbour's features reach. */
export const reach = 2;

export function scriptOf(words: Words, typeOf: (word: string) => WordType): Script {
  const types = words.text.map(typeOf);
  const lines = new Uint8Array(Math.max(0, words.first.length - 1));
  for (let index = 0; index < lines.length; index++)
    lines[index] = lineKind(types, words.first[index] ?? 0, words.first[index + 1] ?? 0);
  return {
    words,
    types,
    lines,
    phrases: phrasesOf(words, types),
    habits: habitsOf(words, types, lines),
  };
}

function lineKind(types: readonly WordType[], from: number, to: number): number {
  let words = 0;
  let capitals = 0;
  let upper = 0;
  for (let at = from; at < to; at++) {
    const type = types[at];
    if (type === undefined || !type.hasLetter || type.folded.length < 4) continue;
    words++;
    if (type.capital > 0) capitals++;
    if (type.capital === 2) upper++;
  }
  if (words < 3) return 0;
  if (upper > words * 0.7) return 2;
  return capitals > words * 0.7 ? 1 : 0;
}

function habitsOf(words: Words, types: readonly WordType[], lines: Uint8Array): Habits {
  const lower = new Set<string>();
  const capital = new Set<string>();
  const surname = new Set<string>();
  for (const [at, type] of types.entries()) {
    const sentence = words.sentence[at] ?? 0;
    if (!type.hasLetter) continue;
    if (type.capital === 0) lower.add(type.folded);
    else if (at !== words.first[sentence] && lines[sentence] === 0) {
      capital.add(type.folded);
      if (isForename(types[at - 1])) surname.add(type.folded);
    }
  }
  return { lower, capital, surname };
}

function isForename(type: WordType | undefined): boolean {
  const bits = classes.male | classes.female | classes.title;
  return type !== undefined && type.capital > 0 && (type.bits & bits) !== 0;
}

function phrasesOf(words: Words, types: readonly WordType[]): Int32Array {
  const marks = new Int32Array(types.length);
  for (const [at, type] of types.entries()) {
    if (type.step === undefined || type.capital === 0 || type.step.next.size === 0) continue;
    const hit = longestPhrase(type.step, types, at + 1, sentenceEnd(words, at));
    if (hit === undefined) continue;
    for (let next = at; next <= at + hit.length; next++)
      marks[next] = (marks[next] ?? 0) | (next === at ? hit.value : hit.value << 11);
  }
  return marks;
}

/** The word after the last one of the sentence that a word stands in. */
export function sentenceEnd(words: Words, at: number): number {
  return words.first[(words.sentence[at] ?? 0) + 1] ?? words.text.length;
}

/** Bits of what the document shows of a word. */
function habitOf(script: Script, type: Pick<WordType, 'folded'>): number {
  const { lower, capital, surname } = script.habits;
  return (
    (lower.has(type.folded) ? 1 : 0) +
    (capital.has(type.folded) ? 2 : 0) +
    (surname.has(type.folded) ? 4 : 0)
  );
}

const edge = {
  folded: '',
  lowerHash: 7,
  shapeHash: 7,
  coarse: 254,
  fine: 4001,
  bits: 0,
  rank: 0,
  capital: 0,
};

function inside(types: readonly WordType[], at: number, first: number, end: number) {
  return (at >= first && at < end ? types[at] : undefined) ?? edge;
}

/** Writes the features that depend on the place of the word, not on single neighbours; returns how many. */
export function placeFeatures(script: Script, at: number, out: Int32Array): number {
  const { types, words, phrases, lines } = script;
  const sentence = words.sentence[at] ?? 0;
  const first = words.first[sentence] ?? 0;
  const end = words.first[sentence + 1] ?? 0;
  const [type, before] = [inside(types, at, first, end), inside(types, at - 1, first, end)];
  const after = inside(types, at + 1, first, end);
  const afterNext = inside(types, at + 2, first, end);
  const place = (at === first ? 4 : 0) + (lines[sentence] ?? 0);
  const habit = type.capital === 0 ? 0 : habitOf(script, type);
  out[0] = hashNumbers(101, before.lowerHash, type.lowerHash);
  out[1] = hashNumbers(102, type.lowerHash, after.lowerHash);
  out[2] = hashNumbers(103, before.shapeHash, type.shapeHash, after.shapeHash);
  out[3] = hashNumbers(104, before.coarse, type.coarse);
  out[4] = hashNumbers(105, type.coarse, after.coarse);
  out[5] = hashNumbers(106, place, type.rank, type.capital);
  out[6] = hashNumbers(107, habit * 8 + place, type.capital);
  out[7] = hashNumbers(108, before.lowerHash, type.shapeHash);
  out[8] = hashNumbers(109, type.shapeHash, after.lowerHash);
  out[9] = hashNumbers(110, before.bits, type.bits, after.bits);
  out[10] = hashNumbers(111, type.fine, after.fine);
  out[11] = hashNumbers(112, before.fine, type.shapeHash, after.fine);
  out[12] = hashNumbers(113, type.shapeHash, after.shapeHash, afterNext.shapeHash);
  const phrase = phrases[at] ?? 0;
  const nextPhrase = phrases[at + 1] ?? 0;
  if (phrase === 0 && nextPhrase === 0) return 13;
  out[13] = hashNumbers(115, phrase, nextPhrase);
  if (phrase === 0) return 14;
  out[14] = hashNumbers(114, phrase);
  return 15;
}

/** The key of a neighbour's feature: `distance` from -reach to reach; 0 is the word itself. */
export function neighbourKey(feature: number, distance: number): number {
  return hashNumbers(200 + distance, feature);
}

/** The key of what stands beyond the edge of a sentence. */
export function edgeKey(distance: number): number {
  return hashNumbers(300 + distance, 0);
}

/** Upper bound of what `placeFeatures` writes. */
export const placeFeatureLimit = 16;
