import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as discordIds from '../platforms/fakes/discord/payloads.ts';
import { startFakeDiscord } from '../platforms/fakes/discord/server.ts';
import { appToken, botToken, startFakeSlack } from '../platforms/fakes/slack/fake-slack.ts';
import { channel } from '../platforms/fakes/slack/payloads.ts';
import { folder } from './world.ts';

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Site {
  readonly env: Readonly<Record<string, string>>;
}

/** A place of its own for data and configuration, with one subscription at 08:00 UTC. */
function site(platform: string, where: string, env: Readonly<Record<string, string>>): Site {
  const data = folder();
  const config = join(data, 'readout.yaml');
  const place = `platform: ${platform}, workspace: "${platform === 'slack' ? 'T0TEAM' : discordIds.ids.guild}", channel: "${where}"`;
  writeFileSync(config, `subscriptions:\n  - {${place}, time: "08:00", empty: say}\n`);
  return {
    env: {
      ...env,
      READOUT_DATA: data,
      READOUT_CONFIG: config,
      READOUT_PORT: '0',
      READOUT_LOG: 'info',
    },
  };
}

/** Starts the bot at a time; resolves when it has started. */
async function bot({ env }: Site, clock: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/flows/bot.ts'], {
    env: { ...process.env, ...env, CLOCK: clock },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      told += String(chunk);
      if (told.includes('"msg":"started"')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${told}`)));
  });
  return child;
}

/** Asks it to end, and gives the milliseconds that took. */
async function ended(child: ChildProcess): Promise<number> {
  const asked = performance.now();
  child.kill('SIGTERM');
  await once(child, 'exit');
  return performance.now() - asked;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('an edition posted just before a kill', () => {
  it('is not posted again on Slack, and the next day has its own', async () => {
    const slack = await startFakeSlack();
    const posts = () => slack.callsOf('chat.postMessage').length;
    const here = site('slack', channel, {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    await killed(await bot(here, '2026-07-28T07:00:00Z'));
    expect(posts()).toBe(0);
    const second = await bot(here, '2026-07-28T08:00:30Z');
    await slack.until(() => posts() === 1);
    await killed(second);
    await ended(await bot(here, '2026-07-28T08:06:00Z'));
    expect(posts()).toBe(1);
    const fourth = await bot(here, '2026-07-29T08:00:30Z');
    await slack.until(() => posts() === 2);
    // As long as compose.yaml waits before it kills.
    expect(await ended(fourth)).toBeLessThan(10_000);
    expect(posts()).toBe(2);
    expect(slack.faults).toEqual([]);
    await slack.close();
  });

  it('is not posted again on Discord', async () => {
    const discord = await startFakeDiscord();
    const where = discordIds.ids.channel;
    const route = (call: { readonly method: string; readonly template: string }) =>
      call.method === 'POST' && call.template === '/channels/{channel_id}/messages';
    const posts = () => discord.calls.filter(route).length;
    const here = site('discord', where, {
      DISCORD_TOKEN: discordIds.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await killed(await bot(here, '2026-07-28T07:00:00Z'));
    const second = await bot(here, '2026-07-28T08:00:30Z');
    await discord.call(route);
    await killed(second);
    await ended(await bot(here, '2026-07-28T08:06:00Z'));
    expect(posts()).toBe(1);
    expect(discord.violations).toEqual([]);
    await discord.close();
  });
});
