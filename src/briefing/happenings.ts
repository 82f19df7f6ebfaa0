// Puts reports of one happening together, so that it is told once with all its references.
// Leaves to others: finding events (reading) and wording them (lines.ts).
import { dayRange } from '../model/date.ts';
import type { EventRow } from '../store/store.ts';

/** One happening and every report of it, the most reliable first. */
export interface Happening {
  readonly reports: readonly [EventRow, ...EventRow[]];
}

/** Stems of the words a report is made of. */
export type StemsOf = (event: EventRow) => ReadonlySet<string>;

/** Shares of the shorter report's words from which two reports are taken for the same happening. */
const sameWords = 0.6;
const sameWordsWithActor = 0.3;

/** Groups reports in the order they come; within a happening a brief's line comes first, then stated dates. */
export function happeningsOf(
  events: readonly EventRow[],
  stemsOf: StemsOf,
  isBrief: (event: EventRow) => boolean,
): readonly Happening[] {
  const groups: [EventRow, ...EventRow[]][] = [];
  for (const event of events) {
    const group = groups.find((one) => one.some((report) => isSame(report, event, stemsOf)));
    if (group === undefined) groups.push([event]);
    else group.push(event);
  }
  return groups.map((group) => ({ reports: byReliability(group, isBrief) }));
}

/**
 * True for two reports of the same day and status that clearly use the same words, or share an actor who
 * is no mere place and a good part of the words.
 */
function isSame(a: EventRow, b: EventRow, stemsOf: StemsOf): boolean {
  if (isSamePassage(a, b)) return true;
  if (a.status !== b.status || a.date.value !== b.date.value) return false;
  const share = overlap(stemsOf(a), stemsOf(b));
  const precise = dayRange(a.date.value)?.precision === 'day';
  if (a.document === b.document || !precise) return share >= sameWords;
  return share >= (shareActor(a, b) ? sameWordsWithActor : sameWords);
}

/** One passage that tells of two dates is shown once, with both. */
export function isSamePassage(a: EventRow, b: EventRow): boolean {
  return a.document === b.document && a.span.start === b.span.start && a.span.end === b.span.end;
}

function shareActor(a: EventRow, b: EventRow): boolean {
  return a.actors.some((actor) => !actor.startsWith('place:') && b.actors.includes(actor));
}

/** Share of the smaller set that is in the other one, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  return [...small].filter((word) => large.has(word)).length / small.size;
}

function byReliability(
  group: readonly [EventRow, ...EventRow[]],
  isBrief: (event: EventRow) => boolean,
): [EventRow, ...EventRow[]] {
  const rank = { stated: 0, relative: 1, inferred: 2 };
  const doubt = (event: EventRow) => (isBrief(event) ? -1 : rank[event.date.basis]);
  const [first = group[0], ...rest] = group.toSorted((a, b) => doubt(a) - doubt(b));
  return [first, ...rest];
}
