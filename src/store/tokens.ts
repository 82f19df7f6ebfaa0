// Cuts a text into the words of a full-text index, as SQLite's `porter unicode61 remove_diacritics 2` does.
// Leaves to others: taking endings off (stem.ts), keeping and asking for the words (postgres-text.ts).
import { stem } from './stem.ts';

/** Accents that join the word they stand in and vanish. */
const accents =
  '\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u031b\\u0323-\\u0328\\u032d\\u032e\\u0330\\u0331';
/** Letters, digits and private characters. */
const letters = '\\p{L}\\p{N}\\p{Co}';
const word = new RegExp(`[${letters}][${letters}${accents}]*`, 'gu');
const accent = new RegExp(`[${accents}]+`, 'gu');

/** Every word of a text in order, folded and stemmed. */
export function tokensOf(text: string): readonly string[] {
  return (text.match(word) ?? []).map((found) => stemmed(found));
}

/** Most words of a text are met again soon. */
const kept = new Map<string, string>();
const mostKept = 20_000;

function stemmed(found: string): string {
  const known = kept.get(found);
  if (known !== undefined) return known;
  const token = stem(foldedWord(found));
  if (kept.size >= mostKept) kept.clear();
  kept.set(found, token);
  return token;
}

/** Lower case; an accent goes where it leaves a letter of ASCII, as in SQLite, not in Greek or Cyrillic. */
function foldedWord(found: string): string {
  const lower = found.toLowerCase();
  if (/^[a-z0-9]*$/u.test(lower)) return lower;
  return [...lower.replace(accent, '')]
    .map((letter) => /^([a-z])\p{Mn}+$/u.exec(letter.normalize('NFD'))?.[1] ?? letter)
    .join('');
}
