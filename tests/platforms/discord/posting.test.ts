// Posts that nobody waits for: once, found again after a restart, and every refusal understood.
// Leaves to others: when to post (schedule).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/conversation.ts';
import { ids, message, user } from '../fakes/discord/payloads.ts';
import { answerOf, type Bot, isPost, readable, startBot } from './bot.ts';

let bot: Bot;

const key = 'e-2026-11-22-abc';
const route = 'POST /channels/{channel_id}/messages';
const channel: Place = { platform: 'discord', workspace: ids.guild, channel: ids.channel };
const edition = answerOf([], { audience: 'everyone', summary: '28 July: 2 events' });

beforeAll(async () => {
  bot = await startBot();
});

beforeEach(() => {
  bot.fake.world.messages.clear();
  bot.fake.world.hidden.clear();
  bot.fake.world.missing.clear();
});

afterEach(() => {
  expect(bot.fake.violations).toEqual([]);
  expect(bot.errors).toEqual([]);
});

afterAll(() => bot.close());

describe('an edition', () => {
  it('is posted without a sound, with its key as nonce and as a line', async () => {
    const posted = await bot.platform.post(channel, edition, key);
    const [stored] = bot.fake.world.messages.get(ids.channel) ?? [];
    expect(posted).toEqual({ type: 'sent', ref: stored?.['id'] });
    const call = bot.fake.calls.findLast(isPost(ids.channel));
    expect(call?.body).toMatchObject({
      nonce: key,
      enforce_nonce: true,
      flags: 32768 + 4096,
      allowed_mentions: { parse: [] },
    });
    expect(readable(call?.body).split('\n')[0]).toBe('28 July: 2 events');
    expect(readable(call?.body).split('\n').at(-1)).toBe(`-# Edition ${key}`);
  });

  it('posted twice within minutes stays one message', async () => {
    const first = await bot.platform.post(channel, edition, key);
    expect(await bot.platform.post(channel, edition, key)).toEqual(first);
    expect(bot.fake.world.messages.get(ids.channel)).toHaveLength(1);
  });

  it('whose answer was lost is unknown, and found', async () => {
    bot.fake.trouble(route, { status: 500, afterwards: true, times: 2 });
    const posted = await bot.platform.post(channel, edition, key);
    expect(posted.type).toBe('unknown');
    expect(await bot.platform.find(channel, key)).toMatchObject({ type: 'found' });
    expect(bot.fake.world.messages.get(ids.channel)).toHaveLength(1);
  });

  it('is found after a restart, and no other key is', async () => {
    const posted = await bot.platform.post(channel, edition, key);
    const again = await bot.restarted();
    expect(await again.find(channel, key)).toEqual({
      type: 'found',
      ref: posted.type === 'sent' ? posted.ref : '',
    });
    expect(await again.find(channel, 'e-2026-11-22-ab')).toEqual({ type: 'absent' });
    expect(await again.find(channel, 'e-2026-11-23-abc')).toEqual({ type: 'absent' });
  });

  it('is not found in what somebody else wrote', async () => {
    const forged = message('1', '', {
      author: user(ids.stranger),
      components: [{ type: 10, id: 1, content: `-# Edition ${key}` }],
    });
    bot.fake.world.messages.set(ids.channel, [forged]);
    expect(await bot.platform.find(channel, key)).toEqual({ type: 'absent' });
  });
});

describe('looking for an edition', () => {
  it('in an empty channel finds none', async () => {
    expect(await bot.platform.find(channel, key)).toEqual({ type: 'absent' });
  });

  it('without the permission to read back is no "absent"', async () => {
    await bot.platform.post(channel, edition, key);
    bot.fake.world.hidden.add(ids.channel);
    expect(await bot.platform.find(channel, key)).toEqual({
      type: 'unknown',
      reason: 'The bot cannot read back in this channel. Give it: Read Message History.',
    });
  });

  it.each([
    [403, 50001, 1, 'View Channel, Read Message History'],
    [500, 0, 2, 'no answer (500)'],
  ])('after %i %i is unknown', async (status, code, times, reason) => {
    bot.fake.trouble('GET /channels/{channel_id}/messages', {
      status,
      body: { message: 'x', code },
      times,
    });
    const found = await bot.platform.find(channel, key);
    expect(found).toMatchObject({ type: 'unknown', reason: expect.stringContaining(reason) });
  });
});

describe('a refusal', () => {
  it.each([
    [404, 10003, 'gone', 'no longer exists'],
    [404, 10004, 'gone', 'Invite it again'],
    [403, 50001, 'gone', 'View Channel'],
    [403, 50013, 'gone', 'Send Messages'],
    [400, 50007, 'gone', 'cannot be written to'],
    [400, 50008, 'gone', 'kind of channel'],
    [400, 40058, 'gone', 'kind of channel'],
    [403, 160005, 'gone', 'locked'],
    [400, 200000, 'gone', 'AutoMod'],
    [400, 50035, 'gone', 'fault of Readout'],
    [400, 99999, 'gone', '99999'],
    [403, 20028, 'later', 'wait'],
    [403, 40333, 'later', 'wait'],
  ])('%i %i is "%s"', async (status, code, type, reason) => {
    bot.fake.trouble(route, { status, body: { message: 'x', code } });
    const posted = await bot.platform.post(channel, edition, `k-${code}`);
    expect(posted).toMatchObject({ type, reason: expect.stringContaining(reason) });
  });

  it('for a long rate limit is "later", and says how long', async () => {
    bot.fake.trouble(route, {
      status: 429,
      headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' },
      body: { message: 'slow down', retry_after: 30, global: false },
    });
    const posted = await bot.platform.post(channel, edition, 'k-429');
    expect(posted).toMatchObject({ type: 'later' });
    if (posted.type === 'later') {
      expect(posted.afterMs).toBeGreaterThan(29_000);
      expect(posted.afterMs).toBeLessThan(32_000);
    }
  });

  it('of the token is "later": the next post uses it again', async () => {
    bot.fake.trouble(route, { status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect(await bot.platform.post(channel, edition, 'k-401')).toMatchObject({ type: 'later' });
    expect(await bot.platform.post(channel, edition, 'k-402')).toMatchObject({ type: 'sent' });
  });
});

describe('a person', () => {
  it('is written to through a channel of their own', async () => {
    bot.fake.world.missing.add(ids.person);
    const place: Place = { platform: 'discord', workspace: '', channel: ids.person };
    expect(await bot.platform.post(place, edition, 'k-dm')).toMatchObject({ type: 'sent' });
    expect(bot.fake.calls.some(({ body }) => body['recipient_id'] === ids.person)).toBe(true);
    expect(await bot.platform.find(place, 'k-dm')).toMatchObject({ type: 'found' });
  });

  it('who owns a paused subscription is reached with the server still named', async () => {
    bot.fake.world.missing.add(ids.stranger);
    const place: Place = { ...channel, channel: ids.stranger };
    expect(await bot.platform.post(place, edition, 'k-owner')).toMatchObject({ type: 'sent' });
  });

  it('is not looked for behind a channel that is gone', async () => {
    bot.fake.world.missing.add('999');
    const place: Place = { ...channel, channel: '999' };
    expect(await bot.platform.post(place, edition, 'k-gone')).toMatchObject({
      type: 'gone',
      reason: expect.stringContaining('no longer exists'),
    });
  });
});

describe('a post that cannot even be made', () => {
  it('is no rejection', async () => {
    const broken = answerOf([], { blocks: [{ type: 'heading', text: 'x' }] });
    const throwing = Object.defineProperty({ ...broken }, 'summary', {
      get: () => {
        throw new Error('broken');
      },
    });
    expect(await bot.platform.post(channel, throwing, 'k-broken')).toMatchObject({ type: 'gone' });
    expect(bot.errors.splice(0)).toHaveLength(1);
  });
});
