// Editions edited, places looked at before somebody follows, and Slack's rates kept to.
// Leaves to others: posting and finding (edition.test.ts), why something is edited (tests/schedule).
import { describe, expect, it } from 'vitest';
import type { Edited, Place } from '../../../src/model/conversation.ts';
import type { Message } from '../../../src/model/message.ts';
import type { Scripted } from '../fakes/slack/fake-slack.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, say, simple, type World } from './world.ts';

const place: Place = { platform: 'slack', workspace: 'T0TEAM', channel: payloads.channel };
const edition = simple('On this day', { audience: 'everyone' });

async function posted(world: World, message: Message = edition, where = place): Promise<string> {
  const sent = await world.platform.post(where, message, 'edition-1');
  return sent.type === 'sent' ? sent.ref : '';
}

describe('edit', () => {
  it('puts blocks and text in the place of the old ones and keeps the mark', async () => {
    const world = await createWorld();
    const ref = await posted(world);
    expect(await world.platform.edit(place, ref, simple('Mended'))).toEqual({ type: 'edited' });
    const [call] = world.slack.callsOf('chat.update');
    expect(call?.args).toMatchObject({ channel: payloads.channel, ts: ref });
    expect(call?.args['text']).toContain('Mended');
    expect(call?.args).not.toHaveProperty('metadata');
    const [standing] = world.slack.messagesIn(payloads.channel);
    expect(stringsUnder(standing?.['blocks'], 'text')).toContain('Mended');
    expect(await world.platform.find(place, 'edition-1')).toEqual({ type: 'found', ref });
  });

  it('finds the direct messages with a person again', async () => {
    const world = await createWorld();
    const person = { ...place, channel: payloads.person };
    const ref = await posted(world, edition, person);
    expect(await world.platform.find(person, 'edition-1')).toEqual({ type: 'found', ref });
    expect((await world.platform.edit(person, ref, simple('Mended'))).type).toBe('edited');
    expect(world.slack.callsOf('chat.update')[0]?.args['channel']).toBe(payloads.direct);
  });

  it('edits every part, and hangs below what is more', async () => {
    const world = await createWorld();
    const text = 'word '.repeat(500);
    const block = { type: 'paragraph' as const, inlines: [{ type: 'text' as const, text }] };
    const ref = await posted(world, { ...edition, blocks: [block, block] });
    const longer = { ...edition, blocks: [block, block, block] };
    expect(await world.platform.edit(place, ref, longer)).toEqual({ type: 'edited' });
    expect(world.slack.callsOf('chat.update').map((call) => call.args['ts'])).toEqual(
      ref.split(','),
    );
    const third = world.slack.callsOf('chat.postMessage')[2];
    expect(third?.args['thread_ts']).toBe(ref.split(',')[0]);
  });

  const error = (code: string): Scripted => ({ type: 'error', error: code });
  const rows: readonly (readonly [string, Scripted, Edited['type']])[] = [
    ['a message that was deleted', error('message_not_found'), 'gone'],
    ['a message too old to be edited', error('edit_window_closed'), 'gone'],
    ['a message of somebody else', error('cant_update_message'), 'gone'],
    ['a channel that is no more', error('channel_not_found'), 'gone'],
    ['too many calls', { type: 'limited', seconds: 20 }, 'later'],
    ['trouble at Slack', error('update_failed'), 'unknown'],
    ['an answer that is lost', { type: 'lost' }, 'unknown'],
  ];

  it.each(rows)('%s', async (_, scripted, type) => {
    const world = await createWorld({ start: false });
    const ref = await posted(world);
    world.slack.script('chat.update', scripted);
    expect((await world.platform.edit(place, ref, simple('Mended'))).type).toBe(type);
  });

  it('of an address that is none is gone, without asking Slack', async () => {
    const { platform, slack } = await createWorld({ start: false });
    expect((await platform.edit(place, 'e-1', edition)).type).toBe('gone');
    expect(slack.callsOf('chat.update')).toEqual([]);
  });
});

describe('preflight', () => {
  it('of a channel where all is granted names nothing', async () => {
    const { platform, slack } = await createWorld({ start: false });
    slack.channels.set(payloads.channel, { is_member: true, is_private: false });
    expect(await platform.preflight(place)).toEqual([]);
    expect(await platform.preflight({ ...place, channel: payloads.person })).toEqual([]);
  });

  it.each([
    ['the right to write', 'chat:write', {}, place.channel, true],
    ['looking back in public', 'channels:history', {}, place.channel, false],
    ['looking back in private', 'groups:history', { is_private: true }, place.channel, false],
    ['looking back in direct messages', 'im:write', {}, payloads.person, false],
  ])('names %s by its scope', async (_, scope, info, channel, needed) => {
    const { platform, slack } = await createWorld({ start: false });
    slack.scopes = slack.scopes.filter((one) => one !== scope);
    slack.channels.set(payloads.channel, { is_member: true, ...info });
    const found = await platform.preflight({ ...place, channel });
    expect(found).toMatchObject([{ name: scope, needed }]);
    expect(found[0]?.remedy).toContain('OAuth & Permissions');
  });

  it.each([
    ['member', { is_member: false }],
    ['archived', { is_archived: true, is_member: false }],
    ['restricted', { is_member: true, is_read_only: true }],
  ])('tells what is in the way: %s', async (key, info) => {
    const { platform, slack } = await createWorld({ start: false });
    slack.channels.set(payloads.channel, info);
    expect(await platform.preflight(place)).toEqual([
      {
        name: say(`slack.preflight.${key}`),
        needed: true,
        remedy: say(`slack.preflight.${key}.remedy`),
      },
    ]);
  });

  it('of a channel the bot cannot see asks for an invitation', async () => {
    const { platform, slack } = await createWorld({ start: false });
    slack.gone.add(payloads.channel);
    expect(await platform.preflight(place)).toMatchObject([
      { name: say('slack.preflight.member'), needed: true },
    ]);
  });

  it('names the scope without which it cannot see', async () => {
    const { platform, slack } = await createWorld({ start: false });
    const more = { needed: 'channels:read,groups:read,mpim:read,im:read' };
    slack.script('conversations.info', { type: 'error', error: 'missing_scope', more });
    expect(await platform.preflight(place)).toMatchObject([{ name: 'channels:read' }]);
  });

  it('says nothing of what Slack does not answer', async () => {
    const { platform, slack } = await createWorld({ start: false });
    slack.script('auth.test', { type: 'status', status: 500 }, { type: 'status', status: 500 });
    expect(await platform.preflight(place)).toEqual([]);
    slack.script('auth.test', { type: 'error', error: 'token_revoked' });
    expect(await platform.preflight(place)).toMatchObject([{ needed: true }]);
  });
});

describe('rates', () => {
  const other = { ...place, channel: 'C0OTHER' };
  const third = { ...place, channel: 'C0THIRD' };

  it('a message a second in one channel after a short burst', async () => {
    const world = await createWorld({ start: false });
    const begun = world.clock;
    for (let number = 0; number < 10; number++)
      await world.platform.post(place, edition, `e-${number}`);
    expect(world.clock - begun).toBe(6000);
  });

  it('one channel that must wait does not hold back another', async () => {
    const world = await createWorld({ start: false });
    world.slack.script('chat.postMessage', { type: 'limited', seconds: 90 });
    expect(await world.platform.post(place, edition, 'e-1')).toMatchObject({ afterMs: 90_000 });
    const begun = world.clock;
    expect((await world.platform.post(other, edition, 'e-2')).type).toBe('sent');
    expect(world.clock).toBe(begun);
    expect(await world.platform.post(place, edition, 'e-3')).toEqual({
      type: 'later',
      afterMs: 90_000,
      reason: say('slack.trouble.busy'),
    });
    expect(world.slack.callsOf('chat.postMessage').length).toBe(2);
  });

  it('a second channel told to wait is the limit of the workspace: none is asked any more', async () => {
    const world = await createWorld({ start: false });
    const limited: Scripted = { type: 'limited', seconds: 90 };
    world.slack.script('chat.postMessage', limited, limited);
    await world.platform.post(place, edition, 'e-1');
    await world.platform.post(other, edition, 'e-2');
    expect((await world.platform.post(third, edition, 'e-3')).type).toBe('later');
    expect(world.slack.callsOf('chat.postMessage').length).toBe(2);
    world.clock += 90_000;
    expect((await world.platform.post(third, edition, 'e-3')).type).toBe('sent');
    expect((await world.platform.post(place, edition, 'e-1')).type).toBe('sent');
  });

  it('somebody who asks does not wait for editions', async () => {
    const world = await createWorld();
    world.answerWith(() => simple('Here'));
    for (let number = 0; number < 30; number++)
      await world.platform.post({ ...place, channel: `C${number}` }, edition, `e-${number}`);
    const before = world.clock;
    const said = payloads.directMessage({ text: 'What is new?' });
    await world.slack.send('events_api', said);
    const answered = () =>
      world.slack.messagesIn(payloads.direct).some((one) => String(one['text']).includes('Here'));
    await world.slack.until(answered);
    expect(world.clock).toBe(before);
  });

  it('many at once are spread over the minute, and the rest is told when its turn is', async () => {
    const world = await createWorld({ start: false });
    const all = Array.from({ length: 300 }, (_, at) => ({ ...place, channel: `C${at}` }));
    const sent = await Promise.all(
      all.map((one, at) => world.platform.post(one, edition, `${at}`)),
    );
    const late = sent.flatMap((one) => (one.type === 'later' ? [one.afterMs] : []));
    expect(sent.filter((one) => one.type === 'sent').length).toBe(300 - late.length);
    expect(late.length).toBeGreaterThan(20);
    expect(late.length).toBeLessThan(60);
    expect(new Set(late).size).toBe(late.length);
  });
});
