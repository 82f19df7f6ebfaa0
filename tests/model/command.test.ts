import { describe, expect, it } from 'vitest';
import { type CommandSpec, parseCommand } from '../../src/model/command.ts';

const option = (name: string, rest: Partial<CommandSpec['options'][number]> = {}) => ({
  name,
  description: name,
  type: 'text' as const,
  required: false,
  ...rest,
});

const specs: readonly CommandSpec[] = [
  {
    name: 'quotes',
    description: 'quotations',
    options: [option('by'), option('about'), option('from'), option('to')],
    examples: [],
    who: 'anyone',
  },
  {
    name: 'ask',
    description: 'a question',
    options: [option('question', { positional: true })],
    examples: [],
    who: 'anyone',
  },
  {
    name: 'digest',
    description: 'subscriptions',
    options: [
      option('action', { type: 'choice', choices: ['follow', 'list'], positional: true }),
      option('about', { positional: true, phrases: true }),
      option('time'),
    ],
    examples: [],
    who: 'manager',
  },
];

const parsed = (line: string) => {
  const result = parseCommand(specs, line);
  return result.type === 'invocation' ? result.invocation.arguments : result;
};

describe('typed commands', () => {
  it.each([
    ['/quotes by Rubio', { by: 'Rubio' }],
    ['quotes by:Rubio', { by: 'Rubio' }],
    [
      '/quotes by Marco Rubio about Maduro from 2021 to 2022',
      { by: 'Marco Rubio', about: 'Maduro', from: '2021', to: '2022' },
    ],
    ['/quotes by:"Marco Rubio" about:Maduro', { by: 'Marco Rubio', about: 'Maduro' }],
    ['/quotes by:“Marco Rubio”', { by: 'Marco Rubio' }],
    ['/quotes by\u00a0Rubio', { by: 'Rubio' }],
    ['/QUOTES By: Rubio', { by: 'Rubio' }],
    [
      '/ask what did the question of time say by: now',
      { question: 'what did the question of time say by: now' },
    ],
    ['/digest follow “oil and gas”', { action: 'follow', about: '"oil and gas"' }],
    [
      '/digest follow strike or "oil and gas" time:8',
      { action: 'follow', about: 'strike or "oil and gas"', time: '8' },
    ],
    ['/digest follow about:"oil and gas"', { action: 'follow', about: 'oil and gas' }],
    ['/digest follow about:"oil" "gas"', { action: 'follow', about: '"oil" "gas"' }],
    ['/digest follow time 08:00', { action: 'follow', time: '08:00' }],
    ['/digest LIST', { action: 'LIST' }],
    ['/quotes', {}],
    ['/quotes by', {}],
  ])('%s', (line, expected) => {
    expect(parsed(line)).toEqual(expected);
  });

  it('says when there is no such command', () => {
    expect(parsed('/nonsense by Rubio')).toEqual({ type: 'unknown', name: 'nonsense' });
    expect(parsed('')).toEqual({ type: 'unknown', name: '' });
  });
});
