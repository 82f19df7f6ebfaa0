// Learns the weights of the name tagger: averaged structured perceptron, the same weights each time.
// Leaves to others: reading corpora (corpora.ts) and writing files (train.ts).
import {
  edgeKey,
  neighbourKey,
  placeFeatureLimit,
  placeFeatures,
  reach,
  type Script,
} from '../src/reading/actors/features.ts';
import { labelCount } from '../src/reading/actors/labels.ts';
import { bestLabels } from '../src/reading/actors/viterbi.ts';
import { scale, type Weights } from '../src/reading/actors/weights.ts';

/** One sentence: per word the features (rows) and the mask of labels that count as right. */
interface Lesson {
  readonly features: readonly Int32Array[];
  readonly allowed: Int32Array;
}

export interface Lectures {
  readonly lessons: readonly Lesson[];
  /** Feature key of each row. */
  readonly keys: readonly number[];
}

/** Turns scripts with their right labels into lessons; features met only once are left out. */
export function prepareLessons(
  scripts: readonly { readonly script: Script; readonly allowed: Int32Array }[],
  least: number,
): Lectures {
  const counts = new Map<number, number>();
  const raw: { keys: readonly number[][]; allowed: Int32Array }[] = [];
  for (const { script, allowed } of scripts)
    for (let sentence = 0; sentence + 1 < script.words.first.length; sentence++) {
      const from = script.words.first[sentence] ?? 0;
      const to = script.words.first[sentence + 1] ?? 0;
      const keys: number[][] = [];
      for (let at = from; at < to; at++) {
        const list = keysOf(script, at, from, to);
        for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1);
        keys.push(list);
      }
      raw.push({ keys, allowed: allowed.slice(from, to) });
    }
  const rows = new Map<number, number>();
  for (const [key, count] of counts) if (count >= least) rows.set(key, rows.size);
  const lessons = raw.map(({ keys, allowed }) => ({
    allowed,
    features: keys.map((list) =>
      Int32Array.from(list.map((key) => rows.get(key) ?? -1).filter((row) => row >= 0)),
    ),
  }));
  return { lessons, keys: [...rows.keys()] };
}

function keysOf(script: Script, at: number, from: number, to: number): number[] {
  const keys: number[] = [];
  for (let distance = -reach; distance <= reach; distance++) {
    const other = at + distance;
    const type = other >= from && other < to ? script.types[other] : undefined;
    if (type === undefined) keys.push(edgeKey(distance));
    else
      for (const feature of distance === 0 ? type.own : type.near)
        keys.push(neighbourKey(feature, distance));
  }
  const found = new Int32Array(placeFeatureLimit);
  const count = placeFeatures(script, at, found);
  keys.push(...found.subarray(0, count));
  return keys;
}

/** Numbers that look random and are the same each time (mulberry32). */
function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Trains for `epochs` rounds; weights below `floor` are dropped. */
export function learn({ lessons, keys }: Lectures, epochs: number, floor: number): Weights {
  const weights = new Float32Array(keys.length * labelCount);
  const totals = new Float64Array(keys.length * labelCount);
  const moves = new Float32Array(labelCount * labelCount);
  const moveTotals = new Float64Array(labelCount * labelCount);
  const random = createNumbers(1);
  const order = lessons.map((_, index) => index);
  let step = 1;

  const change = (lesson: Lesson, path: Int32Array, by: number) => {
    for (let at = 0; at < path.length; at++) {
      const label = path[at] ?? 0;
      for (const row of lesson.features[at] ?? []) {
        const cell = row * labelCount + label;
        weights[cell] = (weights[cell] ?? 0) + by;
        totals[cell] = (totals[cell] ?? 0) + by * step;
      }
      if (at === 0) continue;
      const move = (path[at - 1] ?? 0) * labelCount + label;
      moves[move] = (moves[move] ?? 0) + by;
      moveTotals[move] = (moveTotals[move] ?? 0) + by * step;
    }
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const index of order) {
      const lesson = lessons[index];
      if (lesson === undefined) continue;
      const length = lesson.features.length;
      const scores = scoresOf(lesson, weights);
      const path = bestLabels(scores, length, moves);
      if (path.some((label, at) => (((lesson.allowed[at] ?? 0) >> label) & 1) === 0)) {
        change(lesson, bestLabels(scores, length, moves, lesson.allowed), 1);
        change(lesson, path, -1);
      }
      step++;
    }
  }
  const average = (value: number, total: number) => value - total / step;
  return pack(
    keys,
    weights.map((value, cell) => average(value, totals[cell] ?? 0)),
    moves.map((value, cell) => average(value, moveTotals[cell] ?? 0)),
    floor,
  );
}

function scoresOf(lesson: Lesson, weights: Float32Array): Float32Array {
  const scores = new Float32Array(lesson.features.length * labelCount);
  for (const [at, features] of lesson.features.entries()) {
    const offset = at * labelCount;
    for (const row of features)
      for (let label = 0; label < labelCount; label++)
        scores[offset + label] =
          (scores[offset + label] ?? 0) + (weights[row * labelCount + label] ?? 0);
  }
  return scores;
}

function pack(
  keys: readonly number[],
  weights: Float32Array,
  moves: Float32Array,
  floor: number,
): Weights {
  const round = (value: number) =>
    Math.abs(value) < floor ? 0 : Math.max(-32768, Math.min(32767, Math.round(value * scale)));
  const kept = keys
    .map((key, row) => ({ key: key >>> 0, row }))
    .filter(({ row }) =>
      weights
        .subarray(row * labelCount, (row + 1) * labelCount)
        .some((value) => round(value) !== 0),
    )
    .sort((a, b) => a.key - b.key);
  const rows = new Int16Array(kept.length * labelCount);
  for (const [index, { row }] of kept.entries())
    for (let label = 0; label < labelCount; label++)
      rows[index * labelCount + label] = round(weights[row * labelCount + label] ?? 0);
  return {
    labelCount,
    moves: Int16Array.from(moves, (value) => Math.round(value * scale)),
    keys: Uint32Array.from(kept.map(({ key }) => key)),
    rows,
  };
}
