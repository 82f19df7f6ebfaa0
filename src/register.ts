// `readout register`: the command table goes to Discord; with --slack the app manifest is printed.
// Leaves to others: making them (platforms).
import { commandSpecs } from './briefing/commands.ts';
import type { Call } from './cli.ts';
import { createLog } from './log.ts';
import { registerDiscord } from './platforms/discord/register.ts';
import { slackManifest } from './platforms/slack/manifest.ts';
import { type ExitCode, exit, line } from './world.ts';

export async function register({ world, config, line: given, say }: Call): Promise<ExitCode> {
  const specs = commandSpecs(say);
  if (given.switches.slack) {
    world.output.write(slackManifest(specs, { say }));
    return exit.answered;
  }
  if (config.discord === undefined) {
    line(world.errors, say('cli.needs-discord'));
    return exit.usage;
  }
  const log = createLog({
    level: 'warn',
    human: world.interactive,
    write: (text) => world.errors.write(text),
  });
  const { created, changed, removed, unchanged } = await registerDiscord(
    config.discord,
    specs,
    log,
  );
  line(
    world.output,
    say('cli.registered', {
      created,
      changed,
      removed,
      unchanged,
    }),
  );
  return exit.answered;
}
