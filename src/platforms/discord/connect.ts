// Opens the gateway and waits until Discord says "ready"; says in a sentence why not. Closes it within bounds.
// Leaves to others: what happens on the gateway in between (discord.ts).
import {
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
} from 'discord.js';
import type { Say } from '../../model/words.ts';
import { reasonOf } from './errors.ts';

/** discord.js itself waits up to 15 seconds for its servers; twice that is no answer. */
const readyMs = 30_000;
/** Discord lets one shard after another identify, with five seconds in between. */
const shardMs = 6000;

/** A gateway that does not answer the goodbye is left without one. */
const goodbyeMs = 800;

const closings: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'discord.token-refused',
  [GatewayCloseCodes.InvalidIntents]: 'discord.intents-refused',
  [GatewayCloseCodes.DisallowedIntents]: 'discord.intents-refused',
};

/**
 * Resolves when the client is ready.
 * @throws Error with a sentence for the operator: token refused, intents refused, no network, no answer.
 */
export async function connect(client: Client, token: string, say: Say): Promise<void> {
  let closed: number | undefined;
  client.once(Events.ShardDisconnect, ({ code }) => {
    closed = code;
  });
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  try {
    const outcome = await within(Promise.all([client.login(token), ready]), patience(client));
    if (outcome === 'late') throw new Error(say('discord.not-ready'));
  } catch (error) {
    await disconnect(client);
    throw new Error(sentenceFor(error, closed, say), { cause: error });
  }
}

function patience({ options: { shards } }: Client): number {
  return readyMs + (Array.isArray(shards) ? shards.length - 1 : 0) * shardMs;
}

/** Resolves within a second, whether or not the gateway says goodbye. */
export async function disconnect(client: Client): Promise<void> {
  await within(client.destroy(), goodbyeMs);
}

/** The promise, or `late` after that many milliseconds. Its rejection is passed on only in time. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sentenceFor(error: unknown, closed: number | undefined, say: Say): string {
  const key = closed === undefined ? undefined : closings[closed];
  if (key !== undefined) return say(key);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return say('discord.token-refused');
  return say('discord.cannot-connect', { reason: reasonOf(error) });
}
