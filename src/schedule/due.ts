// Which editions are due: pure reckoning with subscriptions, a moment, and what was delivered before.
// Leaves to others: local clocks (local-time.ts), claiming and posting (deliver.ts).
import { isZone } from '../model/zone.ts';
import type { Subscription, SubscriptionId } from '../store/ledger.ts';
import { isLived, localDateAt, momentOf, shiftDate } from './local-time.ts';

export interface DueEdition {
  readonly subscription: Subscription;
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  /** `late` was due in an earlier minute and is still worth posting; `missed` is not. */
  readonly timing: 'now' | 'late' | 'missed';
}

export interface DueOptions {
  /** How long after its time an edition is still posted, in milliseconds. */
  readonly catchUpMs: number;
  /** The newest local date of each subscription that has a delivery: nothing up to it is due again. */
  readonly lastDates: ReadonlyMap<SubscriptionId, string>;
}

/** After a longer absence the older misses are not recorded one by one. */
const longestLookBack = 31;
const minuteMs = 60_000;

/** Editions due at `now` (milliseconds since the epoch), oldest first in each subscription. */
export function dueEditions(
  subscriptions: readonly Subscription[],
  now: number,
  options: DueOptions,
): readonly DueEdition[] {
  return subscriptions
    .filter((subscription) => subscription.state === 'active' && canReckon(subscription))
    .flatMap((subscription) =>
      openDates(subscription, now, options.lastDates.get(subscription.id)).flatMap((localDate) =>
        dueOn(subscription, localDate, now, options.catchUpMs),
      ),
    );
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

/** One row that a person or a newer time zone database spoilt must not stop all others. */
function canReckon({ zone, time }: Pick<Subscription, 'zone' | 'time'>): boolean {
  return isZone(zone) && /^([01]\d|2[0-3]):[0-5]\d$/u.test(time);
}

function openDates(
  { zone, since }: Subscription,
  now: number,
  last: string | undefined,
): readonly string[] {
  const today = localDateAt(zone, now);
  const earliest = [localDateAt(zone, since), shiftDate(today, -longestLookBack)];
  if (last !== undefined) earliest.push(shiftDate(last, 1));
  const dates: string[] = [];
  for (let date = earliest.toSorted().at(-1) ?? today; date <= today; date = shiftDate(date, 1))
    dates.push(date);
  return dates;
}

function dueOn(
  subscription: Subscription,
  localDate: string,
  now: number,
  catchUpMs: number,
): readonly DueEdition[] {
  const moment = dueAt(subscription, localDate);
  if (moment === undefined || moment > now || moment < subscription.since) return [];
  const age = now - moment;
  const timing = age < minuteMs ? 'now' : age <= catchUpMs ? 'late' : 'missed';
  return [{ subscription, localDate, dueAt: moment, timing }];
}
