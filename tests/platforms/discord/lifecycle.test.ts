// Connecting, reconnecting and stopping, and what goes wrong with each.
// Leaves to others: what happens in between.
import { afterEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/model/conversation.ts';
import type { Log } from '../../../src/model/log.ts';
import type { Message } from '../../../src/model/message.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import { at } from '../fakes/discord/json.ts';
import { ids, message, slash, token } from '../fakes/discord/payloads.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/server.ts';
import { answerOf, type Bot, gate, isCallback, isEdit, readable, say, startBot } from './bot.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function bot(): Promise<Bot> {
  const one = await startBot();
  closing.push(async () => {
    await one.close();
    expect(one.fake.violations).toEqual([]);
  });
  return one;
}

async function fakeAlone(): Promise<FakeDiscord> {
  const fake = await startFakeDiscord();
  closing.push(() => fake.close());
  return fake;
}

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const desk: Desk = {
  commands: [],
  answer: async () => answerOf(),
  suggest: async () => [],
  keep: async () => 'k',
  recall: async () => undefined,
  shared: async () => undefined,
};

function run(one: Bot, id: string): void {
  one.fake.dispatch(
    'INTERACTION_CREATE',
    slash(id, 'actor', { name: 'x' }),
    'SlashCommandInteraction',
  );
}

describe('a start that fails says why', () => {
  const start = (fake: FakeDiscord, apiUrl = fake.apiUrl): Promise<void> =>
    createDiscord({ token, apiUrl }, { say, log, now: () => 0 }).start(desk);

  it('token refused over REST', async () => {
    const fake = await fakeAlone();
    fake.trouble('GET /gateway/bot', {
      status: 401,
      body: { message: '401: Unauthorized', code: 0 },
    });
    await expect(start(fake)).rejects.toThrow('Discord refused the bot token');
  });

  it('token refused by the gateway', async () => {
    const fake = await fakeAlone();
    fake.gateway.refuseWith(4004);
    await expect(start(fake)).rejects.toThrow('Discord refused the bot token');
  });

  it('intents refused', async () => {
    const fake = await fakeAlone();
    fake.gateway.refuseWith(4014);
    await expect(start(fake)).rejects.toThrow('intents');
  });

  it('no network', async () => {
    const fake = await fakeAlone();
    await expect(start(fake, 'http://127.0.0.1:9/api')).rejects.toThrow('ECONNREFUSED');
  });

  it('needs no network to be made', async () => {
    const fake = await fakeAlone();
    createDiscord({ token, apiUrl: fake.apiUrl }, { say, log, now: () => 0 });
    expect(fake.calls).toEqual([]);
    expect(fake.gateway.received).toEqual([]);
  });
});

describe('a connection', () => {
  it('asks for no privileged intent', async () => {
    const one = await bot();
    const guilds = 1;
    const guildMessages = 1 << 9;
    const directMessages = 1 << 12;
    expect(one.fake.gateway.intents()).toBe(guilds + guildMessages + directMessages);
  });
});

describe('a connection that breaks', () => {
  it('is taken up again, and what came meanwhile is answered once', async () => {
    const one = await bot();
    run(one, '11');
    await one.fake.call(isEdit('11'));
    one.fake.gateway.cut();
    run(one, '12');
    await one.fake.gateway.arrival(6);
    await one.fake.call(isEdit('12'));
    run(one, '13');
    await one.fake.call(isEdit('13'));
    expect(one.requests.map(({ id }) => id)).toEqual(['11', '12', '13']);
  });
});

describe('two copies of the bot', () => {
  it('answer once, whichever is faster', async () => {
    const one = await bot();
    await one.twin();
    run(one, '51');
    one.fake.dispatch('MESSAGE_CREATE', message('52', 'hello'), 'MessageCreateDispatch');
    const callbacks = () => one.fake.calls.filter(isCallback('51')).length;
    const replies = () => one.fake.calls.filter((call) => call.body['nonce'] === '52').length;
    await one.fake.call(() => callbacks() === 2 && replies() === 2);
    await one.fake.call(isEdit('51'));
    await one.close();
    expect(one.fake.calls.filter(isEdit('51'))).toHaveLength(1);
    expect(one.fake.world.messages.get(ids.direct)).toHaveLength(1);
    expect(one.errors).toEqual([]);
  });
});

describe('stopping', () => {
  /** A bot with one answer under way, which ends when the gate is opened. */
  async function busy(id: string) {
    const one = await bot();
    const asked = gate<true>();
    const end = gate<Message>();
    one.answers(() => {
      asked.open(true);
      return end.passed;
    });
    run(one, id);
    await asked.passed;
    return { one, end };
  }

  it('lets a running answer end', async () => {
    const { one, end } = await busy('21');
    const stopped = one.platform.stop();
    end.open(answerOf());
    await stopped;
    expect(one.fake.calls.some(isEdit('21'))).toBe(true);
  });

  it('refuses politely what comes meanwhile, and takes no new words', async () => {
    const { one, end } = await busy('31');
    const stopped = one.platform.stop();
    one.fake.dispatch('MESSAGE_CREATE', message('33', 'hello'), 'MessageCreateDispatch');
    run(one, '32');
    const { body } = await one.fake.call(isCallback('32'));
    expect(readable(at(body, 'data'))).toBe('Readout is restarting. Please ask again in a minute.');
    end.open(answerOf());
    await stopped;
    expect(one.requests.map(({ id }) => id)).toEqual(['31']);
  });

  it('does not wait for ever', async () => {
    const { one } = await busy('41');
    const before = performance.now();
    await one.platform.stop();
    expect(performance.now() - before).toBeLessThan(4000);
  });

  it('can be asked for twice, and before a start', async () => {
    const one = await bot();
    await one.platform.stop();
    await one.platform.stop();
    const fake = await fakeAlone();
    await createDiscord({ token, apiUrl: fake.apiUrl }, { say, log, now: () => 0 }).stop();
  });
});
