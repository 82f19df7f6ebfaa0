// How well each word of the question is met by other words: by its stem, or by one that is used alike.
// Leaves to others: likeness itself (vectors.ts) and adding up (rank.ts).
import type { Tokens } from './tokens.ts';
import type { Likeness } from './vectors.ts';

/** Likeness that still says nothing: words of one topic reach it. */
const floor = 0.45;
/** What the most alike word is worth beside the word itself. */
const alike = 0.8;

const nothing: readonly number[] = [];

/** For each term how well the best of some words meets it, 0 to 1. Every word is compared with the terms once. */
export function createSoftMatch(
  terms: readonly { readonly word: string; readonly stem: string; readonly name: boolean }[],
  likeness: Likeness,
  days: ReadonlySet<string>,
): (tokens: Tokens) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  // Another number, name or weekday is another one, however alike the two are used.
  const unlike = terms.map(({ word, name }) => name || days.has(word) || /\p{N}/u.test(word));
  const worthOf = (word: string, stem: string): readonly number[] => {
    const worth = terms.map((term, index) => {
      if (stem === term.stem) return 1;
      if (unlike[index]) return 0;
      return Math.max(0, (likeness(term.word, word) - floor) / (1 - floor)) * alike;
    });
    return worth.some((value) => value > 0) ? worth : nothing;
  };
  return ({ words, stems }) => {
    const best = terms.map(() => 0);
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? '';
      let worth = known.get(word);
      if (worth === undefined) {
        worth = worthOf(word, stems[index] ?? '');
        known.set(word, worth);
      }
      for (let term = 0; term < worth.length; term++)
        best[term] = Math.max(best[term] ?? 0, worth[term] ?? 0);
    }
    return best;
  };
}
