// Editions: posted with their key, found after a restart, and what becomes of every refusal.
// Leaves to others: when editions are due (tests/schedule).
import { describe, expect, it } from 'vitest';
import type { Place, Posted } from '../../../src/model/conversation.ts';
import type { Scripted } from '../fakes/slack/fake-slack.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, freePort, say, simple } from './world.ts';

const place: Place = { platform: 'slack', workspace: 'T0TEAM', channel: payloads.channel };
const edition = simple('On this day', { audience: 'everyone' });

describe('post', () => {
  it('posts for everyone with the key in the metadata, and tells the ref', async () => {
    const { platform, slack } = await createWorld();
    const posted = await platform.post(place, edition, 'edition-1');
    const [call] = slack.callsOf('chat.postMessage');
    expect(call?.args).toMatchObject({
      channel: payloads.channel,
      metadata: { event_type: 'readout_edition', event_payload: { key: 'edition-1' } },
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(posted).toEqual({ type: 'sent', ref: expect.stringMatching(/^17\d+\.\d{6}$/u) });
  });

  it('hangs what does not fit below the first part', async () => {
    const { platform, slack } = await createWorld();
    const text = 'word '.repeat(500);
    const block = { type: 'paragraph' as const, inlines: [{ type: 'text' as const, text }] };
    const posted = await platform.post(place, { ...edition, blocks: [block, block] }, 'edition-1');
    const [first, second] = slack.callsOf('chat.postMessage');
    expect(first?.args).not.toHaveProperty('thread_ts');
    const [below, above] = slack.messagesIn(payloads.channel).map((one) => one['ts']);
    expect(second?.args['thread_ts']).toBe(above);
    expect(posted).toEqual({ type: 'sent', ref: `${above},${below}` });
    expect(second?.args).not.toHaveProperty('metadata');
  });

  it('offers More instead when the rest can be asked for', async () => {
    const { platform, slack } = await createWorld();
    const text = 'word '.repeat(500);
    const block = { type: 'paragraph' as const, inlines: [{ type: 'text' as const, text }] };
    const again = { command: 'brief', arguments: {} };
    await platform.post(place, { ...edition, again, blocks: [block, block] }, 'edition-1');
    expect(slack.callsOf('chat.postMessage').length).toBe(1);
    const { blocks } = slack.callsOf('chat.postMessage')[0]?.args ?? {};
    expect(stringsUnder(blocks, 'text')).toContain(say('platforms.more', { part: 2, parts: 2 }));
  });

  const error = (code: string, more = {}): Scripted => ({ type: 'error', error: code, more });
  const rows: readonly (readonly [string, Scripted, Posted['type'], string])[] = [
    ['a channel that is no more', error('channel_not_found'), 'gone', 'channel-missing'],
    ['a channel we are not in', error('not_in_channel'), 'gone', 'not-in-channel'],
    ['an archived channel', error('is_archived'), 'gone', 'archived'],
    ['a channel for few', error('restricted_action'), 'gone', 'restricted'],
    ['a token that was revoked', error('token_revoked'), 'gone', 'token'],
    ['an app that was removed', error('account_inactive'), 'gone', 'token'],
    ['a missing scope', error('missing_scope', { needed: 'chat:write' }), 'gone', 'scope'],
    ['a code nobody knows', error('brand_new'), 'gone', 'other'],
    ['too many calls, said in words', error('ratelimited'), 'later', 'busy'],
    ['the limit of a workspace', error('message_limit_exceeded'), 'later', 'message-limit'],
    ['trouble at Slack', error('service_unavailable'), 'later', 'slack-trouble'],
    ['trouble after taking it', error('internal_error'), 'unknown', 'slack-trouble'],
    ['an answer 500', { type: 'status', status: 500 }, 'unknown', 'no-answer'],
    ['a line cut', { type: 'cut' }, 'unknown', 'no-answer'],
    ['a post taken but not confirmed', { type: 'lost' }, 'unknown', 'no-answer'],
  ];

  it.each(rows)('%s', async (_, scripted, type, key) => {
    const { platform, slack } = await createWorld({ start: false });
    slack.script('chat.postMessage', scripted);
    const posted = await platform.post(place, edition, 'edition-1');
    expect(posted.type).toBe(type);
    const code = scripted.type === 'error' ? scripted.error : '';
    expect(posted).toHaveProperty(
      'reason',
      say(`slack.trouble.${key}`, { code, scope: code === 'missing_scope' ? 'chat:write' : '' }),
    );
    expect(slack.callsOf('chat.postMessage').length).toBe(1);
  });

  it('told to wait gives the time to wait', async () => {
    const { platform, slack } = await createWorld({ start: false });
    slack.script('chat.postMessage', { type: 'limited', seconds: 37 });
    expect(await platform.post(place, edition, 'e')).toMatchObject({
      type: 'later',
      afterMs: 37_000,
    });
  });

  it('to a Slack that cannot be reached may be tried again', async () => {
    const settings = { apiUrl: `http://127.0.0.1:${await freePort()}/api/` };
    const { platform } = await createWorld({ start: false, settings });
    expect(await platform.post(place, edition, 'e')).toEqual({
      type: 'later',
      afterMs: 60_000,
      reason: say('slack.trouble.unreachable'),
    });
  });

  it('whose blocks are refused goes out as plain words, once', async () => {
    const { platform, slack } = await createWorld({ start: false });
    slack.script('chat.postMessage', { type: 'error', error: 'invalid_blocks' });
    expect((await platform.post(place, edition, 'edition-1')).type).toBe('sent');
    expect(slack.callsOf('chat.postMessage')[1]?.args).not.toHaveProperty('blocks');
    expect(slack.callsOf('chat.postMessage')[1]?.args).toMatchObject({
      text: 'Summary: On this day\nOn this day',
      metadata: { event_payload: { key: 'edition-1' } },
    });
    const error2: Scripted = { type: 'error', error: 'invalid_blocks' };
    slack.script('chat.postMessage', error2, { type: 'error', error: 'no_text' });
    expect((await platform.post(place, edition, 'edition-2')).type).toBe('gone');
  });
});

describe('find', () => {
  it('finds after a restart what was posted before, and nothing else', async () => {
    const first = await createWorld({ start: false });
    first.slack.script('chat.postMessage', { type: 'lost' });
    expect((await first.platform.post(place, edition, 'edition-1')).type).toBe('unknown');
    const second = await createWorld({ start: false, slack: first.slack });
    expect(await second.platform.find(place, 'edition-1')).toMatchObject({ type: 'found' });
    expect(await second.platform.find(place, 'edition-2')).toEqual({ type: 'absent' });
    const elsewhere = { ...place, channel: 'C0OTHER' };
    expect(await second.platform.find(elsewhere, 'edition-1')).toEqual({ type: 'absent' });
    expect(first.slack.callsOf('conversations.history')[0]?.args).toMatchObject({
      oldest: `${(second.clock - 24 * 60 * 60_000) / 1000}.000000`,
    });
  });

  it('opens the conversation to look in direct messages', async () => {
    const { platform, slack } = await createWorld({ start: false });
    const dm = { ...place, channel: payloads.person };
    await platform.post(dm, edition, 'edition-1');
    expect(await platform.find(dm, 'edition-1')).toMatchObject({ type: 'found' });
    expect(slack.callsOf('conversations.open')[0]?.args).toEqual({ users: payloads.person });
  });

  it('looks through pages, and says when there are too many', async () => {
    const { platform, slack } = await createWorld({ start: false });
    await platform.post(place, edition, 'edition-0');
    for (let number = 1; number < 250; number++) await platform.post(place, edition, `e-${number}`);
    expect(await platform.find(place, 'edition-0')).toMatchObject({ type: 'found' });
    expect(slack.callsOf('conversations.history').length).toBe(3);
    for (let number = 250; number < 502; number++)
      await platform.post(place, edition, `e-${number}`);
    expect(await platform.find(place, 'edition-0')).toEqual({
      type: 'unknown',
      reason: say('slack.trouble.too-much-history'),
    });
  });

  it('does not know where it may not look', async () => {
    const { platform, slack } = await createWorld({ start: false });
    const missing = { needed: 'channels:history' };
    slack.script('conversations.history', { type: 'error', error: 'missing_scope', more: missing });
    expect(await platform.find(place, 'edition-1')).toEqual({
      type: 'unknown',
      reason: say('slack.trouble.scope', { scope: 'channels:history' }),
    });
  });
});
