// Finds words in a text token by token: as they stand, or as near as they come, with every difference.
// Leaves to others: where to look and what to say of it (commands/check.ts).
import type { Span } from '../../model/span.ts';
import type { Token } from './tokens.ts';

/** `left`: the text has it and the asker not; `added`: the other way round. Neighbouring ones are one. */
export interface Difference {
  readonly type: 'left' | 'added' | 'changed';
  readonly asked: string;
  readonly found: string;
}

export interface Alignment {
  /** From the first to the last word that agrees. */
  readonly span: Span;
  /** Share of the asked words that stand in the text, 0 to 1. */
  readonly agreement: number;
  readonly agreeing: number;
  readonly differences: readonly Difference[];
}

/** Where all tokens stand one after the other; the case of the very first letter is free. */
export function findExact(asked: readonly Token[], text: readonly Token[]): Span | undefined {
  for (let start = 0; start + asked.length <= text.length; start++) {
    const first = text[start];
    const last = text[start + asked.length - 1];
    if (first === undefined || last === undefined) return undefined;
    const agrees = asked.every((token, index) => {
      const other = text[start + index];
      return (
        other !== undefined && (index === 0 ? sameStart(token, other) : token.form === other.form)
      );
    });
    if (agrees) return { start: first.span.start, end: last.span.end };
  }
  return undefined;
}

function sameStart(a: Token, b: Token): boolean {
  const rest = (token: Token) => [...token.form].slice(1).join('');
  const initial = (token: Token) => [...token.form][0]?.toLowerCase();
  return initial(a) === initial(b) && rest(a) === rest(b);
}

type Step = 'same' | 'changed' | 'added' | 'left' | 'stop';

/** A cheap typing slip costs less than a wrong word, a mark less than a word. */
function cost(token: Token): number {
  return token.word ? 1 : 0.25;
}

/**
 * The best place of all asked tokens in any stretch of the text: edit distance over tokens, free at both
 * ends of the text (Sellers 1980, "The theory and computation of evolutionary distances").
 */
export function align(asked: readonly Token[], text: readonly Token[]): Alignment | undefined {
  const width = text.length + 1;
  const steps: Step[] = Array.from({ length: width }, () => 'stop');
  let above: number[] = Array.from({ length: width }, () => 0);
  for (const token of asked) {
    const row: number[] = [(above[0] ?? 0) + cost(token)];
    steps.push('added');
    for (const [index, other] of text.entries()) {
      const [total, step] = cheapest(token, other, {
        diagonal: above[index] ?? 0,
        above: above[index + 1] ?? 0,
        left: row[index] ?? 0,
      });
      row.push(total);
      steps.push(step);
    }
    above = row;
  }
  const end = above.reduce((best, total, index) => (total < (above[best] ?? 0) ? index : best), 0);
  return traced(asked, text, steps, end);
}

function cheapest(
  token: Token,
  other: Token,
  costs: { readonly diagonal: number; readonly above: number; readonly left: number },
): readonly [number, Step] {
  const same = token.form.toLowerCase() === other.form.toLowerCase();
  const change = token.word === other.word ? Math.max(cost(token), cost(other)) * 1.5 : 9;
  const options: readonly (readonly [number, Step])[] = [
    same
      ? [costs.diagonal + (token.form === other.form ? 0 : 0.05), 'same']
      : [costs.diagonal + change, 'changed'],
    [costs.above + cost(token), 'added'],
    [costs.left + cost(other), 'left'],
  ];
  return options.reduce((best, one) => (one[0] < best[0] ? one : best));
}

/** Walks back from the cheapest end and gathers what agrees and what does not. */
function traced(
  asked: readonly Token[],
  text: readonly Token[],
  steps: readonly Step[],
  end: number,
): Alignment | undefined {
  const width = text.length + 1;
  const pairs: Pair[] = [];
  let [row, column] = [asked.length, end];
  while (row > 0) {
    const step = steps[row * width + column] ?? 'stop';
    const mine = step === 'left' ? undefined : asked[row - 1];
    const theirs = step === 'added' ? undefined : text[column - 1];
    pairs.unshift({ mine, theirs });
    if (step !== 'left') row--;
    if (step !== 'added') column--;
    if (step === 'stop') break;
  }
  return summed(asked, pairs);
}

interface Pair {
  readonly mine: Token | undefined;
  readonly theirs: Token | undefined;
}

function agrees({ mine, theirs }: Pair): boolean {
  return mine !== undefined && mine.form.toLowerCase() === theirs?.form.toLowerCase();
}

function summed(asked: readonly Token[], pairs: readonly Pair[]): Alignment | undefined {
  const matched = pairs.filter(agrees);
  const [first] = matched;
  const last = matched.at(-1);
  if (first?.theirs === undefined || last?.theirs === undefined) return undefined;
  const words = asked.filter((token) => token.word).length;
  const agreeing = matched.filter((pair) => pair.mine?.word).length;
  return {
    span: { start: first.theirs.span.start, end: last.theirs.span.end },
    agreement: words === 0 ? 0 : agreeing / words,
    agreeing,
    differences: differencesOf(pairs),
  };
}

function differencesOf(pairs: readonly Pair[]): readonly Difference[] {
  const found: Difference[] = [];
  let mine: string[] = [];
  let theirs: string[] = [];
  const close = () => {
    const [asked, text] = [mine.join(' '), theirs.join(' ')];
    if (asked !== '' || text !== '') found.push({ type: typeOf(asked, text), asked, found: text });
    [mine, theirs] = [[], []];
  };
  for (const [index, pair] of pairs.entries()) {
    const same = index === 0 ? agrees(pair) : pair.mine?.form === pair.theirs?.form;
    if (same) close();
    else {
      if (pair.mine !== undefined) mine.push(pair.mine.form);
      if (pair.theirs !== undefined) theirs.push(pair.theirs.form);
    }
  }
  close();
  return found;
}

function typeOf(asked: string, found: string): Difference['type'] {
  if (asked === '') return 'left';
  return found === '' ? 'added' : 'changed';
}
