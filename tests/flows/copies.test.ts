// Several copies of the bot on one PostgreSQL database, in processes of their own: editions once, whoever is killed.
// Leaves to others: one copy on a file (kill.test.ts), the lock itself (tests/store/duties.test.ts).
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appToken, botToken, startFakeSlack } from '../platforms/fakes/slack/fake-slack.ts';
import { channel, directMessage } from '../platforms/fakes/slack/payloads.ts';
import { secret, signed } from '../platforms/slack/signed.ts';
import { type Cluster, noPostgres, startCluster } from '../postgres.ts';
import { folder, run } from './world.ts';

if (noPostgres !== undefined)
  console.info(`skipped: several copies on one database: ${noPostgres}`);

interface Copy {
  readonly child: ChildProcess;
  /** Resolves when the log holds the words; rejects when the process ends first. */
  logged(words: string, times?: number): Promise<void>;
  log(): string;
  killed(): Promise<void>;
}

const running: ChildProcess[] = [];

async function copy(env: Readonly<Record<string, string>>, clock: string): Promise<Copy> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/flows/bot.ts'], {
    env: { ...process.env, ...env, CLOCK: clock },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let told = '';
  const listening = new Set<() => void>();
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
    for (const check of listening) check();
  });
  const made: Copy = {
    child,
    log: () => told,
    logged: (words, times = 1) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (told.split(words).length <= times) return;
          listening.delete(check);
          resolve();
        };
        listening.add(check);
        child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${told}`)));
        check();
      }),
    async killed() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
  await made.logged('"msg":"started"');
  return made;
}

/** A port that nobody listens on: others on this machine may run the same tests. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(typeof address === 'object' ? address?.port : '');
}

/** Ends a copy in good order: what it is answering is answered first. */
async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

describe.skipIf(noPostgres !== undefined)('two copies', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => cluster?.stop());

  async function site() {
    const slack = await startFakeSlack();
    const data = folder();
    const config = join(data, 'readout.yaml');
    const place = `platform: slack, workspace: T0TEAM, channel: "${channel}"`;
    writeFileSync(config, `subscriptions:\n  - {${place}, time: "08:00", empty: say}\n`);
    const { url } = await cluster.database();
    const env = {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: url,
      READOUT_DATA: data,
      READOUT_CONFIG: config,
      READOUT_PORT: '0',
      READOUT_LOG: 'info',
    };
    return { slack, env, url, posts: () => slack.callsOf('chat.postMessage').length };
  }

  it('post an edition once; when one is killed another carries on', async () => {
    const { slack, env, posts } = await site();
    // Seeds the subscription.
    await (await copy(env, '2026-07-28T07:00:00Z')).killed();
    const first = await copy(env, '2026-07-28T08:00:30Z');
    await slack.until(() => posts() === 1);
    expect(first.log()).toMatch(/"duty":"scheduler"/u);
    // By this clock the lease of the first is over: it must look in the channel before it posts.
    const second = await copy(env, '2026-07-28T08:03:00Z');
    expect(second.log()).not.toContain('duty taken');
    await first.killed();
    await second.logged('duty taken', 2);
    // By this one it is the next morning: it would post at once if it were its turn.
    const third = await copy(env, '2026-07-29T08:00:30Z');
    expect(third.log()).not.toContain('duty taken');
    const { code, output } = await run(['actor', 'Maduro'], { env });
    expect([code, output]).toEqual([0, expect.stringMatching(/Nicolás Maduro/u)]);
    expect(posts()).toBe(1);
    await second.killed();
    await third.logged('duty taken', 2);
    await slack.until(() => posts() === 2);
    expect(slack.faults).toEqual([]);
    await slack.close();
  }, 180_000);

  it('answer once what Slack sends to both of them over HTTP', async () => {
    const { slack, env, posts } = await site();
    const http = { ...env, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: secret };
    const ports = [await freePort(), await freePort()];
    for (const port of ports) await copy({ ...http, READOUT_PORT: port }, '2026-07-28T07:00:00Z');
    const deliver = async (port: string, body: string) => {
      const taken = await fetch(
        `http://127.0.0.1:${port}/slack/events`,
        signed(body, 'application/json'),
      );
      expect(taken.status).toBe(200);
    };
    for (const [at, question] of ['actor Maduro', 'documents', 'actor Guaidó'].entries()) {
      const body = JSON.stringify(directMessage({ text: question }));
      await Promise.all([...ports, ...ports].map((port) => deliver(port, body)));
      await slack.until(() => posts() > at);
    }
    await Promise.all(running.splice(0).map(ended));
    expect(posts()).toBe(3);
    await slack.close();
  }, 120_000);

  it('outlive the database: one line when it goes, one when it is back, and a sentence on /healthz', async () => {
    const { slack, env, posts } = await site();
    const port = await freePort();
    const alone = await copy(
      { ...env, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', READOUT_PORT: port },
      '2026-07-28T07:00:00Z',
    );
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      return { status: response.status, body: await response.text() };
    };
    expect(await health()).toMatchObject({
      status: 200,
      body: expect.stringContaining('"duties":["reader","scheduler"]'),
    });
    await cluster.crash();
    await alone.logged('duty left', 2);
    await alone.logged('database down');
    expect(await health()).toMatchObject({
      status: 503,
      body: expect.stringMatching(/"status":"trouble","trouble":"The database r\d+ at /u),
    });
    const asked = await run(['actor', 'Maduro'], { env }).catch((error: unknown) => String(error));
    expect(JSON.stringify(asked)).toMatch(/nothing answers at that address/u);
    await cluster.start();
    await alone.logged('duty taken', 4);
    await alone.logged('database back');
    expect(alone.log().split('"level":"error"')).toHaveLength(2);
    expect((await health()).status).toBe(200);
    expect(posts()).toBe(0);
    await slack.close();
  }, 120_000);
});
