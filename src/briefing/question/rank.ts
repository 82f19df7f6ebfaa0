// Orders documents and their sentences by how well they answer a question. Pure: the same input, the same order.
// Leaves to others: fetching them (candidates.ts), taking the question apart (understand.ts), keeping silent (refusal.ts).
import type { Span } from '../../model/span.ts';
import { type Mixture, mixture } from './mixture.ts';
import { givesWanted, type Signs } from './signs.ts';
import { createSoftMatch } from './soft.ts';
import { mean, standard, sum } from './standard.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import type { Likeness } from './vectors.ts';
import { dateFit, type Years, yearsIn } from './years.ts';

/** One word of the question. */
export interface Term {
  readonly word: string;
  readonly stem: string;
  /** Other names of whom the word names, each as stems in order: any of them will do. */
  readonly others: readonly (readonly string[])[];
  /** How rare it is, by what it is to the question. */
  readonly weight: number;
  /** Stands in no sentence and no title. */
  readonly absent: boolean;
}

export interface Sought extends Signs {
  readonly terms: readonly Term[];
  readonly years?: Years;
  readonly likeness: Likeness;
}

/** A document that may answer. */
export interface Text {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** True where its own date is one that the question names. */
  readonly dated: boolean;
  /** Year of its own date, where it has one. */
  readonly year?: number;
  /** Its text where it has no sentence, as a table. */
  readonly rest: string;
  readonly sentences: readonly TextSentence[];
}

interface TextSentence {
  readonly span: Span;
  readonly text: string;
  /** How well a dated event that it reports fits the days asked for, 0 to 1. */
  readonly event: number;
}

export interface Ranked {
  readonly document: string;
  readonly span: Span;
  readonly text: string;
  readonly tokens: Tokens;
  readonly score: number;
  /** For each term, how well the sentence meets it, 0 to 1. */
  readonly own: readonly number[];
  /** The same with what the title and the sentences beside it add in part. */
  readonly met: readonly number[];
  /** Shows the kind of thing that is asked for. */
  readonly wanted: boolean;
}

export interface Ranking {
  readonly documents: readonly { readonly id: string; readonly score: number }[];
  readonly sentences: readonly Ranked[];
}

interface Looked {
  readonly text: Text;
  readonly head: Tokens;
  readonly tokens: readonly Tokens[];
}

export function rank(sought: Sought, texts: readonly Text[], mix: Mixture = mixture): Ranking {
  const looked = texts.map(
    (text): Looked => ({
      text,
      head: tokensOf(text.title),
      tokens: text.sentences.map((sentence) => tokensOf(sentence.text)),
    }),
  );
  const sentences = scoredSentences(sought, looked, mix);
  const wholes = standard(wholeScores(sought, looked, mix));
  const best = standard(
    looked.map((_, index) =>
      Math.max(0, ...(sentences.byText[index] ?? []).map((one) => one.plain)),
    ),
  );
  const softs = standard(
    looked.map(({ head }, index) => softOfText(sought, head, sentences.byText[index] ?? [])),
  );
  const documents = looked.map(({ text }, index) => ({
    id: text.id,
    score:
      (wholes[index] ?? 0) +
      mix.best * (best[index] ?? 0) +
      mix.docSoft * (softs[index] ?? 0) +
      mix.years * yearsFit(sought, text) +
      mix.dated * Number(text.dated),
  }));
  const merits = standard(documents.map((one) => one.score));
  return {
    documents: documents.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    sentences: sentences.byText
      .flatMap((list, index) =>
        list.map(({ plain: _, ...one }) => ({
          ...one,
          score: one.score + mix.whole * (merits[index] ?? 0),
        })),
      )
      .toSorted(
        (a, b) =>
          b.score - a.score ||
          (a.document === b.document
            ? a.span.start - b.span.start
            : a.document < b.document
              ? -1
              : 1),
      ),
  };
}

/** By the years that it writes; a report of a year asked for may mean that year without writing it. */
function yearsFit({ years }: Sought, text: Text): number {
  if (years === undefined) return 0;
  const reported = text.year !== undefined && text.year >= years.from && text.year <= years.to;
  const written = `${text.title} ${text.rest} ${text.sentences.map((one) => one.text).join(' ')}`;
  return Math.max(reported ? 0.7 : 0, dateFit(years, yearsIn(written)));
}

/** BM25 of whole documents: title and text as one, the publisher in part. */
function wholeScores(
  { terms }: Sought,
  looked: readonly Looked[],
  mix: Mixture,
): readonly number[] {
  const lengths = looked.map(({ head, tokens }) =>
    tokens.reduce((sum, one) => sum + one.stems.length, head.stems.length),
  );
  const usual = mean(lengths);
  return looked.map(({ text, head, tokens }, index) => {
    const counts = new Map<string, number>();
    const add = (stems: readonly string[], worth: number) => {
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + worth);
    };
    add(tokensOf(text.publisher).stems, mix.publisher);
    for (const one of tokens) add(one.stems, 1);
    add(tokensOf(text.rest).stems, 1);
    // What the title names is what the text is about, however often it says so.
    for (const stem of head.stems)
      counts.set(stem, mix.titled + mix.titledMore * (counts.get(stem) ?? 0));
    const norm = mix.k1 * (1 - mix.b + (mix.b * (lengths[index] ?? 0)) / usual);
    return sum(
      terms.map(({ stem, others, weight }) => {
        const count = Math.max(counts.get(stem) ?? 0, ...others.map((form) => least(form, counts)));
        return (weight * count * (mix.k1 + 1)) / (count + norm);
      }),
    );
  });
}

/** A name of several words is there as often as the rarest of them, at most. */
function least(form: readonly string[], counts: ReadonlyMap<string, number>): number {
  return form.length === 0 ? 0 : Math.min(...form.map((stem) => counts.get(stem) ?? 0));
}

interface Scored extends Ranked {
  /** What the words alone give. */
  readonly plain: number;
}

function scoredSentences(
  sought: Sought,
  looked: readonly Looked[],
  mix: Mixture,
): { readonly byText: readonly (readonly Scored[])[] } {
  const matchers = sought.terms.map((term) => matcherOf(term, sought.likeness));
  const usual = mean(looked.flatMap(({ tokens }) => tokens.map((one) => one.stems.length)));
  const rows = looked.map(({ text, head, tokens }) => {
    const inHead = matchers.map((match) => match(head));
    const owns = tokens.map((one) => matchers.map((match) => match(one)));
    return text.sentences.map((sentence, index) => {
      const own = owns[index] ?? [];
      const met = own.map((value, term) =>
        Math.max(
          value,
          mix.title * (inHead[term] ?? 0),
          mix.beside * Math.max(owns[index - 1]?.[term] ?? 0, owns[index + 1]?.[term] ?? 0),
        ),
      );
      const length = tokens[index]?.stems.length ?? 0;
      return {
        text,
        sentence,
        tokens: tokens[index] ?? { words: [], stems: [] },
        own,
        met,
        length,
      };
    });
  });
  const flat = rows.flat();
  const total = sum(sought.terms.map((term) => term.weight)) || 1;
  const weighted = (values: readonly number[]) =>
    sum(values.map((value, index) => value * (sought.terms[index]?.weight ?? 0)));
  const soft = flat.map((row) => weighted(row.met) / total);
  const bm25 = flat.map((row) => {
    const norm = mix.k1 * (1 - mix.b + (mix.b * row.length) / usual);
    const saturated = row.met.map((value) => (value * (mix.k1 + 1)) / (value + norm));
    return weighted(saturated);
  });
  const softs = standard(soft);
  const bm25s = standard(bm25);
  let at = 0;
  return {
    byText: rows.map((list) =>
      list.map((row): Scored => {
        const index = at++;
        const plain = mix.soft * (softs[index] ?? 0) + mix.bm25 * (bm25s[index] ?? 0);
        const wanted = givesWanted(sought, row.sentence.text, row.tokens);
        return {
          document: row.text.id,
          span: row.sentence.span,
          text: row.sentence.text,
          tokens: row.tokens,
          own: row.own,
          met: row.met,
          wanted: wanted.kind,
          plain,
          score:
            plain +
            mix.wanted * Number(wanted.kind) +
            mix.roles * Number(wanted.role) +
            mix.event * row.sentence.event +
            mix.close * closeness(sought.terms, row.tokens.stems) +
            mix.sentenceYears *
              (sought.years ? dateFit(sought.years, yearsIn(row.sentence.text)) : 0),
        };
      }),
    ),
  };
}

function matcherOf(term: Term, likeness: Likeness): (tokens: Tokens) => number {
  const soft = createSoftMatch(term, likeness);
  return (tokens) => (term.others.some((form) => holds(tokens.stems, form)) ? 1 : soft(tokens));
}

function holds(stems: readonly string[], form: readonly string[]): boolean {
  const [first] = form;
  if (first === undefined) return false;
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1))
    if (form.every((part, index) => stems[at + index] === part)) return true;
  return false;
}

/** How well the title and all sentences together meet the words. */
function softOfText({ terms }: Sought, head: Tokens, sentences: readonly Scored[]): number {
  return sum(
    terms.map((term, index) => {
      const inHead = head.stems.includes(term.stem) ? 1 : 0;
      return term.weight * Math.max(inHead, ...sentences.map((one) => one.own[index] ?? 0));
    }),
  );
}

/** 1 where all found words stand side by side, towards 0 the further they are apart. */
function closeness(terms: readonly Term[], stems: readonly string[]): number {
  const places = terms.map((term) => stems.indexOf(term.stem)).filter((at) => at >= 0);
  if (places.length < 2) return 0;
  return Math.min(1, places.length / (Math.max(...places) - Math.min(...places) + 1));
}
