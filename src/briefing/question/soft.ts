// How well a word of the question is met by other words: by its stem, or by one that is used alike.
// Leaves to others: likeness itself (vectors.ts) and adding up (rank.ts).
import type { Tokens } from './tokens.ts';
import type { Likeness } from './vectors.ts';

/** Likeness that still says nothing: words of one topic reach it. */
const floor = 0.45;
/** What the most alike word is worth beside the word itself. */
const alike = 0.8;

/** How well words meet one word of the question, 0 to 1. Remembers every pair that it has looked at. */
export function createSoftMatch(
  term: { readonly word: string; readonly stem: string },
  likeness: Likeness,
): (tokens: Tokens) => number {
  const known = new Map<string, number>();
  const numeric = /\p{N}/u.test(term.word);
  const worth = (word: string, stem: string): number => {
    if (stem === term.stem) return 1;
    if (numeric) return 0;
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = Math.max(0, (likeness(term.word, word) - floor) / (1 - floor)) * alike;
    known.set(word, made);
    return made;
  };
  return ({ words, stems }) => {
    let best = 0;
    for (let index = 0; index < words.length && best < 1; index++)
      best = Math.max(best, worth(words[index] ?? '', stems[index] ?? ''));
    return best;
  };
}
