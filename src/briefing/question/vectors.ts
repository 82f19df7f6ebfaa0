// Word vectors in half a byte a number: how alike two words are used. Small enough to travel with the program.
// Leaves to others: reading the bytes (model/packed-vectors.ts), where they come from (resources) and what likeness is worth (soft.ts).
import { openVectors, vectorHeadLength, vectorSteps } from '../../model/packed-vectors.ts';

/** How alike two folded words are used, -1 to 1; 0 where one of them is not known. */
export type Likeness = (a: string, b: string) => number;

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
}

/** Vectors as likenesses, for which a word's own scale is of no need. A word is unpacked when it is asked for. */
export function decodeVectors(bytes: Uint8Array): Likeness {
  const rowOf = openVectors(bytes);
  const unpacked = keepLately<Unpacked | undefined>(10_000, (word) => {
    const row = rowOf(word);
    return row && { row, length: Math.sqrt(product(row, row)) };
  });
  return (a, b) => {
    const left = unpacked(a);
    const right = left && unpacked(b);
    if (left === undefined || right === undefined) return 0;
    return product(left.row, right.row) / (left.length * right.length || 1);
  };
}

function product(a: Int8Array, b: Int8Array): number {
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
