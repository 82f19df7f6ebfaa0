// The best sequence of labels for one sentence.
// Leaves to others: the scores (tagger.ts, training).
import { labelCount, mayFollow } from './labels.ts';

/** For each label the labels that may stand before it; the first row is for the start of a sentence. */
const before: readonly Int32Array[] = Array.from({ length: labelCount }, (_, after) =>
  Int32Array.from(
    Array.from({ length: labelCount }, (_unused, label) => label).filter((label) =>
      mayFollow(label, after),
    ),
  ),
);
const startable = Array.from({ length: labelCount }, (_, label) => mayFollow(-1, label));
const none = new Int32Array(0);
const endable = Array.from({ length: labelCount }, (_, label) => mayFollow(label, -1));

const size = labelCount;

/**
 * Viterbi over `length` words. `scores` has one row of `labelCount` per word; `moves[before * labelCount + after]`
 * are the weights of transitions; `allowed`, where given, has a bit mask of labels per word.
 */
export function bestLabels(
  scores: Float32Array,
  length: number,
  moves: Float32Array,
  allowed?: Int32Array,
): Int32Array {
  const path = new Int32Array(length);
  if (length === 0) return path;
  const back = new Int8Array(length * size);
  let now = new Float64Array(size);
  let then = new Float64Array(size);
  for (let label = 0; label < size; label++)
    now[label] = startable[label] ? (scores[label] ?? 0) : Number.NEGATIVE_INFINITY;
  forbid(now, allowed?.[0]);
  for (let at = 1; at < length; at++) {
    [then, now] = [now, then];
    for (let label = 0; label < size; label++) {
      const from = bestBefore(then, moves, label);
      now[label] =
        (then[from] ?? 0) + (moves[from * size + label] ?? 0) + (scores[at * size + label] ?? 0);
      back[at * size + label] = from;
    }
    forbid(now, allowed?.[at]);
  }
  let last = bestEnd(now);
  for (let at = length - 1; at >= 0; at--) {
    path[at] = last;
    last = back[at * size + last] ?? 0;
  }
  return path;
}

function bestBefore(then: Float64Array, moves: Float32Array, label: number): number {
  const list = before[label] ?? none;
  let best = Number.NEGATIVE_INFINITY;
  let from = list[0] ?? 0;
  for (let index = 0; index < list.length; index++) {
    const other = list[index] ?? 0;
    const total = (then[other] ?? 0) + (moves[other * size + label] ?? 0);
    if (total > best) {
      best = total;
      from = other;
    }
  }
  return from;
}

function forbid(now: Float64Array, mask: number | undefined): void {
  if (mask === undefined) return;
  for (let label = 0; label < size; label++)
    if (((mask >> label) & 1) === 0) now[label] = Number.NEGATIVE_INFINITY;
}

function bestEnd(now: Float64Array): number {
  let best = 0;
  for (let label = 1; label < size; label++)
    if (endable[label] && (now[label] ?? 0) > (now[best] ?? 0)) best = label;
  return best;
}
