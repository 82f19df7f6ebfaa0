// What becomes of an edition: every answer a platform can give, crashes in between, over a real SQLite store.
// Leaves to others: when it is due (due.test.ts).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Posted } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import type { Ledger, Subscription } from '../../src/store/ledger.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import {
  editionOf,
  type FakeChat,
  fakeChat,
  follow,
  hour,
  messageOf,
  minute,
  openSchedule,
} from './stage.ts';

const eight = Date.parse('2026-07-28T08:00Z');
const day = '2026-07-28';
/** It comes at once; a busy machine may take its time over it. */
const soon = { timeout: 30_000 } as const;

let store: Store;
let ledger: Ledger;
let chat: FakeChat;
beforeEach(async () => {
  store = await openSqlite(':memory:');
  ({ ledger } = store);
  chat = fakeChat();
});
afterEach(() => store.close());

const newest = async (id: string) => (await ledger.deliveries(id, 1))[0];

describe('an edition', () => {
  it('is posted once, however often one looks', async () => {
    const { id } = await follow(ledger, 'c');
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight - 1);
    expect(chat.posts).toEqual([]);
    for (let look = 0; look < 5; look++) await schedule.run(eight + look * minute);
    await Promise.all([schedule.run(eight + 9 * minute), schedule.run(eight + 9 * minute)]);
    expect(chat.posts).toMatchObject([{ channel: 'c', text: day }]);
    expect(await newest(id)).toMatchObject({ state: 'posted', ref: 'm1', localDate: day });
    expect((await newest(id))?.key).toBe(chat.posts[0]?.key);
  });

  it('is posted once by two copies that look at the same moment', async () => {
    await follow(ledger, 'c');
    const copies = [openSchedule(ledger, chat), openSchedule(ledger, chat)];
    await Promise.all(copies.map((copy) => copy.run(eight)));
    expect(chat.posts).toHaveLength(1);
  });

  it('that another copy had since it was planned is not claimed in vain', async () => {
    const channels = ['a', 'b', 'c'];
    for (const channel of channels) await follow(ledger, channel);
    const planned = await ledger.mayBeDue(eight, 99);
    await openSchedule(ledger, chat).run(eight);
    const claimed: string[] = [];
    const late: Ledger = {
      ...ledger,
      mayBeDue: async () => planned,
      claim: async (id, ...rest) => {
        claimed.push(id);
        return ledger.claim(id, ...rest);
      },
    };
    await openSchedule(late, chat).run(eight);
    expect(claimed).toEqual([]);
    expect(chat.posts).toHaveLength(3);
  });

  it('of each day that was missed is recorded in one look', async () => {
    const { id } = await follow(ledger, 'c', { since: eight - 4 * 24 * hour - 1 });
    await openSchedule(ledger, chat).run(eight + minute);
    expect((await ledger.deliveries(id, 9)).map((one) => one.state)).toEqual([
      ...['posted', 'missed', 'missed', 'missed', 'missed'],
    ]);
  });

  it('is posted once when a copy dies before it wrote down what comes next', async () => {
    const channels = Array.from({ length: 120 }, (_, at) => `c${at}`);
    for (const channel of channels) await follow(ledger, channel);
    const written: number[] = [];
    const forgetful = {
      ...ledger,
      reckoned: async (moments: readonly unknown[]) => {
        written.push(moments.length);
        throw new Error('away');
      },
    };
    await openSchedule(forgetful, chat).run(eight);
    expect(written).toEqual([50, 50, 20]);
    const next = openSchedule(ledger, chat);
    await next.run(eight + minute);
    expect(chat.posts.map((post) => post.channel).toSorted()).toEqual(channels.toSorted());
    expect(await ledger.mayBeDue(eight + 2 * minute, 999)).toEqual([]);
  });

  it('with nothing in it is skipped, with the reason', async () => {
    const { id } = await follow(ledger, 'c');
    await openSchedule(ledger, chat, {
      edition: async () => ({ type: 'empty', why: 'nothing that day', left: [] }),
    }).run(eight);
    expect(chat.posts).toEqual([]);
    expect(await newest(id)).toMatchObject({ state: 'skipped', why: 'nothing that day' });
  });

  it('is late inside the window, and after it recorded as missed once', async () => {
    const { id } = await follow(ledger, 'c', { since: eight - 3 * 24 * hour });
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight + 6 * hour);
    await schedule.run(eight + 6 * hour + minute);
    expect(chat.posts.map((post) => post.text)).toEqual([day]);
    const all = await ledger.deliveries(id, 9);
    expect(all.map((one) => [one.localDate, one.state])).toEqual([
      [day, 'posted'],
      ['2026-07-27', 'missed'],
      ['2026-07-26', 'missed'],
      ['2026-07-25', 'missed'],
    ]);
    expect(all[1]?.why).toBe('schedule.too-late');
  });

  it('waits as long as a platform asks, and is tried five times', async () => {
    const { id } = await follow(ledger, 'c');
    const busy = { type: 'later', afterMs: 10 * minute, reason: 'busy' } as const;
    chat.script.set('c', [busy, busy]);
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight);
    expect(await newest(id)).toMatchObject({ state: 'claimed', leaseUntil: eight + 10 * minute });
    await schedule.run(eight + 9 * minute);
    await schedule.run(eight + 10 * minute);
    await schedule.run(eight + 20 * minute);
    expect(await newest(id)).toMatchObject({ state: 'posted', attempts: 3 });

    const other = await follow(ledger, 'd');
    chat.script.set('d', [busy, busy, busy, busy, busy, busy, busy]);
    for (let look = 0; look < 10; look++) await schedule.run(eight + (30 + look * 10) * minute);
    expect(await newest(other.id)).toMatchObject({
      state: 'failed',
      attempts: 5,
      why: 'schedule.gave-up 5 busy',
    });
    expect(chat.script.get('d')).toHaveLength(2);
    expect(chat.posts).toHaveLength(1);
  });

  it('that would have to wait beyond the window is given up', async () => {
    const { id } = await follow(ledger, 'c');
    chat.script.set('c', [{ type: 'later', afterMs: 7 * hour, reason: 'busy' }]);
    await openSchedule(ledger, chat).run(eight);
    expect(await newest(id)).toMatchObject({ state: 'failed', why: 'schedule.gave-up 1 busy' });
  });

  it('whose place takes no posts fails, its owner hears of it once, and it resumes by itself', async () => {
    const { id, place } = await follow(ledger, 'c');
    const gone = { type: 'gone', reason: 'No such channel.' } as const;
    chat.script.set('c', [gone, gone]);
    const schedule = openSchedule(ledger, chat);
    for (let look = 0; look < 6; look++) await schedule.run(eight + look * 8 * hour);
    expect(await newest(id)).toMatchObject({ state: 'failed', why: 'No such channel.' });
    expect(await ledger.subscription(id)).toMatchObject({
      state: 'refused',
      why: 'No such channel.',
    });
    // Tried once a day, not at each look.
    expect(chat.script.get('c')).toEqual([]);
    expect(chat.posts).toEqual([
      {
        channel: 'u1',
        key: expect.stringMatching(/^[a-z0-9-]{1,25}$/u),
        text: 'schedule.refused-owner c No such channel.',
      },
    ]);
    await schedule.run(eight + 48 * hour);
    expect(chat.posts[1]).toMatchObject({ channel: 'c', text: '2026-07-30' });
    const after = await ledger.subscription(id);
    expect(after).toMatchObject({ state: 'active' });
    expect(after).not.toHaveProperty('why');
    const done = (await ledger.history(place, 9)).flatMap((line) =>
      line.type === 'change' ? [line.change.what] : [],
    );
    expect(done).toEqual(['returned', 'refused']);
  });

  it('of several for one dead place tell their owner once', async () => {
    const gone = { type: 'gone', reason: 'No such channel.' } as const;
    chat.script.set('c', [gone, gone]);
    await follow(ledger, 'c');
    await follow(ledger, 'c', { kind: 'new' });
    await openSchedule(ledger, chat).run(eight);
    expect(await ledger.subscriptions({ state: 'refused' })).toHaveLength(2);
    expect(chat.posts).toHaveLength(1);
  });

  it('that a person paused is not tried', async () => {
    const { id } = await follow(ledger, 'c');
    await ledger.setState(id, 'paused', 'by hand');
    await openSchedule(ledger, chat).run(eight);
    expect(chat.posts).toEqual([]);
    expect(await newest(id)).toBeUndefined();
  });

  it('of a day that is snoozed is skipped, and the next one comes', async () => {
    const { id } = await follow(ledger, 'c');
    await ledger.snooze(id, '2026-07-29');
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight);
    expect(await newest(id)).toMatchObject({ state: 'skipped', why: 'schedule.snoozed' });
    await schedule.run(eight + 24 * hour);
    expect(chat.posts).toMatchObject([{ text: '2026-07-29' }]);
  });

  it('carries buttons to rest and to stop', async () => {
    const { id } = await follow(ledger, 'c');
    const messages: Message[] = [];
    const { post } = chat;
    chat.post = (place, message, key) => {
      messages.push(message);
      return post(place, message, key);
    };
    await openSchedule(ledger, chat).run(eight);
    expect(messages[0]?.blocks.at(-1)).toMatchObject({
      type: 'actions',
      actions: [
        { invocation: { command: 'digest', arguments: { action: 'snooze', which: id } } },
        { invocation: { command: 'digest', arguments: { action: 'leave', which: id } } },
      ],
    });
  });

  it('is kept with what it cites, so that it can be corrected', async () => {
    const { place } = await follow(ledger, 'c');
    const used = { document: 'a', span: { start: 0, end: 3 }, words: 'abc' };
    await openSchedule(ledger, chat, {
      edition: async () => ({
        type: 'message',
        message: messageOf('made'),
        citations: [used],
        left: [],
      }),
    }).run(eight);
    expect(await ledger.postedCiting(['a'])).toMatchObject([
      { place, ref: 'm1', message: { summary: 'made' }, citations: [used] },
    ]);
  });

  it('of what came in is told when the one before it was due', async () => {
    await follow(ledger, 'c', { kind: 'new' });
    const since: unknown[] = [];
    const schedule = openSchedule(ledger, chat, {
      edition: async (_, window) => {
        since.push(window.since);
        return editionOf('x');
      },
    });
    for (let day = 0; day < 2; day++) await schedule.run(eight + day * 24 * hour + 5 * minute);
    expect(since).toEqual([undefined, eight]);
  });

  it('that cannot be made is tried again later', async () => {
    const { id } = await follow(ledger, 'c');
    let faults = 1;
    const schedule = openSchedule(ledger, chat, {
      edition: async () => {
        if (faults-- > 0) throw new Error('disk trouble');
        return editionOf('made');
      },
    });
    await schedule.run(eight);
    expect(await newest(id)).toMatchObject({ state: 'claimed', why: 'schedule.not-made' });
    await schedule.run(eight + 5 * minute);
    expect(chat.posts).toMatchObject([{ text: 'made' }]);
  });

  it('for a platform that is not there waits for it inside the window', async () => {
    const { id } = await follow(ledger, 'c');
    await openSchedule(ledger, chat, { platforms: [] }).run(eight);
    expect(await newest(id)).toBeUndefined();
    await openSchedule(ledger, chat).run(eight + hour);
    expect(chat.posts).toHaveLength(1);
  });
});

describe('after a crash', () => {
  it('between post and settle nothing is posted again', async () => {
    const { id } = await follow(ledger, 'c');
    chat.script.set('c', ['hang']);
    void openSchedule(ledger, chat).run(eight);
    await expect.poll(() => chat.posts.length, soon).toBe(1);
    const reborn = openSchedule(ledger, chat);
    await reborn.run(eight + minute);
    expect(await newest(id)).toMatchObject({ state: 'claimed' });
    await reborn.run(eight + 2 * minute);
    expect(await newest(id)).toMatchObject({ state: 'posted', ref: 'm1' });
    expect(chat.posts).toHaveLength(1);
  });

  it('before the post it is posted', async () => {
    const { id } = await follow(ledger, 'c');
    await ledger.claim(id, day, { key: 'e-key', now: eight, leaseMs: 2 * minute });
    const reborn = openSchedule(ledger, chat);
    await reborn.run(eight + minute);
    expect(chat.posts).toEqual([]);
    await reborn.run(eight + 2 * minute);
    expect(chat.posts).toMatchObject([{ key: 'e-key' }]);
    expect(await newest(id)).toMatchObject({ state: 'posted', attempts: 2 });
  });

  it('where the channel cannot be looked at it is missed, never twice', async () => {
    const { id } = await follow(ledger, 'c');
    chat.script.set('c', ['lost']);
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight);
    chat.blind = { type: 'unknown', reason: 'no history' };
    for (let look = 1; look < 12; look++) {
      expect(await newest(id)).toMatchObject({ state: 'claimed', attempts: look });
      await schedule.run(eight + 3 * look * minute);
    }
    expect(await newest(id)).toMatchObject({
      state: 'missed',
      why: 'schedule.may-be-out no history',
    });
    expect(chat.posts).toHaveLength(1);
  });

  it('where the channel could not be looked at once it is looked at again', async () => {
    const { id } = await follow(ledger, 'c');
    chat.script.set('c', ['lost']);
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight);
    chat.blind = { type: 'unknown', reason: 'no answer' };
    await schedule.run(eight + 3 * minute);
    delete chat.blind;
    await schedule.run(eight + 6 * minute);
    expect(await newest(id)).toMatchObject({ state: 'posted', ref: 'm1' });
    expect(chat.posts).toHaveLength(1);
  });

  it('a lost answer is looked up, not posted again', async () => {
    const { id } = await follow(ledger, 'c');
    chat.script.set('c', ['lost']);
    const schedule = openSchedule(ledger, chat);
    for (let look = 0; look < 4; look++) await schedule.run(eight + look * minute);
    expect(await newest(id)).toMatchObject({ state: 'posted', ref: 'm1', attempts: 2 });
    expect(chat.posts).toHaveLength(1);
  });

  it('long ago it is looked up, and if it is not out, missed', async () => {
    const { id } = await follow(ledger, 'c');
    await ledger.claim(id, day, { key: 'e-key', now: eight, leaseMs: 2 * minute });
    await openSchedule(ledger, chat).run(eight + 7 * hour);
    expect(await newest(id)).toMatchObject({ state: 'missed', why: 'schedule.too-late' });
    expect(chat.posts).toEqual([]);
  });

  it.each([
    ['left', 'schedule.left'],
    ['paused', 'schedule.paused'],
  ])('what is open of a subscription that was %s is closed', async (what, why) => {
    const { id } = await follow(ledger, 'c');
    await ledger.claim(id, day, { key: 'e-key', now: eight, leaseMs: 2 * minute });
    if (what === 'left') await ledger.unsubscribe(id);
    else await ledger.setState(id, 'paused', 'asked');
    await openSchedule(ledger, chat).run(eight + 3 * minute);
    expect(await newest(id)).toMatchObject({ state: 'missed', why });
    expect(chat.posts).toEqual([]);
    expect(await ledger.unsettled()).toEqual([]);
  });
});

describe('a lease', () => {
  it('that was taken over is not settled by its former holder', async () => {
    const { id } = await follow(ledger, 'c');
    let answer: ((posted: Posted) => void) | undefined;
    const slow = fakeChat();
    slow.post = () => new Promise((resolve) => (answer = resolve));
    const first = openSchedule(ledger, slow).run(eight);
    await expect.poll(() => answer, soon).toBeDefined();
    chat.script.set('c', [{ type: 'later', afterMs: hour, reason: 'busy' }]);
    await openSchedule(ledger, chat).run(eight + 3 * minute);
    answer?.({ type: 'gone', reason: 'late news' });
    await first;
    expect(await newest(id)).toMatchObject({ state: 'claimed', attempts: 2, why: 'busy' });
  });

  it('that is nearly over is not posted under', async () => {
    const { id } = await follow(ledger, 'c');
    let steady = 0;
    await openSchedule(ledger, chat, {
      steady: () => steady,
      edition: async (_, { localDate }) => {
        steady += minute;
        return editionOf(localDate);
      },
    }).run(eight);
    expect(chat.posts).toEqual([]);
    expect(await newest(id)).toMatchObject({ state: 'claimed', leaseUntil: eight + minute });
    await openSchedule(ledger, chat).run(eight + 2 * minute);
    expect(await newest(id)).toMatchObject({ state: 'posted', attempts: 2 });
  });
});

describe('a change between planning and delivering', () => {
  const otherTime = { time: '09:00', since: eight + 1 };
  it.each<[string, (other: Subscription) => Promise<unknown>]>([
    ['pause', ({ id }) => ledger.setState(id, 'paused', 'by hand')],
    ['another time', ({ kind }) => follow(ledger, 'c', { kind, ...otherTime })],
    ['leave', ({ id }) => ledger.unsubscribe(id)],
  ])('%s: nothing is posted', async (_, change) => {
    const both = [await follow(ledger, 'c'), await follow(ledger, 'c', { kind: 'new' })];
    await openSchedule(ledger, chat, {
      edition: async ({ id, kind }) => {
        for (const other of both) if (other.id !== id) await change(other);
        return editionOf(kind);
      },
    }).run(eight);
    expect(chat.posts).toHaveLength(1);
  });
});

describe('one dead destination', () => {
  it('delays no other, in this look or the next', async () => {
    for (const channel of ['dead', 'a', 'b']) await follow(ledger, channel);
    await follow(ledger, 'c', { time: '08:01' });
    chat.script.set('dead', ['hang']);
    const schedule = openSchedule(ledger, chat);
    void schedule.run(eight);
    await expect.poll(() => chat.posts.length, soon).toBe(3);
    void schedule.run(eight + minute);
    await expect
      .poll(() => chat.posts.map((post) => post.channel).toSorted(), soon)
      .toEqual(['a', 'b', 'c', 'dead']);
    // Its lease ran out while we still wait for the answer: this process does not ask a second time.
    void schedule.run(eight + 5 * minute);
    await schedule.run(eight + 6 * minute);
    expect(chat.posts).toHaveLength(4);
  });
});

describe('a post that is still under way', () => {
  it('is not made again by the same process when its lease ran out', async () => {
    await follow(ledger, 'c');
    chat.script.set('c', ['stuck']);
    const schedule = openSchedule(ledger, chat);
    void schedule.run(eight);
    await expect.poll(() => chat.script.get('c'), soon).toEqual([]);
    await schedule.run(eight + 5 * minute);
    expect(chat.posts).toEqual([]);
  });
});

describe('the clock', () => {
  it('is looked at on start, and stop waits for what runs', async () => {
    await follow(ledger, 'c');
    let made: (() => void) | undefined;
    const schedule = openSchedule(ledger, chat, {
      now: () => eight,
      edition: (_, { localDate }) =>
        new Promise((resolve) => {
          made = () => resolve(editionOf(localDate));
        }),
    });
    await schedule.start();
    await expect.poll(() => made, soon).toBeDefined();
    const stopped = schedule.stop();
    made?.();
    await stopped;
    expect(chat.posts).toHaveLength(1);
  });

  it('begins nothing new once it stops', async () => {
    await follow(ledger, 'c');
    const schedule = openSchedule(ledger, chat);
    await schedule.stop();
    await schedule.run(eight);
    expect(chat.posts).toEqual([]);
  });

  it('set back an hour posts nothing twice and loses nothing', async () => {
    const { id } = await follow(ledger, 'c');
    await follow(ledger, 'd', { time: '07:30' });
    const schedule = openSchedule(ledger, chat);
    await schedule.run(eight + minute);
    expect(chat.posts).toHaveLength(2);
    for (let at = eight - hour; at <= eight + 24 * hour; at += 10 * minute) await schedule.run(at);
    expect(chat.posts).toHaveLength(4);
    expect((await ledger.deliveries(id, 9)).map((one) => one.state)).toEqual(['posted', 'posted']);
  });

  it('stops without what hangs', async () => {
    await follow(ledger, 'c');
    chat.script.set('c', ['hang']);
    const schedule = openSchedule(ledger, chat, { now: () => eight, stopWaitMs: 1 });
    await schedule.start();
    await expect(schedule.stop()).resolves.toBeUndefined();
  });
});
