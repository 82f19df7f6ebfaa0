// Reads word vectors of half a byte a number: `models/vectors.bin.gz`, unzipped.
// Leaves to others: writing them and how alike two words are (briefing/question/vectors.ts), what their numbers tell of a name (reading/actors/meanings.ts).

import { openWordList } from './word-list.ts';

/** Half bytes run from -7 to 7 times a scale of the word's own. */
export const vectorSteps = 7;
/** Three 32-bit numbers: words, dimensions, bytes of the word list. */
export const vectorHeadLength = 12;

export interface Vector {
  /** -7 to 7 each. */
  readonly numbers: Int8Array;
  /** How many words are more frequent. */
  readonly rank: number;
}

/** Looks up a folded word; undefined for one that has no vector. The rows stay packed. */
export function openVectors(bytes: Uint8Array): (word: string) => Vector | undefined {
  const head = new DataView(bytes.buffer, bytes.byteOffset, vectorHeadLength);
  const dimensions = head.getUint32(4, true);
  const listEnd = vectorHeadLength + head.getUint32(8, true);
  const find = openWordList(bytes.subarray(vectorHeadLength, listEnd));
  const width = Math.ceil(dimensions / 2);
  return (word) => {
    const place = find(word);
    if (place === undefined) return undefined;
    const row = new Int8Array(dimensions);
    const start = listEnd + place.line * width;
    for (let index = 0; index < dimensions; index++)
      row[index] = (((bytes[start + (index >> 1)] ?? 0) >> (4 * (index % 2))) & 15) - 8;
    return { numbers: row, rank: place.line };
  };
}
