// A fake chat platform and a schedule over a real store, for the schedule's tests.
// Leaves to others: what is checked.
import type { Edition } from '../../src/briefing/edition.ts';
import type { Found, Place, Posted } from '../../src/model/conversation.ts';
import type { Log } from '../../src/model/log.ts';
import type { Message } from '../../src/model/message.ts';
import {
  createSchedule,
  type Schedule,
  type ScheduleOptions,
} from '../../src/schedule/schedule.ts';
import type { Ledger, Subscription } from '../../src/store/ledger.ts';
import { following } from '../following.ts';

export const hour = 3_600_000;
export const minute = 60_000;

export function messageOf(text: string): Message {
  return { summary: text, blocks: [], audience: 'everyone', outcome: 'answer' };
}

export function editionOf(text: string): Edition {
  return { type: 'message', message: messageOf(text), citations: [], left: [] };
}

interface Post {
  readonly channel: string;
  readonly key: string;
  readonly text: string;
}

export interface FakeChat {
  readonly name: string;
  /** What people see in the channels. */
  readonly posts: Post[];
  /**
   * Answers to come instead of `sent`, one a post, by channel; `hang` posts and never answers, `stuck` only
   * never answers, `lost` posts and knows nothing. */
  readonly script: Map<string, (Posted | 'hang' | 'stuck' | 'lost')[]>;
  /** Answers `find` in place of a look at the posts. */
  blind?: Found;
  /** Called when a post hangs. */
  onHang?: () => void;
  post(place: Place, message: Message, key: string): Promise<Posted>;
  find(place: Place, key: string): Promise<Found>;
}

export function fakeChat(): FakeChat {
  const posts: Post[] = [];
  const script: FakeChat['script'] = new Map();
  const chat: FakeChat = {
    name: 'fake',
    posts,
    script,
    async post({ channel }, message, key) {
      const next = script.get(channel)?.shift();
      const appear = () => posts.push({ channel, key, text: message.summary });
      if (next === undefined) {
        appear();
        return { type: 'sent', ref: `m${posts.length}` };
      }
      if (next === 'hang') {
        appear();
        chat.onHang?.();
        return new Promise<Posted>(() => undefined);
      }
      if (next === 'stuck') return new Promise<Posted>(() => undefined);
      if (next === 'lost') {
        appear();
        return { type: 'unknown', reason: 'no answer' };
      }
      return next;
    },
    async find({ channel }, key) {
      if (chat.blind !== undefined) return chat.blind;
      const at = posts.findIndex((post) => post.channel === channel && post.key === key);
      return at < 0 ? { type: 'absent' } : { type: 'found', ref: `m${at + 1}` };
    },
  };
  return chat;
}

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function openSchedule(
  ledger: Ledger,
  chat: FakeChat,
  rest: Partial<ScheduleOptions> = {},
): Schedule {
  return createSchedule({
    ledger,
    platforms: [chat],
    edition: async (_, { localDate }) => editionOf(localDate),
    say: (key, values = {}) => [key, ...Object.values(values)].join(' '),
    log: silentLog,
    now: () => 0,
    catchUpHours: 6,
    configured: [],
    steady: () => 0,
    wait: async () => undefined,
    ...rest,
  });
}

export function follow(
  ledger: Ledger,
  channel: string,
  rest: Partial<Subscription> = {},
): Promise<Subscription> {
  return ledger.subscribe(
    following({
      place: { platform: 'fake', workspace: 'w', channel },
      owner: 'u1',
      since: Date.parse('2026-07-27T12:00Z'),
      ...rest,
    }),
  );
}
