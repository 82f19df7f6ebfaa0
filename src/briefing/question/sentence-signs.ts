// What speaks for a sentence as numbers, one row a sentence; the same ones that the weights were learned on.
// Leaves to others: their weights (models/ranking.json, made by training/ranking.ts) and the order (rank.ts).
import { contextSignNames, contextSigns } from './context-signs.ts';
import { type Looked, weighed } from './looked.ts';
import type { Sought, Term } from './sought.ts';
import { mean, standard, sum } from './standard.ts';
import { dateFit, yearsIn } from './years.ts';

/** In the order of a row. */
export const sentenceSignNames = [
  'words',
  'document',
  'wanted',
  'kind',
  'years',
  'close',
  'lead',
  'length',
  'names',
  'near',
  'toldShare',
  'role',
  'complete',
  'event',
  'counted',
  ...contextSignNames,
] as const;

/** BM25's own numbers: how soon a word that comes again says no more, and what length takes away. */
const k1 = 0.9;
const b = 0.4;

/** What a word says that comes so often in a text of this length, as a share of the usual one. */
export function saturation(count: number, length: number): number {
  return (count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
}

/** Rows of the sentences of each document. */
export function sentenceSigns(
  sought: Sought,
  looked: readonly Looked[],
  merits: readonly number[],
): readonly (readonly (readonly number[])[])[] {
  const { terms, years } = sought;
  const total = sum(terms.map((term) => term.weight)) || 1;
  const usual = mean(looked.flatMap(({ tokens }) => tokens.map((one) => one.stems.length)));
  const words = standard(
    looked.flatMap(({ tokens, met }) =>
      tokens.map((one, index) =>
        weighed(
          terms,
          (met[index] ?? []).map((value) => saturation(value, one.stems.length / usual)),
        ),
      ),
    ),
  );
  const namesIn = shareOfNames(terms);
  const near = nearWanted(terms);
  const context = contextSigns(sought, looked);
  let at = -1;
  return looked.map(({ text, tokens, shows, own: ownValues, told }, place) =>
    text.sentences.map((sentence, index) => {
      at++;
      const stems = tokens[index]?.stems ?? [];
      return [
        words[at] ?? 0,
        merits[place] ?? 0,
        Number(shows[index]?.kind ?? false),
        Number(sought.kind !== '' && stems.includes(sought.kind)),
        years === undefined ? 0 : dateFit(years, yearsIn(sentence.text)),
        closeness(terms, stems),
        Number(index === 0),
        Math.log(1 + stems.length / usual),
        namesIn(ownValues[index] ?? []),
        near(stems, shows[index]?.places ?? []),
        weighed(terms, told[index] ?? []) / total,
        Number(shows[index]?.role ?? false),
        Number((ownValues[index] ?? []).every((value) => value >= 1)),
        sentence.event,
        Number(isCounted(sought.form.counted, stems, shows[index]?.places ?? [])),
        ...(context[place]?.[index] ?? []),
      ];
    }),
  );
}

/** Share of the weight of the question's names that the sentence itself holds; 0 where it has none. */
function shareOfNames(terms: readonly Term[]): (own: readonly number[]) => number {
  const names = terms.map((term) => (term.name ? term.weight : 0));
  const whole = sum(names) || 1;
  return (own) => sum(names.map((weight, index) => weight * (own[index] ?? 0))) / whole;
}

/** 1 where all found words stand side by side, towards 0 the further they are apart. */
function closeness(terms: readonly Term[], stems: readonly string[]): number {
  const places = terms.map((term) => stems.indexOf(term.stem)).filter((at) => at >= 0);
  if (places.length < 2) return 0;
  return Math.min(1, places.length / (Math.max(...places) - Math.min(...places) + 1));
}

/** So many words after its number stands what is counted: `72 of the 101 votes`. */
const countedWithin = 4;

/** A number that counts what the question wants counted. */
function isCounted(
  counted: ReadonlySet<string>,
  stems: readonly string[],
  numbers: readonly number[],
): boolean {
  if (counted.size === 0) return false;
  return numbers.some((at) =>
    stems.slice(at + 1, at + 1 + countedWithin).some((stem) => counted.has(stem)),
  );
}

/** So many words further a word still belongs to what stands there. */
const reach = 7;

/** Share of the weight of all words that stands near one place at which the kind of thing wanted stands. */
function nearWanted(
  terms: readonly Term[],
): (stems: readonly string[], places: readonly number[]) => number {
  const total = sum(terms.map((term) => term.weight)) || 1;
  const byStem = new Map<string, number[]>();
  for (const [index, { stem, others, akin }] of terms.entries())
    for (const first of new Set([stem, ...[...others, ...akin].map((form) => form[0] ?? '')]))
      byStem.set(first, [...(byStem.get(first) ?? []), index]);
  return (stems, places) => {
    if (places.length === 0) return 0;
    const found = stems.flatMap((stem, at) =>
      (byStem.get(stem) ?? []).map((term) => ({ term, at })),
    );
    const at = (place: number) =>
      sum(
        [
          ...new Set(
            found
              .filter((one) => one.at !== place && Math.abs(one.at - place) <= reach)
              .map((one) => one.term),
          ),
        ].map((term) => terms[term]?.weight ?? 0),
      );
    return Math.max(...places.map(at)) / total;
  };
}
