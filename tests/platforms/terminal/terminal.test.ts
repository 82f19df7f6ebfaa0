import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Desk, Request } from '../../../src/model/conversation.ts';
import type { Message } from '../../../src/model/message.ts';
import { completion } from '../../../src/platforms/terminal/completion.ts';
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts';

const said = (text: string, extra: Message['blocks'] = []): Message => ({
  summary: text,
  blocks: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }, ...extra],
  audience: 'asker',
  outcome: 'answer',
});

const asked: Request[] = [];
const desk: Desk = {
  commands: [
    {
      name: 'actor',
      description: 'card',
      options: [
        {
          name: 'name',
          description: 'who',
          type: 'text',
          required: true,
          positional: true,
          suggest: 'actor',
        },
      ],
      examples: [],
      who: 'anyone',
    },
  ],
  answer: async (request) => {
    asked.push(request);
    if ('text' in request.ask) return said(`text ${request.ask.text}`);
    const { command, arguments: values } = request.ask.invocation;
    if (values['name'] !== 'González') return said(`${command} ${JSON.stringify(values)}`);
    const option = (label: string) => ({
      label,
      invocation: { command: 'actor', arguments: { name: label } },
    });
    return said('Two people', [
      {
        type: 'actions',
        actions: [{ type: 'choose', label: 'Who?', options: [option('Edmundo'), option('Juan')] }],
      },
    ]);
  },
  suggest: async (_kind, partial) =>
    ['Nicolás Maduro', 'Juan Guaidó'].filter((name) =>
      name.toLowerCase().includes(partial.toLowerCase()),
    ),
  keep: async () => 'k',
  recall: async () => undefined,
  shared: async () => undefined,
};

async function piped(lines: string): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = createTerminal({
    input,
    output,
    interactive: false,
    colours: false,
    say: (key) => key,
    now: () => 0,
  });
  await terminal.start(desk);
  input.end(lines);
  await terminal.ended;
  return String(output.read() ?? '');
}

describe('terminal', () => {
  it('answers the lines of a pipe in order, then ends', async () => {
    expect(await piped('/actor Maduro\n\nWho is he?\n/what ever\n')).toBe(
      'actor {"name":"Maduro"}\n\ntext Who is he?\n\nwhat {}\n\n',
    );
  });

  it('shows a chooser with numbers and takes the number', async () => {
    expect(await piped('/actor González\n2\n2\n')).toBe(
      'Two people\n  1  Edmundo\n  2  Juan\n\nactor {"name":"Juan"}\n\ntext 2\n\n',
    );
  });

  it('stops at /quit', async () => {
    expect(await piped('/quit\n/actor Maduro\n')).toBe('');
  });

  it.each([
    ['/ac', ['/actor '], '/ac'],
    ['/actor mad', ['Nicolás Maduro'], 'mad'],
    ['/nothing x', [], '/nothing x'],
    ['words', [], 'words'],
  ])('completes "%s"', async (line, expected, part) => {
    const result = await new Promise((resolve) => {
      completion(desk)(line, (_error, found) => resolve(found));
    });
    expect(result).toEqual([expected, part]);
  });
});
