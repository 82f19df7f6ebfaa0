// Logistic regression by plain gradient descent on standardised numbers, with signs that weights may not have.
// Leaves to others: the samples (refusal.ts).

/** One row of numbers, whether it is of the kind looked for, and what it counts. */
export interface Case {
  readonly row: readonly number[];
  readonly yes: boolean;
  readonly worth: number;
}

export interface Fit {
  readonly bias: number;
  readonly weights: readonly number[];
}

const settings = { rounds: 1500, rate: 0.3, decay: 0.05 };

/** `direction` of a column: 1 where its weight may not fall below 0, -1 where it may not rise above. */
export function fitted(cases: readonly Case[], direction: readonly (1 | -1 | 0)[]): Fit {
  const columns = direction.map((_, index) => cases.map((one) => one.row[index] ?? 0));
  const means = columns.map((values) => values.reduce((a, b) => a + b, 0) / values.length);
  const spreads = columns.map((values, index) => {
    const mean = means[index] ?? 0;
    return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length) || 1;
  });
  const rows = cases.map(({ row }) =>
    row.map((value, index) => (value - (means[index] ?? 0)) / (spreads[index] ?? 1)),
  );
  const total = cases.reduce((sum, one) => sum + one.worth, 0) || 1;
  const weights: number[] = direction.map(() => 0);
  let bias = 0;
  for (let round = 0; round < settings.rounds; round++) {
    const slope: number[] = weights.map((weight) => settings.decay * weight);
    let drift = 0;
    for (const [at, { yes, worth }] of cases.entries()) {
      const row = rows[at] ?? [];
      const error = chance(bias + product(row, weights)) - Number(yes);
      for (const [index, value] of row.entries())
        slope[index] = (slope[index] ?? 0) + (worth / total) * error * value;
      drift += (worth / total) * error;
    }
    for (const [index, value] of slope.entries())
      weights[index] = held((weights[index] ?? 0) - settings.rate * value, direction[index] ?? 0);
    bias -= settings.rate * drift;
  }
  const raw = weights.map((weight, index) => weight / (spreads[index] ?? 1));
  return { bias: bias - product(raw, means), weights: raw };
}

export function probability({ bias, weights }: Fit, row: readonly number[]): number {
  return chance(bias + product(row, weights));
}

function held(weight: number, direction: 1 | -1 | 0): number {
  return direction === 0 || weight * direction > 0 ? weight : 0;
}

function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0);
}
