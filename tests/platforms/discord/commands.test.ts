// Slash commands and suggestions through the real discord.js on a fake Discord.
// Leaves to others: buttons (clicks.test.ts), plain words (messages.test.ts), posts (posting.test.ts).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, list } from '../fakes/discord/json.ts';
import { guildMessage, ids, menu, permissions, slash, typed } from '../fakes/discord/payloads.ts';
import { answerOf, type Bot, isCallback, isEdit, isFollowUp, readable, startBot } from './bot.ts';

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
});

afterAll(() => bot.close());

const ephemeral = 64;
const componentsV2 = 32768;

function run(id: string, given = {}, more = {}): void {
  const payload = slash(id, 'actor', { name: 'Price', ...given }, more);
  bot.fake.dispatch('INTERACTION_CREATE', payload, 'SlashCommandInteraction');
}

describe('a slash command', () => {
  it('is acknowledged in private, asked at the desk, and answered', async () => {
    run('11');
    const answer = await bot.fake.call(isEdit('11'));
    const acknowledged = bot.fake.calls.find(isCallback('11'));
    expect(acknowledged?.body).toEqual({ type: 5, data: { flags: ephemeral } });
    expect(bot.requests).toEqual([
      {
        id: '11',
        place: { platform: 'discord', workspace: ids.guild, channel: ids.channel },
        user: ids.person,
        direct: false,
        manager: false,
        ask: { invocation: { command: 'actor', arguments: { name: 'Price' } } },
        at: 0,
        language: 'en-US',
      },
    ]);
    expect(readable(answer.body)).toBe(
      [
        'Ned Price: person, 1 quotation',
        '> “We will continue to coordinate with him”',
        '-# Ned Price \\[1\\]',
        '-# \\[1\\] US backs negotiated solution · Desk · 27 May 2021 · [example.com](<https://example.com/one>)',
      ].join('\n'),
    );
    expect(at(answer.body, 'flags')).toBe(componentsV2);
  });

  it('is acknowledged before the desk is asked', async () => {
    let acknowledged = false;
    bot.answers(() => {
      acknowledged = bot.fake.calls.some(isCallback('12'));
      return answerOf();
    });
    run('12');
    await bot.fake.call(isEdit('12'));
    expect(acknowledged).toBe(true);
  });

  it('tells the desk who manages the server, from the payload and nothing else', async () => {
    const manager = (BigInt(permissions) | 32n).toString();
    const payload = slash('13', 'digest', { do: 'list' });
    const member = { ...Object(payload['member']), permissions: manager };
    bot.fake.dispatch('INTERACTION_CREATE', { ...payload, member }, 'SlashCommandInteraction');
    await bot.fake.call(isEdit('13'));
    expect(bot.requests[0]?.manager).toBe(true);
    expect(bot.requests[0]?.ask).toEqual({
      invocation: { command: 'digest', arguments: { do: 'list' } },
    });
  });

  it('is answered openly in a direct message, where it would be lost otherwise', async () => {
    run('14', {}, { guild_id: null });
    await bot.fake.call(isEdit('14'));
    expect(bot.fake.calls.find(isCallback('14'))?.body).toEqual({ type: 5, data: { flags: 0 } });
    expect(bot.requests[0]).toMatchObject({
      direct: true,
      manager: true,
      place: { workspace: '', channel: ids.direct },
    });
  });

  it('shows an answer for everyone to everyone, and points at it in private', async () => {
    bot.answers(() => answerOf([], { audience: 'everyone' }));
    run('15');
    const open = await bot.fake.call(isFollowUp('15'));
    expect(readable(open.body)).toContain('We will continue');
    expect(at(open.body, 'flags')).toBe(componentsV2);
    expect(readable(bot.fake.calls.find(isEdit('15'))?.body)).toBe(
      'Answered below, for everyone in this channel.',
    );
  });

  it('is answered once, however often it is delivered', async () => {
    run('16');
    run('16');
    await bot.fake.call(isEdit('16'));
    run('17');
    await bot.fake.call(isEdit('17'));
    expect(bot.fake.calls.filter(isCallback('16'))).toHaveLength(1);
    expect(bot.requests.map(({ id }) => id)).toEqual(['16', '17']);
  });

  it('of an older version gets a sentence', async () => {
    bot.fake.dispatch('INTERACTION_CREATE', slash('18', 'gossip'), 'SlashCommandInteraction');
    const { body } = await bot.fake.call(isCallback('18'));
    expect(readable(at(body, 'data'))).toBe('“/gossip” is not a command here. Try /help.');
    expect(at(body, 'data', 'flags')).toBe(componentsV2 + ephemeral);
  });

  it('that cannot be acknowledged is logged without its token, and asked of nobody', async () => {
    bot.fake.trouble('POST /interactions/{interaction_id}/{interaction_token}/callback', {
      status: 503,
      times: 2,
    });
    run('26');
    const tries = () => bot.fake.calls.filter(isCallback('26')).length;
    await bot.fake.call(() => tries() === 2);
    run('27');
    await bot.fake.call(isEdit('27'));
    expect(bot.requests.map(({ id }) => id)).toEqual(['27']);
    expect(bot.errors).toEqual([expect.stringContaining('discord-interaction-failed')]);
    expect(bot.errors[0]).toContain('503');
    expect(bot.errors[0]).not.toContain('token-26');
  });

  it('that came too late is let go without another try', async () => {
    bot.fake.trouble('POST /interactions/{interaction_id}/{interaction_token}/callback', {
      status: 404,
      body: { message: 'Unknown interaction', code: 10062 },
    });
    run('19');
    run('20');
    await bot.fake.call(isEdit('20'));
    expect(bot.fake.calls.filter(isCallback('19'))).toHaveLength(1);
    expect(bot.requests.map(({ id }) => id)).toEqual(['20']);
    expect(bot.errors).toEqual([]);
  });

  it('whose answer Discord refuses ends in a sentence with a reference', async () => {
    bot.fake.trouble('PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original', {
      status: 400,
      body: { message: 'Invalid Form Body', code: 50035 },
    });
    run('21');
    const second = await bot.fake.call(
      (call) => isEdit('21')(call) && /reference/u.test(readable(call.body)),
    );
    expect(readable(second.body)).toContain('reference 21');
    expect(bot.errors).toHaveLength(1);
    expect(bot.errors[0]).not.toContain('token-21');
  });
});

describe('the menu of a message', () => {
  it('checks the words of the message', async () => {
    const target = guildMessage('700', 'We will **continue** to coordinate');
    bot.fake.dispatch('INTERACTION_CREATE', menu('23', 'Check', target));
    const { body } = await bot.fake.call(isEdit('23'));
    expect(readable(body)).toContain('We will continue');
    expect(bot.fake.calls.find(isCallback('23'))?.body).toEqual({
      type: 5,
      data: { flags: ephemeral },
    });
    expect(bot.requests[0]?.ask).toEqual({
      invocation: { command: 'check', arguments: { words: 'We will **continue** to coordinate' } },
    });
  });

  it.each([
    ['24', 'Gossip'],
    ['25', 'Actor'],
  ])('with an entry that is none of ours gets a sentence (%s %s)', async (id, name) => {
    bot.fake.dispatch('INTERACTION_CREATE', menu(id, name, guildMessage('701', 'x')));
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toContain('is not a command here');
  });
});

describe('trouble behind the desk', () => {
  it('ends in a sentence, never in "thinking" for ever', async () => {
    bot.answers(() => Promise.reject(new Error('store is gone')));
    run('22');
    const { body } = await bot.fake.call(isEdit('22'));
    expect(readable(body)).toContain('reference 22');
    expect(readable(body)).not.toContain('store');
    expect(bot.errors).toHaveLength(1);
  });
});

describe('suggestions', () => {
  const suggest = async (id: string, option = 'name'): Promise<readonly unknown[]> => {
    const payload = typed(id, 'actor', option, 'Pri');
    bot.fake.dispatch('INTERACTION_CREATE', payload, 'AutocompleteInteraction');
    const { body } = await bot.fake.call(isCallback(id));
    expect(at(body, 'type')).toBe(8);
    return list(at(body, 'data', 'choices'));
  };

  it('come from the desk', async () => {
    bot.suggests(async (partial) => [`${partial}ce`, 'Price']);
    expect(await suggest('31')).toEqual([{ name: 'Price', value: 'Price' }]);
  });

  it('are at most 25 and at most 100 characters long', async () => {
    bot.suggests(async () =>
      Array.from({ length: 40 }, (_, index) => `${index} ${'😀x'.repeat(90)}`),
    );
    const choices = await suggest('32');
    expect(choices).toHaveLength(25);
    for (const choice of choices) {
      expect(String(at(choice, 'name')).length).toBeLessThanOrEqual(100);
      expect(String(at(choice, 'value')).length).toBeLessThanOrEqual(100);
    }
  });

  it.each([
    ['33', 'name', () => Promise.reject(new Error('no store'))],
    ['34', 'other', async () => ['x']],
    ['35', 'name', async () => ['', '\u202e']],
  ])('are an empty list where there is nothing to say (%s)', async (id, option, make) => {
    bot.suggests(make);
    expect(await suggest(id, option)).toEqual([]);
    expect(bot.errors).toEqual([]);
  });
});
