// The `readout` command line: which words mean what, each done in a file of its own.
// Leaves to others: starting the bot (start.ts), one answer (once.ts), checks (doctor.ts), copies (copies.ts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOut } from './annotate.ts';
import { type Line, parseLine } from './arguments.ts';
import { commandSpecs } from './briefing/commands.ts';
import { parseTopic } from './briefing/topic-query.ts';
import { type Config, loadConfig } from './config.ts';
import { backup, exportReadings, restore } from './copies.ts';
import { doctor } from './doctor.ts';
import { plainHelp } from './help.ts';
import { sayIn } from './house.ts';
import type { Say } from './model/words.ts';
import { isZone } from './model/zone.ts';
import { move } from './move.ts';
import { once } from './once.ts';
import { readFolder } from './read-folder.ts';
import { register } from './register.ts';
import { createResources, root } from './resources.ts';
import { start } from './start.ts';
import { type ExitCode, exit, line, type World } from './world.ts';

/** All that a command of the command line is given. */
export interface Call {
  readonly world: World;
  readonly config: Config;
  readonly line: Line;
  readonly say: Say;
  /** Sentences about platforms that stay off for want of a right token. */
  readonly troubles: readonly string[];
}

const tools: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  read: readFolder,
  annotate: readOut,
  doctor,
  register,
  export: exportReadings,
  backup,
  restore,
  move,
};

/** Does what the words say. Never rejects for what a user can mend. */
export async function runCommandLine(world: World): Promise<ExitCode> {
  const say = sayIn('en');
  const specs = commandSpecs(say);
  const parsed = parseLine(world.argv, specs);
  if ('error' in parsed) return wrong(world, parsed.error);
  if (parsed.switches.version) {
    line(world.output, version());
    return exit.answered;
  }
  if (parsed.switches.help) {
    line(world.output, plainHelp(say, specs));
    return exit.answered;
  }
  const { at, zone } = parsed.switches;
  if (at !== undefined && Number.isNaN(Date.parse(at)))
    return wrong(world, say('cli.bad-time', { value: at }));
  if (zone !== undefined && !isZone(zone))
    return wrong(world, say('cli.bad-zone', { value: zone }));
  const [file, name] = configFile(world);
  const loaded = loadConfig(world.env, file, topicFaults(say), name);
  if (loaded.type === 'errors') {
    line(world.errors, say('cli.config-errors', { count: loaded.errors.length }));
    for (const error of loaded.errors) line(world.errors, `  ${error}`);
    return exit.usage;
  }
  const { config, troubles } = loaded;
  const call: Call = { world, config, line: parsed, say, troubles };
  if (parsed.command === undefined) return start(call);
  return (tools[parsed.command] ?? once)(call);
}

function wrong(world: World, sentence: string): ExitCode {
  line(world.errors, sentence);
  return exit.usage;
}

/** Text and name of `readout.yaml`; no file is no choice made. */
function configFile({ env }: World): readonly [string | undefined, string] {
  const name = env['READOUT_CONFIG']?.trim() || 'config/readout.yaml';
  try {
    return [readFileSync(name, 'utf8'), name];
  } catch {
    return [undefined, name];
  }
}

/** A topic in the file is judged as in chat. The stop words are read only where there is one. */
function topicFaults(say: Say): (words: string) => string | undefined {
  return (words) => {
    const topic = parseTopic(words, createResources().lexicon('stop-words'), say);
    return topic.type === 'bad' ? topic.why : undefined;
  };
}

function version(): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/u.exec(text)?.[1] ?? '';
}
