// Plain words: direct messages, and mentions in a server.
// Leaves to others: slash commands (commands.test.ts).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, type Json } from '../fakes/discord/json.ts';
import { guildMessage, ids, member, message, user } from '../fakes/discord/payloads.ts';
import { answerOf, type Bot, controlsOf, isPost, readable, startBot } from './bot.ts';

let bot: Bot;

beforeAll(async () => {
  bot = await startBot();
});

beforeEach(() => {
  bot.answers(() => answerOf());
  bot.requests.length = 0;
  bot.errors.length = 0;
});

afterEach(() => {
  expect(bot.fake.violations).toEqual([]);
  expect(bot.errors).toEqual([]);
});

afterAll(() => bot.close());

function say(data: Json): void {
  bot.fake.dispatch('MESSAGE_CREATE', data, 'MessageCreateDispatch');
}

/** The reply to a message, wherever it went. */
function reply(id: string) {
  return bot.fake.call((call) => at(call.body, 'message_reference', 'message_id') === id);
}

describe('a direct message', () => {
  it('is answered in place, as a reply, with a sign of work before', async () => {
    say(message('51', 'what did price say?'));
    const { path, body } = await reply('51');
    expect(path).toBe(`/channels/${ids.direct}/messages`);
    expect(at(body, 'message_reference', 'fail_if_not_exists')).toBe(false);
    expect(readable(body)).toContain('We will continue');
    expect(bot.fake.calls.some(({ path: one }) => one === `/channels/${ids.direct}/typing`)).toBe(
      true,
    );
    expect(bot.requests[0]).toMatchObject({
      id: '51',
      place: { platform: 'discord', workspace: '', channel: ids.direct },
      direct: true,
      manager: true,
      ask: { text: 'what did price say?' },
    });
    expect(controlsOf(body).map((one) => one['label'])).toEqual(['Timeline']);
  });

  it('delivered twice is answered once', async () => {
    say(message('52', 'one'));
    say(message('52', 'one'));
    say(message('53', 'two'));
    await reply('53');
    await reply('52');
    expect(bot.requests.map(({ id }) => id)).toEqual(['52', '53']);
  });

  it('is answered even where the sign of work fails', async () => {
    bot.fake.trouble('POST /channels/{channel_id}/typing', {
      status: 403,
      body: { message: 'no', code: 50001 },
    });
    say(message('54', 'hello'));
    expect(readable((await reply('54')).body)).toContain('We will continue');
  });
});

describe('in a server', () => {
  it('a mention is answered for everyone, without the mention', async () => {
    say(guildMessage('61', `hey <@${ids.bot}>  what did price say?`));
    const { path, body } = await reply('61');
    expect(path).toBe(`/channels/${ids.channel}/messages`);
    expect(bot.requests[0]).toMatchObject({
      direct: false,
      manager: false,
      place: { workspace: ids.guild, channel: ids.channel },
      ask: { text: 'hey what did price say?' },
    });
    expect(controlsOf(body).map((one) => one['label'])).toEqual(['Timeline']);
  });

  it('where the bot may not write, the refusal is logged and nothing else', async () => {
    bot.fake.trouble('POST /channels/{channel_id}/messages', {
      status: 403,
      body: { message: 'no', code: 50013 },
    });
    say(guildMessage('62', `<@${ids.bot}> hello`));
    await reply('62');
    say(message('63', 'still there?'));
    await reply('63');
    expect(bot.logged).toContain('discord-may-not-reply');
  });
});

describe('nothing but the name', () => {
  it('asks for help', async () => {
    say(guildMessage('65', `<@${ids.bot}>`));
    await reply('65');
    expect(bot.requests[0]?.ask).toEqual({ invocation: { command: 'help', arguments: {} } });
  });
});

describe('trouble behind the desk', () => {
  it('ends in a sentence', async () => {
    bot.answers(() => Promise.reject(new Error('store is gone')));
    say(message('64', 'hello'));
    expect(readable((await reply('64')).body)).toContain('reference 64');
    expect(bot.errors.splice(0)).toHaveLength(1);
  });
});

describe('not answered', () => {
  it.each<[string, Json]>([
    ['words not meant for the bot', guildMessage('71', 'hello all')],
    ['everyone', guildMessage('72', '@everyone hello', { mention_everyone: true })],
    ['a role', guildMessage('73', '<@&500> hello', { mention_roles: ['500'] })],
    [
      'a reply to its post, which names it only silently',
      guildMessage('74', 'thanks', { mentions: [{ ...user(ids.bot), member: member() }] }),
    ],
    [
      'another robot',
      guildMessage('75', `<@${ids.bot}> hi`, { author: user(ids.stranger, { bot: true }) }),
    ],
    ['itself', message('76', 'hello', { author: user(ids.bot) })],
    ['a webhook', guildMessage('77', `<@${ids.bot}> hi`, { webhook_id: '600' })],
    ['a notice of the system', guildMessage('78', `<@${ids.bot}>`, { type: 7 })],
  ])('%s', async (_, data) => {
    say(data);
    const after = `9${String(data['id'])}`;
    say(message(after, 'hello'));
    await reply(after);
    expect(bot.requests.map(({ id }) => id)).toEqual([after]);
  });
});

describe('an answer nobody may see twice', () => {
  it('goes out once although Discord lost the first reply', async () => {
    bot.fake.trouble('POST /channels/{channel_id}/messages', { status: 502, afterwards: true });
    say(message('81', 'hello'));
    await reply('81');
    say(message('82', 'hello'));
    await reply('82');
    expect(
      bot.fake.calls.filter((call) => isPost(ids.direct)(call) && call.body['nonce'] === '81'),
    ).toHaveLength(2);
    const stored = bot.fake.world.messages.get(ids.direct) ?? [];
    expect(
      stored.filter((one) => at(one, 'message_reference', 'message_id') === '81'),
    ).toHaveLength(1);
  });
});
