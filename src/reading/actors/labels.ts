// The labels of the tagger and which may follow which.
// Leaves to others: scoring them (tagger.ts).
import type { MentionType } from '../../model/reading.ts';

/** B begins a name, I goes on, L ends it, U is a name of one word; O is no name. */
export const labels = [
  'O',
  'B-PER',
  'I-PER',
  'L-PER',
  'U-PER',
  'B-ORG',
  'I-ORG',
  'L-ORG',
  'U-ORG',
  'B-LOC',
  'I-LOC',
  'L-LOC',
  'U-LOC',
  'B-MISC',
  'I-MISC',
  'L-MISC',
  'U-MISC',
] as const;

export const labelCount = labels.length;
export const types: readonly MentionType[] = ['PER', 'ORG', 'LOC', 'MISC'];

/** Place of a word in its name: 0 begins, 1 goes on, 2 ends, 3 alone. */
export type Position = 0 | 1 | 2 | 3;

/** The label of a type at a position of a name. */
export function labelOf(type: MentionType, position: Position): number {
  return 1 + types.indexOf(type) * 4 + position;
}

/** The type of a label, undefined for O. */
export function labelType(label: number): MentionType | undefined {
  return label === 0 ? undefined : types[(label - 1) >> 2];
}

const open = (label: number): boolean => label !== 0 && (label - 1) % 4 < 2;
const opens = (label: number): boolean =>
  label === 0 || (label - 1) % 4 === 0 || (label - 1) % 4 === 3;

/** May `after` follow `before`? -1 stands for the edge of a sentence on either side. */
export function mayFollow(before: number, after: number): boolean {
  if (before === -1) return after === -1 || opens(after);
  if (open(before)) return after > 0 && !opens(after) && labelType(before) === labelType(after);
  return after === -1 || opens(after);
}

/** True when a name starts, or goes on but ends, with this label. */
export function isStart(label: number): boolean {
  return label !== 0 && opens(label);
}

export function isEnd(label: number): boolean {
  return label !== 0 && (label - 1) % 4 >= 2;
}
