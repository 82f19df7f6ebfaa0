// Labels the words of a page: a structured perceptron (Collins 2002) with the features of Ratinov & Roth 2009 in small.
// Leaves to others: learning the weights (training/) and second thoughts about names (adjust.ts).
import type { Span } from '../../model/span.ts';
import {
  edgeKey,
  neighbourKey,
  placeFeatureLimit,
  placeFeatures,
  reach,
  type Script,
} from './features.ts';
import { labelCount, labelType } from './labels.ts';
import { bestLabels } from './viterbi.ts';
import { scale, type Weights } from './weights.ts';
import type { WordType } from './word-types.ts';

const width = 2 * reach + 1;
const size = labelCount;

/** What a label starts from: MISC is what is left when nothing better fits, so it has to be clearly ahead. */
const doubt = 4;
const start = Float32Array.from({ length: size }, (_, label) =>
  labelType(label) === 'MISC' ? -doubt : 0,
);

/** One label per word of the script. */
export type Tagger = (script: Script) => Int32Array;

/** Open addressing from feature key to row: misses, which are the rule, cost one look. */
function createIndex(keys: Uint32Array): (key: number) => number {
  let room = 2;
  while (room < keys.length * 2.5) room *= 2;
  const slots = new Int32Array(room).fill(-1);
  for (let row = 0; row < keys.length; row++) {
    let slot = (keys[row] ?? 0) & (room - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (room - 1);
    slots[slot] = row;
  }
  return (key) => {
    const wanted = key >>> 0;
    let slot = key & (room - 1);
    for (;;) {
      const row = slots[slot] ?? -1;
      if (row === -1 || keys[row] === wanted) return row;
      slot = (slot + 1) & (room - 1);
    }
  };
}

/** Prepares the tagger. Sums of all features that hang on a single word are kept per word type. */
export function createTagger(weights: Weights): Tagger {
  const rowOf = createIndex(weights.keys);
  const rows = scaled(weights.rows);
  const moves = scaled(weights.moves);
  const sums = new WeakMap<WordType, Float32Array>();
  const found = new Int32Array(placeFeatureLimit);

  function add(key: number, into: Float32Array, offset: number): void {
    const row = rowOf(key);
    if (row >= 0) addRow(rows, row * size, into, offset);
  }

  function sumsOf(type: WordType): Float32Array {
    const met = sums.get(type);
    if (met !== undefined) return met;
    const made = new Float32Array(width * size);
    const [own, near] = [type.own(), type.near()];
    for (let distance = -reach; distance <= reach; distance++)
      for (const feature of distance === 0 ? own : near)
        add(neighbourKey(feature, distance), made, (distance + reach) * size);
    sums.set(type, made);
    return made;
  }

  const edges = new Float32Array(width * size);
  for (let distance = -reach; distance <= reach; distance++)
    add(edgeKey(distance), edges, (distance + reach) * size);

  function sumsAt(script: Script, run: Run, at: number): Float32Array {
    const type = at >= run.first && at < run.last ? script.types[at] : undefined;
    return type === undefined ? edges : sumsOf(type);
  }

  /** Scores of the words of a run; its neighbours in the sentence count, too. */
  function score(script: Script, run: Run): Float32Array {
    const scores = new Float32Array((run.end - run.start) * size);
    for (let at = run.start; at < run.end; at++) {
      const offset = (at - run.start) * size;
      scores.set(start, offset);
      for (let row = 0; row < width; row++)
        addRow(sumsAt(script, run, at + row - reach), row * size, scores, offset);
      const count = placeFeatures(script, at, found);
      for (let index = 0; index < count; index++) add(found[index] ?? 0, scores, offset);
    }
    return scores;
  }

  return (script) => {
    const result = new Int32Array(script.types.length);
    for (let sentence = 0; sentence + 1 < script.words.first.length; sentence++) {
      const first = script.words.first[sentence] ?? 0;
      const last = script.words.first[sentence + 1] ?? 0;
      for (const run of runsOf(script.types, first, last))
        result.set(bestLabels(score(script, run), run.end - run.start, moves), run.start);
    }
    return result;
  };
}

/** A stretch `[start, end)` of the sentence `[first, last)`. */
export interface Run extends Span {
  readonly first: number;
  readonly last: number;
}

/** Words that a capital can reach inside a name ("Ministry of the Interior"). */
const span = 3;

/** The stretches of a sentence where names can stand: around words with a capital. All else is no name, and is not scored. */
export function runsOf(types: readonly WordType[], first: number, last: number): readonly Run[] {
  const runs: Run[] = [];
  let start = -1;
  let end = -1;
  for (let at = first; at < last; at++) {
    if (types[at]?.capital === 0 && !types[at]?.mixed) continue;
    const from = Math.max(first, at - 1);
    if (start >= 0 && from > end) runs.push({ start, end, first, last });
    if (start < 0 || from > end) start = from;
    end = Math.min(last, at + span + 1);
  }
  if (start >= 0) runs.push({ start, end, first, last });
  return runs;
}

function addRow(rows: Float32Array, from: number, into: Float32Array, offset: number): void {
  for (let label = 0; label < size; label++)
    into[offset + label] = (into[offset + label] ?? 0) + (rows[from + label] ?? 0);
}

function scaled(values: Int16Array): Float32Array {
  const result = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) result[index] = (values[index] ?? 0) / scale;
  return result;
}
