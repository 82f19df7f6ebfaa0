// What the doctor hears of Discord.
// Leaves to others: printing it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/conversation.ts';
import type { Log } from '../../../src/model/log.ts';
import { createDiscord, type DiscordSettings } from '../../../src/platforms/discord/discord.ts';
import { ids, token } from '../fakes/discord/payloads.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/server.ts';
import { say } from './bot.ts';

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const invitation = `https://discord.com/oauth2/authorize?client_id=${ids.application}&scope=bot+applications.commands&permissions=274877991936`;

let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
  fake.world.commands.set('global', [registered]);
});

afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

const registered = {
  id: '1',
  application_id: ids.application,
  version: '1',
  type: 1,
  name: 'actor',
  description: 'x',
  default_member_permissions: null,
};

function examine(settings: Partial<DiscordSettings> = {}): Promise<readonly Finding[]> {
  return createDiscord(
    { token, apiUrl: fake.apiUrl, ...settings },
    { say, log, now: () => 0 },
  ).examine();
}

function troubles(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level !== 'ok');
}

const server = {
  id: ids.guild,
  name: 'Desk',
  icon: null,
  banner: null,
  owner: false,
  permissions: '274877991936',
  features: [],
};

describe('examine', () => {
  it('finds nothing wrong where all is well', async () => {
    expect(await examine()).toEqual([
      { level: 'ok', subject: 'Discord token', finding: 'Accepted; the bot is called readout.' },
      { level: 'ok', subject: 'Discord servers', finding: 'In 1 server.' },
      { level: 'ok', subject: 'Discord commands', finding: '1 command registered.' },
    ]);
  });

  it.each(['', 'token', 'a.b.c', `Bot ${token}`, `"${token}"`, `${token}.x`])(
    'sees without asking that %j is no token',
    async (wrong) => {
      const [finding] = await examine({ token: wrong });
      expect(finding).toMatchObject({
        level: 'error',
        finding: expect.stringContaining('three parts'),
      });
      expect(fake.calls).toEqual([]);
    },
  );

  it('tells a refused token from a missing network', async () => {
    fake.trouble('GET /users/@me', { status: 401, body: { message: 'no', code: 0 } });
    expect(troubles(await examine())).toEqual([
      expect.objectContaining({
        level: 'error',
        finding: expect.stringContaining('refused the bot token'),
        remedy: expect.stringContaining('Reset Token'),
      }),
    ]);
    expect(troubles(await examine({ apiUrl: 'http://127.0.0.1:9/api' }))).toEqual([
      expect.objectContaining({
        level: 'error',
        finding: expect.stringContaining('ECONNREFUSED'),
        remedy: expect.stringContaining('443'),
      }),
    ]);
  });

  it.each([
    [{ interactions_endpoint_url: 'https://example.com/i' }, 'error', 'never reach the gateway'],
    [{ bot_require_code_grant: true }, 'warning', 'Code Grant'],
    [{ bot_public: true }, 'warning', 'Anyone may add'],
  ])('reads the application: %j', async (application, level, words) => {
    fake.world.application = application;
    expect(troubles(await examine())).toEqual([
      expect.objectContaining({
        level,
        finding: expect.stringContaining(words),
        remedy: expect.stringContaining('Developer Portal'),
      }),
    ]);
  });

  it('gives the link that invites the bot with all it needs', async () => {
    fake.world.guilds = [];
    expect(troubles(await examine())).toEqual([
      expect.objectContaining({
        finding: 'The bot is in no server yet.',
        remedy: expect.stringContaining(invitation),
      }),
    ]);
  });

  it('names the missing permissions of each server', async () => {
    fake.world.guilds = [
      { ...server, permissions: String(1024 + 2048) },
      { ...server, id: '2', permissions: '8' },
    ];
    expect(troubles(await examine())).toEqual([
      {
        level: 'warning',
        subject: 'Discord permissions',
        finding:
          'In Desk the bot lacks: Embed Links, Read Message History, Send Messages in Threads.',
        remedy: expect.stringContaining(invitation),
      },
    ]);
  });

  it('misses the server of the settings, and commands nobody registered', async () => {
    fake.world.commands.clear();
    const found = troubles(await examine({ guild: '42' }));
    expect(found.map(({ level, finding }) => [level, finding])).toEqual([
      ['error', 'The bot is not in the server 42 of the settings.'],
      ['warning', 'No commands are registered.'],
    ]);
  });
});
