// Words, numbers and punctuation marks of a stretch of text, true to its offsets.
// Leaves to others: where sentences end (sentences) and what the words mean.
import type { Span } from '../../model/span.ts';
import type { Token } from './page.ts';

// One pass, no nested repetition over the same letters, so the time is linear. In order: web addresses,
// dotted letters ("U.S.", "a.m."), figures, words with inner hyphens and apostrophes, runs of dots and
// dashes, single marks.
const piece =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]+|(?:\p{L}\.){2,}(?:-[\p{L}\p{M}\p{N}]+)*|\p{Nd}+(?:[.,:/]\p{Nd}+)+|[\p{L}\p{M}\p{N}_]+(?:[-‐‑'’&][\p{L}\p{M}\p{N}_]+)*|\.{2,}|[-–—]{2,}|\S/gu;

const possessive = /^['’](?:s|m|d|re|ve|ll)$/iu;
const apostrophes = /['’]/u;
const opensWithLetter = /^\p{L}/u;
const addressTail = /[.,;:!?)\]'’]+$/u;

/** Cuts tokens; `abbreviations` (lower case, with their stop) keep the full stop, as initials do. */
export function tokensOf(
  text: string,
  span: Span,
  abbreviations: ReadonlySet<string>,
): readonly Token[] {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  const slice = text.slice(span.start, span.end);
  for (let found = piece.exec(slice); found !== null; found = piece.exec(slice)) {
    const word = found[0];
    const at = found.index;
    const end = tokenEnd(slice, word, at, abbreviations);
    if (end !== at + word.length) piece.lastIndex = end;
    push(tokens, slice.slice(at, end), span.start + at);
  }
  return tokens;
}

function tokenEnd(
  slice: string,
  word: string,
  at: number,
  abbreviations: ReadonlySet<string>,
): number {
  const end = at + word.length;
  if (word.length > 7 && (word.startsWith('http') || word.startsWith('www.')))
    return end - (addressTail.exec(word.slice(-20))?.[0].length ?? 0);
  if (word.length > 6 || slice.charCodeAt(end) !== 46) return end;
  const last = end + 1 >= slice.length;
  const initial = word.length === 1 && word !== word.toLowerCase() && !last;
  return initial || (!last && abbreviations.has(`${word.toLowerCase()}.`)) ? end + 1 : end;
}

// "Maduro's" is two tokens, "didn't" is "did" and "n't" (the Penn Treebank custom, on which public
// name corpora are built), "O'Brien" stays one.
function push(tokens: Token[], word: string, start: number): void {
  const cut = word.length > 2 ? clitic(word) : 0;
  if (cut > 0) {
    push(tokens, word.slice(0, -cut), start);
    const at = start + word.length - cut;
    tokens.push({ text: word.slice(-cut), start: at, end: at + cut });
    return;
  }
  tokens.push({ text: word, start, end: start + word.length });
}

function clitic(word: string): number {
  if (!apostrophes.test(word) || !opensWithLetter.test(word)) return 0;
  const tail = word.slice(-3);
  if (/n['’]t$/iu.test(tail) && word.length > 3) return 3;
  const at = Math.max(word.lastIndexOf("'"), word.lastIndexOf('’'));
  return at > 0 && possessive.test(word.slice(at)) ? word.length - at : 0;
}
