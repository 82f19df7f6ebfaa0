// Slash commands through the real discord.js on a fake Discord.
// Leaves to others: buttons (clicks.test.ts), plain words (messages.test.ts), posts (posting.test.ts).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../fakes/discord/json.ts';
import { ids, permissions, slash } from '../fakes/discord/payloads.ts';
import { type Bot, isCallback, isEdit, readable, startBot } from './bot.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});

afterEach(async () => {
  await bot.close();
  expect(bot.fake.violations).toEqual([]);
});

const ephemeral = 64;

describe('a slash command', () => {
  it('is acknowledged in private, asked at the desk, and answered', async () => {
    bot.fake.dispatch(
      'INTERACTION_CREATE',
      slash('11', 'actor', { name: 'Price' }),
      'SlashCommandInteraction',
    );
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
    expect(at(answer.body, 'flags')).toBe(32768);
    expect(permissions).toBe('274877991936');
  });
});
