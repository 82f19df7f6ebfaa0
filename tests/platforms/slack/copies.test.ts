// Two copies of the bot behind one address: what Slack sends again, to whichever of them, is answered once.
// Leaves to others: the rows they share (tests/store), one copy alone (ask.test.ts).
import { describe, expect, it } from 'vitest';
import type { SeenAnywhere } from '../../../src/platforms/seen.ts';
import { openSqlite } from '../../../src/store/open.ts';
import type { FakeSlack } from '../fakes/slack/fake-slack.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { form, secret, signed, urlencoded } from './signed.ts';
import { createWorld, freePort, simple, type World } from './world.ts';

interface Copy {
  readonly world: World;
  readonly address: string;
}

async function copy(seenAnywhere: SeenAnywhere, slack?: FakeSlack): Promise<Copy> {
  const port = await freePort();
  const world = await createWorld({
    ...(slack && { slack }),
    over: ({ botToken, apiUrl }) => ({
      ...{ botToken, signingSecret: secret, port },
      ...(apiUrl !== undefined && { apiUrl }),
    }),
    seenAnywhere,
  });
  world.answerWith(() => simple('Here'));
  return { world, address: `http://127.0.0.1:${port}/slack/events` };
}

async function pair() {
  const { ledger } = await openSqlite(':memory:');
  let asked = 0;
  const waiting: (() => void)[] = [];
  const anywhere: SeenAnywhere = async (ids, keepMs) => {
    const first = await ledger.firstSeen(ids, 1_700_000_000_000, keepMs);
    asked += 1;
    for (const wake of waiting.splice(0)) wake();
    return first;
  };
  const one = await copy(anywhere);
  const other = await copy(anywhere, one.world.slack);
  /** Resolves when so many were looked up by both together. */
  const looked = async (times: number) => {
    while (asked < times) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { one, other, slack: one.world.slack, looked };
}

const json = 'application/json';
const event = (payload: object) => ({ body: JSON.stringify(payload), type: json });

async function deliver({ address }: Copy, { body, type }: { body: string; type: string }) {
  const answer = await fetch(address, signed(body, type));
  expect(answer.status).toBe(200);
}

describe('what Slack sends again to another copy', () => {
  const text = { type: 'plain_text', text: 'Old', emoji: false };
  const action = { type: 'button', action_id: 'x', text, value: 'old' };

  it.each([
    ['a direct message', () => event(payloads.directMessage({ text: 'hello' }))],
    ['a mention', () => event(payloads.mention({ text: '<@U0BOT> hello' }))],
    [
      'a command',
      (url: string) => ({
        body: form(payloads.slashCommand({ command: '/brief', url })),
        type: urlencoded,
      }),
    ],
    [
      'a click',
      (url: string) => ({
        body: form({ payload: JSON.stringify(payloads.click({ action, url })) }),
        type: urlencoded,
      }),
    ],
  ])('is answered once: %s', async (_, make) => {
    const { one, other, slack, looked } = await pair();
    const sent = make(slack.hook());
    await deliver(one, sent);
    await deliver(other, sent);
    await deliver(one, sent);
    await looked(2);
    const answers = () => slack.hooks.length + slack.callsOf('chat.postMessage').length;
    await slack.until(() => answers() > 0);
    // Another one behind it: when that is answered, nothing more comes of the first.
    await deliver(other, event(payloads.directMessage({ text: 'and now?' })));
    await slack.until(() => answers() > 1);
    await Promise.all([one.world.platform.stop(), other.world.platform.stop()]);
    expect(answers()).toBe(2);
  });

  it('is answered once when it comes as two events', async () => {
    const { one, other, slack, looked } = await pair();
    const said = { text: '<@U0BOT> hello', ts: '1771442483.000100', channel: payloads.direct };
    await deliver(one, event(payloads.mention(said)));
    await deliver(
      other,
      event(payloads.directMessage({ ...said, more: { channel_type: 'im' }, event: 'Ev0OTHER' })),
    );
    await looked(2);
    await slack.until(() => slack.callsOf('chat.postMessage').length > 0);
    await Promise.all([one.world.platform.stop(), other.world.platform.stop()]);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

it('is acknowledged before anybody asks the other copies', async () => {
  let give = (_: boolean): void => {};
  const one = await copy(() => new Promise((resolve) => (give = resolve)));
  const url = one.world.slack.hook();
  const body = form(payloads.slashCommand({ command: '/brief', url }));
  await deliver(one, { body, type: urlencoded });
  expect(one.world.requests).toEqual([]);
  give(true);
  await one.world.slack.until(() => one.world.slack.hooks.length === 1);
});

it('is answered when nobody can tell whether another copy did', async () => {
  const one = await copy(() => Promise.reject(new Error('away')));
  await deliver(one, event(payloads.directMessage({ text: 'hello' })));
  await one.world.slack.until(() => one.world.slack.callsOf('chat.postMessage').length === 1);
  expect(one.world.lines.join('\n')).toContain('warn copies not asked');
});
