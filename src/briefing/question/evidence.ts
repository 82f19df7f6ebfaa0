// What speaks for and against there being an answer, as numbers; the same ones that the weights were fitted on.
// Leaves to others: weighing them (refusal.ts, weights from training/refusal.ts).
import type { Considered } from './passages.ts';
import type { Ranked } from './rank.ts';
import { tokensOf } from './tokens.ts';
import { isLong, type Question } from './understand.ts';

/** In the order of their weights. */
export const evidenceNames = [
  'met',
  'own',
  'document',
  'together',
  'pairs',
  'wantedShown',
  'namesUnmet',
  'namesUnmetTogether',
  'numbersUnmet',
  'absent',
  'wantedMissing',
  'negation',
  'rarestUnmet',
  'unmetWords',
  'alike',
  'words',
  'long',
  'longTogether',
  'longNamesUnmet',
] as const;

/** Sentences that are looked at together. */
const several = 6;
/** Words, folded, that turn a statement round. */
const negations = new Set(['not', 'never', 'no', 'without', 'neither', 'nor', 'cannot', 'except']);

/** One number for each name; undefined where no sentence was found at all. */
export function evidenceOf(
  question: Question,
  considered: Considered,
): readonly number[] | undefined {
  const { terms } = considered.sought;
  const { sentences } = considered.ranking;
  const [best] = sentences;
  if (best === undefined || terms.length === 0) return undefined;
  const weights = terms.map((term) => term.weight);
  const top = sentences.slice(0, several);
  const whole = strongest(sentences.filter((one) => one.document === best.document));
  const together = strongest(top);
  const names = termsThat(question, terms, (text, index) => index > 0 && /^\p{Lu}/u.test(text));
  const numbers = terms.map((term) => /^\p{N}+/u.test(term.word));
  const all = terms.map(() => true);
  const unmet = (values: readonly number[], which: readonly boolean[]) =>
    1 - share(weights, values, which);
  const long = Number(isLong(question));
  const namesUnmetTogether = unmet(together, names);
  const absent =
    1 -
    share(
      weights,
      terms.map((term) => Number(!term.absent)),
      all,
    );
  const exact = best.own.map((value) => Number(value >= 1));
  return [
    share(weights, best.met, all),
    share(weights, exact, all),
    share(weights, whole, all),
    share(weights, together, all),
    pairs(question, best),
    Number(best.wanted && question.wanted !== undefined && question.wanted !== 'thing'),
    unmet(whole, names),
    namesUnmetTogether,
    unmet(whole, numbers),
    absent,
    Number(!best.wanted),
    Number(negates(question.content.map((word) => word.folded)) !== negates(best.tokens.words)),
    Math.max(0, ...weights.map((weight, index) => (1 - (whole[index] ?? 0)) * weight)) /
      Math.max(...weights),
    whole.filter((value) => value < 0.3).length / terms.length,
    share(weights, best.met, all) - share(weights, exact, all),
    Math.log(terms.length),
    long,
    long * share(weights, together, all),
    long * namesUnmetTogether,
  ];
}

/** For each word the best that any of the sentences gives. */
function strongest(sentences: readonly Ranked[]): readonly number[] {
  const [first] = sentences;
  return (first?.met ?? []).map((_, index) =>
    Math.max(...sentences.map((one) => one.met[index] ?? 0)),
  );
}

/** Share of the weight of some words that is met; 1 where there are none. */
function share(
  weights: readonly number[],
  values: readonly number[],
  which: readonly boolean[],
): number {
  let met = 0;
  let total = 0;
  for (const [index, weight] of weights.entries()) {
    if (which[index] !== true) continue;
    met += weight * (values[index] ?? 0);
    total += weight;
  }
  return total === 0 ? 1 : met / total;
}

function termsThat(
  { content }: Question,
  terms: readonly { readonly stem: string }[],
  fits: (text: string, index: number) => boolean,
): readonly boolean[] {
  const stems = new Set(
    content.filter((word) => fits(word.text, word.at)).flatMap((word) => tokensOf(word.text).stems),
  );
  return terms.map((term) => stems.has(term.stem));
}

/** Share of neighbouring words of the question that stand near each other in the sentence, too. */
function pairs({ content }: Question, { tokens }: Ranked): number {
  const stems = content.flatMap((word) => tokensOf(word.text).stems);
  if (stems.length < 2) return 0.5;
  const near = stems.slice(1).filter((stem, index) => {
    const at = tokens.stems.indexOf(stems[index] ?? '');
    return at >= 0 && tokens.stems.slice(Math.max(0, at - 3), at + 4).includes(stem);
  });
  return near.length / (stems.length - 1);
}

function negates(words: readonly string[]): boolean {
  return words.some((word) => negations.has(word) || word.endsWith("n't"));
}
