// Editions edited, channels looked at before somebody follows, and no channel in another's way.
// Leaves to others: posting and finding (posting.test.ts), why something is edited (tests/schedule).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/model/conversation.ts';
import { channel as channelOf, ids, permissions } from '../fakes/discord/payloads.ts';
import { answerOf, type Bot, readable, startBot } from './bot.ts';

let bot: Bot;

const route = 'PATCH /channels/{channel_id}/messages/{message_id}';
const posting = 'POST /channels/{channel_id}/messages';
const place: Place = { platform: 'discord', workspace: ids.guild, channel: ids.channel };
const edition = answerOf([], { audience: 'everyone', summary: '28 July: 2 events' });
const mended = answerOf([], { audience: 'everyone', summary: 'Mended' });

beforeAll(async () => {
  bot = await startBot();
});

beforeEach(() => {
  bot.fake.world.messages.clear();
  bot.fake.world.missing.clear();
});

afterEach(() => {
  expect(bot.fake.violations).toEqual([]);
  expect(bot.errors).toEqual([]);
});

afterAll(() => bot.close());

async function posted(where: Place = place, key = 'e-1'): Promise<string> {
  const sent = await bot.platform.post(where, edition, key);
  return sent.type === 'sent' ? sent.ref : '';
}

describe('edit', () => {
  it('puts the components in the place of the old ones, for nobody to be pinged', async () => {
    const ref = await posted();
    expect(await bot.platform.edit(place, ref, mended)).toEqual({ type: 'edited' });
    const [standing] = bot.fake.world.messages.get(ids.channel) ?? [];
    expect(standing?.['id']).toBe(ref);
    expect(readable(standing).split('\n')[0]).toBe('Mended');
    const call = bot.fake.calls.findLast(({ method }) => method === 'PATCH');
    expect(call?.body).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] } });
  });

  it('finds the channel of a person again', async () => {
    bot.fake.world.missing.add(ids.person);
    const person: Place = { platform: 'discord', workspace: '', channel: ids.person };
    const ref = await posted(person, 'e-dm');
    expect((await bot.platform.edit(person, ref, mended)).type).toBe('edited');
  });

  it.each([
    [404, 10003, 'gone'],
    [404, 10008, 'gone'],
    [403, 50005, 'gone'],
    [403, 50001, 'gone'],
    [400, 30046, 'later'],
    [500, 0, 'unknown'],
  ])('%i %i is "%s"', async (status, code, type) => {
    const ref = await posted();
    bot.fake.trouble(route, { status, body: { message: 'x', code }, times: 2 });
    expect((await bot.platform.edit(place, ref, mended)).type).toBe(type);
    bot.fake.calm();
  });

  it('of a message that was deleted is gone', async () => {
    expect(await bot.platform.edit(place, '123', mended)).toMatchObject({
      type: 'gone',
      reason: 'The message is not there any more.',
    });
  });
});

describe('preflight', () => {
  it('of a channel where all is granted names nothing', async () => {
    expect(await bot.platform.preflight(place)).toEqual([]);
    expect(await bot.platform.preflight({ ...place, channel: ids.thread })).toEqual([]);
    expect(await bot.platform.preflight({ ...place, workspace: '', channel: ids.direct })).toEqual(
      [],
    );
  });

  const bits = { view: 10n, send: 11n, embed: 14n, history: 16n, threads: 38n };
  const without = (bit: bigint) => (BigInt(permissions) & ~(1n << bit)).toString();

  it.each([
    ['Send Messages', bits.send, ids.channel, true],
    ['Send Messages in Threads', bits.threads, ids.thread, true],
    ['Read Message History', bits.history, ids.channel, false],
    ['Embed Links', bits.embed, ids.channel, false],
  ])('names %s', async (name, bit, channel, needed) => {
    const other = await startBot({}, without(bit));
    const found = await other.platform.preflight({ ...place, channel });
    expect(found).toMatchObject([{ name, needed }]);
    expect(found[0]?.remedy).toContain(name);
    await other.close();
  });

  it('of a channel the bot may not see names View Channel', async () => {
    bot.fake.trouble('GET /channels/{channel_id}', {
      status: 403,
      body: { message: 'Missing Access', code: 50001 },
    });
    expect(await bot.platform.preflight({ ...place, channel: '777' })).toMatchObject([
      { name: 'View Channel', needed: true },
    ]);
  });

  it('of a channel that is no more, or that takes no posts, says so', async () => {
    bot.fake.world.missing.add('778');
    const [gone] = await bot.platform.preflight({ ...place, channel: '778' });
    expect(gone?.remedy).toContain('no longer exists');
    const forum = { ...channelOf('779'), type: 15, guild_id: ids.guild };
    bot.fake.dispatch('CHANNEL_CREATE', forum);
    await bot.fake.gateway.arrival(2);
    await expect
      .poll(() => bot.platform.preflight({ ...place, channel: '779' }))
      .toMatchObject([{ needed: true }]);
  });
});

describe('rates', () => {
  it('one channel that must wait does not hold back another', async () => {
    bot.fake.trouble(posting, {
      status: 429,
      headers: {
        'retry-after': '30',
        'x-ratelimit-scope': 'user',
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': '30',
      },
      body: { message: 'slow down', retry_after: 30, global: false },
    });
    expect((await bot.platform.post(place, edition, 'k-1')).type).toBe('later');
    expect((await bot.platform.post(place, edition, 'k-2')).type).toBe('later');
    const other = { ...place, channel: ids.thread };
    expect((await bot.platform.post(other, edition, 'k-3')).type).toBe('sent');
  });

  it('a channel that never answers does not hold back another', async () => {
    const dead = { ...place, channel: '555' };
    bot.fake.trouble(posting, { hang: true });
    const hanging = bot.platform.post(dead, edition, 'k-dead');
    await bot.fake.call(({ path }) => path === '/channels/555/messages');
    const other = { ...place, channel: ids.thread };
    expect((await bot.platform.post(other, edition, 'k-4')).type).toBe('sent');
    void hanging;
  });

  it('opening direct messages too fast is "later", not a silent wait', async () => {
    bot.fake.world.missing.add(ids.person);
    bot.fake.trouble('POST /users/@me/channels', {
      status: 429,
      headers: { 'retry-after': '60', 'x-ratelimit-scope': 'user' },
      body: { message: 'slow down', retry_after: 60, global: false },
    });
    const person: Place = { platform: 'discord', workspace: '', channel: ids.person };
    expect(await bot.platform.post(person, edition, 'k-dm')).toMatchObject({ type: 'later' });
  });
});
