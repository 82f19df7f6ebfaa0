// Every event on a subject, from the store, each once.
// Leaves to others: who is meant (theme.ts) and which of them are shown (dates.ts, passages.ts).
import type { ActorId } from '../../model/reading.ts';
import type { Archive, EventRow, Window } from '../../store/store.ts';
import type { Theme, Wording } from './theme.ts';

/** The events on a theme, oldest first, at most `limit` for each of its actors and words. */
export async function reportsOn(
  archive: Archive,
  theme: Theme,
  days: Window,
  limit: number,
): Promise<readonly EventRow[]> {
  const found = new Map<string, EventRow>();
  const keep = (rows: readonly EventRow[]) => {
    for (const row of rows) found.set(keyOf(row), row);
  };
  for (const actor of theme.actors) keep(await byActor(archive, actor, days, limit));
  for (const wording of theme.wordings) keep(await byWords(archive, wording, days, limit));
  return [...found.values()].toSorted(inOrder);
}

async function byActor(
  archive: Archive,
  actor: ActorId,
  days: Window,
  limit: number,
): Promise<readonly EventRow[]> {
  return (await archive.events({ ...days, actor, limit, order: 'oldest' })).rows;
}

/**
 * All the words in one sentence; for a topic of several, half of them are enough where the document's events hold
 * all but one: who writes on "US stock markets" says "the markets" in most sentences.
 */
async function byWords(
  archive: Archive,
  { words, how }: Wording,
  days: Window,
  limit: number,
): Promise<readonly EventRow[]> {
  if (how === 'name' || words.length < 2)
    return (await archive.events({ ...days, words, limit, order: 'oldest' })).rows;
  const held = new Map<string, { readonly row: EventRow; words: number }>();
  const inDocument = new Map<string, Set<string>>();
  for (const word of words) {
    const { rows } = await archive.events({ ...days, words: [word], limit, order: 'oldest' });
    for (const row of rows) {
      const known = held.get(keyOf(row)) ?? { row, words: 0 };
      known.words++;
      held.set(keyOf(row), known);
      inDocument.set(row.document, (inDocument.get(row.document) ?? new Set()).add(word));
    }
  }
  const enough = words.length === 2 ? 2 : words.length - 1;
  return [...held.values()]
    .filter(
      (one) =>
        one.words * 2 >= words.length && (inDocument.get(one.row.document)?.size ?? 0) >= enough,
    )
    .map((one) => one.row);
}

/** One report a date: a passage that tells of two dates is two events. */
function keyOf({ document, span, date }: EventRow): string {
  return `${document}\n${span.start}-${span.end}\n${date.value}`;
}

function inOrder(a: EventRow, b: EventRow): number {
  const first = a.date.value.localeCompare(b.date.value, 'en');
  return first || a.document.localeCompare(b.document, 'en') || a.span.start - b.span.start;
}
