// A quotation as the rules of a paragraph see it, before its speaker is bound to an actor.
// Leaves to others: the binding (resolve) and the rules.
import type { Span } from '../../model/span.ts';
import type { Attribution } from './clauses.ts';
import type { Range } from './phrase.ts';
import type { Marked, Strip } from './strip.ts';

export interface Draft {
  readonly spans: Span[];
  readonly kind: 'direct' | 'indirect' | 'mixed';
  /** The reporting words and the words for the speaker, where the text has them. */
  cue: Span | undefined;
  subject: Span | undefined;
  /** Word index of the cue in its paragraph, or -1. */
  readonly cueAt: number;
  /** Speech that goes on from an earlier draft, whose speaker it shares. */
  continues: Draft | undefined;
  confidence: 'high' | 'medium' | 'low';
  /** Word indexes from the first to the last word said, both inclusive, marks included. */
  readonly reach: { first: number; last: number };
}

/** The part of a draft that its attribution gives. */
export function attributed(
  strip: Strip,
  attribution: Attribution | undefined,
): Pick<Draft, 'cue' | 'subject' | 'cueAt'> {
  if (!attribution) return { cue: undefined, subject: undefined, cueAt: -1 };
  const { cue, subject } = attribution;
  return {
    cue: cue.base === ':' ? undefined : spanOf(strip, cue),
    subject: subject && spanOf(strip, subject),
    cueAt: cue.first,
  };
}

export function spanOf(strip: Strip, range: Range): Span {
  const first = strip.words[range.first];
  const last = strip.words[range.last];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Words inside the marks, punctuation not counted. */
export function countWords(strip: Strip, marked: Marked): number {
  let count = 0;
  for (let at = marked.first; at <= marked.last; at++)
    if (/[\p{L}\p{N}]/u.test(strip.words[at]?.text ?? '')) count++;
  return count;
}

/** A capital at the front and a stop at the end: a sentence of its own, not a phrase taken over. */
export function standsAlone(strip: Strip, marked: Marked): boolean {
  const first = strip.words[marked.first]?.text ?? '';
  return /^[\p{Lu}\p{Nd}[(…‘'.]/u.test(first) && (marked.unfinished || endsStopped(strip, marked));
}

/** The last word said; a mark of a quotation within does not count: “He said, ‘Go,’ ” she recalled. */
export function lastWord(strip: Strip, marked: Marked): string {
  const last = strip.words[marked.last]?.text ?? '';
  return /^['’]$/u.test(last) ? (strip.words[marked.last - 1]?.text ?? '') : last;
}

export function endsStopped(strip: Strip, marked: Marked): boolean {
  const last = lastWord(strip, marked);
  const next = strip.words[marked.close + 1]?.text ?? '';
  return /[.!?,…—–-]$/u.test(last) || next === '.' || next === ',';
}
