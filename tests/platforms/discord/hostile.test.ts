// What a hostile document, title, name or person writes arrives as words, through the whole bot.
// Leaves to others: the table of escapes (escape.test.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cite, type Document } from '../../../src/model/document.ts';
import type { Message } from '../../../src/model/message.ts';
import { at, text } from '../fakes/discord/json.ts';
import { message, slash } from '../fakes/discord/payloads.ts';
import { answerOf, type Bot, controlsOf, isEdit, readable, startBot } from './bot.ts';

let bot: Bot;
let next = 500;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(async () => {
  await bot.close();
  expect(bot.fake.violations).toEqual([]);
});

const attacks = [
  '@everyone and @here',
  '<!channel>',
  '<@400000000000000002> <@&100000000000000001> <#200000000000000001>',
  '[click me](http://evil.example)',
  '[click me](<https://evil.example>)',
  '# heading',
  'line\n# heading\n> quote\n- list',
  '`code` ```js\nblock```',
  '**bold** __under__ ~~strike~~ ||spoiler||',
  'price \u202ereversed\u202c order \u2066isolated\u2069',
  'https://evil.example/track and discord.gg/evil',
  '\\*\\* \\[x\\](http://evil.example)',
  '-# small print',
  '<t:0:R> <id:home> </brief:1> <:smile:1>',
];

function hostile(attack: string): Message {
  const source: Document = {
    id: 'hostile',
    title: attack,
    text: attack,
    publisher: attack,
    url: 'https://example.com/x',
    language: 'en',
    kind: 'article',
  };
  const brief: Document = { ...source, kind: 'brief' };
  const whole = { start: 0, end: attack.length };
  return answerOf([], {
    summary: attack,
    blocks: [
      { type: 'heading', text: attack },
      {
        type: 'paragraph',
        inlines: [
          { type: 'text', text: attack },
          { type: 'strong', text: attack },
        ],
      },
      {
        type: 'paragraph',
        inlines: [{ type: 'link', text: attack, url: 'https://example.com/y' }],
      },
      { type: 'paragraph', inlines: [{ type: 'link', text: attack, url: 'javascript:alert(1)' }] },
      { type: 'paragraph', inlines: [{ type: 'passage', citation: cite(brief, whole) }] },
      { type: 'facts', facts: [{ label: attack, value: [{ type: 'text', text: attack }] }] },
      { type: 'list', items: [[{ type: 'text', text: attack }]] },
      {
        type: 'quote',
        citations: [cite(source, whole)],
        caption: [{ type: 'strong', text: attack }],
      },
      { type: 'image', alt: attack, url: 'https://example.com/z.png' },
      { type: 'note', inlines: [{ type: 'date', instant: attack, text: attack }] },
      { type: 'sources', sources: [{ number: 1, source, dated: attack }] },
      {
        type: 'actions',
        actions: [
          {
            type: 'ask',
            label: attack,
            invocation: { command: 'actor', arguments: { name: attack } },
          },
          {
            type: 'choose',
            label: attack,
            options: [
              {
                label: attack,
                description: attack,
                invocation: { command: 'help', arguments: {} },
              },
            ],
          },
        ],
      },
    ],
  });
}

/** Markup that a line of ours may open with; whatever follows must be dead. */
const ours = /^(### |> |-# |- |\d+\. )/u;

function alive(line: string): string {
  return line
    .replace(ours, '')
    .replaceAll(/\]\(<https:\/\/example\.com\/[a-z]>\)/gu, '')
    .replaceAll(/\\[^0-9A-Za-z\s]/gu, 'x');
}

describe('a hostile text', () => {
  it.each(attacks)('%j', async (attack) => {
    next += 1;
    const id = String(next);
    bot.answers(() => hostile(attack));
    bot.fake.dispatch(
      'INTERACTION_CREATE',
      slash(id, 'actor', { name: attack }),
      'SlashCommandInteraction',
    );
    const { body } = await bot.fake.call(isEdit(id));
    for (const line of readable(body).split('\n')) {
      // Bold and link labels of ours are the only pairs left; they hold nothing that is alive itself.
      const rest = alive(line)
        .replaceAll('**', '')
        .replaceAll(/\[(?=[^\]]*$)|\[(?=\S)/gu, '');
      expect(rest).not.toMatch(/[\\*_~`|[\]]/u);
      expect(rest).not.toMatch(/[<@](?!\u200b)/u);
      expect(rest).not.toMatch(/:\/\/|discord\.gg/u);
      expect(rest).not.toMatch(/^\s*([#>+-]\s|-#)/u);
      expect(line).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    }
    for (const control of controlsOf(body))
      expect(text(control['label'])).not.toMatch(/[\n\u202e]/u);
    expect(at(body, 'allowed_mentions', 'parse')).toEqual([]);
  });

  it('in a question is handed on as it stands, and pings nobody in the answer', async () => {
    bot.answers(() => hostile('@everyone'));
    bot.fake.dispatch(
      'MESSAGE_CREATE',
      message('900', '@everyone # what?'),
      'MessageCreateDispatch',
    );
    const { body } = await bot.fake.call(
      (call) => at(call.body, 'message_reference', 'message_id') === '900',
    );
    expect(bot.requests.at(-1)?.ask).toEqual({ text: '@everyone # what?' });
    expect(at(body, 'allowed_mentions')).toEqual({ parse: [], replied_user: false });
  });
});
