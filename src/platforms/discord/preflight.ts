// What posting to one channel would lack: permissions, by name, and channels that take no posts. Asked before somebody follows.
// Leaves to others: the whole installation (examine.ts), refusals when it comes to posting (errors.ts).
import { type Client, type GuildBasedChannel, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Missing, Place } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import { codeOf, isForbidden, reasonOf } from './errors.ts';
import { part, textIn } from './json.ts';
import { inWords, missing, type PermissionName, toWrite } from './permissions.ts';

/** A channel as far as it matters here. `held` is undefined in direct messages, where nothing is granted. */
interface Looked {
  readonly held?: bigint;
  readonly thread: boolean;
  readonly locked: boolean;
  readonly takesPosts: boolean;
}

/** Never rejects: what Discord does not tell now, posting will. */
export async function preflightDiscord(
  client: Client,
  token: string,
  place: Place,
  { say, log }: { readonly say: Say; readonly log: Log },
): Promise<readonly Missing[]> {
  try {
    const cached = client.channels.cache.get(place.channel);
    const looked =
      cached === undefined || cached.isDMBased()
        ? await asked(client, token, place.channel)
        : inServer(client, cached);
    return lacksOf(looked, say);
  } catch (error) {
    log.warn('discord-preflight-failed', { channel: place.channel, reason: reasonOf(error) });
    if (isForbidden(error)) return [permission('view-channel', say)];
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownChannel) return [];
    const remedy = say('discord.gone-channel');
    return [{ name: say('discord.preflight-channel'), needed: true, remedy }];
  }
}

function lacksOf(looked: Looked, say: Say): readonly Missing[] {
  const { held, thread, locked, takesPosts } = looked;
  const name = say('discord.preflight-channel');
  if (!takesPosts) return [{ name, needed: true, remedy: say('discord.gone-kind') }];
  const lacks = held === undefined ? [] : missing(held, wantedIn(thread));
  return [
    ...(locked ? [{ name, needed: true, remedy: say('discord.gone-thread') }] : []),
    ...lacks.map((one) => permission(one, say)),
  ];
}

function wantedIn(thread: boolean): readonly PermissionName[] {
  return [...toWrite(thread), 'read-message-history', 'embed-links'];
}

/** Without the others nothing can be posted; looking back and previews of links are one thing less. */
const spared: readonly PermissionName[] = ['read-message-history', 'embed-links'];

function permission(name: PermissionName, say: Say): Missing {
  const permissions = inWords([name], say);
  const needed = !spared.includes(name);
  const effect = needed ? 'posting' : name;
  return {
    name: permissions,
    needed,
    remedy: say(`discord.preflight-lack-${effect}`, { permission: permissions }),
  };
}

function inServer(client: Client, channel: GuildBasedChannel): Looked {
  const held = client.user === null ? undefined : channel.permissionsFor(client.user)?.bitfield;
  return {
    ...(held !== undefined && { held }),
    thread: channel.isThread(),
    locked: channel.isThread() && channel.locked === true,
    takesPosts: channel.isSendable(),
  };
}

/** A thread that is not in the cache is judged by its parent; any other channel of a server by being visible. */
async function asked(client: Client, token: string, id: string): Promise<Looked> {
  const told = await client.rest.setToken(token).get(Routes.channel(id));
  const parent = client.channels.cache.get(textIn(told, 'parent_id'));
  const metadata = part(told, 'thread_metadata');
  const thread = metadata !== undefined;
  const above = thread && parent && !parent.isDMBased() ? inServer(client, parent) : undefined;
  return {
    ...(above?.held !== undefined && { held: above.held }),
    thread,
    locked: part(metadata, 'locked') === true,
    takesPosts: true,
  };
}
