// Posts that nobody waits for: editions and shared answers, each at most once, finding one again, editing one.
// Leaves to others: what a refusal means (errors.ts) and how a message looks (render.ts).
import {
  type APIMessageTopLevelComponent,
  type Client,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Edited, Found, Place, Posted } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import { codeOf, isForbidden, postedAfter, reasonOf } from './errors.ts';
import { listIn, part, textIn } from './json.ts';
import * as limits from './limits.ts';
import { inWords, missing, toWrite } from './permissions.ts';
import { editionLine } from './render.ts';

/** What a post carries beside its components. */
interface PostOptions {
  /** Discord gives back the first message when the same nonce comes again within a few minutes. */
  readonly nonce: string;
  /** Posts without a sound, as befits what comes unasked. */
  readonly silent?: boolean;
  /** The message it answers. */
  readonly replyTo?: string;
}

/** Writing to channels over REST, whether or not the gateway is connected. */
export interface Posting {
  /** Rejects with what discord.js throws. Gives the id of the message. */
  send(
    channel: string,
    components: APIMessageTopLevelComponent[],
    options: PostOptions,
  ): Promise<string>;
  /** As `send`, for a place that may be a person; never rejects, even where making the components fails. */
  post(
    place: Place,
    make: () => Promise<APIMessageTopLevelComponent[]>,
    key: string,
  ): Promise<Posted>;
  /** Never rejects. */
  find(place: Place, key: string): Promise<Found>;
  /** In the place of the message with that id; never rejects, as `post`. */
  edit(
    place: Place,
    message: string,
    make: () => Promise<APIMessageTopLevelComponent[]>,
  ): Promise<Edited>;
  /** Never rejects: an indicator that fails is no reason to keep an answer back. */
  typing(channel: string): Promise<void>;
}

export function createPosting(client: Client, token: string, say: Say, log: Log): Posting {
  /** discord.js forgets the token when it is destroyed and when Discord refuses it once. */
  const rest = () => client.rest.setToken(token);
  const send: Posting['send'] = async (channel, components, options) => {
    const body = bodyOf(components, options);
    return textIn(await rest().post(Routes.channelMessages(channel), { body }), 'id');
  };
  return {
    send,
    post: async (place, make, key) => {
      const components = await made(make, log);
      if (components === undefined) return { type: 'gone', reason: say('discord.gone-refused') };
      try {
        const options = { nonce: key, silent: true };
        const ref = await withChannel(rest, place, (id) => send(id, components, options));
        return { type: 'sent', ref };
      } catch (error) {
        log.warn('discord-post-failed', { channel: place.channel, reason: reasonOf(error) });
        return postedAfter(error, say, lacking(client, place.channel, say));
      }
    },
    find: async (place, key) => {
      try {
        return await withChannel(rest, place, (id) => findIn(rest, id, key, say));
      } catch (error) {
        log.warn('discord-find-failed', { channel: place.channel, reason: reasonOf(error) });
        return { type: 'unknown', reason: cannotLook(error, say) };
      }
    },
    edit: async (place, message, make) => {
      const components = await made(make, log);
      if (components === undefined) return { type: 'gone', reason: say('discord.gone-refused') };
      try {
        const body = editOf(components);
        await withChannel(rest, place, (id) =>
          rest().patch(Routes.channelMessage(id, message), { body }),
        );
        return { type: 'edited' };
      } catch (error) {
        log.warn('discord-edit-failed', { channel: place.channel, reason: reasonOf(error) });
        const became = postedAfter(error, say, lacking(client, place.channel, say));
        return became.type === 'sent' ? { type: 'edited' } : became;
      }
    },
    typing: async (channel) => {
      try {
        await rest().post(Routes.channelTyping(channel));
      } catch (error) {
        log.warn('discord-typing-failed', { reason: reasonOf(error) });
      }
    },
  };
}

/** A message that cannot be dressed is our own fault: it is logged, and the post given up. */
async function made(
  make: () => Promise<APIMessageTopLevelComponent[]>,
  log: Log,
): Promise<APIMessageTopLevelComponent[] | undefined> {
  try {
    return await make();
  } catch (error) {
    log.error('discord-message-not-dressed', {}, error);
    return undefined;
  }
}

type Rest = () => Client['rest'];

function bodyOf(components: APIMessageTopLevelComponent[], options: PostOptions) {
  return {
    components,
    nonce: options.nonce,
    enforce_nonce: true,
    allowed_mentions: { parse: [], replied_user: false },
    flags: MessageFlags.IsComponentsV2 | (options.silent ? MessageFlags.SuppressNotifications : 0),
    ...(options.replyTo !== undefined && {
      message_reference: { message_id: options.replyTo, fail_if_not_exists: false },
    }),
  };
}

/** Of the flags of a message an edit may only set this one and the one that hides embeds. */
function editOf(components: APIMessageTopLevelComponent[]) {
  return {
    components,
    allowed_mentions: { parse: [], replied_user: false },
    flags: MessageFlags.IsComponentsV2,
  };
}

/**
 * A place names a channel, or a person where an owner is told something. Discord's ids are unique over all kinds, so
 * an unknown channel is tried as a person's; where there is no such person either, the channel is what is missing.
 */
async function withChannel<T>(
  rest: Rest,
  place: Place,
  use: (channel: string) => Promise<T>,
): Promise<T> {
  try {
    return await use(place.channel);
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownChannel) throw error;
    const direct = await directChannel(rest, place.channel);
    if (direct === undefined) throw error;
    return use(direct);
  }
}

async function directChannel(rest: Rest, person: string): Promise<string | undefined> {
  try {
    const body = { recipient_id: person };
    return textIn(await rest().post(Routes.userChannels(), { body }), 'id');
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined;
    throw error;
  }
}

async function findIn(rest: Rest, channel: string, key: string, say: Say): Promise<Found> {
  const query = new URLSearchParams({ limit: String(limits.lookBack) });
  const messages = listIn(await rest().get(Routes.channelMessages(channel), { query }));
  if (messages.length === 0) return emptyOr(rest, channel, say);
  const me = textIn(await rest().get(Routes.user()), 'id');
  const line = editionLine(say, key);
  const own = messages.filter((message) => textIn(part(message, 'author'), 'id') === me);
  const found = own.find(
    (message) => textIn(message, 'nonce') === key || textsIn(message).includes(line),
  );
  return found === undefined ? { type: 'absent' } : { type: 'found', ref: textIn(found, 'id') };
}

/**
 * Get Channel Messages: without Read Message History the list is empty, not refused. A channel that had
 * messages says so in `last_message_id`.
 */
async function emptyOr(rest: Rest, channel: string, say: Say): Promise<Found> {
  const last = textIn(await rest().get(Routes.channel(channel)), 'last_message_id');
  if (last === '') return { type: 'absent' };
  const permissions = inWords(['read-message-history'], say);
  return { type: 'unknown', reason: say('discord.cannot-look', { permissions }) };
}

function textsIn(component: unknown): readonly string[] {
  const lines = textIn(component, 'content').split('\n');
  return [...lines, ...listIn(part(component, 'components')).flatMap(textsIn)];
}

function cannotLook(error: unknown, say: Say): string {
  if (!isForbidden(error)) return say('discord.unanswered', { reason: reasonOf(error) });
  const permissions = inWords(['view-channel', 'read-message-history'], say);
  return say('discord.cannot-look', { permissions });
}

/** What the bot lacks in a channel, in words: exactly where the channel is known, else what writing takes. */
function lacking(client: Client, id: string, say: Say): string {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased() || client.user === null)
    return inWords(toWrite(false), say);
  const wanted = toWrite(channel.isThread());
  const held = channel.permissionsFor(client.user)?.bitfield;
  const lacks = held === undefined ? [] : missing(held, wanted);
  return inWords(lacks.length === 0 ? wanted : lacks, say);
}
