// Which editions are due: pure reckoning with a subscription, a moment, and what was delivered before.
// Leaves to others: local clocks (local-time.ts), days of a rhythm (rhythm.ts), claiming and posting (deliver.ts).
import type { Subscription } from '../store/ledger.ts';
import { isKnown, isLived, localDateAt, momentOf, shiftDate } from './local-time.ts';
import { isNamed } from './rhythm.ts';

export interface DueEdition {
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  /** `late` was due in an earlier minute and is still worth posting; `missed` is not; `snoozed` is not wanted. */
  readonly timing: 'now' | 'late' | 'missed' | 'snoozed';
}

export interface DueOptions {
  /** How long after its time an edition is still posted, in milliseconds. */
  readonly catchUpMs: number;
  /** The newest local date that has a delivery: nothing up to it is due again. */
  readonly last: string | undefined;
}

/** What of a subscription decides when its editions are due. */
export type Timed = Pick<Subscription, 'zone' | 'time' | 'rhythm' | 'since' | 'snoozedUntil'>;

/** After a longer absence the older misses are not recorded one by one. */
const longestLookBack = 31;
/** A month has at most 31 days, and one that a zone left out comes a day later. */
const longestLookAhead = 33;
const minuteMs = 60_000;

/** Editions due at `now` (milliseconds since the epoch), oldest first. */
export function dueEditions(
  subscription: Timed,
  now: number,
  { catchUpMs, last }: DueOptions,
): readonly DueEdition[] {
  if (!canReckon(subscription)) return [];
  const today = localDateAt(subscription.zone, now);
  const due: DueEdition[] = [];
  for (let date = firstOpen(subscription, today, last); date <= today; date = shiftDate(date, 1)) {
    const moment = momentOn(subscription, date);
    if (moment === undefined || moment > now) continue;
    due.push({ localDate: date, dueAt: moment, timing: timingOf(subscription, date, moment) });
  }
  return due;

  function timingOf({ snoozedUntil }: Timed, date: string, moment: number): DueEdition['timing'] {
    if (snoozedUntil !== undefined && date < snoozedUntil) return 'snoozed';
    if (now - moment < minuteMs) return 'now';
    return now - moment <= catchUpMs ? 'late' : 'missed';
  }
}

/**
 * The first edition that is not delivered yet: its moment may be past. Undefined only where zone or time cannot be
 * reckoned with.
 */
export function nextEdition(
  subscription: Timed,
  now: number,
  last: string | undefined,
): Pick<DueEdition, 'localDate' | 'dueAt'> | undefined {
  if (!canReckon(subscription)) return undefined;
  const first = firstOpen(subscription, localDateAt(subscription.zone, now), last);
  const today = localDateAt(subscription.zone, Math.max(now, subscription.since));
  const end = shiftDate([first, today].toSorted().at(-1) ?? today, longestLookAhead);
  for (let date = first; date <= end; date = shiftDate(date, 1)) {
    const dueAt = momentOn(subscription, date);
    if (dueAt !== undefined) return { localDate: date, dueAt };
  }
  return undefined;
}

/**
 * When the edition of a local date is due, or undefined for a day that the zone left out. The moment may fall on
 * the next local date, where clocks skip the last hour of a day.
 */
export function dueAt(
  { zone, time }: Pick<Subscription, 'zone' | 'time'>,
  localDate: string,
): number | undefined {
  if (!canReckon({ zone, time })) return undefined;
  return isLived(zone, localDate) ? momentOf(zone, localDate, time) : undefined;
}

/** When a day has an edition: the rhythm names it, or the day before that the zone left out. */
function momentOn(subscription: Timed, date: string): number | undefined {
  const { zone, rhythm, since } = subscription;
  if (!isNamed(rhythm, date)) {
    const before = shiftDate(date, -1);
    if (!isNamed(rhythm, before) || isLived(zone, before)) return undefined;
  }
  const moment = dueAt(subscription, date);
  return moment === undefined || moment < since ? undefined : moment;
}

/** One row that a person or a newer time zone database spoilt must not stop all others. */
function canReckon({ zone, time }: Pick<Subscription, 'zone' | 'time'>): boolean {
  return isKnown(zone) && /^([01]\d|2[0-3]):[0-5]\d$/u.test(time);
}

/** No zone is more than 14 hours from UTC, so that a day before is early enough whatever the zone. */
function firstOpen({ since }: Timed, today: string, last: string | undefined): string {
  const earliest = [shiftDate(today, -longestLookBack)];
  if (since > 0) earliest.push(shiftDate(new Date(since).toISOString().slice(0, 10), -1));
  if (last !== undefined) earliest.push(shiftDate(last, 1));
  return earliest.toSorted().at(-1) ?? today;
}
