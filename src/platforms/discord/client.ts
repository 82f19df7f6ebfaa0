// The discord.js client with our settings: least intents, no pings, small caches, no unhandled event.
// Leaves to others: what to do with an interaction or a message (interactions.ts, messages.ts).
import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js';
import type { Log } from '../../model/log.ts';
import { reasonOf } from './errors.ts';

/** A wait for Discord's rate limit up to this long is sat out in silence; longer ones become "later". */
const patienceMs = 2000;

/** A gateway that does not answer our goodbye is left without one. */
const goodbyeMs = 500;

/** Which parts of all servers a client serves, and of how many; direct messages are in part 0. */
export interface Shards {
  readonly own: readonly number[];
  readonly count: number;
}

/** A client that has not connected to anything yet. */
export function createClient(apiUrl: string | undefined, log: Log, shards?: Shards): Client {
  const client = new Client(optionsFor(apiUrl, shards));
  client.on(Events.Error, (error) => log.error('discord-client-error', {}, withoutAddress(error)));
  client.on(Events.ShardError, (error, shard) =>
    log.error('discord-shard-error', { shard }, error),
  );
  client.on(Events.Warn, () => log.warn('discord-client-warning'));
  client.on(Events.Invalidated, () => log.error('discord-session-invalidated'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error('discord-disconnected', { shard, code }),
  );
  client.rest.on('rateLimited', ({ route, retryAfter }) =>
    log.warn('discord-rate-limited', { route: withoutTokens(route), retryAfter }),
  );
  client.rest.on('invalidRequestWarning', ({ count }) =>
    log.warn('discord-many-refusals', { count }),
  );
  return client;
}

/** Runs an asynchronous listener so that its failure is logged, never an unhandled rejection. */
export function guarded<Arguments extends readonly unknown[]>(
  event: string,
  log: Log,
  listener: (...given: Arguments) => Promise<void>,
): (...given: Arguments) => void {
  return (...given) => {
    listener(...given).catch((error: unknown) =>
      log.error(event, { reason: reasonOf(error) }, withoutAddress(error)),
    );
  };
}

/** The error with its stack, but without the request, whose address and body hold tokens and what people asked. */
export function withoutAddress(error: unknown): unknown {
  if (!(error instanceof Error) || !('url' in error)) return error;
  const bare = new Error(error.message);
  bare.name = error.name;
  if (error.stack !== undefined) bare.stack = error.stack;
  return bare;
}

/** Generic routes name parameters, but those of webhooks hold a token. */
function withoutTokens(route: string): string {
  return route.replace(/(\/(?:webhooks|interactions)\/[^/]+\/)[^/]+/u, '$1:token');
}

function optionsFor(apiUrl: string | undefined, shards: Shards | undefined): ClientOptions {
  return {
    ...(shards && { shards: [...shards.own], shardCount: shards.count }),
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // Without it discord.js drops direct messages in silence.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    failIfNotExists: false,
    closeTimeout: goodbyeMs,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      GuildMemberManager: {
        maxSize: 100,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      timeout: 15_000,
      retries: 1,
      invalidRequestWarningInterval: 500,
      rejectOnRateLimit: ({ retryAfter, sublimitTimeout, route }) =>
        /^\/(?:channels|users\/@me\/channels)/u.test(route) &&
        Math.max(retryAfter, sublimitTimeout) > patienceMs,
    },
  };
}
