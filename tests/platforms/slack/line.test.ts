// The line itself: starting and stopping, signed HTTP, settings by their looks, and what doctor finds.
// Leaves to others: what goes over it.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/model/message.ts';
import type { SlackSettings } from '../../../src/platforms/slack/settings.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { form, secret, signed, urlencoded } from './signed.ts';
import { createWorld, freePort, say, simple, type World } from './world.ts';

const without = <T extends object>(value: T, ...keys: readonly (keyof T)[]): Partial<T> => {
  const copy: Partial<T> = { ...value };
  for (const key of keys) delete copy[key];
  return copy;
};

describe('Socket Mode', () => {
  it('is quiet until started, and connects once', async () => {
    const world = await createWorld({ start: false });
    expect(world.slack.calls).toEqual([]);
    const second = await createWorld({ slack: world.slack });
    expect(second.slack.sockets()).toBe(1);
    expect(second.slack.calls.map((call) => call.method)).toContain('auth.test');
    expect(second.lines.join('\n')).not.toMatch(/xoxb|xapp/u);
  });

  it('waits in stop for what is being answered', async () => {
    const world = await createWorld();
    let give = (_: Message): void => {};
    world.answerWith(
      () =>
        new Promise<Message>((resolve) => {
          give = resolve;
        }),
    );
    const url = world.slack.hook();
    await world.slack.send('slash_commands', payloads.slashCommand({ command: '/brief', url }));
    await world.slack.until(() => world.slack.callsOf('users.info').length === 1);
    const stopped = world.platform.stop();
    while (world.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    give(simple('Just in time'));
    await stopped;
    expect(world.slack.hooks.length).toBe(1);
    expect(world.slack.sockets()).toBe(0);
  });

  it('stops when it never started, and twice', async () => {
    const world = await createWorld({ start: false });
    await world.platform.stop();
    await world.platform.stop();
  });

  it.each([
    ['a bot token refused', 'auth.test', 'invalid_auth', 'token'],
    ['an app token refused', 'apps.connections.open', 'invalid_auth', 'token'],
    ['an app token without its scope', 'apps.connections.open', 'missing_scope', 'scope'],
    [
      'a bot token in the place of the app token',
      'apps.connections.open',
      'not_allowed_token_type',
      'token-type',
    ],
  ])('says why it cannot start: %s', async (_, method, code, key) => {
    const world = await createWorld({ start: false });
    world.slack.script(method, {
      type: 'error',
      error: code,
      more: { needed: 'connections:write' },
    });
    const reason = say(`slack.trouble.${key}`, { code, scope: 'connections:write' });
    await expect(startOf(world)).rejects.toThrow(say('slack.cannot-start', { reason }));
  });

  it('says why it cannot start: Slack is out of reach', async () => {
    const settings = { apiUrl: `http://127.0.0.1:${await freePort()}/api/` };
    const world = await createWorld({ start: false, settings });
    const reason = say('slack.trouble.unreachable');
    await expect(startOf(world)).rejects.toThrow(say('slack.cannot-start', { reason }));
  });
});

function startOf(world: World): Promise<void> {
  return world.platform.start(world.desk);
}

describe('signed HTTP', () => {
  async function serve(
    more: Partial<SlackSettings> = {},
  ): Promise<{ readonly world: World; readonly base: string }> {
    const port = await freePort();
    const world = await createWorld({
      over: (settings) => ({ ...without(settings, 'appToken'), ...settingsOver(port), ...more }),
    });
    return { world, base: `http://127.0.0.1:${port}` };
  }

  const settingsOver = (port: number) => ({ signingSecret: secret, port });

  it('takes a command with a good signature and answers it', async () => {
    const { world, base } = await serve();
    const url = world.slack.hook();
    const body = form(payloads.slashCommand({ command: '/brief', text: 'Maduro', url }));
    const response = await fetch(`${base}/slack/events`, signed(body, urlencoded));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.slack.sockets()).toBe(0);
  });

  it('takes events and clicks the same way', async () => {
    const { world, base } = await serve();
    const event = JSON.stringify(payloads.directMessage({ text: 'hello' }));
    expect((await fetch(`${base}/slack/events`, signed(event, 'application/json'))).status).toBe(
      200,
    );
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    const text = { type: 'plain_text', text: 'Old', emoji: false };
    const action = { type: 'button', action_id: 'x', text, value: 'old' };
    const click = payloads.click({ action, url: world.slack.hook() });
    const body = form({ payload: JSON.stringify(click) });
    expect((await fetch(`${base}/slack/events`, signed(body, urlencoded))).status).toBe(200);
    await world.slack.until(() => world.slack.hooks.length === 1);
  });

  it.each([
    ['another secret', (body: string) => signed(body, urlencoded, 'f'.repeat(32))],
    ['an old timestamp', (body: string) => signed(body, urlencoded, secret, Date.now() - 600_000)],
    ['another body', () => signed('command=%2Fbrief', urlencoded)],
  ])('refuses %s', async (name, request) => {
    const { world, base } = await serve();
    const body = form(payloads.slashCommand({ command: '/brief', url: world.slack.hook() }));
    const init = request(body);
    const response = await fetch(`${base}/slack/events`, {
      ...init,
      ...(name === 'another body' && { body }),
    });
    expect(response.status).toBe(401);
    expect(world.requests).toEqual([]);
  });

  it('refuses a body without a signature, and one too large', async () => {
    const { world, base } = await serve();
    const bare = {
      method: 'POST',
      body: 'command=%2Fbrief',
      headers: { 'content-type': urlencoded },
    };
    expect((await fetch(`${base}/slack/events`, bare)).status).toBe(401);
    const large = signed('x'.repeat(1_000_001), urlencoded);
    expect((await fetch(`${base}/slack/events`, large)).status).toBe(413);
    expect(world.requests).toEqual([]);
  });

  it('answers /healthz and nothing else', async () => {
    const { base } = await serve();
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/`)).status).toBe(404);
  });

  it('tells on /healthz what is wrong', async () => {
    let trouble: string | undefined;
    const { base } = await serve({ trouble: () => trouble });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    trouble = 'The database is away.';
    const told = await fetch(`${base}/healthz`);
    expect([told.status, await told.text()]).toEqual([503, trouble]);
  });

  it('says that its port is taken', async () => {
    const { base } = await serve();
    const port = Number(new URL(base).port);
    const world = await createWorld({
      start: false,
      over: (settings) => ({ ...without(settings, 'appToken'), ...settingsOver(port) }),
    });
    await expect(startOf(world)).rejects.toThrow(
      say('slack.trouble.port-taken', { port: String(port) }),
    );
  });
});

describe('examine', () => {
  const findings = async (over: (settings: SlackSettings) => Partial<SlackSettings>) => {
    const world = await createWorld({ start: false, over });
    return { world, found: await world.platform.examine() };
  };

  it.each([
    ['no bot token', { botToken: '' }, 'slack.token.bot-missing'],
    ['tokens swapped', { botToken: 'xapp-1-A1-1-abc' }, 'slack.token.swapped'],
    ['a person’s token', { botToken: 'xoxp-1111111111-a' }, 'slack.token.user-token'],
    ['white space', { botToken: 'xoxb-1111111111-a ' }, 'slack.token.white-space'],
    ['half a token', { botToken: 'xoxb-…' }, 'slack.token.damaged'],
    ['something else', { botToken: 'hunter2' }, 'slack.token.bot-shape'],
    ['something else as app token', { appToken: 'hunter2' }, 'slack.token.app-shape'],
  ])('sees without Slack: %s', async (_, settings, key) => {
    const { world, found } = await findings((all) => ({ ...all, ...settings }));
    expect(found).toContainEqual({
      level: 'error',
      subject: expect.stringContaining('Slack'),
      finding: say(key),
      remedy: say(`${key}.remedy`),
    });
    const asked = world.slack.calls.map((call) => call.method);
    expect(asked).not.toContain('botToken' in settings ? 'auth.test' : 'apps.connections.open');
    await expect(startOf(world)).rejects.toThrow(say(key));
  });

  it('finds all well', async () => {
    const { found } = await findings((all) => all);
    expect(found.map((one) => one.level)).toEqual(['ok', 'ok', 'ok']);
    expect(found[0]?.finding).toBe(say('slack.doctor.bot-ok', { bot: 'readout', team: 'Acme' }));
  });

  it('names every missing scope with its effect and remedy', async () => {
    const world = await createWorld({ start: false });
    world.slack.scopes = world.slack.scopes.filter(
      (scope) => scope !== 'chat:write' && scope !== 'groups:history',
    );
    const found = (await world.platform.examine()).filter((one) => one.level !== 'ok');
    expect(found.map((one) => [one.level, one.finding])).toEqual([
      ['error', 'chat:write is missing: I cannot answer or post editions.'],
      ['warning', expect.stringContaining('groups:history is missing')],
    ]);
    expect(found[0]?.remedy).toContain('Add chat:write');
  });

  it('tells of a refused token and a missing scope of the app token', async () => {
    const world = await createWorld({ start: false });
    world.slack.script('auth.test', { type: 'error', error: 'token_revoked' });
    world.slack.script('apps.connections.open', { type: 'error', error: 'missing_scope' });
    const found = await world.platform.examine();
    expect(found.map((one) => one.finding)).toEqual([
      say('slack.trouble.token', { code: 'token_revoked' }),
      say('slack.doctor.app-scope-missing', { scope: 'connections:write' }),
    ]);
  });

  it('wants a way for Slack to reach us, and a secret that looks like one', async () => {
    const none = await findings((all) => without(all, 'appToken'));
    expect(none.found.map((one) => one.finding)).toContain(say('slack.token.app-missing'));
    const half = await findings((all) => ({
      ...without(all, 'appToken'),
      signingSecret: 'hunter2',
    }));
    expect(half.found.map((one) => [one.level, one.finding])).toEqual(
      expect.arrayContaining([
        ['error', say('slack.doctor.port-missing')],
        ['warning', say('slack.doctor.secret-shape')],
      ]),
    );
  });
});
