// Buttons, lists to choose from, Share, More and the Home tab, pressed as they were sent.
// Leaves to others: asking by words (ask.test.ts).
import { describe, expect, it } from 'vitest';
import type { Block, Invocation, Message } from '../../../src/model/message.ts';
import type { HookCall, Json } from '../fakes/slack/fake-slack.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, say, simple, type World } from './world.ts';

const again: Invocation = { command: 'brief', arguments: { subject: 'Maduro' } };
const timeline: Invocation = { command: 'quotes', arguments: { by: 'Rubio' } };
const other: Invocation = { command: 'brief', arguments: { subject: 'Juan González' } };

const actions: Block = {
  type: 'actions',
  actions: [
    { type: 'ask', label: 'Quotes', invocation: timeline },
    { type: 'open', label: 'Open', url: 'https://example.org/a' },
    { type: 'open', label: 'Never', url: 'javascript:alert(1)' },
    { type: 'share', label: 'Share' },
    {
      type: 'choose',
      label: 'Which González?',
      options: [
        { label: 'Edmundo González', description: 'opposition leader', invocation: again },
        { label: 'Juan González', invocation: other },
      ],
    },
  ],
};

function answer(text: string, more: Partial<Message> = {}): Message {
  const message = simple(text, { again, ...more });
  return { ...message, blocks: [...message.blocks, actions] };
}

/** Elements of all actions blocks of a body, as a click sends them back. */
function elements(body: Json | undefined): readonly Json[] {
  const blocks: unknown = body?.['blocks'];
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block: { elements?: Json[] }) =>
    JSON.stringify(block).includes('"action_id"') ? (block.elements ?? []) : [],
  );
}

function element(body: Json | undefined, label: string): Json {
  const found = elements(body).find((one) => stringsUnder(one, 'text').includes(label));
  if (found === undefined) throw new Error(`no ${label} in ${JSON.stringify(elements(body))}`);
  const { type, action_id, text, value, url } = found;
  return { type, action_id, text, ...(value ? { value } : {}), ...(url ? { url } : {}) };
}

/** Types /brief and gives what came back. */
async function brief(world: World, channel?: string): Promise<HookCall | undefined> {
  const url = world.slack.hook();
  const before = world.slack.hooks.length;
  const typed = { command: '/brief', text: 'Maduro', url, ...(channel && { channel }) };
  await world.slack.send('slash_commands', payloads.slashCommand(typed));
  await world.slack.until(() => world.slack.hooks.length > before);
  return world.slack.hooks[before];
}

async function press(world: World, clicked: payloads.Clicked): Promise<string> {
  const url = world.slack.hook();
  const ack = await world.slack.send('interactive', payloads.click({ url, ...clicked }));
  expect(ack).toEqual({});
  return url;
}

describe('a button', () => {
  it('asks what it stands for, and the asker alone sees the answer', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const shown = await brief(world);
    const url = await press(world, { action: element(shown?.body, 'Quotes') });
    await world.slack.until(() => world.slack.hooks.length === 2);
    expect(world.requests[1]).toMatchObject({
      ask: { invocation: timeline },
      user: payloads.person,
      place: { channel: payloads.channel },
    });
    expect(world.slack.hooks[1]?.url).toBe(url);
    expect(world.slack.hooks[1]?.body).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
    });
  });

  it('that opens a page is only acknowledged; an address that is no web page is no button', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const shown = await brief(world);
    const opens = element(shown?.body, 'Open');
    expect(opens).toMatchObject({ url: 'https://example.org/a' });
    expect(stringsUnder(shown?.body['blocks'], 'text')).not.toContain('Never');
    await press(world, { action: opens });
    await press(world, { action: element(shown?.body, 'Quotes') });
    await world.slack.until(() => world.slack.hooks.length === 2);
    expect(world.requests.length).toBe(2);
  });

  it.each([
    ['of a key nobody keeps', 'v1.ask.gone'],
    ['of another time', 'v0.ask.k1'],
    ['that is not ours', '{"drop":"table"}'],
    ['without a value', ''],
  ])('%s gets a kind sentence', async (_, value) => {
    const world = await createWorld();
    const text = { type: 'plain_text', text: 'Old', emoji: false };
    await press(world, { action: { type: 'button', action_id: 'x', text, value } });
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.slack.hooks[0]?.body['text']).toBe(
      say('platforms.expired', { command: '/readout' }),
    );
    expect(world.requests).toEqual([]);
  });

  it('pressed once but delivered twice is answered once', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const shown = await brief(world);
    const action = element(shown?.body, 'Quotes');
    await press(world, { action, trigger: '9.9.same' });
    await press(world, { action, trigger: '9.9.same' });
    await press(world, { action, trigger: '9.9.new' });
    await world.slack.until(() => world.slack.hooks.length === 3);
    expect(world.requests.length).toBe(3);
  });

  it('below a message in direct messages is answered in the conversation', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    await world.slack.send('events_api', payloads.directMessage({ text: 'Maduro?' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    const body = world.slack.callsOf('chat.postMessage')[0]?.args;
    expect(stringsUnder(body?.['blocks'], 'text')).not.toContain('Share');
    const action = element(body, 'Quotes');
    const thread = '1771442483.000001';
    await press(world, { action, channel: payloads.direct, ephemeral: false, thread });
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 2);
    expect(world.slack.callsOf('chat.postMessage')[1]?.args).toMatchObject({
      channel: payloads.direct,
      thread_ts: thread,
    });
    expect(world.slack.hooks).toEqual([]);
  });

  it('below a message for everyone is answered for whoever pressed, in its thread', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    await world.slack.send('events_api', payloads.mention({ text: '<@U0BOT> Maduro?' }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    const action = element(world.slack.callsOf('chat.postMessage')[0]?.args, 'Quotes');
    const thread = '1771287144.000001';
    await press(world, { action, ephemeral: false, thread });
    await world.slack.until(() => world.slack.hooks.length === 1);
    expect(world.slack.hooks[0]?.body).toMatchObject({
      response_type: 'ephemeral',
      thread_ts: thread,
    });
  });
});

it('a choice in a list asks again, in the place of the list', async () => {
  const world = await createWorld();
  world.answerWith(() => answer('Two people', { outcome: 'choose' }));
  const shown = await brief(world);
  const list = elements(shown?.body).find((one) => one['type'] === 'static_select');
  expect(stringsUnder(shown?.body['blocks'], 'text')).not.toContain('Share');
  const options: unknown = list?.['options'];
  const selected_option: unknown = Array.isArray(options) ? options[1] : undefined;
  const action = { type: 'static_select', action_id: list?.['action_id'], selected_option };
  await press(world, { action });
  await world.slack.until(() => world.slack.hooks.length === 2);
  expect(world.requests[1]?.ask).toEqual({ invocation: other });
  expect(world.slack.hooks[1]?.body['replace_original']).toBe(true);
});

describe('Share', () => {
  it('posts the same answer for everyone and names who shared it', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const shown = await brief(world);
    await press(world, { action: element(shown?.body, 'Share') });
    await world.shared();
    const [posted] = world.slack.callsOf('chat.postMessage');
    expect(posted?.args['channel']).toBe(payloads.channel);
    const texts = stringsUnder(posted?.args['blocks'], 'text');
    expect(texts).toContain('About him');
    expect(texts).toContain(say('platforms.shared-by', { person: `<@${payloads.person}>` }));
    expect(texts).not.toContain('Share');
    expect(world.requests[1]?.ask).toEqual({ invocation: again });
  });

  it('is remembered with its address, and edited by it still names who shared it', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const shown = await brief(world);
    await press(world, { action: element(shown?.body, 'Share') });
    const share = await world.shared();
    const place = { platform: 'slack', workspace: 'T0TEAM', channel: payloads.channel };
    expect(share).toMatchObject({ place, at: world.clock, message: { outcome: 'answer' } });
    expect(await world.platform.edit(place, share.ref, simple('Mended'))).toEqual({
      type: 'edited',
    });
    const [standing] = world.slack.messagesIn(payloads.channel);
    const texts = stringsUnder(standing?.['blocks'], 'text');
    expect(texts).toContain('Mended');
    expect(texts).toContain(say('platforms.shared-by', { person: `<@${payloads.person}>` }));
  });

  it('goes through the response_url where the bot is no member, or says why it cannot', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const action = element((await brief(world))?.body, 'Share');
    const stranger = { type: 'error' as const, error: 'not_in_channel' };
    world.slack.script('chat.postMessage', stranger, stranger);
    const url = await press(world, { action });
    await world.slack.until(() => world.slack.hooks.length === 3);
    expect(world.slack.hooks[1]).toMatchObject({
      url,
      body: { response_type: 'in_channel', replace_original: false },
    });
    // Nothing leads back to it, and who shared it is told so.
    expect(world.slack.hooks[2]?.body).toMatchObject({
      response_type: 'ephemeral',
      text: say('slack.shared-for-good'),
    });
    expect(world.shares).toEqual([]);
    world.slack.script('hook', { type: 'status', status: 404 });
    await press(world, { action });
    await world.slack.until(() => world.slack.hooks.length === 4);
    const remedy = say('slack.trouble.not-in-channel');
    expect(world.slack.hooks[3]?.body).toMatchObject({
      response_type: 'ephemeral',
      text: say('platforms.cannot-share', { remedy }),
    });
  });

  it('that may be out already is not sent a second way', async () => {
    const world = await createWorld();
    world.answerWith(() => answer('About him'));
    const action = element((await brief(world))?.body, 'Share');
    world.slack.script('chat.postMessage', { type: 'lost' });
    await press(world, { action });
    await world.slack.until(() => world.slack.hooks.length === 2);
    expect(world.slack.hooks[1]?.body['response_type']).toBe('ephemeral');
    expect(world.slack.messagesIn(payloads.channel).length).toBe(1);
  });
});

describe('More', () => {
  const items = (count: number): Block => ({
    type: 'list',
    items: Array.from({ length: count }, (_, index) => [
      { type: 'text', text: `Item ${index + 1} ${'and so on '.repeat(12)}` },
    ]),
  });

  it('leads through all parts, for whoever presses alone, and ends', async () => {
    const world = await createWorld();
    world.answerWith(() => ({ ...simple('All'), again, blocks: [items(60)] }));
    let shown = (await brief(world))?.body;
    const seen: string[] = [];
    for (let part = 2; ; part++) {
      seen.push(...stringsUnder(shown?.['blocks'], 'text').filter((one) => /^Item/u.test(one)));
      const label = elements(shown)[0]?.['text'];
      if (label === undefined) break;
      expect(stringsUnder(label, 'text')[0]).toMatch(
        new RegExp(`^More \\(${part} of \\d\\)$`, 'u'),
      );
      await press(world, { action: element(shown, String(stringsUnder(label, 'text')[0])) });
      await world.slack.until(() => world.slack.hooks.length === part);
      shown = world.slack.hooks[part - 1]?.body;
      expect(shown).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    }
    expect(seen.map((one) => Number(/\d+/u.exec(one)?.[0]))).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    expect(world.slack.hooks.length).toBeGreaterThan(2);
  });

  it('of a part that is no more gets a kind sentence', async () => {
    const world = await createWorld();
    world.answerWith(() => ({ ...simple('All'), again, blocks: [items(60)] }));
    const shown = await brief(world);
    const label = String(stringsUnder(elements(shown?.body)[0], 'text')[0]);
    world.answerWith(() => ({ ...simple('Less'), again, blocks: [items(1)] }));
    await press(world, { action: element(shown?.body, label) });
    await world.slack.until(() => world.slack.hooks.length === 2);
    expect(world.slack.hooks[1]?.body['text']).toBe(
      say('platforms.expired', { command: '/readout' }),
    );
  });
});

describe('the Home tab', () => {
  it('shows what the archive holds, what to try, and the commands', async () => {
    const world = await createWorld();
    world.answerWith(({ ask }) =>
      simple('invocation' in ask ? `Answer to ${ask.invocation.command}` : 'no'),
    );
    await world.slack.send('events_api', payloads.homeOpened());
    await world.slack.until(() => world.slack.callsOf('views.publish').length === 1);
    const { user_id, view } = world.slack.callsOf('views.publish')[0]?.args ?? {};
    expect(user_id).toBe(payloads.person);
    expect(stringsUnder(view, 'text')).toEqual([
      say('slack.home.find'),
      'Answer to brief',
      say('slack.home.try'),
      '/brief Nicolás Maduro',
      '/quotes by:Rubio from:2024',
      '/check "we will continue"',
      '/digest list',
      'Answer to help',
    ]);
  });

  it('completes names while somebody types, and answers the one chosen', async () => {
    const world = await createWorld();
    const ack = await world.slack.send('interactive', payloads.suggestion('readout.find', 'madu'));
    const { options } = ack;
    const [option, ...others] = Array.isArray(options) ? options : [];
    expect(others).toEqual([]);
    expect(option.text.text).toBe('Nicolás Maduro');
    expect(
      await world.slack.send('interactive', payloads.suggestion('readout.find', 'xyz')),
    ).toEqual({
      options: [],
    });
    const action = { type: 'external_select', action_id: 'readout.find', selected_option: option };
    await world.slack.send('interactive', payloads.click({ action, home: true }));
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.requests.at(-1)?.ask).toEqual({
      invocation: { command: 'brief', arguments: { subject: 'Nicolás Maduro' } },
    });
  });

  it('answers its buttons in direct messages', async () => {
    const world = await createWorld();
    await world.slack.send('events_api', payloads.homeOpened());
    await world.slack.until(() => world.slack.callsOf('views.publish').length === 1);
    const view: unknown = world.slack.callsOf('views.publish')[0]?.args['view'];
    const body = typeof view === 'object' && view !== null ? { ...view } : {};
    const ack = await world.slack.send(
      'interactive',
      payloads.click({ action: element(body, '/brief Nicolás Maduro'), home: true }),
    );
    expect(ack).toEqual({});
    await world.slack.until(() => world.slack.callsOf('chat.postMessage').length === 1);
    expect(world.slack.callsOf('chat.postMessage')[0]?.args['channel']).toBe(payloads.person);
    expect(world.requests.at(-1)).toMatchObject({
      direct: true,
      ask: { invocation: { command: 'brief', arguments: { subject: 'Nicolás Maduro' } } },
    });
  });

  it('is left alone when the Messages tab is opened, or when Slack refuses it', async () => {
    const world = await createWorld();
    world.slack.script('views.publish', { type: 'error', error: 'not_enabled' });
    await world.slack.send('events_api', payloads.homeOpened('messages'));
    await world.slack.send('events_api', payloads.homeOpened());
    await world.slack.until(() => world.slack.callsOf('views.publish').length === 1);
    await world.platform.stop();
    expect(world.slack.callsOf('views.publish').length).toBe(1);
    expect(world.lines.join('\n')).toContain('slack.home-not-published');
  });
});
