// Texts as words to match: folded, stemmed, counted. Quick, because hundreds of documents are looked at for one answer.
// Leaves to others: what matches are worth (rank.ts).
import { folded } from '../fold.ts';
import { porter } from './porter.ts';

/** The words of a text, folded, and their stems beside them. */
export interface Tokens {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

const word = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const possessive = /['’]s?$|['’]s$/u;
/** Stems of this many words are remembered. */
const most = 50_000;
const stems = new Map<string, string>();

/** Hyphenated words come apart; possessive endings go. */
export function tokensOf(text: string): Tokens {
  const words = (folded(text).match(word) ?? []).map((one) =>
    one.includes("'") || one.includes('’') ? one.replace(possessive, '') : one,
  );
  return { words, stems: words.map(stemOf) };
}

export function stemOf(one: string): string {
  const known = stems.get(one);
  if (known !== undefined) return known;
  if (stems.size >= most) stems.clear();
  const made = porter(one);
  stems.set(one, made);
  return made;
}
