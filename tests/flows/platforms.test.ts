// One desk behind the terminal, Slack and Discord: the same words everywhere, twice in a row, and conversations on each.
// Leaves to others: each platform's own ways (tests/platforms).
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/model/conversation.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { createSlack } from '../../src/platforms/slack/slack.ts';
import { createTerminal } from '../../src/platforms/terminal/terminal.ts';
import { openRoom, type Room, say, silent } from '../briefing/archive.ts';
import { news } from '../briefing/news.ts';
import { readable } from '../platforms/discord/bot.ts';
import { at } from '../platforms/fakes/discord/json.ts';
import { guildMessage, ids, message, token } from '../platforms/fakes/discord/payloads.ts';
import { type FakeDiscord, startFakeDiscord } from '../platforms/fakes/discord/server.ts';
import {
  appToken,
  botToken,
  type FakeSlack,
  startFakeSlack,
} from '../platforms/fakes/slack/fake-slack.ts';
import * as payloads from '../platforms/fakes/slack/payloads.ts';

/** Ten seconds pass from one question to the next: nobody has to wait for a platform's pace. */
let clock = Date.parse('2026-07-28T09:00:00Z');
const now = () => clock;
const later = () => {
  clock += 10_000;
};

let room: Room;
let slack: FakeSlack;
let discord: FakeDiscord;
let platforms: readonly Platform[];

beforeAll(async () => {
  room = await openRoom(news);
  slack = await startFakeSlack();
  discord = await startFakeDiscord();
  const parts = { say, log: silent, now };
  platforms = [
    createSlack({ botToken, appToken, apiUrl: slack.apiUrl }, parts),
    createDiscord({ token, apiUrl: discord.apiUrl }, parts),
  ];
  await Promise.all(platforms.map((one) => one.start(room.desk)));
});

afterAll(async () => {
  await Promise.all(platforms.map((one) => one.stop()));
  await Promise.all([slack.close(), discord.close(), room.store.close()]);
  expect([slack.faults, discord.violations]).toEqual([[], []]);
});

/** The answers to the lines of one pipe, each without what can be typed next. */
async function inTerminal(...lines: readonly string[]): Promise<readonly string[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const terminal = createTerminal({
    ...{ input, output, interactive: false, colours: false, say, now },
  });
  await terminal.start(room.desk);
  input.end(`${lines.join('\n')}\n`);
  await terminal.ended;
  return String(output.read() ?? '')
    .split('\n\n')
    .filter((answer) => answer !== '')
    .map((answer) => answer.replace(/\n[^\n]*(?:: \/|: \d+-\d+)[^\n]*$/u, ''));
}

async function inSlack(kind: 'message' | 'mention', text: string, thread?: string) {
  later();
  const before = slack.callsOf('chat.postMessage').length;
  const said = { text, ...(thread !== undefined && { thread }) };
  await slack.send(
    'events_api',
    kind === 'message'
      ? payloads.directMessage(said)
      : payloads.mention({ ...said, text: `<@U0BOT> ${text}` }),
  );
  await slack.until(() => slack.callsOf('chat.postMessage').length > before);
  const posted = String(slack.callsOf('chat.postMessage')[before]?.args['text'] ?? '');
  return posted.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

let serial = 7000;

async function inDiscord(kind: 'message' | 'mention', text: string) {
  later();
  const id = String(++serial);
  const data = kind === 'message' ? message(id, text) : guildMessage(id, `<@${ids.bot}> ${text}`);
  discord.dispatch('MESSAGE_CREATE', data, 'MessageCreateDispatch');
  const call = await discord.call(({ body }) => at(body, 'message_reference', 'message_id') === id);
  return readable(call.body);
}

/** Words alone, in order: what dress adds is no word. */
function wordsOf(text: string): string {
  return (text.replaceAll('\u200b', '').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

const questions = [
  'What did Mara Lindqvist say about the bridge?',
  'How many cables had cracks?',
  'Who won the election of 28 July 2024?',
  'What did Emmanuel Macron say?',
  'What happened on 28 July 2024?',
  '/brief Vell',
  '/actor Lindqvist',
  '/event 28 July 2024',
  '/timeline Lindqvist',
  '/quotes about:Vell',
  '/check nobody should cross a road that may fall',
  '/document vote',
];

describe('the same question', () => {
  it.each(questions)('has the same answer everywhere and twice: %s', async (question) => {
    const [first = '', again] = await inTerminal(question, question);
    expect(first.length).toBeGreaterThan(20);
    expect(again).toBe(first);
    const [slacks, discords] = [
      await inSlack('message', question),
      await inDiscord('message', question),
    ];
    expect(await inSlack('message', question)).toBe(slacks);
    expect(await inDiscord('message', question)).toBe(discords);
    expect(wordsOf(slacks)).toContain(wordsOf(first));
    const body = first.split('\n').slice(1).join('\n');
    expect(wordsOf(discords)).toContain(wordsOf(body));
  });
});

describe('a conversation', () => {
  const turns = ['Who is Mara Lindqvist?', 'and what did she say about Vell?', 'when was that?'];
  const told = ['Understood as: what did Mara Lindqvist say about Vell?', 'I wish Jonas Vell luck'];

  it('goes on over the lines of a pipe', async () => {
    const [, reply, when] = await inTerminal(...turns);
    for (const words of told) expect(reply).toContain(words);
    expect(when).toContain('29 Jul 2024');
  });

  it.each(['message', 'mention'] as const)('goes on in Slack, %s', async (kind) => {
    const thread = kind === 'mention' ? '1771287144.000001' : undefined;
    await inSlack(kind, turns[0] ?? '', thread);
    const reply = await inSlack(kind, turns[1] ?? '', thread);
    for (const words of told) expect(reply).toContain(words);
    expect(await inSlack(kind, turns[2] ?? '', thread)).toContain('29 Jul 2024');
  });

  it.each(['message', 'mention'] as const)('goes on in Discord, %s', async (kind) => {
    await inDiscord(kind, turns[0] ?? '');
    const reply = await inDiscord(kind, turns[1] ?? '');
    for (const words of told) expect(wordsOf(reply)).toContain(wordsOf(words));
    expect(await inDiscord(kind, turns[2] ?? '')).toContain('29 Jul 2024');
  });
});
