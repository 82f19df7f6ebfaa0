// What a word looks like by itself, worked out once per distinct word: shape, affixes, clusters, rank, known classes.
// Leaves to others: the word's surroundings (features.ts).
import { openWordList } from '../../model/word-list.ts';
import { fold } from './actor-id.ts';
import { classes, type Gazetteer } from './gazetteer.ts';
import { hashNumbers, hashText } from './hash.ts';
import type { Meanings } from './meanings.ts';
import type { Step } from './phrases.ts';

export interface WordType {
  readonly text: string;
  readonly folded: string;
  readonly lowerHash: number;
  readonly shapeHash: number;
  readonly coarse: number;
  readonly fine: number;
  /** 0 none, 1 first letter, 2 all of several letters. */
  readonly capital: 0 | 1 | 2;
  readonly hasLetter: boolean;
  /** A capital inside: `al-Qaeda`, `eBay`; or letters of a script without capitals. */
  readonly mixed: boolean;
  /** log2 of the frequency rank, 20 for an unknown word. */
  readonly rank: number;
  readonly bits: number;
  /** Where phrases that start with this word go on. */
  readonly step: Step<number> | undefined;
  /** Hashed features of the word itself, and the shorter list that its neighbours see; made anew at every call. */
  readonly own: () => readonly number[];
  readonly near: () => readonly number[];
}

interface Cluster {
  /** How many words are more frequent. */
  readonly rank: number;
  readonly fine: number;
  readonly coarse: number;
}

/** Clusters of a folded word; undefined for a word that has none. */
export type Clusters = (folded: string) => Cluster | undefined;

const unknownFine = 4000;
const unknownCoarse = 255;
const unknownRank = 20;

/** Reads `word<TAB>fine<TAB>coarse` lines, most frequent word first; they stay packed. */
export function loadClusters(bytes: Uint8Array): Clusters {
  const find = openWordList(bytes);
  const decoder = new TextDecoder();
  return (folded) => {
    const place = find(folded);
    if (place === undefined) return undefined;
    const newline = bytes.indexOf(10, place.end);
    const line = bytes.subarray(place.end, newline < 0 ? bytes.length : newline);
    const [, fine, coarse] = decoder.decode(line).split('\t');
    return coarse === undefined
      ? undefined
      : { rank: place.line, fine: Number(fine), coarse: Number(coarse) };
  };
}

/** Upper, lower, digit and other runs, each cut at two: `McDonald` gives `XxXxx`. */
export function shapeOf(word: string): string {
  let shape = '';
  for (const letter of word) {
    const kind = /\p{Lu}/u.test(letter) ? 'X' : /[\p{L}\p{M}]/u.test(letter) ? 'x' : letter;
    const mark = /\p{N}/u.test(letter) ? 'd' : kind;
    if (!shape.endsWith(mark + mark)) shape += mark;
  }
  return shape;
}

/** Words in each of two generations: more would be quicker by little, and each takes about a kilobyte. */
const generation = 10_000;

/**
 * Makes the look-up of word types. It keeps the words met of late and forgets the others, so that neither a large
 * archive nor hostile text fills the memory.
 */
export function createWordTypes(
  gazetteer: Gazetteer,
  clusters: Clusters,
  meanings: Meanings,
): (word: string) => WordType {
  let young = new Map<string, WordType>();
  let old = new Map<string, WordType>();
  return (word) => {
    const met = young.get(word);
    if (met !== undefined) return met;
    const short = word.length > 60 ? word.slice(0, 60) : word;
    const type = old.get(word) ?? makeWordType(short, gazetteer, clusters, meanings);
    if (young.size >= generation) {
      old = young;
      young = new Map();
    }
    young.set(word, type);
    return type;
  };
}

function makeWordType(
  word: string,
  gazetteer: Gazetteer,
  clusters: Clusters,
  meanings: Meanings,
): WordType {
  const folded = fold(word);
  const cluster = clusters(folded);
  const shape = shapeOf(word);
  const step = gazetteer.root.next.get(folded);
  const capital = capitalOf(word);
  const type = {
    text: word,
    folded,
    lowerHash: hashText(folded),
    shapeHash: hashText(shape),
    coarse: cluster?.coarse ?? unknownCoarse,
    fine: cluster?.fine ?? unknownFine,
    capital,
    hasLetter: /\p{L}/u.test(word),
    mixed: /[\p{Lu}\p{Lt}\p{Lo}]/u.test(word),
    rank: cluster === undefined ? unknownRank : Math.floor(Math.log2(cluster.rank + 1)),
    bits: capital > 0 ? (step?.value ?? 0) : (step?.value ?? 0) & (classes.title | classes.role),
    step,
  };
  return {
    ...type,
    near: () => nearFeatures(type),
    own: () => [
      ...nearFeatures(type),
      ...ownFeatures(type),
      ...meanings(folded).map((number) => hashNumbers(40, number)),
    ],
  };
}

function capitalOf(word: string): 0 | 1 | 2 {
  if (!/^\p{Lu}/u.test(word)) return 0;
  return word.length > 1 && word === word.toUpperCase() ? 2 : 1;
}

type Bare = Omit<WordType, 'own' | 'near'>;

function nearFeatures(type: Bare): number[] {
  const list = [
    hashNumbers(1, type.lowerHash),
    hashNumbers(2, type.shapeHash),
    hashNumbers(3, type.fine),
    hashNumbers(4, type.coarse),
    hashNumbers(5, hashText(type.folded.slice(-3))),
  ];
  for (let bit = 1; bit <= type.bits; bit *= 2)
    if ((type.bits & bit) !== 0) list.push(hashNumbers(6, bit));
  if (type.bits !== 0) list.push(hashNumbers(7, type.bits));
  return list;
}

function ownFeatures(type: Bare): number[] {
  const list = [
    hashNumbers(11, hashText(type.text)),
    hashNumbers(12, type.rank, type.capital),
    hashNumbers(13, type.fine, type.capital),
    hashNumbers(14, type.bits, type.capital),
    hashNumbers(15, Math.min(type.text.length, 8), type.capital),
  ];
  for (const size of [1, 2, 4]) {
    if (type.folded.length <= size) break;
    list.push(hashNumbers(20 + size, hashText(type.folded.slice(0, size)), type.capital));
    list.push(hashNumbers(30 + size, hashText(type.folded.slice(-size)), type.capital));
  }
  list.push(hashNumbers(23, hashText(type.folded.slice(0, 3))));
  return list;
}
