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
const endable = Array.from({ length: labelCount }, (_, label) => mayFollow(label, -1));

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
  const back = new Int8Array(length * labelCount);
  let now = new Float64Array(labelCount);
  let then = new Float64Array(labelCount);
  for (let at = 0; at < length; at++) {
    [then, now] = [now, then];
    const mask = allowed?.[at] ?? -1;
    for (let label = 0; label < labelCount; label++) {
      now[label] = Number.NEGATIVE_INFINITY;
      if (((mask >> label) & 1) === 0) continue;
      const score = scores[at * labelCount + label] ?? 0;
      if (at === 0) {
        if (startable[label]) now[label] = score;
        continue;
      }
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      const list = before[label] ?? path;
      for (let index = 0; index < list.length; index++) {
        const other = list[index] ?? 0;
        const total = (then[other] ?? 0) + (moves[other * labelCount + label] ?? 0);
        if (total > best) {
          best = total;
          from = other;
        }
      }
      now[label] = best + score;
      back[at * labelCount + label] = from;
    }
  }
  if (length === 0) return path;
  let last = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < labelCount; label++)
    if (endable[label] && (now[label] ?? 0) > best) {
      best = now[label] ?? 0;
      last = label;
    }
  for (let at = length - 1; at >= 0; at--) {
    path[at] = last;
    last = back[at * labelCount + last] ?? 0;
  }
  return path;
}
