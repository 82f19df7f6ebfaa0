// The texts of an answer taken apart once: their words, and how well each part meets each word of the question.
// Leaves to others: what that is worth (sentence-signs.ts, document-signs.ts).

import { createSoftMatch } from './soft.ts';
import type { Sought, Term, Text } from './sought.ts';
import { type Tokens, tokensOf } from './tokens.ts';

export interface Looked {
  readonly text: Text;
  readonly head: Tokens;
  readonly tokens: readonly Tokens[];
  /** What stands in no sentence. */
  readonly rest: Tokens;
  /** For each sentence and each term, how well the one meets the other, 0 to 1. */
  readonly own: readonly (readonly number[])[];
  /** The same with what the title and the sentences beside it add in part. */
  readonly met: readonly (readonly number[])[];
  /** The same for what is written: words of the sentence, the title and the sentences beside it; mere likeness counts half. */
  readonly told: readonly (readonly number[])[];
}

/** What a word is worth in the title, and in the sentence before or after; in either where only written words count; one used alike there. */
const worth = { title: 0.5, beside: 0.4, told: 0.6, alike: 0.5 };

export function lookAt({ terms, likeness }: Sought, texts: readonly Text[]): readonly Looked[] {
  const matchers = terms.map((term) => {
    const soft = createSoftMatch(term, likeness);
    return (tokens: Tokens) => {
      const written = stands(term, tokens.stems);
      return { written, met: written === 1 ? 1 : Math.max(written, soft(tokens)) };
    };
  });
  return texts.map((text) => {
    const head = tokensOf(text.title);
    const tokens = text.sentences.map((sentence) => tokensOf(sentence.text));
    const inHead = matchers.map((match) => match(head));
    const matched = tokens.map((one) => matchers.map((match) => match(one)));
    const own = matched.map((values) => values.map((value) => value.met));
    const near = (index: number, term: number, kind: 'met' | 'written') =>
      Math.max(matched[index - 1]?.[term]?.[kind] ?? 0, matched[index + 1]?.[term]?.[kind] ?? 0);
    const met = own.map((values, index) =>
      values.map((value, term) =>
        Math.max(
          value,
          worth.title * (inHead[term]?.met ?? 0),
          worth.beside * near(index, term, 'met'),
        ),
      ),
    );
    const told = own.map((values, index) =>
      values.map((value, term) =>
        Math.max(
          matched[index]?.[term]?.written ?? 0,
          worth.alike * value,
          worth.told * Math.max(inHead[term]?.written ?? 0, near(index, term, 'written')),
        ),
      ),
    );
    return { text, head, tokens, rest: tokensOf(text.rest), own, met, told };
  });
}

/** What a word that says nearly the same is worth beside the word itself. */
const akin = 0.85;

/** 1 where the very word stands or another name of whom it names, less where one that says nearly the same, or 0. */
export function stands(
  term: Pick<Term, 'stem' | 'others' | 'akin'>,
  stems: readonly string[],
): number {
  if (stems.includes(term.stem) || term.others.some((form) => holds(stems, form))) return 1;
  return term.akin.some((form) => holds(stems, form)) ? akin : 0;
}

/** True where the stems of a name stand side by side. */
export function holds(stems: readonly string[], form: readonly string[]): boolean {
  const [first] = form;
  if (first === undefined) return false;
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1))
    if (form.every((part, index) => stems[at + index] === part)) return true;
  return false;
}

/** Values of terms added up by the weights of the terms. */
export function weighed(terms: readonly Term[], values: readonly number[]): number {
  return terms.reduce((total, term, index) => total + term.weight * (values[index] ?? 0), 0);
}
