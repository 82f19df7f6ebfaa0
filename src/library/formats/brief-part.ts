// What the sections of a brief share: the part each hands back, and remarks on what a date rests on.
// Leaves to others: the sections (brief, brief-event, brief-quotation).
import type { DatedBy } from '../../model/date.ts';
import type { Outline, Region } from '../../model/document.ts';
import type { Problem } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';

/** Part of a brief as a section parser hands it back. */
export interface Part {
  readonly regions: readonly Region[];
  readonly outline?: Partial<Outline>;
  readonly problems?: readonly Problem[];
}

/** A fault in a brief, with its line in the file. */
export type Fault = (rule: string, span: Span, reason: string) => Problem;

/** A line without its remark on the date, and the remark. */
export interface Remarked {
  readonly line: string;
  readonly basis: DatedBy['basis'];
  readonly evidence?: string;
}

const remark = /\((inferred|worked out):([^()]+)\)$/iu;

/** Takes the remark off the end of a line; without one the date is stated. */
export function withoutRemark(line: string): Remarked {
  const match = remark.exec(line.trimEnd());
  if (match === null) return { line, basis: 'stated' };
  return {
    line: line.slice(0, match.index).trimEnd(),
    basis: match[1]?.toLowerCase() === 'inferred' ? 'inferred' : 'relative',
    evidence: (match[2] ?? '').trim(),
  };
}

/** The date a remarked line carries. */
export function datedBy(value: string, { basis, evidence }: Remarked): DatedBy {
  return { value, basis, ...(evidence !== undefined && { evidence }) };
}
