// Numbers in place of feature strings: equal input gives an equal 32-bit number on every machine.
// Leaves to others: what is hashed (word-types.ts, features.ts).

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** Mixes up to four numbers, in order. */
export function hashNumbers(a: number, b: number, c = 0, d = 0): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + b, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 16)) + c, 0x27d4eb2f);
  hash = Math.imul((hash ^ (hash >>> 15)) + d, 0x165667b1);
  return (hash ^ (hash >>> 16)) | 0;
}
