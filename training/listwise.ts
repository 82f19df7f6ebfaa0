// Learns weights that put the right rows first: a softmax over all rows of a question, linear in their signs (Cao and
// others 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach"), by Adam from zero. No randomness.
// Leaves to others: the rows (ranking.ts).

/** One question: a row of signs for each thing to order, and which of them are right. */
export interface Lesson {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  /** What the question counts beside others. */
  readonly worth: number;
}

const settings = { rounds: 250, rate: 0.05, decay: 0.003, first: 0.9, second: 0.999 };

/** A weight for each sign, for signs as they are; those of `never` are never below 0. */
export function learned(lessons: readonly Lesson[], never: ReadonlySet<number>): readonly number[] {
  const useful = lessons.filter((one) => one.right.includes(true));
  const width = useful[0]?.rows[0]?.length ?? 0;
  const spreads = spreadsOf(useful, width);
  const total = useful.reduce((sum, one) => sum + one.worth, 0) || 1;
  const weights = new Float64Array(width);
  const [speed, force] = [new Float64Array(width), new Float64Array(width)];
  for (let round = 1; round <= settings.rounds; round++) {
    const slope = weights.map((weight) => settings.decay * weight);
    for (const lesson of useful) addSlope(lesson, weights, spreads, lesson.worth / total, slope);
    for (const [index, value] of slope.entries()) {
      speed[index] = settings.first * (speed[index] ?? 0) + (1 - settings.first) * value;
      force[index] = settings.second * (force[index] ?? 0) + (1 - settings.second) * value ** 2;
      const step = (speed[index] ?? 0) / (1 - settings.first ** round);
      const scale = Math.sqrt((force[index] ?? 0) / (1 - settings.second ** round)) + 1e-8;
      const next = (weights[index] ?? 0) - (settings.rate * step) / scale;
      weights[index] = never.has(index) ? Math.max(0, next) : next;
    }
  }
  return Array.from(weights, (weight, index) => weight / (spreads[index] ?? 1));
}

export function dot(weights: ArrayLike<number>, row: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < row.length; index++) sum += (weights[index] ?? 0) * (row[index] ?? 0);
  return sum;
}

function addSlope(
  { rows, right }: Lesson,
  weights: Float64Array,
  spreads: readonly number[],
  worth: number,
  slope: Float64Array,
): void {
  const scaled = weights.map((weight, index) => weight / (spreads[index] ?? 1));
  const scores = rows.map((row) => dot(scaled, row));
  const highest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - highest));
  const all = shares.reduce((a, b) => a + b, 0);
  const good = right.filter(Boolean).length;
  for (const [at, row] of rows.entries()) {
    const error = (shares[at] ?? 0) / all - (right[at] === true ? 1 / good : 0);
    if (Math.abs(error) < 1e-6) continue;
    for (let index = 0; index < row.length; index++)
      slope[index] =
        (slope[index] ?? 0) + (worth * error * (row[index] ?? 0)) / (spreads[index] ?? 1);
  }
}

function spreadsOf(lessons: readonly Lesson[], width: number): readonly number[] {
  const rows = lessons.flatMap((one) => one.rows);
  return Array.from({ length: width }, (_, index) => {
    const mean = rows.reduce((sum, row) => sum + (row[index] ?? 0), 0) / Math.max(1, rows.length);
    const square = rows.reduce((sum, row) => sum + ((row[index] ?? 0) - mean) ** 2, 0);
    return Math.sqrt(square / Math.max(1, rows.length)) || 1;
  });
}
