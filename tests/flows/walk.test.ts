// One digest from its first command to its last, on both platforms: followed, previewed, posted, corrected, at rest,
// its channel gone and back. Everything real but the platforms and the clock.
// Leaves to others: each step's own cases (tests/schedule, tests/briefing, tests/platforms).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../src/house.ts';
import type { Platform } from '../../src/model/conversation.ts';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import { createSlack } from '../../src/platforms/slack/slack.ts';
import { createCorrections } from '../../src/schedule/corrections.ts';
import { createSchedule, type Schedule } from '../../src/schedule/schedule.ts';
import { say, silent } from '../briefing/archive.ts';
import { codeOf, isEdit, readable } from '../platforms/discord/bot.ts';
import { json } from '../platforms/fakes/discord/json.ts';
import * as discordSays from '../platforms/fakes/discord/payloads.ts';
import { startFakeDiscord } from '../platforms/fakes/discord/server.ts';
import {
  appToken,
  botToken,
  type Json,
  startFakeSlack,
} from '../platforms/fakes/slack/fake-slack.ts';
import * as slackSays from '../platforms/fakes/slack/payloads.ts';
import { stringsUnder } from '../platforms/fakes/slack/validate.ts';
import { folder } from './world.ts';

const minute = 60_000;

interface Clock {
  at: number;
}

/** A platform as a person in one channel knows it. */
interface Chat {
  readonly platform: Platform;
  /** Types a digest command as somebody who manages the channel; gives what they alone see. */
  digest(given: Readonly<Record<string, string>>): Promise<string>;
  /** Presses a button of the newest message in the channel. */
  press(label: string): Promise<string>;
  /** What stands in the channel, the newest first. */
  standing(): readonly string[];
  /** What the person was told in direct messages. */
  told(): readonly string[];
  /** Takes the channel away, or gives it back. */
  gone(yes: boolean): void;
  readonly edits: () => number;
  close(): Promise<void>;
}

async function slackChat(clock: Clock): Promise<Chat> {
  const slack = await startFakeSlack();
  slack.users.set(slackSays.person, { is_admin: true, tz: 'UTC' });
  slack.channels.set(slackSays.channel, { is_member: true });
  const platform = createSlack(
    { botToken, appToken, apiUrl: slack.apiUrl },
    { say, log: silent, now: () => clock.at, wait: async () => undefined },
  );
  const answer = async (ask: (url: string) => Promise<unknown>) => {
    const before = slack.hooks.length;
    await ask(slack.hook());
    await slack.until(() => slack.hooks.length > before);
    return String(slack.hooks[before]?.body['text']);
  };
  const textsIn = (channel: string) => slack.messagesIn(channel).map((one) => String(one['text']));
  return {
    platform,
    digest: (given) => {
      const text = Object.entries(given)
        .map(([name, value]) => (name === 'action' ? value : `${name}:"${value}"`))
        .join(' ');
      return answer((url) =>
        slack.send('slash_commands', slackSays.slashCommand({ command: '/digest', text, url })),
      );
    },
    press: (label) => {
      const action = elementOf(slack.messagesIn(slackSays.channel)[0], label);
      const clicked = { action, ephemeral: false };
      return answer((url) => slack.send('interactive', slackSays.click({ ...clicked, url })));
    },
    standing: () => textsIn(slackSays.channel),
    told: () => textsIn(slackSays.direct),
    gone: (yes) => {
      if (yes) slack.gone.add(slackSays.channel);
      else slack.gone.delete(slackSays.channel);
    },
    edits: () => slack.callsOf('chat.update').length,
    close: async () => {
      await platform.stop();
      await slack.close();
      expect(slack.faults).toEqual([]);
    },
  };
}

function elementOf(message: Json | undefined, label: string): Json {
  const blocks: unknown = message?.['blocks'];
  const all = Array.isArray(blocks)
    ? blocks.flatMap((block: { elements?: Json[] }) => block.elements ?? [])
    : [];
  const found = all.find((one) => stringsUnder(one, 'text').includes(label));
  if (found === undefined) throw new Error(`no ${label} in ${JSON.stringify(all)}`);
  const { type, action_id, text, value } = found;
  return { type, action_id, text, value };
}

async function discordChat(clock: Clock): Promise<Chat> {
  const discord = await startFakeDiscord();
  const { ids, permissions, token } = discordSays;
  discord.world.missing.add(ids.person);
  const platform = createDiscord(
    { token, apiUrl: discord.apiUrl },
    { say, log: silent, now: () => clock.at },
  );
  const manager = (BigInt(permissions) | 32n).toString();
  const who = {
    member: { ...discordSays.member({ permissions: manager }), user: discordSays.user() },
  };
  let serial = 9000;
  const answer = async (ask: (id: string) => void) => {
    serial += 1;
    const id = String(serial);
    ask(id);
    return readable((await discord.call(isEdit(id))).body);
  };
  const messages = (channel: string) => [...(discord.world.messages.get(channel) ?? [])].reverse();
  return {
    platform,
    digest: (given) =>
      answer((id) =>
        discord.dispatch('INTERACTION_CREATE', discordSays.slash(id, 'digest', given, who)),
      ),
    press: (label) => {
      const on = json(messages(ids.channel)[0]);
      return answer((id) =>
        discord.dispatch('INTERACTION_CREATE', discordSays.click(id, codeOf(on, label), on, who)),
      );
    },
    standing: () => messages(ids.channel).map(readable),
    told: () => messages(`3${ids.person.slice(1)}`).map(readable),
    gone: (yes) => {
      if (yes) discord.world.missing.add(ids.channel);
      else discord.world.missing.delete(ids.channel);
    },
    edits: () =>
      discord.calls.filter(
        ({ method, template }) =>
          method === 'PATCH' && template === '/channels/{channel_id}/messages/{message_id}',
      ).length,
    close: async () => {
      await platform.stop();
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
}

const days = ['2016-07-28', '2016-07-30', '2016-08-04', '2016-08-06', '2016-08-07'];

const brief = (speaker: string, more = '') =>
  [
    ...['---', 'title: The bridge', 'date: 2023-03-06', 'kind: brief', '---'],
    ...['## Summary', `The bridge of Northgate is closed.${more}`, ''],
    ...['## Quotes', '> Nobody should cross a bridge that may fall.', '>'],
    ...[`> — ${speaker}, in the council, 2011-07-28`, '', '## Events'],
    ...days.map((day) => `- ${day}: Part ${days.indexOf(day)} of the bridge was opened to all.`),
    '',
  ].join('\n');

interface Site {
  readonly house: House;
  readonly schedule: Schedule;
  write(name: string, text: string): void;
  /** Moves the clock and looks at it. */
  lookAt(moment: string): Promise<void>;
}

async function site(chat: Chat, clock: Clock): Promise<Site> {
  const content = folder();
  const write = (name: string, text: string) => writeFileSync(join(content, name), text);
  write('bridge.md', brief('Mara Lindqvist'));
  const house = await openHouse({
    ...{ content, database: ':memory:', language: 'en', log: silent, now: () => clock.at },
  });
  await house.refresh();
  house.meet([chat.platform]);
  await chat.platform.start(house.desk);
  const { ledger } = house.store;
  const platforms = [chat.platform];
  const { correct, settled: mayCompare, version } = house;
  const schedule = createSchedule({
    ...{ ledger, platforms, say, log: silent, now: () => clock.at, edition: house.edition },
    corrections: createCorrections({
      ledger,
      platforms,
      correct,
      mayCompare,
      version,
      log: silent,
    }),
    catchUpHours: 6,
    configured: [],
    steady: () => 0,
    wait: async () => undefined,
  });
  const lookAt = (moment: string) => {
    clock.at = Date.parse(moment);
    return schedule.run(clock.at);
  };
  return { house, schedule, write, lookAt };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe.each([
  ['Slack', slackChat],
  ['Discord', discordChat],
])('a digest on %s', (_, open) => {
  it('is followed, previewed, posted, corrected, rests, loses its channel and gets it back', async () => {
    const clock: Clock = { at: Date.parse('2026-07-27T09:00:00Z') };
    const chat = await open(clock);
    const { house, write, lookAt } = await site(chat, clock);
    closing.push(async () => {
      await chat.close();
      await house.close();
    });
    const state = async () => (await house.store.ledger.subscriptions()).map((one) => one.state);

    const followed = await chat.digest({ action: 'follow', time: '08:00', zone: 'UTC' });
    expect(followed).toContain('08:00');
    expect(await chat.digest({ action: 'preview' })).toContain('Part 0 of the bridge');
    expect(chat.standing()).toEqual([]);

    await lookAt('2026-07-28T07:59:00Z');
    expect(chat.standing()).toEqual([]);
    await lookAt('2026-07-28T08:00:10Z');
    await lookAt('2026-07-28T08:01:10Z');
    expect(chat.standing().length).toBe(1);
    expect(chat.standing()[0]).toContain('10 years ago (2016)');
    expect(chat.standing()[0]).toContain('Nobody should cross a bridge that may fall.');
    expect(chat.edits()).toBe(0);

    write('bridge.md', brief('Mara Lindqvist', ' It will open again.'));
    await house.refresh();
    await lookAt('2026-07-28T09:00:10Z');
    expect(chat.edits()).toBe(0);
    write('bridge.md', brief('Tomás Ortega', ' It will open again.'));
    await house.refresh();
    await lookAt('2026-07-28T09:01:10Z');
    await lookAt('2026-07-28T09:02:10Z');
    expect(chat.edits()).toBe(1);
    expect(chat.standing().length).toBe(1);
    expect(chat.standing()[0]).toContain('Correction of 28 Jul 2026');
    expect(chat.standing()[0]).toContain('attributed to Tomás Ortega');

    await chat.press(say('schedule.button.snooze'));
    await lookAt('2026-07-30T08:00:10Z');
    expect(chat.standing().length).toBe(1);
    await lookAt('2026-08-04T08:00:10Z');
    expect(chat.standing().length).toBe(2);
    expect(chat.standing()[0]).toContain('Part 2 of the bridge');

    chat.gone(true);
    await lookAt('2026-08-06T08:00:10Z');
    await lookAt('2026-08-06T08:01:10Z');
    expect(chat.standing().length).toBe(2);
    expect(chat.told().length).toBe(1);
    expect(await state()).toEqual(['refused']);

    chat.gone(false);
    await lookAt('2026-08-07T08:00:10Z');
    await lookAt('2026-08-07T08:01:10Z');
    expect(chat.standing().length).toBe(3);
    expect(chat.standing()[0]).toContain('Part 4 of the bridge');
    expect(chat.told().length).toBe(1);
    expect(await state()).toEqual(['active']);

    expect(await chat.press(say('schedule.button.leave'))).toContain('No more of');
    expect(await state()).toEqual([]);
    expect(clock.at % minute).toBe(10_000);
  });
});
