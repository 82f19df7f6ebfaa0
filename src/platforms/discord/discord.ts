// Discord as a Platform: connects, serves, posts, examines, stops.
// Leaves to others: each of these verbs (interactions, messages, posting, examine, connect).
import { type Client, Events } from 'discord.js';
import type { Desk, Platform } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import { createFirstTime } from '../seen.ts';
import { createClient, guarded, type Shards } from './client.ts';
import { connect, disconnect, within } from './connect.ts';
import { examine } from './examine.ts';
import { onInteraction } from './interactions.ts';
import { onMessage } from './messages.ts';
import { createPosting, type Posting } from './posting.ts';
import { preflightDiscord } from './preflight.ts';
import { readRef } from './ref.ts';
import { dressed, platformName, type Serving } from './serving.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Another address than Discord's own, up to and including `/api`: for tests and proxies. */
  readonly apiUrl?: string;
  /** The one server where commands are registered; without it they are global. */
  readonly guild?: string;
  readonly shards?: Shards;
}

export interface DiscordParts {
  readonly say: Say;
  readonly log: Log;
  readonly now: () => number;
}

/** How long `stop` waits for answers under way, in milliseconds. */
const drainMs = 3000;

/** Discord over its gateway and REST. Nothing is sent before `start` or a verb that needs it. */
export function createDiscord(settings: DiscordSettings, parts: DiscordParts): Platform {
  const client = createClient(settings.apiUrl, parts.log, settings.shards);
  const posting = createPosting(client, settings.token, parts.say, parts.log);
  const work = createWork();
  let desk: Desk | undefined;
  let stopped: Promise<void> | undefined;
  return {
    name: platformName,
    start: async (given) => {
      desk = given;
      listen(client, parts.log, serving(given, parts, posting, work));
      await connect(client, settings.token, parts.say);
      parts.log.info('discord-ready', { guilds: client.guilds.cache.size });
    },
    post: async (place, message, key) => {
      const dress = { say: parts.say, edition: key };
      return posting.post(place, () => dressed(message, desk, parts.log, dress), key);
    },
    find: posting.find,
    edit: async (place, ref, message) => {
      const { id, sharedBy } = readRef(ref);
      const dress = { say: parts.say, ...(sharedBy !== undefined && { sharedBy }) };
      return posting.edit(place, id, () => dressed(message, desk, parts.log, dress));
    },
    preflight: (place) => preflightDiscord(client, settings.token, place, parts),
    examine: () => examine(client, settings, parts.say),
    stop: () => {
      stopped ??= work.finish(drainMs).then(() => disconnect(client));
      return stopped;
    },
  };
}

/** What is being answered, and whether anything new is. */
interface Work {
  stopping(): boolean;
  running<T>(one: Promise<T>): Promise<T>;
  /** Takes nothing new and resolves when all has ended, or after that many milliseconds. */
  finish(milliseconds: number): Promise<void>;
}

function createWork(): Work {
  const running = new Set<Promise<unknown>>();
  let stopping = false;
  return {
    stopping: () => stopping,
    running: async (one) => {
      running.add(one);
      try {
        return await one;
      } finally {
        running.delete(one);
      }
    },
    finish: async (milliseconds) => {
      stopping = true;
      await within(Promise.allSettled(running), milliseconds);
    },
  };
}

function serving(desk: Desk, parts: DiscordParts, posting: Posting, work: Work): Serving {
  return {
    desk,
    ...parts,
    posting,
    firstTime: createFirstTime(parts.now),
    stopping: work.stopping,
    running: work.running,
  };
}

function listen(client: Client, log: Log, serving: Serving): void {
  client.on(
    Events.InteractionCreate,
    guarded('discord-interaction-failed', log, (interaction) =>
      onInteraction(serving, interaction),
    ),
  );
  client.on(
    Events.MessageCreate,
    guarded('discord-message-failed', log, (message) => onMessage(serving, message)),
  );
}
