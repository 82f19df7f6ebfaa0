// "Since the election": finds the day of what a question counts from in the dated events of the archive.
// Leaves to others: dates that are written (when.ts, stretch.ts).
import { dayRange } from '../../model/date.ts';
import type { EventRow } from '../../store/store.ts';
import type { Reader } from '../asked.ts';
import type { FoundWhen } from '../when.ts';

/** Events looked at. */
const most = 60;

const counted =
  /\b(?:since|desde)\s+(?:the|that|this|last|la|el|las|los|su|his|her|their)\s+(?<what>[\p{L}’'-]+(?:\s+[\p{L}’'-]+){0,2})(?=\s*(?:[?.!,;]|$))/iu;

/** From the day of the happening until today; undefined where none, or no day of it, is told. */
export async function findSinceHappening(
  { archive }: Reader,
  text: string,
  today: string,
): Promise<FoundWhen | undefined> {
  const match = counted.exec(text);
  const words = match?.groups?.['what']?.split(/\s+/u) ?? [];
  if (match === null || words.length === 0) return undefined;
  const { rows } = await archive.events({ words, order: 'newest', limit: most });
  const from = likeliestDay(rows.filter((row) => row.status !== 'planned'));
  return from === undefined || from > today
    ? undefined
    : {
        when: { type: 'days', from, to: today },
        start: match.index,
        end: match.index + match[0].length,
      };
}

/** The day that most reports give; of several the latest. */
function likeliestDay(events: readonly EventRow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { date } of events) {
    const range = dayRange(date.value);
    if (range?.precision !== 'day') continue;
    counts.set(range.first, (counts.get(range.first) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? 1 : -1))[0]?.[0];
}
