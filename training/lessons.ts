// Turns annotated samples into lessons: per word the numbered features and the labels that count as right.
// Leaves to others: learning from them (perceptron.ts).
import {
  edgeKey,
  neighbourKey,
  placeFeatureLimit,
  placeFeatures,
  reach,
  type Script,
} from '../src/reading/actors/features.ts';
import { labelOf, type Position } from '../src/reading/actors/labels.ts';
import { runsOf } from '../src/reading/actors/tagger.ts';
import type { Words } from '../src/reading/actors/words.ts';
import type { Sample } from './corpora.ts';

/** One sentence. */
export interface Lesson {
  /** Rows of the features of each word. */
  readonly features: readonly Int32Array[];
  /** Bit masks of right labels. */
  readonly allowed: Int32Array;
}

export interface Lessons {
  readonly lessons: readonly Lesson[];
  /** Feature key of each row. */
  readonly keys: readonly number[];
}

/** A laid-out sample. */
export interface Lecture {
  readonly script: Script;
  readonly allowed: Int32Array;
}

/** Numbers the features in order of appearance. */
export function prepareLessons(lectures: readonly Lecture[]): Lessons {
  const rows = new Map<number, number>();
  const rowOf = (key: number) => {
    const row = rows.get(key) ?? rows.size;
    rows.set(key, row);
    return row;
  };
  const lessons = lectures.flatMap(({ script, allowed }) =>
    script.words.first.slice(0, -1).flatMap((from, sentence) => {
      const to = script.words.first[sentence + 1] ?? from;
      return runsOf(script.types, from, to).map(({ start, end }) => ({
        features: Array.from({ length: end - start }, (_, index) =>
          Int32Array.from(keysOf(script, start + index, from, to).map(rowOf)),
        ),
        allowed: allowed.slice(start, end),
      }));
    }),
  );
  return { lessons, keys: [...rows.keys()] };
}

function keysOf(script: Script, at: number, from: number, to: number): number[] {
  const keys: number[] = [];
  for (let distance = -reach; distance <= reach; distance++) {
    const other = at + distance;
    const type = other >= from && other < to ? script.types[other] : undefined;
    if (type === undefined) keys.push(edgeKey(distance));
    else
      for (const feature of distance === 0 ? type.own() : type.near())
        keys.push(neighbourKey(feature, distance));
  }
  const found = new Int32Array(placeFeatureLimit);
  const count = placeFeatures(script, at, found);
  keys.push(...found.subarray(0, count));
  return keys;
}

const outside = 1;
const outsideOrMisc = [0, 1, 2, 3] as const;

/** Masks of the labels that are right for each word; where a corpus has no MISC, words outside names may be MISC. */
export function labelsOf(sample: Sample, words: Words): Int32Array {
  const free = sample.complete
    ? outside
    : outsideOrMisc.reduce<number>((mask, at) => mask | (1 << labelOf('MISC', at)), outside);
  const masks = new Int32Array(words.text.length).fill(free);
  let at = 0;
  for (const name of [...sample.names].sort((a, b) => a.start - b.start)) {
    while (at < words.text.length && middle(words, at) <= name.start) at++;
    const first = at;
    while (at < words.text.length && middle(words, at) < name.end) at++;
    for (let inside = first; inside < at; inside++)
      masks[inside] = 1 << labelOf(name.type, positionOf(inside, first, at - 1));
  }
  return masks;
}

function middle(words: Words, at: number): number {
  return ((words.start[at] ?? 0) + (words.end[at] ?? 0)) / 2;
}

function positionOf(at: number, first: number, last: number): Position {
  if (first === last) return 3;
  if (at === first) return 0;
  return at === last ? 2 : 1;
}
