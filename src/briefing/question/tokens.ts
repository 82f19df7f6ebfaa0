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

interface Known {
  readonly word: string;
  readonly stem: string;
}

/** So many words are remembered, each once: the same string again is found by its address, not letter by letter. */
const most = 50_000;
const known = new Map<string, Known>();

/** Hyphenated words come apart; possessive endings go. */
export function tokensOf(text: string): Tokens {
  const found = folded(text).match(word) ?? [];
  const words: string[] = [];
  const stems: string[] = [];
  for (const one of found) {
    const { word: same, stem } = lookUp(one);
    words.push(same);
    stems.push(stem);
  }
  return { words, stems };
}

export function stemOf(one: string): string {
  return lookUp(one).stem;
}

function lookUp(written: string): Known {
  const found = known.get(written);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const bare = written.replace(possessive, '');
  const made = { word: bare, stem: porter(bare) };
  known.set(written, made);
  return made;
}
