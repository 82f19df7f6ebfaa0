// From a local date and wall-clock time to the moment they mean, on the days when clocks change too.
// Leaves to others: which dates are asked for (due.ts).
import { DateTime } from 'luxon';
import { isZone } from '../model/zone.ts';

const dayMs = 86_400_000;

const mostRemembered = 20_000;

/** Minutes east of UTC in a zone at a moment, as milliseconds. */
function offsetMs(zone: string, at: number): number {
  const day = Math.floor(at / dayMs);
  return offsetOfDay(zone, day) ?? reckonOffset(zone, at);
}

function reckonOffset(zone: string, at: number): number {
  return DateTime.fromMillis(at, { zone }).offset * 60_000;
}

/** By zone, then by UTC day since the epoch. */
const offsets = new Map<string, Map<number, number | undefined>>();

/** The offset all through a UTC day, or undefined when it changes in it: no zone changes and back within a day. */
function offsetOfDay(zone: string, day: number): number | undefined {
  const days = offsets.get(zone) ?? new Map<number, number | undefined>();
  if (days.has(day)) return days.get(day);
  const start = reckonOffset(zone, day * dayMs);
  const offset = start === reckonOffset(zone, (day + 1) * dayMs) ? start : undefined;
  if (days.size >= mostRemembered) days.clear();
  offsets.set(zone, days.set(day, offset));
  return offset;
}

type OfZone<T> = (zone: string, date?: string, time?: string) => T;

/** A pure function that remembers its last answers: thousands follow at the same time of day in the same zone. */
function remembering<T>(answer: (zone: string, date: string, time: string) => T): OfZone<T> {
  const known = new Map<string, T>();
  return (zone, date = '', time = '') => {
    const key = `${zone} ${date} ${time}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const made = answer(zone, date, time);
    known.set(key, made);
    return made;
  };
}

/** True for an IANA zone that can be reckoned with. */
export const isKnown: OfZone<boolean> = remembering((zone) => isZone(zone));

/**
 * The moment (milliseconds since the epoch) of a wall-clock time in a zone. When clocks skip it, the first moment
 * after the gap; when clocks show it twice, the first time.
 * @param date `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export function momentOf(zone: string, date: string, time: string): number {
  return moment(zone, date, time);
}

const moment = remembering(reckonMoment);

function reckonMoment(zone: string, date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Between the two days at most one change happens; whichever offset held before it gives the first occurrence.
  const before = offsetMs(zone, wall - dayMs);
  const after = offsetMs(zone, wall + dayMs);
  const early = wall - before;
  const late = wall - after;
  if (offsetMs(zone, early) === before) return early;
  if (offsetMs(zone, late) === after) return late;
  return changeBetween(zone, Math.min(early, late), Math.max(early, late), after);
}

/** The first moment with the new offset; a change of clocks falls on a whole second. */
function changeBetween(zone: string, from: number, to: number, after: number): number {
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(zone, middle * 1000) === after) high = middle;
    else low = middle;
  }
  return high * 1000;
}

/** The local date, `YYYY-MM-DD`, at a moment. */
export function localDateAt(zone: string, at: number): string {
  return new Date(at + offsetMs(zone, at)).toISOString().slice(0, 10);
}

/** False for a date that a zone left out, as Samoa did with 2011-12-30. */
export function isLived(zone: string, date: string): boolean {
  return lived(zone, date, '00:00');
}

const lived = remembering(
  (zone, date, time) => localDateAt(zone, momentOf(zone, date, time)) === date,
);

/** The calendar day some days later (or earlier), whatever the clocks do. */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
