// Half-open stretches of a text, in UTF-16 units, and the few questions asked of them.
// Leaves to others: what a stretch means (sentence, mention, quotation).

/** Half-open offsets `[start, end)` in UTF-16 units into a `Document.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when both lie inside the text and hold at least one unit. */
export function isWithin(span: Span, length: number): boolean {
  return (
    Number.isInteger(span.start) &&
    Number.isInteger(span.end) &&
    span.start >= 0 &&
    span.start < span.end &&
    span.end <= length
  );
}

/** True when `outer` holds all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the two share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span without white space at its ends; empty (`start === end`) when nothing else is in it. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
