// Which passages stand for a date: near to what all its reports say, unlike one another, from several publishers.
// Leaves to others: which dates are shown (dates.ts).
import type { EventRow } from '../../store/store.ts';
import type { Alike, Dated } from './dates.ts';

/** What is known of a report besides its event. */
export interface Wording {
  /** Stems of its words, stop words left out. */
  readonly stems: readonly string[];
  readonly publisher?: string;
}

export type WordingOf = (report: EventRow) => Wording;

type Vector = ReadonlyMap<string, number>;

/** How much nearness to all reports counts against unlikeness to what is told already (Carbonell and Goldstein 1998). */
const nearness = 0.7;
/** Words beyond this make a passage no better. */
const longest = 45;
const shortest = 6;
/** Most reports of one date that are compared with one another. */
const mostCompared = 120;
/** From this cosine on two neighbouring days are told of in the same words. */
const sameNews = 0.5;

/** Compares the words of reports; counts how rare words are over all the dates given. */
export function compareBy(dates: readonly Dated[], wordingOf: WordingOf) {
  const spread = new Map<string, number>();
  for (const { reports } of dates)
    for (const stem of new Set(compared(reports).flatMap((report) => wordingOf(report).stems)))
      spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const rarity = (stem: string) => Math.log((1 + dates.length) / (spread.get(stem) ?? 1));
  const vectors = new Map<EventRow, Vector>();
  const vectorOf = (report: EventRow): Vector => {
    const known = vectors.get(report) ?? unit(wordingOf(report).stems, rarity);
    vectors.set(report, known);
    return known;
  };
  const centres = new Map<string, Vector>();
  const centreOf = (dated: Dated): Vector => {
    const known = centres.get(dated.date) ?? sum(compared(dated.reports).map(vectorOf));
    centres.set(dated.date, known);
    return known;
  };
  const alike: Alike = (a, b) => cosine(centreOf(a), centreOf(b)) >= sameNews;
  return { vectorOf, centreOf, alike };
}

function compared(reports: readonly EventRow[]): readonly EventRow[] {
  return reports.slice(0, mostCompared);
}

/** For each date, in the order given, up to `perDate` of its reports, the most telling first. */
export function choosePassages(
  dates: readonly Dated[],
  perDate: number,
  wordingOf: WordingOf,
  { vectorOf, centreOf }: ReturnType<typeof compareBy>,
): readonly (readonly EventRow[])[] {
  let publisher: string | undefined;
  let before: readonly Vector[] = [];
  return dates.map((dated) => {
    const centre = centreOf(dated);
    const chosen: EventRow[] = [];
    while (chosen.length < perDate) {
      const told = [...before, ...chosen.map(vectorOf)];
      const best = bestOf(
        compared(dated.reports).filter((report) => !chosen.some((one) => isSameSpan(one, report))),
        (report) => {
          const vector = vectorOf(report);
          const repeats = Math.max(0, ...told.map((other) => cosine(vector, other)));
          const again = publisher !== undefined && wordingOf(report).publisher === publisher;
          return (
            (nearness * cosine(vector, centre) - (1 - nearness) * repeats) *
            telling(report, wordingOf(report)) *
            (again ? 0.8 : 1)
          );
        },
      );
      if (best === undefined) break;
      chosen.push(best);
      publisher = wordingOf(best).publisher;
    }
    before = chosen.map(vectorOf);
    return chosen;
  });
}

function isSameSpan(a: EventRow, b: EventRow): boolean {
  return a.document === b.document && a.span.start === b.span.start;
}

/** What the form of a report says for it: told as a fact, near the top, neither a scrap nor too long. */
function telling({ status, span }: EventRow, { stems }: Wording): number {
  const fact = status === 'happened' ? 1 : 0.6;
  const length = stems.length < shortest ? 0.6 : Math.min(1, longest / (2 * stems.length));
  return fact * length * (1 + 0.3 / (1 + span.start / 400));
}

function bestOf<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let best: { readonly item: T; readonly score: number } | undefined;
  for (const item of items) {
    const its = score(item);
    if (best === undefined || its > best.score) best = { item, score: its };
  }
  return best?.item;
}

function unit(stems: readonly string[], rarity: (stem: string) => number): Vector {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + rarity(stem));
  const length = lengthOf(counts);
  return new Map([...counts].map(([stem, weight]) => [stem, weight / (length || 1)]));
}

function sum(vectors: readonly Vector[]): Vector {
  const total = new Map<string, number>();
  for (const vector of vectors)
    for (const [stem, weight] of vector) total.set(stem, (total.get(stem) ?? 0) + weight);
  return total;
}

function lengthOf(vector: Vector): number {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  return Math.sqrt(squares);
}

/** 0 to 1. */
function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [stem, weight] of small) dot += weight * (large.get(stem) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}
