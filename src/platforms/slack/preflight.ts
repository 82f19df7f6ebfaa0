// What posting to one place would lack: scopes, membership, a channel that is closed. Asked before somebody follows.
// Leaves to others: the whole installation (examine.ts), refusals when it comes to posting (errors.ts).
import type { webApi } from '@slack/bolt';
import type { Missing, Place } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import { codeOf, troubleOf } from './errors.ts';
import { scopeKey } from './scopes.ts';

/** Never rejects: what Slack does not tell now, posting will. */
export async function preflightSlack(
  client: webApi.WebClient,
  place: Place,
  { say, log }: { readonly say: Say; readonly log: Log },
): Promise<readonly Missing[]> {
  try {
    const { response_metadata: told } = await client.auth.test();
    const held = told?.scopes;
    const person = /^[UWD]/u.test(place.channel);
    const found = person ? { lacks: [], kind: 'im' as const } : await channelOf(client, place, say);
    const wanted = ['chat:write', ...lookingBack[found.kind]];
    const scopes = held === undefined ? [] : wanted.filter((scope) => !held.includes(scope));
    return [...scopes.map((scope) => lackedScope(scope, say)), ...found.lacks];
  } catch (error) {
    log.warn('slack.preflight-failed', { code: codeOf(error) });
    const { type, reason } = troubleOf(error, say);
    return type === 'gone' ? [{ name: codeOf(error), needed: true, remedy: reason }] : [];
  }
}

/** Scopes by which a post is found again after a crash. */
const lookingBack = {
  public: ['channels:history'],
  private: ['groups:history'],
  im: ['im:history', 'im:write'],
} as const;

interface Channel {
  readonly kind: keyof typeof lookingBack;
  readonly lacks: readonly Missing[];
}

async function channelOf(client: webApi.WebClient, place: Place, say: Say): Promise<Channel> {
  try {
    const { channel = {} } = await client.conversations.info({ channel: place.channel });
    const lacks = [
      ...(channel.is_archived === true ? [lack('archived', say)] : []),
      ...(channel.is_member === false && channel.is_archived !== true ? [lack('member', say)] : []),
      ...(channel.is_read_only === true || channel.is_thread_only === true
        ? [lack('restricted', say)]
        : []),
    ];
    return { kind: channel.is_private === true ? 'private' : 'public', lacks };
  } catch (error) {
    if (codeOf(error) === 'missing_scope')
      return { kind: 'public', lacks: [lackedScope(scopeToSee(place), say)] };
    // Slack says the same of a channel that is no more and of a private one we are not in.
    if (codeOf(error) === 'channel_not_found')
      return { kind: 'private', lacks: [lack('member', say)] };
    throw error;
  }
}

function scopeToSee({ channel }: Place): string {
  return channel.startsWith('G') ? 'groups:read' : 'channels:read';
}

function lack(what: 'archived' | 'member' | 'restricted', say: Say): Missing {
  return {
    name: say(`slack.preflight.${what}`),
    needed: true,
    remedy: say(`slack.preflight.${what}.remedy`),
  };
}

function lackedScope(scope: string, say: Say): Missing {
  return {
    name: scope,
    needed: scope === 'chat:write',
    remedy: say('slack.preflight.scope.remedy', { scope, effect: say(scopeKey(scope)) }),
  };
}
