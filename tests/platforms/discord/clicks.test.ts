// Buttons and lists: ask, more, share, choose, and the ones that are too old.
// Leaves to others: how they look (render.test.ts).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/message.ts';
import { at, type Json, json, list, text } from '../fakes/discord/json.ts';
import {
  choice,
  click,
  ids,
  member,
  message,
  permissions,
  slash,
  user,
} from '../fakes/discord/payloads.ts';
import {
  answerOf,
  type Bot,
  codeOf,
  controlsOf,
  isCallback,
  isEdit,
  isFollowUp,
  isPost,
  readable,
  startBot,
} from './bot.ts';

let bot: Bot;
let next = 100;

beforeAll(async () => {
  bot = await startBot();
});

beforeEach(() => {
  bot.answers(() => answerOf());
  bot.requests.length = 0;
  bot.errors.length = 0;
  bot.fake.world.messages.clear();
});

afterEach(() => {
  expect(bot.fake.violations).toEqual([]);
  expect(bot.errors).toEqual([]);
});

afterAll(() => bot.close());

function newId(): string {
  next += 1;
  return String(next);
}

/** The message that a command ended in, as Discord hands it back with a click. */
async function shown(): Promise<Json> {
  const id = newId();
  bot.fake.dispatch(
    'INTERACTION_CREATE',
    slash(id, 'actor', { name: 'Price' }),
    'SlashCommandInteraction',
  );
  const { body } = await bot.fake.call(isEdit(id));
  bot.requests.length = 0;
  return message('800', '', {
    channel_id: ids.channel,
    author: user(ids.bot),
    components: body['components'],
    flags: 32768 + 64,
  });
}

function press(code: string, on: Json, more: Json = {}): string {
  const id = newId();
  bot.fake.dispatch('INTERACTION_CREATE', click(id, code, on, more), 'MessageComponentInteraction');
  return id;
}

const long: readonly Block[] = Array.from({ length: 20 }, (_, index) => ({
  type: 'paragraph',
  inlines: [{ type: 'text', text: `Paragraph ${index}: ${'word '.repeat(80)}` }],
}));

describe('a button', () => {
  it('asks again, in private, as the person who pressed it', async () => {
    const on = await shown();
    const id = press(codeOf(on, 'Timeline'), on);
    const answer = await bot.fake.call(isEdit(id));
    expect(readable(answer.body)).toContain('We will continue');
    expect(at(bot.fake.calls.find(isCallback(id))?.body, 'data', 'flags')).toBe(64);
    expect(bot.requests[0]).toMatchObject({
      user: ids.person,
      ask: { invocation: { command: 'timeline', arguments: { subject: 'Price' } } },
    });
  });

  it('shows the next part of a long answer', async () => {
    bot.answers(() => answerOf(long));
    const on = await shown();
    expect(readable(on)).toContain('Paragraph 0:');
    const id = press(codeOf(on, 'More'), on);
    const { body } = await bot.fake.call(isEdit(id));
    expect(readable(body)).toContain('Part 2 of');
    expect(readable(body)).not.toContain('Paragraph 0:');
    expect(codeOf(body, 'More')).toMatch(/\.3$/u);
  });

  it.each([
    ['of another version', 'v0.ask.k1'],
    ['that nobody made', 'drop table'],
    ['whose answer nobody kept', 'v1.ask.unknownkey'],
    ['to share what nobody kept', 'v1.share.unknownkey'],
  ])('%s gets a kind sentence', async (_, code) => {
    const on = await shown();
    const id = press(code, on);
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toBe('This button is too old. Ask again with /help.');
    expect(at(body, 'data', 'flags')).toBe(32768 + 64);
    expect(bot.requests).toEqual([]);
  });

  it('pressed once and delivered twice is answered once', async () => {
    const on = await shown();
    const id = newId();
    const payload = click(id, codeOf(on, 'Timeline'), on);
    bot.fake.dispatch('INTERACTION_CREATE', payload, 'MessageComponentInteraction');
    bot.fake.dispatch('INTERACTION_CREATE', payload, 'MessageComponentInteraction');
    await bot.fake.call(isEdit(id));
    const after = press('v1.ask.none', on);
    await bot.fake.call(isCallback(after));
    expect(bot.fake.calls.filter(isCallback(id))).toHaveLength(1);
  });
});

describe('a list', () => {
  it('asks for what was chosen', async () => {
    bot.answers(() =>
      answerOf([], {
        outcome: 'choose',
        blocks: [
          {
            type: 'actions',
            actions: [
              {
                type: 'choose',
                label: 'Which González?',
                options: [
                  {
                    label: 'Edmundo González',
                    description: 'opposition leader',
                    invocation: { command: 'actor', arguments: { name: 'Edmundo González' } },
                  },
                  {
                    label: 'Juan González',
                    invocation: { command: 'actor', arguments: { name: 'Juan González' } },
                  },
                ],
              },
            ],
          },
        ],
      }),
    );
    const on = await shown();
    const [select] = controlsOf(on);
    expect(select?.['placeholder']).toBe('Which González?');
    const value = text(at(list(select?.['options'])[1], 'value'));
    const id = newId();
    bot.fake.dispatch(
      'INTERACTION_CREATE',
      choice(id, text(select?.['custom_id']), value, on),
      'MessageComponentInteraction',
    );
    await bot.fake.call(isEdit(id));
    expect(bot.requests[0]?.ask).toEqual({
      invocation: { command: 'actor', arguments: { name: 'Juan González' } },
    });
  });

  it('with a value that nobody made gets a kind sentence', async () => {
    const on = await shown();
    const id = newId();
    bot.fake.dispatch(
      'INTERACTION_CREATE',
      choice(id, 'v1.choose.0', 'x', on),
      'MessageComponentInteraction',
    );
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toContain('too old');
  });
});

describe('sharing', () => {
  it('posts the answer for everyone, names who shared it, and switches the button off', async () => {
    const on = await shown();
    const id = press(codeOf(on, 'Share'), on);
    const edited = await bot.fake.call(isEdit(id));
    const posted = bot.fake.calls.find(
      (call) => isPost(ids.channel)(call) && call.body['nonce'] === id,
    );
    expect(readable(posted?.body).split('\n').slice(0, 2)).toEqual([
      'Ned Price: person, 1 quotation',
      '-# Shared by Nadia',
    ]);
    expect(at(posted?.body, 'flags')).toBe(32768);
    expect(controlsOf(posted?.body).map((one) => one['label'])).toEqual(['Timeline']);
    const button = controlsOf(edited.body).find((one) => one['label'] === 'Share');
    expect(button?.['disabled']).toBe(true);
    expect(at(bot.fake.calls.find(isCallback(id))?.body, 'type')).toBe(6);
  });

  it('is remembered with its address, and edited by it still names who shared it', async () => {
    const on = await shown();
    const before = bot.shares.length;
    const id = press(codeOf(on, 'Share'), on);
    await bot.fake.call(isEdit(id));
    const share = bot.shares[before];
    const place = { platform: 'discord', workspace: ids.guild, channel: ids.channel };
    expect(share).toMatchObject({ place, message: { summary: 'Ned Price: person, 1 quotation' } });
    const mended = answerOf([], { summary: 'Mended' });
    expect(await bot.platform.edit(place, share?.ref ?? '', mended)).toEqual({ type: 'edited' });
    const standing = bot.fake.world.messages.get(ids.channel)?.at(-1);
    expect(readable(standing).split('\n').slice(0, 2)).toEqual(['Mended', '-# Shared by Nadia']);
  });

  it('names the permission that the bot lacks, before anything is posted', async () => {
    const on = await shown();
    const id = press(codeOf(on, 'Share'), on, { app_permissions: '1024' });
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toBe(
      'I cannot post in this channel. The bot lacks a permission in this channel. Give it: Send Messages.',
    );
    expect(bot.fake.world.messages.size).toBe(0);
  });

  it('is no way around the channel’s rules for those who may not write there', async () => {
    const on = await shown();
    const silent = { ...member({ permissions: '1024' }), user: user() };
    const id = press(codeOf(on, 'Share'), on, { member: silent });
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toContain('You may not write in this channel');
    expect(bot.fake.world.messages.size).toBe(0);
  });

  it('says why where Discord refuses the post after all', async () => {
    bot.fake.trouble('POST /channels/{channel_id}/messages', {
      status: 403,
      body: { message: 'Missing Permissions', code: 50013 },
    });
    const on = await shown();
    const id = press(codeOf(on, 'Share'), on);
    const { body } = await bot.fake.call(isFollowUp(id));
    expect(readable(body)).toContain('View Channel, Send Messages');
    expect(at(body, 'flags')).toBe(32768 + 64);
  });

  it('in a thread asks for the permission of threads', async () => {
    const on = await shown();
    const without = (BigInt(permissions) & ~(1n << 38n)).toString();
    const thread = {
      channel_id: ids.thread,
      channel: {
        id: ids.thread,
        type: 11,
        name: 'thread',
        guild_id: ids.guild,
        parent_id: ids.channel,
        permissions,
        flags: 0,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 60,
          archive_timestamp: '2026-01-05T00:49:57.102000+00:00',
          locked: false,
        },
      },
      app_permissions: without,
    };
    const id = press(codeOf(on, 'Share'), on, thread);
    const { body } = await bot.fake.call(isCallback(id));
    expect(readable(at(body, 'data'))).toContain('Send Messages in Threads');
    expect(json(body)['type']).toBe(4);
  });
});
