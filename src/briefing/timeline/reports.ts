// Every event on a subject, from the store, each once.
// Leaves to others: who is meant (theme.ts) and which of them are shown (dates.ts, passages.ts).
import type { DocumentId } from '../../model/document.ts';
import type { ActorId } from '../../model/reading.ts';
import type { Archive, EventRow, Window } from '../../store/store.ts';
import type { Theme, Wording } from './theme.ts';

/** How far a search for reports goes. */
export interface Reach {
  /** Most events for each actor and each word, the newest. */
  readonly limit: number;
  /** From so many dates on a topic's words need not be loosened. */
  readonly enough: number;
}

/** The events on a theme, oldest first. */
export async function reportsOn(
  archive: Archive,
  theme: Theme,
  days: Window,
  reach: Reach,
): Promise<readonly EventRow[]> {
  const found = new Map<string, EventRow>();
  const keep = (rows: readonly EventRow[]) => {
    for (const row of rows) found.set(keyOf(row), row);
  };
  for (const actor of theme.actors) keep(await byActor(archive, actor, days, reach.limit));
  for (const wording of theme.wordings) keep(await byWords(archive, wording, days, reach));
  return [...found.values()].toSorted(inOrder);
}

async function byActor(
  archive: Archive,
  actor: ActorId,
  days: Window,
  limit: number,
): Promise<readonly EventRow[]> {
  return (await archive.events({ ...days, actor, limit, order: 'newest' })).rows;
}

/**
 * All the words in one sentence. Where a topic has too few such reports, half of its words are enough in documents
 * that hold all but one of several in one sentence: who writes on "US stock markets" says "the markets" elsewhere.
 */
async function byWords(
  archive: Archive,
  { words, how }: Wording,
  days: Window,
  { limit, enough }: Reach,
): Promise<readonly EventRow[]> {
  const { rows } = await archive.events({ ...days, words, limit, order: 'newest' });
  const dates = new Set(rows.map((row) => row.date.value)).size;
  if (how === 'name' || words.length < 2 || dates >= enough) return rows;
  const onTopic = await documentsOn(archive, words);
  const held = new Map<string, { readonly row: EventRow; words: number }>();
  for (const word of words) {
    const found = await archive.events({ ...days, words: [word], limit, order: 'newest' });
    for (const row of found.rows) {
      const known = held.get(keyOf(row)) ?? { row, words: 0 };
      known.words++;
      held.set(keyOf(row), known);
    }
  }
  return [...held.values()]
    .filter((one) => one.words * 2 >= words.length && onTopic.has(one.row.document))
    .map((one) => one.row);
}

/** Sentences looked at for each word of a topic. */
const mostSentences = 2000;

/** Documents with a sentence that holds both of two words, or all but one of several. */
async function documentsOn(
  archive: Archive,
  words: readonly string[],
): Promise<ReadonlySet<DocumentId>> {
  const counts = new Map<string, { readonly document: DocumentId; words: number }>();
  for (const word of words)
    for (const { document, span } of await archive.search({
      words: [word],
      limit: mostSentences,
    })) {
      const key = `${document}\n${span.start}`;
      const known = counts.get(key) ?? { document, words: 0 };
      known.words++;
      counts.set(key, known);
    }
  const least = words.length === 2 ? 2 : words.length - 1;
  return new Set(
    [...counts.values()].filter((one) => one.words >= least).map((one) => one.document),
  );
}

/** One report a date: a passage that tells of two dates is two events. */
function keyOf({ document, span, date }: EventRow): string {
  return `${document}\n${span.start}-${span.end}\n${date.value}`;
}

function inOrder(a: EventRow, b: EventRow): number {
  const first = a.date.value.localeCompare(b.date.value, 'en');
  return first || a.document.localeCompare(b.document, 'en') || a.span.start - b.span.start;
}
