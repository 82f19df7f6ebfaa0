// The command line as data: which command, which words, which switches; every mistake named.
// Leaves to others: running it (cli.ts).
import type { CommandSpec } from './model/command.ts';

export interface Switches {
  readonly content?: string;
  readonly db?: string;
  /** ISO time that stands for now. */
  readonly at?: string;
  readonly zone?: string;
  /** Address of the database to move to. */
  readonly to?: string;
  readonly json: boolean;
  readonly slack: boolean;
  /** Whether `move` may replace what is there. */
  readonly replace: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

export interface Line {
  /** First bare word; undefined starts the bot. */
  readonly command?: string;
  /** The other bare words, `--by X` of a chat command turned into `by:X`. */
  readonly words: readonly string[];
  readonly switches: Switches;
}

const valued = ['content', 'db', 'at', 'zone', 'to'] as const;
const flags = ['json', 'slack', 'replace', 'help', 'version'] as const;

type Found = { -readonly [K in keyof Switches]: Switches[K] };

/** The parsed line, or a sentence that says what is wrong with it. */
export function parseLine(
  argv: readonly string[],
  specs: readonly CommandSpec[],
): Line | { readonly error: string } {
  const switches: Found = {
    json: false,
    slack: false,
    replace: false,
    help: false,
    version: false,
  };
  const bare: string[] = [];
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', given] = /^--([a-z-]+)(?:=(.*))?$/su.exec(word) ?? [];
    const flag = flags.find((one) => one === name || (word === '-h' && one === 'help'));
    if (flag !== undefined) {
      switches[flag] = true;
      continue;
    }
    if (name === '') {
      bare.push(word);
      continue;
    }
    const value = given ?? rest.shift();
    const key = valued.find((one) => one === name);
    if (value === undefined) return { error: `--${name} wants a value: --${name} VALUE` };
    if (isOption(specs, bare[0], name)) bare.push(`${name}:${quoted(value)}`);
    else if (key !== undefined) switches[key] = value;
    else return { error: `--${name} is not known here. readout --help shows what is.` };
  }
  const [command, ...words] = bare;
  return { ...(command !== undefined && { command }), words, switches };
}

function isOption(
  specs: readonly CommandSpec[],
  command: string | undefined,
  name: string,
): boolean {
  return (
    specs.find((spec) => spec.name === command)?.options.some((option) => option.name === name) ??
    false
  );
}

function quoted(value: string): string {
  return /\s/u.test(value) ? `"${value.replaceAll('"', '”')}"` : value;
}
