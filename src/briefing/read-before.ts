// What is new on a subject since somebody last read the brief on it: which of its documents were not there then.
// Leaves to others: the brief itself (subject-brief.ts), keeping (store).
import { createHash } from 'node:crypto';
import type { Briefed } from '../store/conversations.ts';
import type { Asked } from './asked.ts';

/**
 * Asking again within this time is the same reading: it shows what it showed, and nothing becomes old by being asked
 * for twice in a row.
 */
const sameReading = 3_600_000;

/** When the last reading was, and which of the given documents were not part of it; undefined for a first reading. */
export interface SinceLast {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly fresh: readonly string[];
}

/** Compares with the last reading and remembers this one. A single question from the shell is no reading. */
export async function sinceLast(
  { request, ledger }: Asked,
  subject: string,
  documents: readonly string[],
): Promise<SinceLast | undefined> {
  if (request.alone) return undefined;
  const { place, user, at } = request;
  const kept = await ledger.briefed(place, user, subject);
  const seen = documents.map(markOf);
  const same = kept !== undefined && at - kept.at < sameReading;
  const before = same ? kept.before : kept && { at: kept.at, seen: kept.seen };
  const briefed: Briefed = { at: same ? kept.at : at, seen, ...(before && { before }) };
  await ledger.keepBriefed(place, user, subject, briefed);
  if (before === undefined) return undefined;
  const known = new Set(before.seen);
  return { at: before.at, fresh: documents.filter((id) => !known.has(markOf(id))) };
}

/** Eight letters for an id: enough to tell some hundred documents apart. */
function markOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 8);
}
