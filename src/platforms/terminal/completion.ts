// What Tab offers at the prompt: commands, then what the option at hand can be.
// Leaves to others: the names themselves (the desk).
import type { CommandSpec, OptionSpec } from '../../model/command.ts';
import type { Desk } from '../../model/conversation.ts';

const most = 20;

type Callback = (error: Error | null, result: [string[], string]) => void;

/** A completer for node:readline. It never fails: no idea is no suggestion. */
export function completion(desk: Desk): (line: string, callback: Callback) => void {
  return (line: string, callback: Callback) => {
    completed(desk, line)
      .then((result) => callback(null, result))
      .catch(() => callback(null, [[], line]));
  };
}

async function completed(desk: Desk, line: string): Promise<[string[], string]> {
  const [, name, rest] = /^\/(\S*)(?:\s+(.*))?$/su.exec(line) ?? [];
  if (name === undefined) return [[], line];
  if (rest === undefined) {
    const names = desk.commands.map((spec) => `/${spec.name} `);
    return [names.filter((one) => one.startsWith(`/${name}`)), line];
  }
  const spec = desk.commands.find((one) => one.name === name);
  if (spec === undefined) return [[], line];
  const { option, partial } = optionAt(spec, rest);
  if (option?.choices) return [option.choices.filter((one) => one.startsWith(partial)), partial];
  if (option?.suggest === undefined) return [[], line];
  return [[...(await desk.suggest(option.suggest, partial, most))], partial];
}

/** The option that the end of the line is about, and what of its value stands there. */
function optionAt(
  spec: CommandSpec,
  rest: string,
): { readonly option: OptionSpec | undefined; readonly partial: string } {
  const keyed = /(?:^|\s)([a-z]+)(?::\s*|\s+)([^:]*)$/iu.exec(rest);
  const named = spec.options.find((option) => !option.positional && option.name === keyed?.[1]);
  if (named !== undefined) return { option: named, partial: keyed?.[2] ?? '' };
  const positional = spec.options.filter((option) => option.positional);
  const choice = positional.find((option) => option.type === 'choice');
  if (choice !== undefined && !/\s/u.test(rest)) return { option: choice, partial: rest };
  return { option: positional.find((option) => option.type !== 'choice'), partial: rest };
}
