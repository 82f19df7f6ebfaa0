// Asking in every way Slack has, through the real Bolt and back: commands, direct messages, mentions, shortcut.
// Leaves to others: buttons (click.test.ts), editions (edition.test.ts), looks (render.test.ts).
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/model/message.ts';
import { typedWords, withoutMention } from '../../../src/platforms/slack/typed.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, say, simple, type World } from './world.ts';

async function type(world: World, command: string, text = '', more = {}): Promise<string> {
  const url = world.slack.hook();
  const ack = await world.slack.send(
    'slash_commands',
    payloads.slashCommand({ command, text, url, ...more }),
  );
  expect(ack).toEqual({});
  return url;
}

describe('a slash command', () => {
  it('is acknowledged empty and answered for the asker alone', async () => {
    const world = await createWorld();
    world.answerWith(() => simple('Two documents name him.'));
    const url = await type(world, '/brief', 'Nicolás Maduro');
    await world.slack.until(() => world.slack.hooks.length === 1);
    const [hook] = world.slack.hooks;
    expect(hook?.url).toBe(url);
    expect(hook?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(stringsUnder(hook?.body['blocks'], 'text')).toContain('Two documents name him.');
    expect(hook?.body['text']).toBe('Summary: Two documents name him.\nTwo documents name him.');
    expect(world.requests[0]).toMatchObject({
      place: { platform: 'slack', workspace: 'T0TEAM', channel: payloads.channel },
      user: payloads.person,
      direct: false,
      manager: false,
      ask: { invocation: { command: 'brief', arguments: { subject: 'Nicolás Maduro' } } },
      at: world.clock,
      language: 'en-GB',
      timeZone: 'Europe/Madrid',
    });
  });

  it.each([
    ['/readout', 'brief AT&amp;T', 'brief', { subject: 'AT&T' }],
    ['/readout', '', 'help', {}],
    [
      '/readout-quotes',
      'by:“Marco Rubio” from 2024',
      'quotes',
      { by: 'Marco Rubio', from: '2024' },
    ],
    ['/quotes', 'Rubio\u00a0from 2024', 'quotes', { by: 'Rubio', from: '2024' }],
    ['/brief', '&lt;b&gt; <https://x.example/|x.example>', 'brief', { subject: '<b> x.example' }],
  ])('reads %s %s', async (command, text, name, wanted) => {
    const world = await createWorld();
    await type(world, command, text);
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.requests[0]?.ask).toEqual({ invocation: { command: name, arguments: wanted } });
  });

  it.each([
    ['/readout', 'breif Maduro', '/breif Maduro'],
    ['/readout', 'what did Macron say?', 'what did Macron say?'],
    ['/older', 'command of ours', '/older command of ours'],
  ])('that nobody made goes to the desk as typed: %s %s', async (command, text, wanted) => {
    const world = await createWorld();
    await type(world, command, text);
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.requests[0]?.ask).toEqual({ text: wanted });
  });

  it('delivered twice is answered once', async () => {
    const world = await createWorld();
    await type(world, '/brief', 'a', { trigger: '1.1.same' });
    await type(world, '/brief', 'a', { trigger: '1.1.same' });
    await type(world, '/brief', 'b', { trigger: '1.1.other' });
    await world.slack.until(() => world.slack.hooks.length === 2);
    expect(world.requests.map((one) => one.id)).toEqual(['1.1.same', '1.1.other']);
  });

  it('goes through chat.postEphemeral when the response_url is refused', async () => {
    const world = await createWorld();
    world.slack.script('hook', { type: 'status', status: 404 });
    await type(world, '/brief');
    await world.slack.until(() => world.slack.callsOf('chat.postEphemeral').length === 1);
    expect(world.slack.callsOf('chat.postEphemeral')[0]?.args).toMatchObject({
      channel: payloads.channel,
      user: payloads.person,
    });
  });

  it('ends in a direct message when nothing else is taken', async () => {
    const world = await createWorld();
    world.slack.script('hook', { type: 'cut' });
    world.slack.script('chat.postEphemeral', { type: 'error', error: 'not_in_channel' });
    await type(world, '/brief');
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.slack.callsOf('chat.postMessage')[0]?.args['channel']).toBe(payloads.person);
  });

  it('answered after half an hour does not use the response_url', async () => {
    const world = await createWorld();
    world.answerWith(() => {
      world.clock += 30 * 60_000;
      return simple('Late');
    });
    await type(world, '/brief');
    await world.slack.until(() => world.slack.callsOf('chat.postEphemeral').length === 1);
    expect(world.slack.hooks).toEqual([]);
  });

  it('never posts to an address that is not Slack’s', async () => {
    const world = await createWorld();
    const url = 'http://127.0.0.1:1/metadata';
    await world.slack.send('slash_commands', payloads.slashCommand({ command: '/brief', url }));
    await world.slack.until(() => world.slack.callsOf('chat.postEphemeral').length === 1);
  });

  it('whose handling fails is told kindly, and the log has no words of the person', async () => {
    const world = await createWorld();
    world.answerWith(() => {
      throw new Error('store is gone');
    });
    await type(world, '/brief', 'secret subject');
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.slack.hooks[0]?.body['text']).toBe(say('slack.failed'));
    expect(world.lines.join('\n')).toContain('store is gone');
    expect(world.lines.join('\n')).not.toMatch(/secret subject|xoxb|xapp|\/hook\//u);
  });

  it('in direct messages is at the person’s place', async () => {
    const world = await createWorld();
    await type(world, '/brief', '', { channel: payloads.direct });
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.requests[0]).toMatchObject({
      direct: true,
      manager: true,
      place: { channel: payloads.person },
    });
    expect(world.slack.hooks[0]?.body['response_type']).toBe('ephemeral');
  });
});

describe('who manages a channel', () => {
  const digest = async (world: World): Promise<boolean | undefined> => {
    const before = world.slack.hooks.length;
    await type(world, '/digest');
    await world.slack.until(() => world.slack.hooks.length > before);
    return world.requests.at(-1)?.manager;
  };

  it.each([
    ['a member', {}, {}, false],
    ['an administrator', { is_admin: true }, {}, true],
    ['an owner', { is_owner: true }, {}, true],
    ['a guest, whatever else is said', { is_admin: true, is_restricted: true }, {}, false],
    ['somebody of another workspace', { is_admin: true, is_stranger: true }, {}, false],
    ['who made the channel', {}, { creator: payloads.person }, true],
    ['a member where another made it', {}, { creator: 'U0OTHER' }, false],
  ])('%s', async (_, user, channel, manager) => {
    const world = await createWorld();
    world.slack.users.set(payloads.person, user);
    world.slack.channels.set(payloads.channel, channel);
    expect(await digest(world)).toBe(manager);
  });

  it('is looked up again after five minutes', async () => {
    const world = await createWorld();
    world.slack.users.set(payloads.person, { is_admin: true });
    expect(await digest(world)).toBe(true);
    world.slack.users.set(payloads.person, {});
    world.clock += 4 * 60_000;
    expect(await digest(world)).toBe(true);
    world.clock += 2 * 60_000;
    expect(await digest(world)).toBe(false);
    expect(world.slack.callsOf('users.info').length).toBe(2);
  });

  it('is nobody when Slack does not say, and the answer comes all the same', async () => {
    const world = await createWorld();
    world.slack.script('users.info', { type: 'error', error: 'missing_scope' });
    world.slack.script('conversations.info', { type: 'error', error: 'missing_scope' });
    expect(await digest(world)).toBe(false);
    expect(world.requests[0]).not.toHaveProperty('timeZone');
    expect(world.requests[0]?.language).toBe('en');
  });
});

describe('a direct message', () => {
  it('is a question, answered plainly in the conversation', async () => {
    const world = await createWorld();
    world.answerWith(() => simple('He said so.', { outcome: 'none' }));
    await world.slack.send(
      'events_api',
      payloads.directMessage({ text: 'what did &lt;he&gt; say?' }),
    );
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.requests[0]).toMatchObject({
      direct: true,
      manager: true,
      ask: { text: 'what did <he> say?' },
      place: { channel: payloads.person },
    });
    const args = world.slack.callsOf('chat.postMessage')[0]?.args;
    expect(args).toMatchObject({
      channel: payloads.direct,
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: 'none',
      mrkdwn: false,
    });
    expect(args).not.toHaveProperty('thread_ts');
  });

  it('in a thread is answered in that thread', async () => {
    const world = await createWorld();
    const thread = '1771442000.000001';
    await world.slack.send('events_api', payloads.directMessage({ text: 'and then?', thread }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.slack.callsOf('chat.postMessage')[0]?.args['thread_ts']).toBe(thread);
  });

  it('repeated by Slack is answered once, under any event id', async () => {
    const world = await createWorld();
    const said = { text: 'hello', event: 'EvSame', ts: '1771442483.999999' };
    await world.slack.send('events_api', payloads.directMessage(said));
    await world.slack.send('events_api', payloads.directMessage(said));
    await world.slack.send('events_api', payloads.directMessage({ ...said, event: 'EvOther' }));
    await world.slack.send('events_api', payloads.directMessage({ text: 'last' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 2);
    expect(world.requests.map((one) => one.ask)).toEqual([{ text: 'hello' }, { text: 'last' }]);
  });

  it.each([
    ['another bot', { bot_id: 'B0OTHER' }],
    ['ourselves', { user: 'U0BOT', bot_id: 'B0BOT' }],
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
  ])('of %s is left alone', async (_, more) => {
    const world = await createWorld();
    await world.slack.send('events_api', payloads.directMessage({ text: 'noise', more }));
    await world.slack.send('events_api', payloads.directMessage({ text: 'signal' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.requests.map((one) => one.ask)).toEqual([{ text: 'signal' }]);
  });

  it('of a channel we merely sit in is left alone', async () => {
    const world = await createWorld();
    const said = { text: 'talk among people', channel: payloads.channel };
    await world.slack.send('events_api', payloads.directMessage(said));
    await world.slack.send('events_api', payloads.directMessage({ text: 'signal' }));
    await world.slack.until(() => world.requests.length === 1);
    expect(world.requests[0]?.ask).toEqual({ text: 'signal' });
  });

  it('answered too fast for Slack is answered again after the time it asks for', async () => {
    const world = await createWorld();
    world.slack.script('chat.postMessage', { type: 'limited', seconds: 0 });
    await world.slack.send('events_api', payloads.directMessage({ text: 'hello' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 2);
    const [first, second] = world.slack.callsOf('chat.postMessage');
    expect(second?.args).toEqual(first?.args);
  });

  it('that nobody could ask more of is answered whole, in parts', async () => {
    const world = await createWorld();
    world.answerWith(() => long());
    await world.slack.send('events_api', payloads.directMessage({ text: 'all of it' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 3);
  });
});

function long(): Message {
  const text = `${'word '.repeat(500)}`;
  const paragraph = { type: 'paragraph' as const, inlines: [{ type: 'text' as const, text }] };
  return { ...simple('Long'), blocks: [paragraph, paragraph, paragraph] };
}

describe('a mention', () => {
  it('is answered for everyone, in a thread below it', async () => {
    const world = await createWorld();
    const ts = '1771287144.743569';
    const text = '<@U0BOT> what is new about Maduro?';
    await world.slack.send('events_api', payloads.mention({ text, ts }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.requests[0]).toMatchObject({
      direct: false,
      ask: { text: 'what is new about Maduro?' },
      place: { channel: payloads.channel },
    });
    expect(world.slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({
      channel: payloads.channel,
      thread_ts: ts,
    });
  });

  it('in a thread stays in that thread; alone it asks for help', async () => {
    const world = await createWorld();
    const thread = '1771287000.000001';
    await world.slack.send('events_api', payloads.mention({ text: '<@U0BOT>', thread }));
    await world.slack.send('events_api', payloads.mention({ text: '<@U0BOT>: /brief Maduro' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 2);
    expect(world.slack.callsOf('chat.postMessage')[0]?.args['thread_ts']).toBe(thread);
    expect(world.requests.map((one) => one.ask)).toEqual([
      { invocation: { command: 'help', arguments: {} } },
      { text: '/brief Maduro' },
    ]);
  });
});

it('the shortcut on a message checks its words', async () => {
  const world = await createWorld();
  const url = world.slack.hook();
  const ack = await world.slack.send(
    'interactive',
    payloads.messageShortcut('we will &amp; must', url),
  );
  expect(ack).toEqual({});
  await world.slack.until(() => world.slack.hooks.length === 1);
  expect(world.requests[0]?.ask).toEqual({
    invocation: { command: 'check', arguments: { words: 'we will & must' } },
  });
});

describe('typed words', () => {
  it.each([
    ['a &amp;lt; b', 'a &lt; b'],
    ['<https://a.example/x?y=1&amp;z=2>', 'https://a.example/x?y=1&z=2'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<#C1|venezuela> and <#C2>', '#venezuela and'],
    ['<!here> <!channel> <!subteam^S1|@desk>', '@here @channel @desk'],
    ['<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
    ['3 < 4', '3 < 4'],
  ])('%s', (text, words) => {
    expect(typedWords(text)).toBe(words);
  });

  it('loses every mention of us and no other', () => {
    expect(withoutMention('<@U0BOT>, hello <@U0BOT|readout> <@U1>', 'U0BOT')).toBe('hello <@U1>');
  });
});
