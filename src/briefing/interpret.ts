// Decides what a typed line is: a command, with the slash or without it, or a question in plain words.
// Leaves to others: splitting a command's words into arguments (model/command.ts).
import { type CommandSpec, parseCommand } from '../model/command.ts';
import type { Invocation } from '../model/message.ts';
import type { QuestionLists } from './asked.ts';
import { followUpWords } from './conversation/leaning.ts';
import { folded } from './fold.ts';
import { sentenceWords } from './question/words.ts';
import { parseWhen } from './when.ts';

export type Meant =
  | { readonly type: 'invocation'; readonly invocation: Invocation }
  | { readonly type: 'unknown'; readonly name: string };

/**
 * A line with a slash is a command. Without one it is a command when its first word names one, plausible
 * arguments follow, and it does not read as a question; else it is a question.
 */
export function interpret(
  commands: readonly CommandSpec[],
  lists: QuestionLists,
  line: string,
  today: string,
): Meant {
  const typed = line.trim();
  if (/^\/[a-z]/iu.test(typed)) return parseCommand(commands, typed);
  const parsed = parseCommand(commands, typed);
  const plausible =
    parsed.type === 'invocation' && isPlausible(commands, lists, parsed.invocation, typed, today);
  if (plausible) return parsed;
  if (isGreeting(lists, typed))
    return { type: 'invocation', invocation: { command: 'help', arguments: {} } };
  return { type: 'invocation', invocation: { command: 'ask', arguments: { question: typed } } };
}

/** "Thanks!" asks nothing: looked for in the documents it would find somebody else's thanks. */
function isGreeting(lists: QuestionLists, typed: string): boolean {
  const words = folded(typed)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return followUpWords(lists, 'greeting').some((one) => folded(one) === words);
}

function isPlausible(
  commands: readonly CommandSpec[],
  lists: QuestionLists,
  { command, arguments: given }: Invocation,
  typed: string,
  today: string,
): boolean {
  const [, second = ''] = typed.split(/\s+/u);
  if (command === 'ask' || command === 'check') return second !== '';
  if (/[?¿]/u.test(typed) || sentenceWords(lists).includes(folded(second))) return false;
  if (command === 'help') {
    const about = given['command'];
    return (
      about === undefined || commands.some((one) => one.name === folded(about).replace('/', ''))
    );
  }
  if (command === 'digest') return given['action'] !== undefined;
  const date = given['date'];
  return command !== 'onthisday' || date === undefined || parseWhen(date, today) !== undefined;
}
