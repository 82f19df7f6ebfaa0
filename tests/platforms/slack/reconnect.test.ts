// What happens when Slack takes the connection away, as it does every few hours, and does not give it back at once.
// Leaves to others: the first connection (line.test.ts). The SDK itself waits five seconds before it reconnects.
import { expect, it } from 'vitest';
import * as payloads from '../fakes/slack/payloads.ts';
import { createWorld } from './world.ts';

it('comes back after a recycled connection, also when Slack refuses it meanwhile', async () => {
  const world = await createWorld();
  world.slack.script(
    'apps.connections.open',
    { type: 'error', error: 'account_inactive' },
    { type: 'status', status: 500 },
  );
  const before = world.slack.callsOf('apps.connections.open').length;
  world.slack.recycle();
  await world.slack.until(
    () =>
      world.slack.sockets() === 1 &&
      world.slack.callsOf('apps.connections.open').length === before + 3,
  );
  expect(world.lines.join('\n')).toContain('slack.connection-refused {"code":"account_inactive"}');
  const url = world.slack.hook();
  await world.slack.send('slash_commands', payloads.slashCommand({ command: '/brief', url }));
  await world.slack.until(() => world.slack.hooks.length === 1);
});
