// A command as data, and the one parser that turns typed words into its arguments for every platform.
// Leaves to others: what a command does (briefing) and how a platform registers it (platforms).
import type { Invocation } from './message.ts';

/** What a platform can complete while somebody types. */
export type Suggestion = 'actor' | 'document' | 'zone' | 'command';

export interface OptionSpec {
  /** Lower case `[a-z]+`: the Discord option name and the keyword in typed text (`by:Rubio`, `by Rubio`). */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly type: 'text' | 'date' | 'choice';
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly suggest?: Suggestion;
  /** Takes the bare words that no keyword claims; at most one option, or a `choice` before it. */
  readonly positional?: boolean;
  /** Quotation marks in the value mean something and stay, but for those around a whole `name:"value"`. */
  readonly phrases?: boolean;
  /** A keyword only with its colon: where the bare word may stand in what is typed ("ended by the union"). */
  readonly colon?: true;
}

export interface CommandSpec {
  /** `[a-z]+`, without the slash. */
  readonly name: string;
  /** At most 100 characters, one line. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** Typed forms without the slash, for help and README: `quotes by:Rubio from:2024`. */
  readonly examples: readonly string[];
  /** `manager`: in a channel only by those who manage it; anyone in a direct place. */
  readonly who: 'anyone' | 'manager';
}

export type Parsed =
  | { readonly type: 'invocation'; readonly invocation: Invocation }
  | { readonly type: 'unknown'; readonly name: string };

const typography: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»]/gu, '"'],
  [/[‘’]/gu, "'"],
  [/\u00a0/gu, ' '],
];

/**
 * Parses `name words key:value key "two words"`, the slash optional. Phones type curly quotes and
 * no-break spaces: those are read as plain ones. Values are given as typed otherwise.
 */
export function parseCommand(specs: readonly CommandSpec[], line: string): Parsed {
  const [, name = '', rest = ''] = /^\s*\/?(\S*)\s*(.*)$/su.exec(line) ?? [];
  const spec = specs.find((one) => one.name === name.toLowerCase());
  if (spec === undefined) return { type: 'unknown', name };
  return {
    type: 'invocation',
    invocation: { command: spec.name, arguments: parseArguments(spec, rest) },
  };
}

/**
 * Arguments of one command from typed words. A keyword is an option's name followed by `:` anywhere, or
 * standing alone before a value; a keyword's value runs to the next keyword. The rest is positional.
 */
export function parseArguments(spec: CommandSpec, text: string): Readonly<Record<string, string>> {
  const words = wordsOf(text);
  const found: Record<string, Word[]> = {};
  const positional = spec.options.filter((option) => option.positional);
  const named = new Set<string>();
  let current: string | undefined;
  for (const [index, word] of words.entries()) {
    const keyword = word.quoted ? undefined : keywordIn(spec, word.text, index < words.length - 1);
    if (keyword !== undefined) {
      current = keyword.name;
      named.add(current);
      if (keyword.value !== '') append(found, current, { text: keyword.value, quoted: false });
      continue;
    }
    const name = current ?? positionalFor(positional, found, word.text);
    if (name !== undefined) append(found, name, word);
  }
  const given = Object.entries(found).map(([name, parts]) => {
    const option = spec.options.find((one) => one.name === name);
    const keeps = option?.phrases === true && (parts.length > 1 || !named.has(name));
    return [
      name,
      parts.map((part) => (keeps && part.quoted ? `"${part.text}"` : part.text)).join(' '),
    ];
  });
  return Object.fromEntries(given);
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const plain = typography.reduce((line, [from, to]) => line.replace(from, to), text);
  const words: Word[] = [];
  for (const match of plain.matchAll(/([a-z]+:)?"([^"]*)"|(\S+)/gu)) {
    const [, keyword, quoted, bare] = match;
    if (keyword !== undefined) words.push({ text: keyword, quoted: false });
    if (quoted !== undefined) words.push({ text: quoted, quoted: true });
    if (bare !== undefined) words.push({ text: bare, quoted: false });
  }
  return words;
}

function keywordIn(
  spec: CommandSpec,
  word: string,
  hasNext: boolean,
): { readonly name: string; readonly value: string } | undefined {
  const [, head = '', colon, value = ''] = /^([a-z]+)(:)?(.*)$/isu.exec(word) ?? [];
  const option = spec.options.find((one) => one.name === head.toLowerCase());
  if (option === undefined) return undefined;
  if (colon !== undefined) return { name: option.name, value };
  return option.positional || option.colon || !hasNext || value !== ''
    ? undefined
    : { name: option.name, value: '' };
}

function positionalFor(
  positional: readonly OptionSpec[],
  found: Readonly<Record<string, unknown>>,
  word: string,
): string | undefined {
  const choice = positional.find((option) => option.type === 'choice');
  if (choice !== undefined && found[choice.name] === undefined && isChoice(choice, word))
    return choice.name;
  return positional.find((option) => option.type !== 'choice')?.name;
}

function isChoice(option: OptionSpec, word: string): boolean {
  return option.choices?.includes(word.toLowerCase()) ?? false;
}

function append(found: Record<string, Word[]>, name: string, value: Word): void {
  found[name] = [...(found[name] ?? []), value];
}
