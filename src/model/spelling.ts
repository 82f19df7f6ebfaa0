// When a word may be a slip for another: few edits for its length, and a beginning that was hit.
// Leaves to others: counting the edits, and which words there are (store, briefing).

/**
 * True where one word is likely the other misspelt: one edit in up to five letters, two in longer ones, with the same
 * first letter; or two neighbouring letters changed about, wherever they stand.
 * @param edits Levenshtein distance of the two
 */
export function isSlip(typed: string, word: string, edits: number): boolean {
  if (isSwap(typed, word)) return true;
  return edits <= slipsIn(typed.length) && typed.charAt(0) === word.charAt(0);
}

/** How many edits a word of this length may be away from what was meant. */
export function slipsIn(length: number): number {
  return length <= 5 ? 1 : 2;
}

function isSwap(typed: string, word: string): boolean {
  if (typed.length !== word.length || typed === word) return false;
  const letters = [...typed];
  const at = letters.findIndex((letter, index) => letter !== [...word][index]);
  const [one = '', two = ''] = letters.slice(at, at + 2);
  return [...letters.slice(0, at), two, one, ...letters.slice(at + 2)].join('') === word;
}
