// Finds words in a long list that stays packed as bytes: a Map of a hundred thousand words takes ten megabytes, in every thread.
// Leaves to others: what a line says beside its word.

/** Where a word stands in the list. */
export interface Place {
  /** Number of its line, from 0. */
  readonly line: number;
  /** Position of the byte after the word. */
  readonly end: number;
}

const newline = 10;
const tab = 9;
/** No word of a list is longer, in bytes. */
const longest = 1000;

/**
 * The look-up over UTF-8 lines, each a word, or a word and a tab and more. Of the same word twice the first line counts.
 * Open addressing over FNV-1a, half of the slots empty.
 */
export function openWordList(bytes: Uint8Array): (word: string) => Place | undefined {
  const starts = startsOf(bytes);
  const size = 2 ** Math.ceil(Math.log2(starts.length * 2 + 2));
  const slots = new Int32Array(size).fill(-1);
  const endOf = (start: number): number => {
    let end = start;
    while (end < bytes.length && bytes[end] !== newline && bytes[end] !== tab) end++;
    return end;
  };
  /** The slot that holds the word, or else the free one where it belongs. */
  const slotOf = (from: Uint8Array, start: number, end: number): number => {
    let slot = hashOf(from, start, end) & (size - 1);
    for (;;) {
      const line = slots[slot] ?? -1;
      if (line < 0) return slot;
      const first = starts[line] ?? 0;
      if (isSame(bytes, first, endOf(first), from, start, end)) return slot;
      slot = (slot + 1) & (size - 1);
    }
  };
  for (const [line, start] of starts.entries()) {
    const slot = slotOf(bytes, start, endOf(start));
    if ((slots[slot] ?? -1) < 0) slots[slot] = line;
  }
  const encoder = new TextEncoder();
  const typed = new Uint8Array(longest + 3);
  return (word) => {
    const { read, written } = encoder.encodeInto(word, typed);
    if (read !== word.length || written > longest) return undefined;
    const line = slots[slotOf(typed, 0, written)] ?? -1;
    return line < 0 ? undefined : { line, end: endOf(starts[line] ?? 0) };
  };
}

/** Positions at which lines begin; what follows the last newline counts where it is not empty. */
function startsOf(bytes: Uint8Array): Uint32Array {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if (at === 0 || bytes[at - 1] === newline) count++;
  const starts = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < bytes.length; at++)
    if (at === 0 || bytes[at - 1] === newline) starts[next++] = at;
  return starts;
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function isSame(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let at = aStart; at < aEnd; at++) if (a[at] !== b[bStart + at - aStart]) return false;
  return true;
}
