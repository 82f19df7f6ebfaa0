// The contract on what must survive: subscriptions, leases and settlements, invocations.
// Leaves to others: when something is due (tests/schedule).
import { describe, expect, it } from 'vitest';
import { following } from '../following.ts';
import type { Stage } from './contract.ts';

const wanted = following({
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  zone: 'America/Caracas',
  owner: 'U1',
  since: 1_700_000_000_000,
});

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

  describe('what may be due', () => {
    const ids = async (now: number, limit = 99) =>
      (await store().ledger.mayBeDue(now, limit)).map(({ subscription }) => subscription.id);

    it('is everything until it was reckoned, and again after each change', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      const [first] = await ledger.mayBeDue(1000, 9);
      expect(first?.subscription).toEqual({ ...wanted, id });
      expect(first?.seen).toBeLessThan(0);
      await ledger.reckoned([{ id, seen: first?.seen ?? 0, next: 2000 }]);
      expect(await ids(1999)).toEqual([]);
      expect(await ids(2000)).toEqual([id]);
      for (const change of [
        () => ledger.subscribe({ ...wanted, time: '09:00' }),
        () => ledger.setState(id, 'refused', 'no access'),
        () => ledger.reckonAnew(),
      ]) {
        await change();
        const [changed] = await ledger.mayBeDue(1000, 9);
        // What was reckoned before the change does not count.
        await ledger.reckoned([{ id, seen: 2000, next: 3000 }]);
        await ledger.reckoned([{ id, seen: (changed?.seen ?? 0) + 1, next: 3000 }]);
        expect(await ids(1000)).toEqual([id]);
        await ledger.reckoned([{ id, seen: changed?.seen ?? 0, next: 2000 }]);
        expect(await ids(1000)).toEqual([]);
      }
      await ledger.setState(id, 'paused', 'by hand');
      expect(await ids(9e9)).toEqual([]);
    });

    it('is unclaimed until somebody has the edition of that date, whatever became of it', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      const other = await ledger.subscribe({
        ...wanted,
        place: { ...wanted.place, channel: 'C2' },
      });
      const day = '2024-07-28';
      expect(await ledger.unclaimed(id, day)).toEqual({ ...wanted, id });
      const claim = await ledger.claim(id, day, { key: 'k', now: 1000, leaseMs: 100 });
      if (claim.type !== 'fresh') throw new Error('no lease');
      expect(await ledger.unclaimed(id, day)).toBeUndefined();
      expect(await ledger.unclaimed(id, '2024-07-29')).toEqual({ ...wanted, id });
      expect(await ledger.unclaimed(other.id, day)).toEqual(other);
      await ledger.settle(claim.delivery, { state: 'posted', ref: 'm' }, 1010);
      expect(await ledger.unclaimed(id, day)).toBeUndefined();
      await ledger.unsubscribe(id);
      expect(await ledger.unclaimed(id, '2024-07-29')).toBeUndefined();
    });

    it('tells the newest date that has a delivery, settled or not', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      await ledger.subscribe({ ...wanted, place: { ...wanted.place, channel: 'C2' } });
      for (const date of ['2024-07-28', '2024-07-29', '2024-07-27'])
        await ledger.claim(id, date, { key: date, now: 1000, leaseMs: 100 });
      const page = await ledger.mayBeDue(1000, 9);
      expect(new Map(page.map((one) => [one.subscription.id, one.last])).get(id)).toBe(
        '2024-07-29',
      );
      expect(page.filter((one) => one.last === undefined)).toHaveLength(1);
    });

    it('comes in pages that miss none and repeat none', async () => {
      const { ledger } = store();
      const places = Array.from({ length: 7 }, (_, n) => ({ ...wanted.place, channel: `C${n}` }));
      for (const place of places) await ledger.subscribe({ ...wanted, place });
      const all = await ledger.mayBeDue(9e9, 99);
      await ledger.reckoned(
        all
          .slice(0, 4)
          .map(({ subscription: { id }, seen }, n) => ({ id, seen, next: n < 2 ? 5 : 6 })),
      );
      const found: string[] = [];
      for (
        let after = (await ledger.mayBeDue(9, 2)).at(-1), page = await ledger.mayBeDue(9, 2);
        ;
      ) {
        found.push(...page.map(({ subscription }) => subscription.id));
        if (page.length < 2) break;
        page = await ledger.mayBeDue(9, 2, after);
        after = page.at(-1);
      }
      expect(found.toSorted()).toEqual(all.map(({ subscription }) => subscription.id).toSorted());
    });
  });

  describe('several in one place', () => {
    it('are kept apart by kind and subject, in the order they were followed', async () => {
      const { ledger } = store();
      const oil = { kind: 'topic', subject: 'oil', since: 2 } as const;
      const rhythm = { every: 'week', days: ['mo', 'th'] } as const;
      const first = await ledger.subscribe({ ...wanted, since: 1 });
      const second = await ledger.subscribe({ ...wanted, ...oil, rhythm, round: true });
      const third = await ledger.subscribe({ ...wanted, ...oil, subject: 'gas', since: 3 });
      await ledger.setState(first.id, 'active', undefined, 9);
      const here = await ledger.subscriptions({ place: wanted.place });
      expect(here.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
      expect(here[1]).toEqual({ ...wanted, ...oil, rhythm, round: true, id: second.id });
      expect(new Set(here.map(({ id }) => id)).size).toBe(3);
    });

    it('are found by their owner on one platform', async () => {
      const { ledger } = store();
      await ledger.subscribe(wanted);
      await ledger.subscribe({ ...wanted, place: { ...wanted.place, platform: 'discord' } });
      const owner = { platform: 'slack', user: wanted.owner };
      expect(await ledger.subscriptions({ owner })).toHaveLength(1);
      expect(await ledger.subscriptions({ owner: { ...owner, user: 'U9' } })).toEqual([]);
    });

    it('rest until a day, and carry what the configuration says', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      await ledger.snooze(id, '2024-08-01');
      await ledger.overrule(id, 'at nine');
      expect(await ledger.subscription(id)).toEqual({
        ...wanted,
        id,
        snoozedUntil: '2024-08-01',
        overrules: 'at nine',
      });
      await ledger.snooze(id, undefined);
      await ledger.overrule(id, undefined);
      expect(await ledger.subscription(id)).toEqual({ ...wanted, id });
    });

    it('followed again after leaving are the same, so that no day is told twice', async () => {
      const { ledger } = store();
      const { id } = await ledger.subscribe(wanted);
      await ledger.unsubscribe(id);
      expect((await ledger.subscribe({ ...wanted, time: '10:00' })).id).toBe(id);
    });
  });

  describe('a lease', () => {
    it('is settled by its holder alone', async () => {
      const { ledger } = store();
      const options = { key: 'k', now: 1000, leaseMs: 100, dueAt: 900 };
      const first = await ledger.claim('s', '2024-07-28', options);
      const second = await ledger.claim('s', '2024-07-28', { ...options, now: 2000 });
      if (first.type !== 'fresh' || second.type !== 'takeover') throw new Error('no leases');
      const posted = (ref: string) => ({ state: 'posted', ref }) as const;
      expect(await ledger.settle(first.delivery, posted('m1'), 2010)).toBe(false);
      expect(await ledger.settle(second.delivery, posted('m2'), 2020)).toBe(true);
      expect(await ledger.settle(second.delivery, posted('m3'), 2030)).toBe(false);
      expect(await ledger.deliveries('s', 9)).toMatchObject([{ ref: 'm2', dueAt: 900 }]);
      expect(await ledger.lastTold('s')).toBe(900);
      expect(await ledger.lastTold('t')).toBeUndefined();
    });

    it('that ran out by a moment is found', async () => {
      const { ledger } = store();
      await ledger.claim('s', '2024-07-28', { key: 'k', now: 1000, leaseMs: 100 });
      expect(await ledger.unsettled(1099)).toEqual([]);
      expect(await ledger.unsettled(1100)).toHaveLength(1);
    });
  });

  describe('history', () => {
    it('is of one place, newest first, also of what was left, and is pruned', async () => {
      const { ledger } = store();
      const { id, place } = await ledger.subscribe(wanted);
      const change = { subscription: id, place, who: 'U1', told: 'x' } as const;
      await ledger.record({ ...change, at: 100, what: 'followed' });
      const claim = await ledger.claim(id, '2024-07-28', { key: 'k', now: 200, leaseMs: 9 });
      if (claim.type !== 'fresh') throw new Error('no lease');
      await ledger.settle(claim.delivery, { state: 'skipped', why: 'nothing' }, 210);
      await ledger.claim(id, '2024-07-29', { key: 'k2', now: 220, leaseMs: 9 });
      await ledger.unsubscribe(id);
      await ledger.record({ ...change, at: 300, what: 'left' });
      const other = { ...place, channel: 'C9' };
      await ledger.record({ ...change, subscription: 'o', place: other, at: 400, what: 'paused' });
      const at = async () => (await ledger.history(place, 9)).map((line) => line.at);
      expect(await at()).toEqual([300, 220, 210, 100]);
      expect(await ledger.history(place, 2)).toHaveLength(2);
      expect((await ledger.history(place, 1))[0]).toEqual({
        type: 'change',
        at: 300,
        change: { ...change, at: 300, what: 'left' },
      });
      await ledger.prune(250);
      // A lease that nobody settled is not history yet.
      expect(await at()).toEqual([300, 220]);
    });

    it('has the editions of what was followed so long ago that nothing else is kept of it', async () => {
      const { ledger } = store();
      const { id, place } = await ledger.subscribe(wanted);
      const change = { subscription: id, place, who: 'U1', told: 'x', what: 'followed' } as const;
      await ledger.record({ ...change, at: 100 });
      const claim = await ledger.claim(id, '2024-07-28', { key: 'k', now: 900, leaseMs: 9 });
      if (claim.type !== 'fresh') throw new Error('no lease');
      await ledger.settle(claim.delivery, { state: 'posted', ref: 'm1' }, 910);
      await ledger.prune(500);
      expect(await ledger.history(place, 9)).toMatchObject([
        { type: 'delivery', at: 910, delivery: { subscription: id, ref: 'm1' } },
      ]);
      expect(await ledger.history({ ...place, channel: 'C9' }, 9)).toEqual([]);
    });
  });

  describe('events', () => {
    const keepMs = 600_000;

    it('are first once, whichever of their ids is shown again, and forgotten after their time', async () => {
      const { ledger } = store();
      const first = (ids: readonly string[], now: number) => ledger.firstSeen(ids, now, keepMs);
      expect(await first(['Ev1', 'C1 17.1'], 1_000_000)).toBe(true);
      expect(await first(['Ev1', 'C1 17.1'], 1_000_001)).toBe(false);
      expect(await first(['Ev2', 'C1 17.1'], 1_000_002)).toBe(false);
      expect(await first(['Ev3', 'Ev3'], 1_000_003)).toBe(true);
      expect(await first(['Ev1'], 1_000_000 + keepMs - 1)).toBe(false);
      expect(await first(['Ev1'], 1_000_000 + keepMs)).toBe(true);
      expect(await first(['Ev1'], 1_000_001 + keepMs)).toBe(false);
      expect(await first([], 1)).toBe(true);
    });

    it('that reach many at once are taken by one', async () => {
      const { ledger } = store();
      const ids = ['b', 'a'];
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          ledger.firstSeen(n % 2 === 0 ? ids : ids.toReversed(), 5, keepMs),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
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
