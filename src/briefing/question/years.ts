// Years that a question asks about, and how well those of a passage fit them.
// Leaves to others: whole dates and words such as "last week" (when.ts).

/** First and last year asked about; the same twice for one. Open where the question says "since" or "before". */
export interface Years {
  readonly from: number;
  readonly to: number;
}

const year = /(?<![\p{L}\p{N}.,]|\$)(?:1[0-9]|20)\d{2}(?![\p{L}\p{N}]|[.,]\d)/gu;

/** `2006–07`: the end of a season or school year in two digits. */
const season = /\b((?:1[0-9]|20)\d)\d[–/-](\d{2})(?!\d|[–/-])/gu;

/** Years written in a text, in order; a sum of money or a part of a longer number is none. */
export function yearsIn(text: string): readonly number[] {
  const written = [...text.matchAll(year)].map((found) => ({
    at: found.index,
    year: Number(found[0]),
  }));
  const ends = [...text.matchAll(season)].map((found) => ({
    at: found.index + 5,
    year: Number(`${found[1]?.slice(0, 2)}${found[2]}`),
  }));
  return [...written, ...ends].toSorted((a, b) => a.at - b.at).map((one) => one.year);
}

/** The stretch between the first and the last year of a question; undefined where it writes none. */
export function yearsAsked(question: string): Years | undefined {
  const written = yearsIn(question);
  return written.length === 0
    ? undefined
    : { from: Math.min(...written), to: Math.max(...written) };
}

/**
 * 0 to 1: a passage that writes the very years is best; one of which a year lies inside is likely; one that tells of a
 * stretch that overlaps theirs may tell of them.
 */
export function dateFit(asked: Years, years: readonly number[]): number {
  if (years.length === 0) return 0;
  const ends = (Number(years.includes(asked.from)) + Number(years.includes(asked.to))) / 2;
  const inside = years.some((one) => one >= asked.from && one <= asked.to);
  const stretches = years
    .slice(1)
    .map((to, index) => shared(asked, { from: years[index] ?? to, to }));
  return 0.5 * ends + 0.2 * Number(inside) + 0.3 * Math.max(0, ...stretches);
}

/** Years that two stretches share, of those that either has. */
function shared(a: Years, b: Years): number {
  const both = Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1;
  return b.to < b.from
    ? 0
    : Math.max(0, both) / (Math.max(a.to, b.to) - Math.min(a.from, b.from) + 1);
}

/** 1 where the year is written, towards 0 the further the nearest written one is from it. */
export function nearness(asked: number, years: readonly number[]): number {
  return years.length === 0
    ? 0
    : Math.exp(-Math.min(...years.map((year) => Math.abs(year - asked))) / 2);
}
