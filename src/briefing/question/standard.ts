// Scores of different kinds brought to one scale.
// Leaves to others: the scores (rank.ts).

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** At least 1, so that it can be divided by. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : Math.max(1, sum(values) / values.length);
}

/** Values as standard deviations from their mean, so that different scores may be added. */
export function standard(values: readonly number[]): readonly number[] {
  const middle = sum(values) / Math.max(1, values.length);
  const spread = Math.sqrt(
    sum(values.map((value) => (value - middle) ** 2)) / Math.max(1, values.length),
  );
  return values.map((value) => (spread === 0 ? 0 : (value - middle) / spread));
}
