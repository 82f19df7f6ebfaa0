// Phrases kept as a tree of folded words, found in a text in one walk however many there are.
// Leaves to others: what a phrase stands for.
import type { WordType } from './word-types.ts';

/** One step of a phrase; `value` is what the phrase that ends here stands for. */
export interface Step<Value> {
  readonly next: Map<string, Step<Value>>;
  value: Value | undefined;
}

export function newStep<Value>(): Step<Value> {
  return { next: new Map(), value: undefined };
}

/** The last step of a phrase, made where it is not there yet. */
export function grow<Value>(root: Step<Value>, phrase: readonly string[]): Step<Value> {
  let step = root;
  for (const word of phrase) {
    let next = step.next.get(word);
    if (next === undefined) {
      next = newStep();
      step.next.set(word, next);
    }
    step = next;
  }
  return step;
}

export interface Hit<Value> {
  /** In words, at least 1. */
  readonly length: number;
  readonly value: Value;
}

/** The longest phrase that starts at a word and ends before `limit`. */
export function longestPhrase<Value>(
  root: Step<Value>,
  types: readonly Pick<WordType, 'folded'>[],
  at: number,
  limit: number,
): Hit<Value> | undefined {
  let step: Step<Value> | undefined = root;
  let found: Hit<Value> | undefined;
  for (let next = at; next < limit; next++) {
    step = step.next.get(types[next]?.folded ?? '');
    if (step === undefined) break;
    if (step.value !== undefined) found = { length: next - at + 1, value: step.value };
  }
  return found;
}
