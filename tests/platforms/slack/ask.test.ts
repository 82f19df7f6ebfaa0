// Asking in every way Slack has, through the real Bolt and back: commands, direct messages, mentions, shortcut.
// Leaves to others: buttons (click.test.ts), editions (edition.test.ts), looks (render.test.ts).
import { describe, expect, it } from 'vitest';
import * as payloads from '../fakes/slack/payloads.ts';
import { stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, simple } from './world.ts';

describe('a slash command', () => {
  it('is acknowledged empty and answered for the asker alone', async () => {
    const world = await createWorld();
    world.answerWith(() => simple('Two documents name him.'));
    const url = world.slack.hook();
    const ack = await world.slack.send(
      'slash_commands',
      payloads.slashCommand({ command: '/brief', text: 'Nicolás Maduro', url }),
    );
    expect(ack).toEqual({});
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
});
