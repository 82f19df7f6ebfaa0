// A desk of hand-made answers and a Slack of our own, with the real Bolt between them.
// Leaves to others: the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, expect } from 'vitest';
import { parse } from 'yaml';
import { createSay } from '../../../src/briefing/words.ts';
import type { CommandSpec } from '../../../src/model/command.ts';
import type { Desk, Platform, Request, SharedPost } from '../../../src/model/conversation.ts';
import type { Log } from '../../../src/model/log.ts';
import type { Invocation, Message } from '../../../src/model/message.ts';
import type { Say } from '../../../src/model/words.ts';
import type { SeenAnywhere } from '../../../src/platforms/seen.ts';
import type { SlackSettings } from '../../../src/platforms/slack/settings.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { appToken, botToken, type FakeSlack, startFakeSlack } from '../fakes/slack/fake-slack.ts';

const root = resolve(import.meta.dirname, '../../..');

function catalogue(name: string): Record<string, string> {
  const parsed: unknown = parse(readFileSync(join(root, 'config/words/en', name), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${name} is no catalogue`);
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
}

const names = readdirSync(join(root, 'config/words/en'));

export const say: Say = createSay(Object.assign({}, ...names.map(catalogue)), 'en');

const subject = { type: 'text' as const, required: false, positional: true };

export const commands: readonly CommandSpec[] = [
  {
    name: 'brief',
    description: 'A briefing on a person, a place or a subject',
    options: [{ name: 'subject', description: 'Who or what', suggest: 'actor', ...subject }],
    examples: ['brief Nicolás Maduro'],
    who: 'anyone',
  },
  {
    name: 'quotes',
    description: 'Who said what',
    options: [
      { name: 'by', description: 'Speaker', ...subject },
      { name: 'from', description: 'First day', type: 'date', required: false },
    ],
    examples: ['quotes by:Rubio from:2024'],
    who: 'anyone',
  },
  {
    name: 'check',
    description: 'Is this quotation in the documents?',
    options: [{ name: 'words', description: 'The words', ...subject, required: true }],
    examples: ['check "we will continue"'],
    who: 'anyone',
  },
  {
    name: 'digest',
    description: 'What this channel gets by itself',
    options: [],
    examples: ['digest list'],
    who: 'manager',
  },
  { name: 'help', description: 'What can be asked', options: [], examples: [], who: 'anyone' },
];

export interface World {
  readonly slack: FakeSlack;
  readonly platform: Platform;
  readonly desk: Desk;
  readonly requests: Request[];
  readonly shares: SharedPost[];
  /** The first answer shared, now or later. */
  shared(): Promise<SharedPost>;
  /** What the log was told, one line each, fields included. */
  readonly lines: string[];
  readonly kept: Map<string, Invocation>;
  answerWith(answer: (request: Request) => Message | Promise<Message>): void;
  clock: number;
}

const open: { platform: Platform; slack: FakeSlack }[] = [];

afterEach(async () => {
  for (const { platform, slack } of open.splice(0)) {
    await platform.stop();
    await slack.close();
    expect(slack.faults).toEqual([]);
  }
});

/** Text as a message with one paragraph. */
export function simple(text: string, more: Partial<Message> = {}): Message {
  return {
    summary: `Summary: ${text}`,
    blocks: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
    audience: 'asker',
    outcome: 'answer',
    ...more,
  };
}

export interface Options {
  readonly settings?: Partial<SlackSettings>;
  /** Another start from the settings there would be. */
  readonly over?: (settings: SlackSettings) => Partial<SlackSettings>;
  readonly start?: boolean;
  /** A Slack that is there already, for a second copy of the bot. */
  readonly slack?: FakeSlack;
  /** What the copies of a bot share. */
  readonly seenAnywhere?: SeenAnywhere;
}

export async function createWorld(options: Options = {}): Promise<World> {
  const slack = options.slack ?? (await startFakeSlack());
  const requests: Request[] = [];
  const lines: string[] = [];
  const kept = new Map<string, Invocation>();
  const shares: SharedPost[] = [];
  const waiting: ((post: SharedPost) => void)[] = [];
  let answer: (request: Request) => Message | Promise<Message> = () => simple('Nothing scripted');
  const write =
    (level: string) =>
    (event: string, fields: object = {}, cause?: unknown): void => {
      lines.push(`${level} ${event} ${JSON.stringify(fields)} ${cause ?? ''}`);
    };
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  const desk: Desk = {
    commands,
    answer: async (request) => {
      requests.push(request);
      return answer(request);
    },
    suggest: async (_kind, partial) =>
      ['Nicolás Maduro', 'Juan Guaidó'].filter((name) => name.toLowerCase().includes(partial)),
    keep: async (invocation) => {
      const key = `k${Buffer.from(JSON.stringify(invocation)).toString('hex').slice(-15)}`;
      kept.set(key, invocation);
      return key;
    },
    recall: async (key) => kept.get(key),
    shared: async (post) => {
      shares.push(post);
      for (const wake of waiting.splice(0)) wake(post);
    },
  };
  const usual = { botToken, appToken, apiUrl: slack.apiUrl, ...options.settings };
  const settings: SlackSettings = { botToken, ...(options.over?.(usual) ?? usual) };
  const world: World = {
    slack,
    desk,
    requests,
    shares,
    shared: () =>
      new Promise((resolve) => {
        if (shares[0] === undefined) waiting.push(resolve);
        else resolve(shares[0]);
      }),
    lines,
    kept,
    clock: 1_700_000_000_000,
    answerWith: (next) => {
      answer = next;
    },
    platform: createSlack(settings, {
      say,
      log,
      now: () => world.clock,
      ...(options.seenAnywhere && { seenAnywhere: options.seenAnywhere }),
      wait: async (ms) => {
        world.clock += ms;
      },
    }),
  };
  open.push({ platform: world.platform, slack });
  if (options.start !== false) await world.platform.start(desk);
  return world;
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
