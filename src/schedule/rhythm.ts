// Which calendar days a rhythm names: every day, days of the week, a day of the month.
// Leaves to others: time zones and their left-out days (due.ts), wording a rhythm (briefing).
import type { Rhythm, Weekday } from '../store/ledger.ts';

/** In the order of `Date.getUTCDay`. */
const weekdays: readonly Weekday[] = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];

/**
 * True when a rhythm names a day. The 31st of a month that has none is its last day, as most people mean it.
 * @param date `YYYY-MM-DD`
 */
export function isNamed(rhythm: Rhythm, date: string): boolean {
  switch (rhythm.every) {
    case 'day':
      return true;
    case 'week': {
      const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
      return weekday !== undefined && rhythm.days.includes(weekday);
    }
    case 'month':
      return Number(date.slice(8)) === Math.min(rhythm.day, lastDayOf(date));
  }
}

/** The number of days in the month of a date. */
function lastDayOf(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
}
