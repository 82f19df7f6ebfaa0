// A trained tagger beside the rules: which words of a sentence are reported speech, learnt from annotated news.
// Leaves to others: everything the rules decide. It only confirms them: agreement is what makes a clause certain.
import { hashNumbers, hashText } from '../actors/hash.ts';
import { decodeWeights, scale } from '../actors/weights.ts';
import type { Speech } from './speech.ts';
import type { Strip, Word } from './strip.ts';

/** Labels: outside, first word of reported speech, further word. */
export const opinionLabels = 3;

const size = opinionLabels;
const reach = 2;

/** Words of a sentence that the tagger takes for one reported stretch; word indexes, both inclusive. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The reported stretches, in order, of the sentence that the word at an index belongs to. */
export type SecondOpinion = (strip: Strip, index: number) => readonly Stretch[];

/** @throws Error where `models/speech.bin.gz` is damaged. */
export function createSecondOpinion(bytes: Uint8Array, speech: Speech): SecondOpinion {
  const weights = decodeWeights(bytes, size);
  const rowOf = new Map<number, number>();
  for (const [row, key] of weights.keys.entries()) rowOf.set(key | 0, row * size);
  const moves = Float32Array.from(weights.moves, (value) => value / scale);
  const score = (keys: readonly number[], into: Float32Array, offset: number) => {
    for (const key of keys) {
      const row = rowOf.get(key);
      if (row === undefined) continue;
      for (let label = 0; label < size; label++)
        into[offset + label] =
          (into[offset + label] ?? 0) + (weights.rows[row + label] ?? 0) / scale;
    }
  };
  // Drafts come in order: a long sentence with many of them is tagged once.
  let latest: { strip: Strip; from: number; found: readonly Stretch[] } | undefined;
  return (strip, index) => {
    const { first: from } = windowAt(strip, index);
    if (latest?.strip === strip && latest.from === from) return latest.found;
    const features = opinionFeatures(strip, index, speech);
    const scores = new Float32Array(features.length * size);
    for (const [at, keys] of features.entries()) score(keys, scores, at * size);
    const found = stretchesOf(bestStretches(scores, features.length, moves), from);
    latest = { strip, from, found };
    return found;
  };
}

function stretchesOf(path: Int32Array, from: number): readonly Stretch[] {
  const found: { first: number; last: number }[] = [];
  for (const [at, label] of path.entries()) {
    const last = found.at(-1);
    if (label === 1 || (label === 2 && !last)) found.push({ first: from + at, last: from + at });
    else if (label === 2 && last) last.last = from + at;
  }
  return found;
}

/** Best labels of a sentence (Viterbi); "further" never follows "outside". */
export function bestStretches(
  scores: Float32Array,
  length: number,
  moves: Float32Array,
): Int32Array {
  const path = new Int32Array(length);
  const back = new Int8Array(length * size);
  let now = scores.slice(0, size);
  for (let at = 1; at < length; at++) {
    const next = new Float32Array(size);
    for (let label = 0; label < size; label++) {
      const before = bestBefore(now, moves, label);
      back[at * size + label] = before;
      next[label] =
        (now[before] ?? 0) + (moves[before * size + label] ?? 0) + (scores[at * size + label] ?? 0);
    }
    now = next;
  }
  let label = now.indexOf(Math.max(...now));
  for (let at = length - 1; at >= 0; at--) {
    path[at] = label;
    label = back[at * size + label] ?? 0;
  }
  return path;
}

function bestBefore(now: Float32Array, moves: Float32Array, label: number): number {
  let best = label === 2 ? 1 : 0;
  for (let other = best + 1; other < size; other++)
    if (
      (now[other] ?? 0) + (moves[other * size + label] ?? 0) >
      (now[best] ?? 0) + (moves[best * size + label] ?? 0)
    )
      best = other;
  return best;
}

/** Words of a sentence looked at together: no sentence of the press has more. */
const widest = 512;

// The sentence of a word, or, of one that never stops, the stretch around the word.
function windowAt(strip: Strip, index: number): Stretch {
  const { from = 0, to = 0 } = strip.words[index] ?? {};
  const first = index - ((index - from) % widest);
  return { first, last: Math.min(to, first + widest) - 1 };
}

/** What each word of the sentence around `index` looks like, as hashed keys; training and reading share it. */
export function opinionFeatures(
  strip: Strip,
  index: number,
  speech: Speech,
): readonly (readonly number[])[] {
  const { first: from, last } = windowAt(strip, index);
  const sentence = strip.words.slice(from, last + 1);
  const row: Row = {
    words: sentence.map((word) => hashText(word.lower)),
    kinds: sentence.map((word) => hashText(kindOf(word, speech))),
    marked: sentence.map((_, at) => strip.inside[from + at] !== -1),
  };
  const cues = sentence.map((word, at) => cueOf(word, strip, from + at, speech));
  const ahead = cuesAhead(cues);
  let behind: Behind = { cue: 0, at: -1, seen: 0 };
  return sentence.map((word, place) => {
    const keys = [...ownKeys(row, place), ...cueKeys(behind, ahead[place] ?? 0, place)];
    behind = passed(behind, word, cues[place] ?? 0, place);
    return keys;
  });
}

interface Row {
  readonly words: readonly number[];
  readonly kinds: readonly number[];
  readonly marked: readonly boolean[];
}

/** The cue left of a word, and whether "that" (1) or a comma (2) stands between. */
interface Behind {
  readonly cue: number;
  readonly at: number;
  readonly seen: number;
}

function ownKeys({ words, kinds, marked }: Row, place: number): readonly number[] {
  const of = (list: readonly number[], at: number) => list[at] ?? (at < 0 ? -1 : -2);
  const keys = [
    hashNumbers(0, place === 0 ? 1 : 0, marked[place] ? 1 : 0),
    hashNumbers(20, of(kinds, place - 1), of(kinds, place)),
    hashNumbers(21, of(kinds, place), of(kinds, place + 1)),
    hashNumbers(26, place === 0 ? of(kinds, 0) : 0),
  ];
  for (let step = -reach; step <= reach; step++)
    keys.push(hashNumbers(step + 5, of(words, place + step)));
  for (let step = -1; step <= 1; step++) keys.push(hashNumbers(step + 12, of(kinds, place + step)));
  return keys;
}

function cueKeys({ cue, at, seen }: Behind, ahead: number, place: number): readonly number[] {
  const distance = at < 0 ? -1 : Math.min(9, place - at);
  return [
    hashNumbers(22, cue, distance),
    hashNumbers(23, cue, seen),
    hashNumbers(24, ahead),
    hashNumbers(25, cue === 0 ? 0 : 1, ahead === 0 ? 0 : 1, seen),
  ];
}

function passed(behind: Behind, word: Word, cue: number, place: number): Behind {
  if (cue !== 0) return { cue, at: place, seen: 0 };
  if (word.lower === 'that') return { ...behind, seen: behind.seen | 1 };
  return word.text === ',' ? { ...behind, seen: behind.seen | 2 } : behind;
}

function cueOf(word: Word, strip: Strip, index: number, { verbs }: Speech): number {
  const verb = strip.inside[index] === -1 ? verbs.get(word.lower) : undefined;
  return verb === undefined ? 0 : hashText(verb.base);
}

/** For each word the nearest cue to its right. */
function cuesAhead(cues: readonly number[]): readonly number[] {
  const ahead: number[] = new Array(cues.length).fill(0);
  for (let at = cues.length - 2; at >= 0; at--) ahead[at] = cues[at + 1] || (ahead[at + 1] ?? 0);
  return ahead;
}

/** Its word classes, else its ending. */
function kindOf(word: Word, { is, verbs }: Speech): string {
  let kind = /^\p{Lu}/u.test(word.text) ? 'C' : /^\p{Nd}/u.test(word.text) ? 'N' : '';
  for (const [name, list] of Object.entries(is)) if (list.has(word.lower)) kind += `${name} `;
  const verb = verbs.get(word.lower);
  if (verb) kind += verb.form;
  return kind === '' ? word.lower.slice(-3) : kind;
}
