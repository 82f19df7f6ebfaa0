// Further signs of a sentence: its topic, what its words mean together, and the form of what is asked for.
// Leaves to others: signs of single words (sentence-signs.ts) and their weights (models/ranking.json).
import type { Looked } from './looked.ts';
import type { Sought } from './sought.ts';
import { sum } from './standard.ts';
import type { Tokens } from './tokens.ts';
import { likeSense, type Sense } from './vectors.ts';

/** In the order of a row. */
export const contextSignNames = [
  'topic',
  'sense',
  'senseOfAll',
  'senseBefore',
  'money',
  'fresh',
] as const;

/** Rows of the sentences of each document. */
export function contextSigns(
  sought: Sought,
  looked: readonly Looked[],
): readonly (readonly (readonly number[])[])[] {
  const { terms } = sought;
  const topic = terms.map((term) => (term.name ? 0 : term.weight));
  const whole = sum(topic) || 1;
  const meant = meaningOf(sought);
  return looked.map(({ text, tokens, own }) => {
    const senses = tokens.map(meant.sentence);
    return text.sentences.map((sentence, index) => {
      const here = senses[index];
      const before = senses[index - 1];
      return [
        sum(topic.map((weight, term) => weight * (own[index]?.[term] ?? 0))) / whole,
        here === undefined ? 0 : likeSense(meant.topic, here.topic),
        here === undefined ? 0 : likeSense(meant.all, here.all),
        before === undefined ? 0 : likeSense(meant.topic, before.all),
        Number(sought.form.money && showsSum(sought, sentence.text, tokens[index])),
        Math.log(1 + fresh(sought, tokens[index])),
      ];
    });
  });
}

/** Signs of currencies, and of shares. */
const sums = /[\p{Sc}%]/u;

function showsSum({ form }: Sought, text: string, tokens: Tokens | undefined): boolean {
  return sums.test(text) || (tokens?.words.some((word) => form.sums.has(word)) ?? false);
}

interface Meant {
  readonly all: Sense;
  /** Without the names of the question: who it is about does not tell what. */
  readonly topic: Sense;
}

/** What the question means, and how to say it of a sentence. */
function meaningOf({ asked, common, terms, question, senseOf }: Sought): Meant & {
  readonly sentence: (tokens: Tokens) => Meant;
} {
  const names = new Set(terms.filter((term) => term.name).map((term) => term.stem));
  const sentence = ({ words, stems }: Tokens): Meant => {
    const telling: string[] = [];
    const topical: string[] = [];
    for (const [index, word] of words.entries()) {
      const stem = stems[index] ?? '';
      if (common.has(stem) && !asked.has(stem)) continue;
      telling.push(word);
      if (!names.has(stem)) topical.push(word);
    }
    const all = senseOf(telling);
    return { all, topic: topical.length === telling.length ? all : senseOf(topical) };
  };
  return { ...sentence(question), sentence };
}

/** How many different words the sentence has that the question has not. */
function fresh({ typed }: Sought, tokens: Tokens | undefined): number {
  return new Set(tokens?.stems.filter((stem) => !typed.has(stem))).size;
}
