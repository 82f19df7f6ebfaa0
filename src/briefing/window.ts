// The `from` and `to` options of a command as a stretch of days.
// Leaves to others: understanding one typed date (when.ts).
import type { Message } from '../model/message.ts';
import type { Window } from '../store/store.ts';
import type { Arguments, Asked } from './asked.ts';
import { refused } from './compose.ts';
import { localDate, parseWhen, type When } from './when.ts';
import { clipped } from './who.ts';

export type Days = Window;

/** Today where the asker is. */
export function todayOf({ request }: Asked): string {
  return localDate(request.at, request.timeZone);
}

/** First day of `from` to last day of `to`; a refusal names what could not be read as a date. */
export function daysOf(asked: Asked, given: Arguments): Days | { readonly message: Message } {
  const ends: { from?: string; to?: string } = {};
  for (const end of ['from', 'to'] as const) {
    const typed = given[end];
    if (typed === undefined) continue;
    const when = parseWhen(typed, todayOf(asked));
    if (when === undefined) return { message: unreadableDate(asked, typed) };
    ends[end] = dayAt(when, end, todayOf(asked));
  }
  if (ends.from !== undefined && ends.to !== undefined && ends.from > ends.to)
    return { from: ends.to, to: ends.from };
  return ends;
}

/** A day without a year is the latest one that is not in the future. */
function dayAt(when: When, end: 'from' | 'to', today: string): string {
  if (when.type === 'days') return when[end];
  const year = Number(today.slice(0, 4));
  const day = `${year}-${when.monthDay}`;
  return day <= today ? day : `${year - 1}-${when.monthDay}`;
}

export function unreadableDate({ say }: Pick<Asked, 'say'>, typed: string): Message {
  return refused(say('briefing.date.unreadable', { typed: clipped(typed) }), [
    say('briefing.date.how'),
  ]);
}
