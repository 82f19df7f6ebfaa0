// Years that a question asks about, and how well those of a passage fit them.
// Leaves to others: whole dates and words such as "last week" (when.ts).

/** First and last year asked about; the same twice for one. Open where the question says "since" or "before". */
export interface Years {
  readonly from: number;
  readonly to: number;
}

const year = /(?<![\p{L}\p{N}.,-]|\$)(?:1[0-9]|20)\d{2}(?![\p{L}\p{N}]|[.,]\d)/gu;

/** Years written in a text, in order; a sum of money or a part of a longer number is none. */
export function yearsIn(text: string): readonly number[] {
  return (text.match(year) ?? []).map(Number);
}

/** The stretch between the first and the last year of a question; undefined where it writes none. */
export function yearsAsked(question: string): Years | undefined {
  const written = yearsIn(question);
  return written.length === 0
    ? undefined
    : { from: Math.min(...written), to: Math.max(...written) };
}

/**
 * 0 to 1: a passage that writes the very years is best, one of which a year lies inside is likely, one that runs
 * from before to after them may tell of them.
 */
export function dateFit({ from, to }: Years, years: readonly number[]): number {
  if (years.length === 0) return 0;
  const ends = (Number(years.includes(from)) + Number(years.includes(to))) / 2;
  const inside = years.some((one) => one >= from && one <= to);
  const around = Math.min(...years) <= from && Math.max(...years) >= to;
  return 0.6 * ends + 0.25 * Number(inside) + 0.15 * Number(around);
}
