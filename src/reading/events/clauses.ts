// The parts of a sentence between commas and joining words, which is as near to grammar as we come.
// Leaves to others: what happens in them (happening).
import type { Span } from '../../model/span.ts';
import type { Token } from '../page/page.ts';

/** Token indexes, half-open, and the stretch of text they cover. */
export interface Clause extends Span {
  readonly from: number;
  readonly to: number;
}

const breaks =
  /^(?:[,;:—–()]|who|which|when|while|where|after|before|although|though|because|but|whereas|until|since|as)$/iu;
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Cuts a sentence's tokens into clauses. A comma inside a date or between two single words is no cut. */
export function clausesOf(tokens: readonly Token[], dates: readonly Span[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  tokens.forEach((token, index) => {
    if (index === from || !breaks.test(token.text)) return;
    if (dates.some((date) => date.start <= token.start && token.end <= date.end)) return;
    if (token.text === ',' && months.test(tokens[index - 2]?.text ?? '')) return;
    if (
      /^(?:as|since|until|before|after)$/iu.test(token.text) &&
      isBeforeDate(tokens[index + 1], dates)
    )
      return;
    push(clauses, tokens, from, index);
    from = index;
  });
  push(clauses, tokens, from, tokens.length);
  return clauses;
}

function isBeforeDate(next: Token | undefined, dates: readonly Span[]): boolean {
  return (
    next !== undefined && dates.some((date) => date.start <= next.end && next.start <= date.end)
  );
}

function push(clauses: Clause[], tokens: readonly Token[], from: number, to: number): void {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first !== undefined && last !== undefined && to > from)
    clauses.push({ from, to, start: first.start, end: last.end });
}
