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

it('lets chat win, and tells where the two differ', async () => {
  const { ledger } = store;
  await seed([one], ledger, 1000, say);
  const [made] = await ledger.subscriptions();
  if (made === undefined) throw new Error('a subscription was due');
  expect((await seed([one], ledger, 2000, say)).contradictions).toEqual([]);

  // Somebody set another time in chat.
  await ledger.subscribe({ ...made, time: '10:00', owner: 'u1' });
  const { contradictions } = await seed([one], ledger, 3000, say);
  expect(contradictions).toHaveLength(1);
  expect(await ledger.subscription(made.id)).toMatchObject({
    time: '10:00',
    owner: 'u1',
    overrules: expect.stringContaining('08:00'),
  });
  // The configuration follows suit: nothing is overruled any more.
  await seed([{ ...one, time: '10:00' }], ledger, 4000, say);
  expect(await ledger.subscription(made.id)).not.toHaveProperty('overrules');

  // Somebody stopped in chat what the configuration names.
  await ledger.setState(made.id, 'paused', 'left');
  expect((await seed([{ ...one, time: '10:00' }], ledger, 5000, say)).contradictions).toHaveLength(
    1,
  );
  expect(await ledger.subscription(made.id)).toMatchObject({ state: 'paused' });
});

it('follows several things in one place, and records what it did', async () => {
  const { ledger } = store;
  const topic = { ...one, kind: 'topic', subject: 'oil' } as const;
  await seed([one, topic], ledger, 1000, say);
  expect(await ledger.subscriptions()).toHaveLength(2);
  await seed([{ ...topic, rhythm: { every: 'week', days: ['mo'] } }], ledger, 2000, say);
  expect(await ledger.subscriptions()).toMatchObject([
    { subject: 'oil', rhythm: { every: 'week' } },
  ]);
  const done = (await ledger.history(one.place, 9)).flatMap((line) =>
    line.type === 'change' ? [`${line.change.who} ${line.change.what}`] : [],
  );
  expect(done.toSorted()).toEqual([
    'config changed',
    'config followed',
    'config followed',
    'config left',
  ]);
});
