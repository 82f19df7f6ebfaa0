// Decides whether what was found answers a question, by weights fitted on public questions with and without answers.
// Leaves to others: the evidence (evidence.ts) and fitting (training/refusal.ts).
import { evidenceNames } from './evidence.ts';

/** What `models/refusal.json` holds: a logistic model over evidence. */
export interface Judgement {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
  /** Probability from which an answer is given. */
  readonly threshold: number;
  /** The same for long questions. */
  readonly longThreshold: number;
}

/** How likely it is that the best passage answers, 0 to 1. */
export function likelihood({ bias, weights }: Judgement, evidence: readonly number[]): number {
  const sum = evidenceNames.reduce(
    (total, name, index) => total + (weights[name] ?? 0) * (evidence[index] ?? 0),
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

export function thresholdFor({ threshold, longThreshold }: Judgement, long: boolean): number {
  return long ? longThreshold : threshold;
}

/** Reads the weights of a file. @throws Error where one is missing. */
export function parseJudgement(json: string): Judgement {
  const value: unknown = JSON.parse(json);
  const field = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null
      ? Object.entries(from).find(([key]) => key === name)?.[1]
      : undefined;
  const number = (from: unknown, name: string): number => {
    const found = field(from, name);
    if (typeof found !== 'number') throw new Error(`refusal weights lack "${name}"`);
    return found;
  };
  const weights = field(value, 'weights');
  return {
    bias: number(value, 'bias'),
    threshold: number(value, 'threshold'),
    longThreshold: number(value, 'longThreshold'),
    weights: Object.fromEntries(evidenceNames.map((name) => [name, number(weights, name)])),
  };
}
