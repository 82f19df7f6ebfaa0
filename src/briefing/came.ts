// When documents came in: as somebody types it, or as the button of an edition carries it.
// Leaves to others: what came in then (edition-new.ts).
import type { Asked } from './asked.ts';
import { localDate, parseWhen, shifted } from './when.ts';
import { todayOf } from './window.ts';

/** After one moment, up to another, in milliseconds since the epoch. */
export interface Since {
  readonly after: number;
  readonly upTo: number;
}

/** An ISO 8601 interval, `2026-07-27T08:00:00.000Z/2026-07-28T08:00:00.000Z`. */
export function intervalOf({ after, upTo }: Since): string {
  return [after, upTo].map((at) => new Date(at).toISOString()).join('/');
}

/** What was typed, days where the asker is; undefined for what is neither days nor an interval. */
export function cameWhen(asked: Asked, typed: string): Since | undefined {
  const interval = intervalIn(typed);
  if (interval !== undefined) return interval;
  const today = todayOf(asked);
  const when = parseWhen(typed, today);
  if (when === undefined) return undefined;
  const { timeZone } = asked.request;
  const days = when.type === 'days' ? when : lastOf(when.monthDay, today);
  // A document that came at the first moment of a day came on that day.
  const start = (day: string) => startOf(day, timeZone) - 1;
  return { after: start(days.from), upTo: start(shifted(days.to, 1)) };
}

const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z`;
const interval = new RegExp(`^(${instant})/(${instant})$`, 'u');

function intervalIn(typed: string): Since | undefined {
  const [, from = '', to = ''] = interval.exec(typed.trim()) ?? [];
  const [after, upTo] = [Date.parse(from), Date.parse(to)];
  return Number.isNaN(after) || Number.isNaN(upTo) ? undefined : { after, upTo };
}

/** A day without a year is the latest one that is not in the future. */
function lastOf(monthDay: string, today: string): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4));
  const day = `${year}-${monthDay}` <= today ? `${year}-${monthDay}` : `${year - 1}-${monthDay}`;
  return { from: day, to: day };
}

const minuteMs = 60_000;
/** No zone is further from UTC than this. */
const farthestMinutes = 15 * 60;

/** The first minute of a local day, in milliseconds since the epoch. */
function startOf(day: string, zone: string | undefined): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, from] = [-farthestMinutes, farthestMinutes];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(midnight + middle * minuteMs, zone) >= day) from = middle;
    else before = middle;
  }
  return midnight + from * minuteMs;
}
