// Several copies share the servers of one bot: each identifies with its own shards and no other.
// Leaves to others: the setting (tests/config.test.ts), what copies do with one database.
import { expect, it } from 'vitest';
import { createDiscord, type DiscordSettings } from '../../../src/platforms/discord/discord.ts';
import { token } from '../fakes/discord/payloads.ts';
import { startFakeDiscord } from '../fakes/discord/server.ts';
import { answerOf, say } from './bot.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

it.each<[name: string, shards: DiscordSettings['shards'], identified: readonly unknown[]]>([
  ['one of three', { own: [2], count: 3 }, [[2, 3]]],
  [
    'two of four',
    { own: [0, 1], count: 4 },
    [
      [0, 4],
      [1, 4],
    ],
  ],
  ['all unless told', undefined, [[0, 1]]],
])(
  '%s',
  async (_, shards, identified) => {
    const fake = await startFakeDiscord();
    const discord = createDiscord(
      { token, apiUrl: fake.apiUrl, ...(shards && { shards }) },
      { say, log, now: () => 0 },
    );
    await discord.start({
      commands: [],
      answer: async () => answerOf(),
      suggest: async () => [],
      keep: async () => 'k',
      recall: async () => undefined,
      shared: async () => undefined,
    });
    expect(fake.gateway.shards.toSorted()).toEqual(identified);
    await discord.stop();
    await fake.close();
  },
  20_000,
);
