// The terminal as a chat platform: a prompt for a person, or lines from a pipe, answered one after the other.
// Leaves to others: what the answers say (briefing) and the one-shot command line (cli.ts).
import { createInterface, type Interface } from 'node:readline';
import { parseCommand } from '../../model/command.ts';
import type { Desk, Edited, Found, Platform, Posted, Request } from '../../model/conversation.ts';
import type { Choice, Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { completion } from './completion.ts';
import { styleFor } from './style.ts';
import { terminalText } from './text.ts';

export interface TerminalParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** True when a person sits there: prompt, completion, history. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Columns to wrap at; undefined leaves lines as they are. */
  readonly columns?: number;
  readonly say: Say;
  readonly now: () => number;
  readonly timeZone?: string;
  readonly history?: {
    readonly load: () => readonly string[];
    readonly save: (lines: readonly string[]) => void;
  };
}

/** A platform with an end of its own: Ctrl-D, `/quit`, or the last line of a pipe. */
export interface Terminal extends Platform {
  readonly ended: Promise<void>;
  /** Prints a message that nobody asked for, such as the greeting. */
  show(message: Message): void;
}

const place = { platform: 'terminal', workspace: '', channel: 'terminal' } as const;

export function createTerminal(parts: TerminalParts): Terminal {
  const style = styleFor(parts.colours);
  const print = (message: Message): void => {
    parts.output.write(`${terminalText(message, style, parts.columns)}\n\n`);
  };
  let lines: Interface | undefined;
  let asked = 0;
  let choices: readonly Choice[] = [];
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const request = (ask: Request['ask']): Request => ({
    id: `terminal-${++asked}`,
    place,
    user: 'terminal',
    direct: true,
    manager: true,
    ask,
    at: parts.now(),
    language: 'en',
    ...(parts.timeZone && { timeZone: parts.timeZone }),
  });

  const answerLine = async (desk: Desk, line: string): Promise<void> => {
    const message = await desk.answer(request(understood(desk, line, choices)));
    choices = choicesOf(message);
    print(message);
  };

  return {
    name: 'terminal',
    ended,
    show: print,
    async start(desk) {
      const face = createInterface({
        input: parts.input,
        output: parts.interactive ? parts.output : undefined,
        terminal: parts.interactive,
        prompt: '> ',
        historySize: 500,
        history: [...(parts.history?.load() ?? [])],
        removeHistoryDuplicates: true,
        completer: completion(desk),
      });
      lines = face;
      if (parts.history) face.on('history', parts.history.save);
      face.on('SIGINT', () => face.close());
      void converse(face, parts.interactive, (line) => answerLine(desk, line)).finally(end);
    },
    post: async (_place, message, key): Promise<Posted> => {
      print(message);
      return { type: 'sent', ref: key };
    },
    find: async (): Promise<Found> => ({ type: 'absent' }),
    // What was printed stays printed: the corrected message is shown below.
    edit: async (_place, _ref, message): Promise<Edited> => {
      print(message);
      return { type: 'edited' };
    },
    preflight: async () => [],
    examine: async () => [],
    async stop() {
      lines?.close();
      await ended;
    },
  };
}

/** Ends when the input does. Lines wait for their turn, so answers come in the order of the questions. */
async function converse(
  face: Interface,
  interactive: boolean,
  answer: (line: string) => Promise<void>,
): Promise<void> {
  if (interactive) face.prompt();
  for await (const line of face) {
    const text = line.trim();
    if (/^\/?(quit|exit)$/iu.test(text)) break;
    if (text !== '') await answer(text);
    if (interactive) face.prompt();
  }
  face.close();
}

/** A number picks from the last chooser; a slash makes a command; anything else is a question. */
function understood(desk: Desk, line: string, choices: readonly Choice[]): Request['ask'] {
  const chosen = /^\d{1,2}$/u.test(line) ? choices[Number(line) - 1] : undefined;
  if (chosen !== undefined) return { invocation: chosen.invocation };
  if (!line.startsWith('/')) return { text: line };
  const parsed = parseCommand(desk.commands, line);
  return { invocation: parsed.type === 'invocation' ? parsed.invocation : unknown(parsed.name) };
}

/** The desk says kindly that there is no such command. */
function unknown(name: string): Invocation {
  return { command: name, arguments: {} };
}

function choicesOf(message: Message): readonly Choice[] {
  return message.blocks
    .flatMap((block) => (block.type === 'actions' ? block.actions : []))
    .flatMap((action) => (action.type === 'choose' ? action.options : []));
}
