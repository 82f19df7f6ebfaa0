// The texts of an answer taken apart once: their words, and how well each part meets each word of the question.
// Leaves to others: what that is worth (sentence-signs.ts, document-signs.ts).

import { createSignTest, type Shown } from './signs.ts';
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
  /** For each sentence, whether it shows what the question wants. */
  readonly shows: readonly Shown[];
}

/** What a word is worth in the title, and in the sentence before or after; in either where only written words count; one used alike there. */
const worth = { title: 0.5, beside: 0.4, told: 0.6, alike: 0.5 };

export function lookAt(sought: Sought, texts: readonly Text[]): readonly Looked[] {
  const soft = createSoftMatch(sought.terms, sought.likeness, sought.days);
  const written = createWritten(sought.terms);
  const shown = createSignTest(sought);
  const standsIn = createStands(sought.terms);
  const match = (tokens: Tokens) => {
    const stands = written(tokens.stems);
    const met = soft(tokens).map((value, term) => Math.max(value, stands[term] ?? 0));
    return { written: stands, met };
  };
  return texts.map((text) => {
    const head = tokensOf(text.title);
    const tokens = text.sentences.map((sentence) => tokensOf(sentence.text));
    const inHead = match(head);
    const matched = tokens.map((one, index) => standsIn(match(one), text.sentences[index]));
    const own = matched.map((values) => values.met);
    const near = (index: number, term: number, kind: 'met' | 'written') =>
      Math.max(matched[index - 1]?.[kind][term] ?? 0, matched[index + 1]?.[kind][term] ?? 0);
    const met = own.map((values, index) =>
      values.map((value, term) =>
        Math.max(
          value,
          worth.title * (inHead.met[term] ?? 0),
          worth.beside * near(index, term, 'met'),
        ),
      ),
    );
    const told = own.map((values, index) =>
      values.map((value, term) =>
        Math.max(
          matched[index]?.written[term] ?? 0,
          worth.alike * value,
          worth.told * Math.max(inHead.written[term] ?? 0, near(index, term, 'written')),
        ),
      ),
    );
    const shows = text.sentences.map((one, index) => shown(one.text, tokens[index]?.words ?? []));
    return { text, head, tokens, rest: tokensOf(text.rest), own, met, told, shows };
  });
}

/** What it is worth that the one named is meant by a pronoun, or is the one who speaks. */
const meant = { mentions: 0.9, says: 0.8 };

interface Matched {
  readonly written: readonly number[];
  readonly met: readonly number[];
}

/** Raises what a name is met by where the reading knows who is meant or who speaks. */
function createStands(
  terms: readonly Term[],
): (matched: Matched, sentence: Text['sentences'][number] | undefined) => Matched {
  const named = terms.flatMap(({ actors }, term) => (actors.length === 0 ? [] : [term]));
  return (matched, sentence) => {
    if (sentence === undefined || sentence.mentions.size + sentence.says.size === 0) return matched;
    const met = [...matched.met];
    const written = [...matched.written];
    for (const term of named) {
      const is = (those: ReadonlySet<string>) =>
        terms[term]?.actors.some((actor) => those.has(actor)) ?? false;
      const value = Math.max(
        is(sentence.mentions) ? meant.mentions : 0,
        is(sentence.says) ? meant.says : 0,
      );
      met[term] = Math.max(met[term] ?? 0, value);
      written[term] = Math.max(written[term] ?? 0, value);
    }
    return { met, written };
  };
}

/** What a word that says nearly the same is worth beside the word itself. */
const akin = 0.85;

interface Form {
  readonly term: number;
  readonly stems: readonly string[];
  readonly worth: number;
}

/**
 * For each term 1 where the very word stands or another name of whom it names, less where one that says nearly the
 * same, or 0. The stems of a form of several words stand side by side.
 */
export function createWritten(
  terms: readonly Pick<Term, 'stem' | 'others' | 'akin'>[],
): (stems: readonly string[]) => readonly number[] {
  const byFirst = new Map<string, Form[]>();
  const add = (form: Form): void => {
    const [first] = form.stems;
    if (first === undefined) return;
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, [form]);
    else known.push(form);
  };
  for (const [term, { stem, others, akin: nearly }] of terms.entries()) {
    add({ term, stems: [stem], worth: 1 });
    for (const stems of others) add({ term, stems, worth: 1 });
    for (const stems of nearly) add({ term, stems, worth: akin });
  }
  return (stems) => {
    const best = terms.map(() => 0);
    for (let at = 0; at < stems.length; at++)
      for (const form of byFirst.get(stems[at] ?? '') ?? [])
        if (form.stems.every((part, index) => stems[at + index] === part))
          best[form.term] = Math.max(best[form.term] ?? 0, form.worth);
    return best;
  };
}

/** Values of terms added up by the weights of the terms. */
export function weighed(terms: readonly Term[], values: readonly number[]): number {
  return terms.reduce((total, term, index) => total + term.weight * (values[index] ?? 0), 0);
}
