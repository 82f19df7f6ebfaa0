// A plain subscription for tests and benches, to be told only what matters there.
// Leaves to others: keeping it.
import type { Subscription } from '../src/store/ledger.ts';

/** Daily "on this day" at eight in UTC, with nothing said on empty days. */
export function following(rest: Partial<Subscription> = {}): Omit<Subscription, 'id'> {
  return {
    place: { platform: 'fake', workspace: 'w', channel: 'c' },
    kind: 'onthisday',
    subject: '',
    rhythm: { every: 'day' },
    zone: 'UTC',
    time: '08:00',
    empty: 'skip',
    round: false,
    months: false,
    language: 'en',
    state: 'active',
    owner: 'u',
    since: 0,
    ...rest,
  };
}
