// Sentences that name a subject without dating anything, at the day their document appeared: weaker than any event.
// Leaves to others: events (reports.ts). Chat shows events alone; these fill a timeline that must have so many dates.
import { dayRange } from '../../model/date.ts';
import type { Archive, EventRow } from '../../store/store.ts';
import type { Theme } from './theme.ts';

/** As reports dated "about" the day of their document; sentences that are in `known` are left out. */
export async function namedOn(
  archive: Archive,
  theme: Theme,
  known: readonly EventRow[],
  limit: number,
): Promise<readonly EventRow[]> {
  const seen = new Set(known.map(placeOf));
  const found: EventRow[] = [];
  for (const actor of theme.actors) {
    const hits = await archive.sentencesOn(actor, limit);
    const documents = await archive.documents([...new Set(hits.map((hit) => hit.document))]);
    for (const { document, span } of hits) {
      const date = documents.get(document)?.date;
      if (date === undefined || dayRange(date.value)?.precision !== 'day') continue;
      const report: EventRow = {
        ...{ document, span, actors: [actor], status: 'happened' },
        date: { value: date.value, basis: 'inferred' },
      };
      if (seen.has(placeOf(report))) continue;
      seen.add(placeOf(report));
      found.push(report);
    }
  }
  return found;
}

function placeOf({ document, span }: EventRow): string {
  return `${document}\n${span.start}`;
}
