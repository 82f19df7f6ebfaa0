// Decides whether what was found answers a question, by weights fitted on public questions with and without answers.
// Leaves to others: the evidence (evidence.ts) and fitting (training/refusal.ts).
import { evidenceNames } from './evidence.ts';
import { fieldOf, numberIn, numbersIn, worthOf } from './weights.ts';

/** Logistic weights over evidence, and the probability from which an answer is given. */
export interface Verdict {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly threshold: number;
}

/** What `models/refusal.json` holds: long questions are judged by weights of their own. */
export interface Judgement {
  readonly short: Verdict;
  readonly long: Verdict;
}

/** How likely it is that the best passage answers, 0 to 1. */
export function likelihood({ bias, weights }: Verdict, evidence: readonly number[]): number {
  return 1 / (1 + Math.exp(-bias - worthOf(weights, evidenceNames, evidence)));
}

/** Reads the weights of a file. @throws Error where one is missing. */
export function parseJudgement(json: string): Judgement {
  const value: unknown = JSON.parse(json);
  const verdict = (name: string): Verdict => {
    const found = fieldOf(value, name);
    return {
      bias: numberIn(found, 'bias'),
      threshold: numberIn(found, 'threshold'),
      weights: numbersIn(found, 'weights', evidenceNames),
    };
  };
  return { short: verdict('short'), long: verdict('long') };
}
