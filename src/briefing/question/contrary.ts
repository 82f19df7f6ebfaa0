// What makes a sentence that holds most words of a question answer another one: not, the contrary, another name.
// Leaves to others: what that is worth beside the rest (evidence.ts).
import type { QuestionLists } from '../asked.ts';
import type { Ranked, Sought, Term } from './sought.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';
import { limitingWords, negatingWords, oppositesOf } from './words.ts';

/**
 * Five numbers from 0 to 1: the question negates and the sentence does not; the sentence has the contrary of a word
 * asked for; it has another name or number of the kind; a "first" or "only" is missing; other words are missing and
 * nothing like them stands there.
 */
export function contraryOf(
  lists: QuestionLists,
  { typed, content }: Question,
  sought: Sought,
  best: Ranked,
  inSentence: readonly number[],
): readonly [number, number, number, number, number] {
  const asked = tokensOf(typed);
  const held = new Set(best.tokens.stems);
  const negating = new Set(negatingWords(lists));
  const negates = (words: readonly string[]) =>
    words.some((word) => negating.has(word) || /n['’]t$/u.test(word));
  const limiting = new Set(limitingWords(lists));
  const opposites = oppositesOf(lists);
  const names = new Set(
    content
      .filter((word) => word.at > 0 && /^\p{Lu}/u.test(word.text))
      .flatMap((word) => tokensOf(word.text).stems),
  );
  const isNamed = ({ stem, word }: Term) => names.has(stem) || /\p{N}/u.test(word);
  const unmet = sought.terms.filter((_, index) => inSentence[index] === 0);
  const alike = alikeIn(sought, best);
  const total = sought.terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  return [
    Number(negates(asked.words) && !negates(best.tokens.words)),
    Number(asked.stems.some((stem) => !held.has(stem) && opposed(opposites.get(stem), held))),
    Math.max(0, ...unmet.filter(isNamed).map(alike)),
    Number(asked.words.some((word) => limiting.has(word) && !best.tokens.words.includes(word))),
    unmet
      .filter((term) => !isNamed(term))
      .reduce((sum, term) => sum + (1 - alike(term)) * term.weight, 0) / total,
  ];
}

function opposed(contraries: readonly string[] | undefined, held: ReadonlySet<string>): boolean {
  return contraries?.some((stem) => held.has(stem)) ?? false;
}

/** How like a word is to the one most like it among those of the sentence that meet no other word asked for. */
function alikeIn({ terms, likeness }: Sought, { tokens }: Ranked): (term: Term) => number {
  const asked = new Set(terms.map((term) => term.stem));
  const free = tokens.words.filter((_, index) => !asked.has(tokens.stems[index] ?? ''));
  return ({ word }) => Math.max(0, ...free.map((one) => likeness(word, one)));
}
