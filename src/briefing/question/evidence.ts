// What speaks for and against there being an answer, as numbers; the same ones that the weights were fitted on.
// Leaves to others: words that contradict (contrary.ts) and weighing all of it (refusal.ts, weights from training/refusal.ts).
import type { QuestionLists } from '../asked.ts';
import { contraryOf } from './contrary.ts';
import { createWritten } from './looked.ts';
import type { Considered } from './passages.ts';
import type { Ranked, Term } from './sought.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';

/** In the order of their weights. */
export const evidenceNames = [
  'met',
  'own',
  'sentence',
  'document',
  'together',
  'pairs',
  'sequence',
  'topic',
  'absent',
  'namesUnmet',
  'missing',
  'rarestMissing',
  'wantedMissing',
  'negation',
  'opposite',
  'swapped',
  'limit',
  'unlike',
] as const;

/** Sentences that are looked at together. */
const several = 6;
/** Brings the weight of the rarest word to 1. */
const rarest = 9;

/** One number for each name; undefined where no sentence was found at all. */
export function evidenceOf(
  lists: QuestionLists,
  question: Question,
  considered: Considered,
): readonly number[] | undefined {
  const { terms } = considered.sought;
  const { sentences } = considered.ranking;
  const [best] = sentences;
  if (best === undefined || terms.length === 0) return undefined;
  const together = strongest(sentences.slice(0, several));
  const share = sharesOf(terms);
  const whole = documentOf(considered, best);
  const written = createWritten(terms);
  const inSentence = written(best.tokens.stems);
  const inDocument = written(whole);
  const missing = terms.filter((_, index) => inDocument[index] === 0);
  const names = namesAmong(question, terms);
  const contrary = contraryOf(lists, question, considered.sought, best, inSentence);
  return [
    share(best.met),
    share(best.own.map((value) => Number(value >= 1))),
    share(inSentence),
    share(inDocument),
    share(together),
    pairs(question, best),
    sequence(question, best),
    share(
      best.met,
      names.map((isName) => !isName),
    ),
    1 - share(terms.map((term) => Number(!term.absent))),
    1 - share(together, names),
    1 - share(inDocument),
    Math.max(0, ...missing.map((term) => term.weight)) / rarest,
    Number(!best.wanted),
    ...contrary,
  ];
}

/** For each word the best that any of the sentences gives. */
function strongest(sentences: readonly Ranked[]): readonly number[] {
  const [first] = sentences;
  return (first?.met ?? []).map((_, index) =>
    Math.max(...sentences.map((one) => one.met[index] ?? 0)),
  );
}

/** Share of the weight of terms that is met, of all or of some of them; 1 where there are none. */
function sharesOf(
  terms: readonly Term[],
): (values: readonly number[], which?: readonly boolean[]) => number {
  return (values, which) => {
    let met = 0;
    let total = 0;
    for (const [index, { weight }] of terms.entries()) {
      if (which !== undefined && which[index] !== true) continue;
      met += weight * (values[index] ?? 0);
      total += weight;
    }
    return total === 0 ? 1 : met / total;
  };
}

function documentOf({ candidates }: Considered, best: Ranked): readonly string[] {
  const text = candidates.texts.find((one) => one.id === best.document);
  if (text === undefined) return best.tokens.stems;
  const parts = [text.title, text.publisher, ...text.sentences.map((one) => one.text), text.rest];
  return tokensOf(parts.join(' ')).stems;
}

/** Terms that the question writes in capitals, its first word left out. */
export function namesAmong({ content }: Question, terms: readonly Term[]): readonly boolean[] {
  const stems = new Set(
    content
      .filter((word) => word.at > 0 && /^\p{Lu}/u.test(word.text))
      .flatMap((word) => tokensOf(word.text).stems),
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

/** Share of any two words in a row, common ones too, that the sentence has in a row. */
function sequence({ typed }: Question, { tokens }: Ranked): number {
  const twos = (stems: readonly string[]) =>
    stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
  const asked = twos(tokensOf(typed).stems);
  const held = new Set(twos(tokens.stems));
  return asked.filter((two) => held.has(two)).length / Math.max(1, asked.length);
}
