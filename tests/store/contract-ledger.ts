// The contract on what must survive: subscriptions, leases and settlements, invocations.
// Leaves to others: when something is due (tests/schedule).
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/store/ledger.ts';
import type { Stage } from './contract.ts';

const wanted: Omit<Subscription, 'id'> = {
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  kind: 'onthisday',
  subject: '',
  rhythm: { every: 'day' },
  zone: 'America/Caracas',
  time: '08:00',
  empty: 'skip',
  round: false,
  months: false,
  language: 'en',
  state: 'active',
  owner: 'U1',
  since: 1_700_000_000_000,
};

export function ledgerContract({ store }: Stage): void {
  describe('subscriptions', () => {
    it('are kept, replaced for the same place, and left', async () => {
      const { ledger } = store();
      const first = await ledger.subscribe(wanted);
      expect(first).toEqual({ ...wanted, id: first.id });
      const again = await ledger.subscribe({ ...wanted, time: '09:30', owner: 'U2' });
      expect(again).toEqual({ ...wanted, time: '09:30', owner: 'U2', id: first.id });
      const other = await ledger.subscribe({
        ...wanted,
        place: { ...wanted.place, workspace: 'T2' },
      });
      expect(await ledger.subscriptions()).toHaveLength(2);
      expect(await ledger.subscriptions({ place: wanted.place })).toEqual([again]);
      await ledger.unsubscribe(first.id);
      expect(await ledger.subscription(first.id)).toBeUndefined();
      expect(await ledger.subscriptions()).toEqual([other]);
    });

    it('are paused with a reason and resumed without', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      await ledger.setState(id, 'paused', 'The channel is gone.');
      expect(await ledger.subscription(id)).toMatchObject({
        state: 'paused',
        why: 'The channel is gone.',
      });
      expect(await ledger.subscriptions({ state: 'active' })).toEqual([]);
      await ledger.setState(id, 'active', undefined, 1_800_000_000_000);
      expect(await ledger.subscription(id)).toEqual({ ...wanted, id, since: 1_800_000_000_000 });
      await ledger.setState('nobody', 'paused');
    });
  });

  describe('deliveries', () => {
    const options = { key: 'e123-2024-07-28', now: 1000, leaseMs: 100 };
    const day = '2024-07-28';

    it('are leased to one, and taken over when the lease ran out', async () => {
      const { ledger } = store();
      expect(await ledger.claim('s', day, options)).toMatchObject({
        type: 'fresh',
        delivery: {
          subscription: 's',
          localDate: day,
          attempts: 1,
          leaseUntil: 1100,
          state: 'claimed',
        },
      });
      expect(await ledger.claim('s', day, { ...options, now: 1099 })).toEqual({ type: 'held' });
      expect(await ledger.claim('s', day, { ...options, now: 1100 })).toMatchObject({
        type: 'takeover',
        delivery: { attempts: 2, leaseUntil: 1200, key: options.key },
      });
      expect(await ledger.unsettled()).toHaveLength(1);
      expect(await ledger.claim('s', '2024-07-29', options)).toMatchObject({ type: 'fresh' });
      expect(await ledger.lastDates(['s', 't'])).toEqual(new Map([['s', '2024-07-29']]));
    });

    it('given back are fresh again after their time, once', async () => {
      const { ledger } = store();
      await ledger.claim('s', day, options);
      await ledger.settle(
        { subscription: 's', localDate: day, attempts: 1 },
        { state: 'claimed', leaseUntil: 5000, why: 'rate limit' },
        1010,
      );
      expect(await ledger.claim('s', day, { ...options, now: 4999 })).toEqual({ type: 'held' });
      expect(await ledger.unsettled()).toMatchObject([{ why: 'rate limit', attempts: 1 }]);
      expect(await ledger.claim('s', day, { ...options, now: 5000 })).toMatchObject({
        type: 'fresh',
        delivery: { attempts: 2 },
      });
      expect(await ledger.claim('s', day, { ...options, now: 5100 })).toMatchObject({
        type: 'takeover',
        delivery: { attempts: 3 },
      });
    });

    it('once settled stay settled', async () => {
      const { ledger } = store();
      await ledger.claim('s', day, options);
      await ledger.settle(
        { subscription: 's', localDate: day, attempts: 1 },
        { state: 'posted', ref: 'm1' },
        1050,
      );
      await ledger.settle(
        { subscription: 's', localDate: day, attempts: 1 },
        { state: 'missed', why: 'late' },
        1060,
      );
      const settled = { state: 'posted', ref: 'm1', at: 1050 };
      expect(await ledger.claim('s', day, { ...options, now: 9e9 })).toMatchObject({
        type: 'settled',
        delivery: settled,
      });
      expect(await ledger.deliveries('s', 5)).toMatchObject([settled]);
      expect(await ledger.unsettled()).toEqual([]);
      expect((await ledger.deliveries('s', 5))[0]).not.toHaveProperty('why');
    });

    it('come newest first', async () => {
      const { ledger } = store();
      for (const date of ['2024-01-02', '2024-01-03', '2024-01-01'])
        await ledger.claim('s', date, options);
      const dates = (await ledger.deliveries('s', 2)).map((delivery) => delivery.localDate);
      expect(dates).toEqual(['2024-01-03', '2024-01-02']);
    });

    it('go to one of many who ask at once', async () => {
      const { ledger } = store();
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => ledger.claim('s', day, options)),
      );
      expect(claims.filter((claim) => claim.type === 'fresh')).toHaveLength(1);
      expect(claims.filter((claim) => claim.type === 'held')).toHaveLength(19);
    });
  });

  it('invocations are kept under their key', async () => {
    const { ledger } = store();
    const invocation = { command: 'quotes', arguments: { by: 'Rubio "\0\ud800' } };
    await ledger.keepInvocation('k1', { command: 'help', arguments: {} });
    await ledger.keepInvocation('k1', invocation);
    expect(await ledger.invocation('k1')).toEqual(invocation);
    expect(await ledger.invocation('k2')).toBeUndefined();
  });
}
