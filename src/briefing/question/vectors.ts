// Word vectors in half a byte a number: how alike two words are used, and what several mean together. Small enough to travel with the program.
// Leaves to others: reading the bytes (model/packed-vectors.ts), where they come from (resources) and what likeness is worth (soft.ts, sentence-signs.ts).
import { openVectors, vectorHeadLength, vectorSteps } from '../../model/packed-vectors.ts';

/** How alike two folded words are used, -1 to 1; 0 where one of them is not known. */
export type Likeness = (a: string, b: string) => number;

/** What some words mean together: a vector of length 1, or of zeros where none of them is known. */
export type Sense = Float32Array;

export interface Vectors {
  readonly likeness: Likeness;
  readonly senseOf: (words: readonly string[]) => Sense;
}

/** Three 32-bit numbers (words, dimensions, bytes of the word list), the words by line, then the packed rows. */
export function encodeVectors(
  rows: ReadonlyMap<string, ArrayLike<number>>,
  dimensions: number,
): Uint8Array {
  const list = new TextEncoder().encode([...rows.keys()].join('\n'));
  const width = Math.ceil(dimensions / 2);
  const bytes = new Uint8Array(vectorHeadLength + list.length + rows.size * width);
  const head = new DataView(bytes.buffer);
  for (const [index, value] of [rows.size, dimensions, list.length].entries())
    head.setUint32(index * 4, value, true);
  bytes.set(list, vectorHeadLength);
  let at = vectorHeadLength + list.length;
  for (const row of rows.values()) {
    const values = Array.from(row);
    const largest = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
    for (let index = 0; index < dimensions; index++) {
      const half = Math.round(((values[index] ?? 0) / largest) * vectorSteps) + vectorSteps + 1;
      bytes[at + (index >> 1)] = (bytes[at + (index >> 1)] ?? 0) | (half << (4 * (index % 2)));
    }
    at += width;
  }
  return bytes;
}

interface Unpacked {
  readonly row: Int8Array;
  readonly length: number;
  /** What the word counts among others: the rarer, the more. */
  readonly weight: number;
}

/** Arora, Liang and Ma 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings": a / (a + share of all words). */
const smooth = 1e-3;
/** Shares follow from the rank (Mandelbrot's form of Zipf's law). */
const shift = 2.7;

/** Vectors of which only the direction counts. A word is unpacked when it is asked for. */
export function decodeVectors(bytes: Uint8Array): Vectors {
  const vectorOf = openVectors(bytes);
  const head = new DataView(bytes.buffer, bytes.byteOffset, vectorHeadLength);
  const [words, dimensions] = [head.getUint32(0, true), head.getUint32(4, true)];
  const whole = Math.log((words + shift) / shift);
  const unpacked = keepLately<Unpacked | undefined>(10_000, (word) => {
    const vector = vectorOf(word);
    if (vector === undefined) return undefined;
    const { numbers: row, rank } = vector;
    const share = 1 / ((rank + shift) * whole);
    return { row, length: Math.sqrt(product(row, row)), weight: smooth / (smooth + share) };
  });
  return {
    likeness: (a, b) => {
      const left = unpacked(a);
      const right = left && unpacked(b);
      if (left === undefined || right === undefined) return 0;
      return product(left.row, right.row) / (left.length * right.length || 1);
    },
    senseOf: (some) => {
      const sum = new Float32Array(dimensions);
      for (const word of some) {
        const known = unpacked(word);
        if (known === undefined) continue;
        const scale = known.weight / (known.length || 1);
        for (let index = 0; index < dimensions; index++)
          sum[index] = (sum[index] ?? 0) + scale * (known.row[index] ?? 0);
      }
      const length = Math.sqrt(product(sum, sum)) || 1;
      return sum.map((value) => value / length);
    },
  };
}

/** How alike two meanings are, -1 to 1. */
export function likeSense(a: Sense, b: Sense): number {
  return product(a, b);
}

function product(a: Int8Array | Sense, b: Int8Array | Sense): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** A function that remembers its last results; all are dropped when there are too many. */
function keepLately<Value>(most: number, make: (key: string) => Value): (key: string) => Value {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most) kept.clear();
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
