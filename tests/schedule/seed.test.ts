// Configured subscriptions against the ledger: added, replaced, ended; those made in chat are left alone.
// Leaves to others: reading the configuration.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Say } from '../../src/model/words.ts';
import { type ConfiguredSubscription, seed } from '../../src/schedule/seed.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { follow } from './stage.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqlite(':memory:');
});
afterEach(() => store.close());

const one: ConfiguredSubscription = {
  place: { platform: 'fake', workspace: 'w', channel: 'c' },
  kind: 'onthisday',
  subject: '',
  rhythm: { every: 'day' },
  zone: 'America/Caracas',
  time: '08:00',
  empty: 'skip',
  round: false,
  months: false,
  language: 'en',
};
const say: Say = (key, values = {}) => [key, ...Object.values(values)].join(' ');

it('adds, keeps, replaces and ends what was configured', async () => {
  const { ledger } = store;
  await seed([one], ledger, 1000, say);
  const [first] = await ledger.subscriptions();
  expect(first).toMatchObject({ owner: 'config', since: 1000, state: 'active', time: '08:00' });

  await ledger.setState(first?.id ?? '', 'paused', 'asked for');
  expect(await seed([one, one], ledger, 2000, say)).toMatchObject({
    subscribe: [],
    unsubscribe: [],
  });
  expect(await ledger.subscriptions()).toMatchObject([{ since: 1000, state: 'paused' }]);

  await seed([{ ...one, time: '09:00' }], ledger, 3000, say);
  expect(await ledger.subscriptions()).toMatchObject([
    { id: first?.id, time: '09:00', since: 3000, state: 'active' },
  ]);

  await seed([{ ...one, place: { ...one.place, channel: 'other' } }], ledger, 4000, say);
  expect(await ledger.subscriptions()).toMatchObject([{ place: { channel: 'other' } }]);
  await seed([], ledger, 5000, say);
  expect(await ledger.subscriptions()).toEqual([]);
});

it('never touches what was made in chat', async () => {
  const { ledger } = store;
  const made = [await follow(ledger, 'c', { time: '07:00' }), await follow(ledger, 'x')];
  await seed([one], ledger, 1000, say);
  await seed([], ledger, 2000, say);
  expect(new Set(await ledger.subscriptions())).toEqual(new Set(made));
});
