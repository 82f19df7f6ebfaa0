// What speaks for a document as numbers, one row a document; the same ones that the weights were learned on.
// Leaves to others: their weights (models/ranking.json, made by training/ranking.ts) and the order (rank.ts).
import { type Looked, weighed } from './looked.ts';
import { saturation } from './sentence-signs.ts';
import type { Sought, Text } from './sought.ts';
import { mean, standard, sum } from './standard.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import { dateFit, nearness, yearsIn } from './years.ts';

/** In the order of a row. */
export const documentSignNames = [
  'words',
  'alike',
  'bestSentence',
  'length',
  'titleAsked',
  'titleAskedWithYear',
  'publisherAsked',
  'yearNear',
  'titleAndYearNear',
  'yearInside',
  'yearFit',
  'reported',
  'dated',
  'plain',
] as const;

/** What a word of the title counts in the whole, and each time that the text repeats it. */
const titled = { once: 1, more: 0.5 };

export function documentSigns(
  sought: Sought,
  looked: readonly Looked[],
): readonly (readonly number[])[] {
  const total = sum(sought.terms.map((term) => term.weight)) || 1;
  const lengths = looked.map(({ head, tokens, rest }) =>
    tokens.reduce((all, one) => all + one.stems.length, head.stems.length + rest.stems.length),
  );
  const usual = mean(lengths);
  const words = standard(
    looked.map((one, index) => wholeScore(sought, one, (lengths[index] ?? 0) / usual) / total),
  );
  const plain = standard(
    looked.map((one, index) => plainScore(sought, one, (lengths[index] ?? 0) / usual) / total),
  );
  const alike = standard(looked.map((one) => likenessOf(sought, one) / total));
  const best = standard(
    looked.map(({ met }) =>
      Math.max(0, ...met.map((values) => weighed(sought.terms, values) / total)),
    ),
  );
  const long = standard(lengths.map((length) => Math.log(1 + length)));
  return looked.map((one, index) => {
    const title = titleAsked(sought, one.text.title);
    const { near, inside, fit } = yearsOf(sought, one.text);
    return [
      words[index] ?? 0,
      alike[index] ?? 0,
      best[index] ?? 0,
      long[index] ?? 0,
      title,
      Number(title === 1 && sought.years !== undefined),
      publisherAsked(sought, one.text),
      near,
      title * near,
      inside,
      fit,
      Number(isReportedThen(sought, one.text)),
      Number(one.text.dated),
      plain[index] ?? 0,
    ];
  });
}

/** How often each stem stands in these parts. */
function countsIn(parts: readonly Tokens[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of parts)
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** BM25 of the words as they are over title and text, no other names or forms and no more for the title. */
function plainScore({ terms }: Sought, { head, tokens, rest }: Looked, length: number): number {
  const counts = countsIn([head, ...tokens, rest]);
  return weighed(
    terms,
    terms.map(({ stem }) => saturation(counts.get(stem) ?? 0, length)),
  );
}

/** BM25 of title and text as one; the publisher counts, too. */
function wholeScore({ terms }: Sought, looked: Looked, length: number): number {
  const counts = countsIn([tokensOf(looked.text.publisher), ...looked.tokens, looked.rest]);
  // What the title names is what the text is about, however often it says so.
  for (const stem of looked.head.stems)
    counts.set(stem, titled.once + titled.more * (counts.get(stem) ?? 0));
  const least = (form: readonly string[]) =>
    form.length === 0 ? 0 : Math.min(...form.map((stem) => counts.get(stem) ?? 0));
  const values = terms.map(({ stem, others }) =>
    saturation(Math.max(counts.get(stem) ?? 0, ...others.map(least)), length),
  );
  return weighed(terms, values);
}

/** How well the title and all sentences together meet the words. */
function likenessOf({ terms }: Sought, { head, own }: Looked): number {
  return weighed(
    terms,
    terms.map((term, index) =>
      Math.max(Number(head.stems.includes(term.stem)), ...own.map((values) => values[index] ?? 0)),
    ),
  );
}

/** Share of the title's words that the question holds; what stands in brackets only tells namesakes apart. */
function titleAsked({ typed, common }: Sought, title: string): number {
  const stems = tokensOf(title.replace(/\(.*?\)/gu, '')).stems.filter((stem) => !common.has(stem));
  return stems.length === 0 ? 0 : stems.filter((stem) => typed.has(stem)).length / stems.length;
}

function publisherAsked({ typed }: Sought, { publisher }: Text): number {
  const { stems } = tokensOf(publisher);
  return Number(stems.length > 0 && stems.every((stem) => typed.has(stem)));
}

function yearsOf({ years }: Sought, { title, rest, sentences }: Text) {
  if (years === undefined) return { near: 0, inside: 0, fit: 0 };
  const written = yearsIn(`${sentences.map((one) => one.text).join(' ')} ${rest}`);
  return {
    near: nearness(years.from, written),
    inside: Number(written.some((year) => year >= years.from && year <= years.to)),
    fit: dateFit(years, [...yearsIn(title), ...written]),
  };
}

/** A report of a year asked for may mean that year without writing it. */
function isReportedThen({ years }: Sought, { year }: Text): boolean {
  return years !== undefined && year !== undefined && year >= years.from && year <= years.to;
}
