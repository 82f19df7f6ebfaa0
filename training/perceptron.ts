// Learns the weights of the name tagger: averaged structured perceptron with feature dropout, the same weights each time.
// Leaves to others: which features a word has (lessons.ts) and writing files (train.ts).
import { labelCount } from '../src/reading/actors/labels.ts';
import { bestLabels } from '../src/reading/actors/viterbi.ts';
import { scale, type Weights } from '../src/reading/actors/weights.ts';
import type { Lesson, Lessons } from './lessons.ts';

export interface Settings {
  readonly epochs: number;
  /** Perceptrons, each with its own order of sentences, whose weights are averaged. */
  readonly rounds: number;
  /** Share of features hidden at each step, so that no rare word carries a decision alone. */
  readonly hidden: number;
  /** Weights below it are dropped. */
  readonly floor: number;
}

interface Table {
  readonly weights: Float32Array;
  readonly moves: Float32Array;
}

/** Numbers that look random and are the same each time (mulberry32). */
export function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Trains, averages, rounds and sorts. */
export function learn({ lessons, keys }: Lessons, settings: Settings): Weights {
  const sum: Table = {
    weights: new Float32Array(keys.length * labelCount),
    moves: new Float32Array(labelCount * labelCount),
  };
  for (let round = 1; round <= settings.rounds; round++) {
    const one = learnOnce(lessons, keys.length, settings, createNumbers(round));
    for (const [cell, value] of one.weights.entries())
      sum.weights[cell] = (sum.weights[cell] ?? 0) + value / settings.rounds;
    for (const [cell, value] of one.moves.entries())
      sum.moves[cell] = (sum.moves[cell] ?? 0) + value / settings.rounds;
  }
  return pack(keys, sum, settings.floor);
}

/** One averaged perceptron; the average is kept by the usual trick of weighing each change with the step it came at. */
function learnOnce(
  lessons: readonly Lesson[],
  rowCount: number,
  settings: Settings,
  random: () => number,
): Table {
  const weights = new Float32Array(rowCount * labelCount);
  const totals = new Float64Array(rowCount * labelCount);
  const moves = new Float32Array(labelCount * labelCount);
  const moveTotals = new Float64Array(labelCount * labelCount);
  let step = 1;

  const change = (features: readonly Int32Array[], path: Int32Array, by: number) => {
    for (let at = 0; at < path.length; at++) {
      const label = path[at] ?? 0;
      for (const row of features[at] ?? []) {
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

  const order = lessons.slice();
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    for (const lesson of order) {
      const features = lesson.features.map((rows) =>
        rows.filter(() => random() >= settings.hidden),
      );
      const scores = scoresOf(features, weights);
      const path = bestLabels(scores, features.length, moves);
      if (path.some((label, at) => (((lesson.allowed[at] ?? 0) >> label) & 1) === 0)) {
        change(features, bestLabels(scores, features.length, moves, lesson.allowed), 1);
        change(features, path, -1);
      }
      step++;
    }
  }
  return {
    weights: weights.map((value, cell) => value - (totals[cell] ?? 0) / step),
    moves: moves.map((value, cell) => value - (moveTotals[cell] ?? 0) / step),
  };
}

export function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [items[last], items[other]];
    if (a === undefined || b === undefined) continue;
    items[last] = b;
    items[other] = a;
  }
}

function scoresOf(features: readonly Int32Array[], weights: Float32Array): Float32Array {
  const scores = new Float32Array(features.length * labelCount);
  for (const [at, rows] of features.entries()) {
    const offset = at * labelCount;
    for (const row of rows)
      for (let label = 0; label < labelCount; label++)
        scores[offset + label] =
          (scores[offset + label] ?? 0) + (weights[row * labelCount + label] ?? 0);
  }
  return scores;
}

function pack(keys: readonly number[], { weights, moves }: Table, floor: number): Weights {
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
