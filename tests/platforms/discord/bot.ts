// A running bot on a fake Discord, with a desk of a few lines, for the tests of this folder.
// Leaves to others: what is expected of it.
import { createSay } from '../../../src/briefing/words.ts';
import type { CommandSpec } from '../../../src/model/command.ts';
import type { Desk, Platform, Request, SharedPost } from '../../../src/model/conversation.ts';
import { cite, type Document } from '../../../src/model/document.ts';
import type { Log } from '../../../src/model/log.ts';
import type { Block, Invocation, Message } from '../../../src/model/message.ts';
import { createDiscord, type DiscordSettings } from '../../../src/platforms/discord/discord.ts';
import { loadWords } from '../../../src/resources.ts';
import { at, type Json, list, text } from '../fakes/discord/json.ts';
import { ids, token } from '../fakes/discord/payloads.ts';
import type { Call } from '../fakes/discord/routes.ts';
import { flattened } from '../fakes/discord/rules.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/server.ts';

export const say = createSay(loadWords('en'), 'en');

export const commands: readonly CommandSpec[] = [
  {
    name: 'actor',
    description: 'Who somebody is in the documents',
    options: [
      {
        name: 'name',
        description: 'A name',
        type: 'text',
        required: true,
        suggest: 'actor',
        positional: true,
      },
    ],
    examples: ['actor Rubio'],
    who: 'anyone',
  },
  {
    name: 'digest',
    description: 'Subscriptions of this channel',
    options: [
      { name: 'hour', description: 'When', type: 'text', required: false },
      {
        name: 'do',
        description: 'What',
        type: 'choice',
        required: true,
        choices: ['follow', 'list'],
      },
    ],
    examples: ['digest list'],
    who: 'manager',
  },
  {
    name: 'check',
    description: 'Is this in the documents?',
    options: [
      { name: 'words', description: 'Words', type: 'text', required: true, positional: true },
    ],
    examples: ['check "lasting agreements"'],
    who: 'anyone',
  },
];

export const document: Document = {
  id: 'articles/one',
  title: 'US backs negotiated solution',
  text: 'Caracas, Tuesday. We will continue to coordinate with him, Price said.',
  publisher: 'Desk',
  url: 'https://example.com/one',
  language: 'en',
  kind: 'article',
};

const again: Invocation = { command: 'actor', arguments: { name: 'Price' } };

/** An answer with a quotation, its source, and one of each action. */
export function answerOf(blocks: readonly Block[] = [], more: Partial<Message> = {}): Message {
  return {
    summary: 'Ned Price: person, 1 quotation',
    blocks: [
      {
        type: 'quote',
        citations: [cite(document, { start: 18, end: 57 })],
        caption: [
          { type: 'text', text: 'Ned Price ' },
          { type: 'reference', number: 1 },
        ],
      },
      ...blocks,
      { type: 'sources', sources: [{ number: 1, source: document, dated: '27 May 2021' }] },
      {
        type: 'actions',
        actions: [
          {
            type: 'ask',
            label: 'Timeline',
            invocation: { command: 'timeline', arguments: { subject: 'Price' } },
          },
          { type: 'share', label: 'Share' },
        ],
      },
    ],
    audience: 'asker',
    outcome: 'answer',
    again,
    ...more,
  };
}

export interface Bot {
  readonly fake: FakeDiscord;
  readonly platform: Platform;
  readonly requests: Request[];
  readonly shares: SharedPost[];
  readonly logged: string[];
  /** Errors logged; a test that expects one names it. */
  readonly errors: string[];
  /** What the desk answers from now on. */
  answers(make: (request: Request) => Message | Promise<Message>): void;
  suggests(make: (partial: string) => Promise<readonly string[]>): void;
  /** A second copy of the bot beside the first, as with a common database. */
  twin(): Promise<Platform>;
  /** The bot again, as after a restart, on the same Discord and with the same desk. */
  restarted(): Promise<Platform>;
  close(): Promise<void>;
}

export async function startBot(
  settings: Partial<DiscordSettings> = {},
  everyone?: string,
): Promise<Bot> {
  const fake = await startFakeDiscord(everyone);
  const requests: Request[] = [];
  const logged: string[] = [];
  const errors: string[] = [];
  let answering: (request: Request) => Message | Promise<Message> = () => answerOf();
  let suggesting: (partial: string) => Promise<readonly string[]> = async () => [];
  const kept = new Map<string, Invocation>();
  const shares: SharedPost[] = [];
  const desk: Desk = {
    commands,
    answer: async (request) => {
      requests.push(request);
      return answering(request);
    },
    suggest: (_, partial) => suggesting(partial),
    keep: async (invocation) => {
      const key = keyOf(invocation);
      kept.set(key, invocation);
      return key;
    },
    recall: async (key) => kept.get(key),
    shared: async (post) => {
      shares.push(post);
    },
  };
  const note = (event: string): void => {
    logged.push(event);
  };
  const log: Log = {
    info: note,
    warn: note,
    error: (event, fields, cause) => errors.push(`${event} ${JSON.stringify(fields)} ${cause}`),
  };
  const create = (): Platform =>
    createDiscord({ token, apiUrl: fake.apiUrl, ...settings }, { say, log, now: () => 0 });
  const platforms = [create()];
  const [platform = create()] = platforms;
  const twin = async (): Promise<Platform> => {
    const next = create();
    platforms.push(next);
    await next.start(desk);
    return next;
  };
  await platform.start(desk);
  return {
    fake,
    platform,
    requests,
    shares,
    logged,
    errors,
    answers: (make) => {
      answering = make;
    },
    suggests: (make) => {
      suggesting = make;
    },
    twin,
    restarted: async () => {
      await platform.stop();
      return twin();
    },
    close: async () => {
      await Promise.all(platforms.map((one) => one.stop()));
      await fake.close();
    },
  };
}

function keyOf(invocation: Invocation): string {
  const letters = JSON.stringify(invocation)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
  let sum = 7;
  for (const letter of letters) sum = (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647;
  return `k${sum.toString(36)}`;
}

/** What a person reads of a body: all its text displays. */
export function readable(body: unknown): string {
  return list(at(body, 'components'))
    .flatMap(flattened)
    .map((one) => text(one['content']))
    .filter((content) => content !== '')
    .join('\n');
}

/** Buttons and lists of a body. */
export function controlsOf(body: unknown): readonly Json[] {
  return list(at(body, 'components'))
    .flatMap(flattened)
    .filter((one) => one['type'] === 2 || one['type'] === 3);
}

/** The code behind the button with that label. */
export function codeOf(body: unknown, label: string): string {
  const found = controlsOf(body).find((one) => text(one['label']).startsWith(label));
  if (found === undefined)
    throw new Error(`no button ${label} in ${JSON.stringify(controlsOf(body))}`);
  return text(found['custom_id']);
}

/** Routes of one interaction. */
export const isCallback = (id: string) => (call: Call) =>
  call.path.startsWith(`/interactions/${id}/`);
export const isEdit = (id: string) => (call: Call) =>
  call.method === 'PATCH' && call.path.includes(`/token-${id}/`);
export const isFollowUp = (id: string) => (call: Call) =>
  call.method === 'POST' && call.path === `/webhooks/${ids.application}/token-${id}`;
export const isPost = (channel: string) => (call: Call) =>
  call.method === 'POST' && call.path === `/channels/${channel}/messages`;

/** A door that a test opens: for answers that have to wait. */
export interface Gate<T> {
  readonly passed: Promise<T>;
  open(value: T): void;
}

export function gate<T>(): Gate<T> {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { passed, open: (value) => open(value) };
}
