// Registration sends what differs and nothing else.
// Leaves to others: what a command does.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../../src/model/command.ts';
import type { Log } from '../../../src/model/log.ts';
import { definitions } from '../../../src/platforms/discord/definitions.ts';
import { registerDiscord } from '../../../src/platforms/discord/register.ts';
import { ids, token } from '../fakes/discord/payloads.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/server.ts';
import { commands } from './bot.ts';

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
});

afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

function register(table: readonly CommandSpec[] = commands, guild?: string) {
  const settings = { token, apiUrl: fake.apiUrl, ...(guild !== undefined && { guild }) };
  return registerDiscord(settings, table, log);
}

function pushes(): readonly string[] {
  return fake.calls.filter(({ method }) => method !== 'GET').map(({ method }) => method);
}

describe('definitions', () => {
  it('say what Discord needs', () => {
    expect(definitions(commands, 'global')).toMatchInlineSnapshot(`
      [
        {
          "contexts": [
            0,
            1,
          ],
          "default_member_permissions": null,
          "description": "Who somebody is in the documents",
          "integration_types": [
            0,
          ],
          "name": "actor",
          "options": [
            {
              "autocomplete": true,
              "description": "A name",
              "name": "name",
              "required": true,
              "type": 3,
            },
          ],
          "type": 1,
        },
        {
          "contexts": [
            0,
            1,
          ],
          "default_member_permissions": "32",
          "description": "Subscriptions of this channel",
          "integration_types": [
            0,
          ],
          "name": "digest",
          "options": [
            {
              "choices": [
                {
                  "name": "follow",
                  "value": "follow",
                },
                {
                  "name": "list",
                  "value": "list",
                },
              ],
              "description": "What",
              "name": "do",
              "required": true,
              "type": 3,
            },
            {
              "description": "When",
              "name": "hour",
              "required": false,
              "type": 3,
            },
          ],
          "type": 1,
        },
        {
          "contexts": [
            0,
            1,
          ],
          "default_member_permissions": null,
          "description": "Is this in the documents?",
          "integration_types": [
            0,
          ],
          "name": "check",
          "options": [
            {
              "description": "Words",
              "name": "words",
              "required": true,
              "type": 3,
            },
          ],
          "type": 1,
        },
        {
          "contexts": [
            0,
            1,
          ],
          "default_member_permissions": null,
          "integration_types": [
            0,
          ],
          "name": "Check",
          "type": 3,
        },
      ]
    `);
  });

  it('of one server name no contexts', () => {
    for (const one of definitions(commands, 'guild')) expect(one).not.toHaveProperty('contexts');
  });
});

describe.each([
  ['everywhere', undefined],
  ['in one server', ids.guild],
])('registering %s', (_, guild) => {
  it('creates all at first, and nothing the second time', async () => {
    expect(await register(commands, guild)).toEqual({
      created: 4,
      changed: 0,
      removed: 0,
      unchanged: 0,
    });
    expect(pushes()).toEqual(['POST', 'POST', 'POST', 'POST']);
    expect(await register(commands, guild)).toEqual({
      created: 0,
      changed: 0,
      removed: 0,
      unchanged: 4,
    });
    expect(pushes()).toEqual(['POST', 'POST', 'POST', 'POST']);
  });

  it('sends only what differs', async () => {
    await register(commands, guild);
    const [actor, digest] = commands;
    if (actor === undefined || digest === undefined) throw new Error('no commands');
    const help: CommandSpec = { ...actor, name: 'help', options: [] };
    const result = await register([{ ...actor, description: 'Somebody' }, help], guild);
    expect(result).toEqual({ created: 1, changed: 1, removed: 3, unchanged: 0 });
    expect(pushes().slice(4)).toEqual(['POST', 'PATCH', 'DELETE', 'DELETE', 'DELETE']);
    const kept = fake.world.commands.get(guild ?? 'global') ?? [];
    expect(kept.map((one) => [one['name'], one['description']]).sort()).toEqual([
      ['actor', 'Somebody'],
      ['help', help.description],
    ]);
  });

  it.each<[string, (one: CommandSpec) => CommandSpec]>([
    ['who may see it', (one) => ({ ...one, who: 'manager' })],
    ['an option', (one) => ({ ...one, options: [] })],
    [
      'whether an option is required',
      (one) => ({ ...one, options: one.options.map((option) => ({ ...option, required: false })) }),
    ],
    [
      'whether it suggests',
      (one) => ({ ...one, options: one.options.map(({ suggest: _, ...option }) => option) }),
    ],
    [
      'choices',
      (one) => ({ ...one, options: one.options.map((option) => ({ ...option, choices: ['a'] })) }),
    ],
  ])('sees a change in %s', async (_, change) => {
    await register(commands, guild);
    const changed = commands.map((one, index) => (index === 0 ? change(one) : one));
    expect(await register(changed, guild)).toMatchObject({ changed: 1, unchanged: 3 });
    expect(await register(changed, guild)).toMatchObject({ changed: 0, unchanged: 4 });
  });
});

describe('registering', () => {
  it('leaves commands of other kinds alone', async () => {
    const other = {
      id: '1',
      application_id: ids.application,
      version: '1',
      type: 4,
      name: 'launch',
      description: '',
      default_member_permissions: null,
    };
    fake.world.commands.set('global', [other]);
    expect(await register()).toMatchObject({ created: 4, removed: 0 });
    expect(fake.world.commands.get('global')).toContain(other);
  });

  it('fails without telling the token', async () => {
    fake.trouble('GET /applications/@me', {
      status: 401,
      body: { message: '401: Unauthorized', code: 0 },
    });
    const failure = await register().catch(String);
    expect(failure).toContain('Unauthorized');
    expect(failure).not.toContain(token);
  });
});
