// A subscription in words: what it brings, how often, when next, how it stands, what became of the last edition.
// Leaves to others: which subscriptions are shown (show.ts).
import type { Inline } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { Delivery, Rhythm, Subscription } from '../../store/ledger.ts';
import { dateInWords } from '../dated.ts';
import { weekdays } from '../rhythm.ts';
import { localDate, shifted } from '../when.ts';

type Followed = Pick<Subscription, 'kind' | 'subject'>;

/** `On this day`, `Documents that are new`, `Ned Price`, `The topic “oil and gas”`. */
export function kindInWords(say: Say, { kind, subject }: Followed): string {
  return say('briefing.digest.kind', { kind, subject });
}

/** `every day`, `on weekdays`, `on Monday and Thursday`, `on the 1st of each month`. */
export function rhythmInWords(say: Say, rhythm: Rhythm): string {
  switch (rhythm.every) {
    case 'day':
      return say('briefing.digest.every-day');
    case 'week': {
      const codes = rhythm.days.join();
      if (codes === weekdays.slice(0, 5).join()) return say('briefing.digest.weekdays');
      const names = rhythm.days.map((day) => say('briefing.digest.weekday', { day }));
      const last = names.at(-1) ?? '';
      const days =
        names.length > 1
          ? say('briefing.digest.and', { first: names.slice(0, -1).join(', '), last })
          : last;
      return say('briefing.digest.on-days', { days });
    }
    case 'month':
      return say('briefing.digest.monthly', { day: rhythm.day });
  }
}

/** `every day at 08:00 (Europe/Vienna)`. */
export function timingInWords(
  say: Say,
  { rhythm, time, zone }: Pick<Subscription, 'rhythm' | 'time' | 'zone'>,
): string {
  return say('briefing.digest.timing', { rhythm: rhythmInWords(say, rhythm), time, zone });
}

/** A whole subscription in one line, for lists and for the history. */
export function subscriptionInWords(say: Say, subscription: Subscription): string {
  return say('briefing.digest.line', {
    kind: kindInWords(say, subscription),
    timing: timingInWords(say, subscription),
  });
}

/** When the next edition comes, seen from `now`: `tomorrow at 08:00`, `on Monday, 3 Aug 2026 at 08:00`. */
export function nextInWords(
  say: Say,
  { zone, state }: Pick<Subscription, 'zone' | 'state'>,
  next: { readonly localDate: string; readonly dueAt: number } | undefined,
  now: number,
): string {
  if (next === undefined) return say('briefing.digest.no-next');
  const today = localDate(now, zone);
  const day = localDate(next.dueAt, zone);
  const weekday = weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'mo';
  return say('briefing.digest.next', {
    when: day <= today ? 'today' : day === shifted(today, 1) ? 'tomorrow' : 'later',
    weekday: say('briefing.digest.weekday', { day: weekday }),
    date: dateInWords(say, day),
    time: timeAt(next.dueAt, zone),
    zone,
    overdue: next.dueAt <= now ? 'yes' : 'no',
    paused: state === 'paused' ? 'yes' : 'no',
  });
}

/** `running`, `paused: by hand`, `resting until 3 Aug 2026`. */
export function stateInWords(say: Say, subscription: Subscription, now: number): string {
  const { state, why, snoozedUntil, zone } = subscription;
  const resting = snoozedUntil !== undefined && snoozedUntil > localDate(now, zone);
  return say('briefing.digest.state', {
    state: state === 'active' && resting ? 'resting' : state,
    why: why ?? 'none',
    until: resting ? dateInWords(say, snoozedUntil) : '',
  });
}

/** What became of an edition, and why. */
export function deliveryInWords(say: Say, delivery: Delivery | undefined): string {
  if (delivery === undefined) return say('briefing.digest.never');
  return say('briefing.digest.delivery', {
    state: delivery.state,
    date: dateInWords(say, delivery.localDate),
    why: delivery.why ?? 'none',
  });
}

/** A moment shown in the reader's zone where the platform can, else in words with its zone. */
export function momentInWords(say: Say, at: number, zone: string): Inline {
  const words = say('briefing.digest.moment', {
    date: dateInWords(say, localDate(at, zone)),
    time: timeAt(at, zone),
    zone,
  });
  return { type: 'date', instant: new Date(at).toISOString(), text: words };
}

function timeAt(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
