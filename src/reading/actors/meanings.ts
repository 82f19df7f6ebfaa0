// What a word vector tells of a word as features: its farthest-reaching dimensions with their signs (Guo and others 2014).
// Leaves to others: clusters, which are coarser (word-types.ts), and the vectors themselves (model/packed-vectors.ts).
import { openVectors, vectorSteps } from '../../model/packed-vectors.ts';

/** Dimensions of a word that count; fewer lose meaning, more add noise (chosen on held-out parts of the training data). */
const telling = 48;

/** Numbers that stand for a folded word's strongest dimensions: `2 * dimension`, plus 1 for a negative one. */
export type Meanings = (folded: string) => readonly number[];

/** Prepares the look-up; a word without a vector gives none. */
export function loadMeanings(bytes: Uint8Array): Meanings {
  const rowOf = openVectors(bytes);
  return (folded) => {
    const vector = rowOf(folded);
    return vector === undefined ? [] : strongest(vector.numbers);
  };
}

/** From the largest size down, dimensions of one size in their order. */
function strongest(row: Int8Array): readonly number[] {
  const found: number[] = [];
  for (let size = vectorSteps; size > 0; size--)
    for (let at = 0; at < row.length && found.length < telling; at++) {
      const value = row[at] ?? 0;
      if (Math.abs(value) === size) found.push(2 * at + (value < 0 ? 1 : 0));
    }
  return found;
}
