// `readout --help`: the command line and, from the command table, the chat commands.
// Leaves to others: help inside the chat (briefing).
import type { CommandSpec } from './model/command.ts';
import type { Say } from './model/words.ts';

export function plainHelp(say: Say, specs: readonly CommandSpec[]): string {
  const width = Math.max(...specs.map((spec) => spec.name.length));
  const rows = specs.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`);
  return [say('cli.help').trimEnd(), ...rows].join('\n');
}
