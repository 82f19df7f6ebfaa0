// The dates a happening can have: calendar dates, no decades, no vague words, with how they were worked out.
// Leaves to others: which happening they belong to (find-events).
import type { DatedBy } from '../../model/date.ts';
import type { Span } from '../../model/span.ts';
import type { DatesFound } from '../dates/find-dates.ts';

/** A date at its place in the text. */
export interface DatedPlace {
  readonly span: Span;
  readonly date: DatedBy;
  /** True for a year by itself, which may only name a thing: "the 2015 National Assembly". */
  readonly bareYear: boolean;
}

/** The usable dates of a document, by start. */
export function datesIn(found: DatesFound): readonly DatedPlace[] {
  return found.expressions.flatMap((expression, index) => {
    const { type, edtf, basis, span } = expression;
    if (edtf === undefined || (type !== 'DATE' && type !== 'TIME') || isTooWide(edtf)) return [];
    const evidence = found.evidence[index];
    const date: DatedBy = { value: edtf, basis, ...(evidence !== undefined && { evidence }) };
    return [{ span, date, bareYear: /^\d{4}$/u.test(edtf) && basis === 'stated' }];
  });
}

/** Decades and centuries date no happening. */
function isTooWide(edtf: string): boolean {
  return /^\d{4}\/\d{4}$/u.test(edtf);
}

/**
 * Walks a list sorted by start alongside the sentences, so that all of it costs one pass: the returned function
 * gives the items that overlap a span, for spans in order.
 */
export function follow<T>(
  items: readonly T[],
  spanOf: (item: T) => Span,
): (span: Span) => readonly T[] {
  let next = 0;
  return (span) => {
    while (next < items.length && endOf(items[next], spanOf) <= span.start) next++;
    const inside: T[] = [];
    for (let index = next; index < items.length; index++) {
      const item = items[index];
      if (item === undefined || spanOf(item).start >= span.end) break;
      if (spanOf(item).end > span.start) inside.push(item);
    }
    return inside;
  };
}

function endOf<T>(item: T | undefined, spanOf: (item: T) => Span): number {
  return item === undefined ? Number.POSITIVE_INFINITY : spanOf(item).end;
}
