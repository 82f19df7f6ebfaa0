// Who is asking: time zone, language, and whether they manage the channel, as Slack tells.
// Leaves to others: what a manager may do (briefing).
import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../model/log.ts';
import { codeOf } from './errors.ts';

interface Person {
  /** IANA. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly language: string;
  /** Admin or owner of the workspace; guests and people of other workspaces never. */
  readonly administrator: boolean;
}

export interface People {
  /** Never rejects: a person Slack tells nothing of has no zone and no rights. `fresh`: rights of the last five minutes. */
  of(user: string, fresh: boolean): Promise<Person>;
  /** True for the one who made the channel. Never rejects. */
  created(user: string, channel: string): Promise<boolean>;
}

const placeMs = 60 * 60_000;
const rightsMs = 5 * 60_000;
/** How long a failure is believed, so that a missing scope does not slow down every answer. */
const failureMs = 60_000;
const stranger: Person = { language: 'en', administrator: false };

export function createPeople(client: webApi.WebClient, log: Log, now: () => number): People {
  const people = remembering<Person>(now, () => stranger);
  const creators = remembering<string>(now, () => '');
  const failed = (what: string) => (error: unknown) =>
    log.warn('slack.lookup-failed', { what, code: codeOf(error) });
  return {
    of: (user, fresh) =>
      people(user, fresh ? rightsMs : placeMs, () => person(client, user), failed('users.info')),
    created: async (user, channel) => {
      const creator = await creators(
        channel,
        placeMs,
        async () => (await client.conversations.info({ channel })).channel?.creator ?? '',
        failed('conversations.info'),
      );
      return creator === user;
    },
  };
}

async function person(client: webApi.WebClient, id: string): Promise<Person> {
  const { user } = await client.users.info({ user: id, include_locale: true });
  if (user === undefined) return stranger;
  const guest = user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.is_bot;
  return {
    ...(user.tz && { timeZone: user.tz }),
    language: user.locale ?? stranger.language,
    administrator: !guest && (user.is_admin || user.is_owner || user.is_primary_owner) === true,
  };
}

type Remembered<T> = (
  key: string,
  maxAgeMs: number,
  load: () => Promise<T>,
  failed: (error: unknown) => void,
) => Promise<T>;

function remembering<T>(now: () => number, fallback: () => T): Remembered<T> {
  const kept = new LRUCache<
    string,
    { readonly value: T; readonly at: number; readonly ok: boolean }
  >({
    max: 5000,
  });
  return async (key, maxAgeMs, load, failed) => {
    const known = kept.get(key);
    if (known && now() - known.at < (known.ok ? maxAgeMs : failureMs)) return known.value;
    try {
      const value = await load();
      kept.set(key, { value, at: now(), ok: true });
      return value;
    } catch (error) {
      failed(error);
      const value = fallback();
      kept.set(key, { value, at: now(), ok: false });
      return value;
    }
  };
}
