// Whether a sentence shows the kind of thing a question asks for: a name, a time, a number, a reason.
// Leaves to others: what that is worth (rank.ts).
import { folded, stem } from '../fold.ts';
import type { Tokens } from './tokens.ts';
import type { Wanted } from './words.ts';

export interface Signs {
  readonly wanted?: Wanted;
  /** Folded words that show that a sentence gives the kind of thing wanted. */
  readonly signs: readonly string[];
  /** Folded titles of the one asked about in "who is X". */
  readonly roles: readonly string[];
  /** Stems of the question's own words: what repeats them is no answer. */
  readonly asked: ReadonlySet<string>;
}

/** Shorter sentences seldom say what something is. */
const leastWords = 7;

export function givesWanted(
  sought: Signs,
  text: string,
  { words }: Tokens,
): { readonly kind: boolean; readonly role: boolean } {
  const padded = sought.signs.length + sought.roles.length > 0 ? ` ${words.join(' ')} ` : '';
  const holdsAny = (list: readonly string[]) => list.some((sign) => padded.includes(` ${sign} `));
  return { kind: kindIn(sought, text, words, holdsAny), role: holdsAny(sought.roles) };
}

function kindIn(
  { wanted, signs, asked }: Signs,
  text: string,
  words: readonly string[],
  holdsAny: (list: readonly string[]) => boolean,
): boolean {
  if (wanted === undefined || wanted === 'thing') return words.length >= leastWords;
  if (holdsAny(signs)) return true;
  if (wanted === 'person' || wanted === 'place') return newNames(asked, text);
  if (wanted === 'number')
    return (text.match(/\p{N}[\p{N}.,]*/gu) ?? []).some((one) => !asked.has(one));
  return wanted === 'time' && /\b(?:1[0-9]|20)\d{2}\b/u.test(text);
}

/** A word in capitals inside the sentence that the question does not hold. */
function newNames(asked: ReadonlySet<string>, text: string): boolean {
  return (text.match(/(?<=[\p{L}\p{N},;:)”"’'(] )\p{Lu}[\p{L}’'-]+/gu) ?? []).some(
    (word) => !asked.has(stem(folded(word))),
  );
}
