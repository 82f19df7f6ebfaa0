// Which of several reports of the same words is told, and whose words they are then said to be.
import { describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Sketch } from './archive.ts';

const words = 'The harbour will not wait for another winter of promises';
const named: Sketch = {
  id: 'named',
  title: 'Named',
  lines: [`“${words}, ” said Mara Lindqvist.`],
  quotes: [{ words: [words], by: 'Mara Lindqvist' }],
};
const guessed: Sketch = {
  id: 'guessed',
  title: 'Guessed',
  date: { value: '2024-05-05', basis: 'stated' },
  lines: [`Jonas Vell met Mara Lindqvist. “${words},” he said.`],
  quotes: [{ words: [words], by: 'Jonas Vell', how: 'pronoun' }],
};
const unnamed: Sketch = {
  id: 'unnamed',
  title: 'Unnamed',
  date: { value: '2024-05-06', basis: 'stated' },
  lines: [`“${words}” stood on a wall of Northgate.`],
  quotes: [{ words: [words] }],
};

async function shown(sketches: readonly Sketch[], typed: string) {
  const room = await openRoom(sketches);
  const message = await room.ask(typed);
  await room.store.close();
  return { message, text: plain(message.blocks) };
}

describe('one quotation in several documents', () => {
  it('is told once, by the report that names its speaker', async () => {
    const { message, text } = await shown([unnamed, guessed, named], '/quotes');
    expect(citationsOf(message)).toHaveLength(1);
    expect(text).toContain('Mara Lindqvist · undated');
  });

  it('is not given to a speaker worked out where another document names somebody else', async () => {
    const { message } = await shown([guessed, named], '/quotes by:Vell');
    expect([message.outcome, citationsOf(message)]).toEqual(['none', []]);
    const asked = await shown([guessed, named], 'What did Jonas Vell say about the harbour?');
    expect(asked.message.outcome).toBe('none');
  });

  it('is given to a speaker worked out, and said to be, where nobody contradicts', async () => {
    const { text } = await shown([guessed, unnamed], '/quotes by:Vell');
    expect(text).toContain('Jonas Vell (speaker worked out)');
  });

  it('is left out where it is reported speech of nobody', async () => {
    const nobody: Sketch = {
      ...unnamed,
      quotes: [{ words: [words], kind: 'indirect' }],
    };
    expect((await shown([nobody], '/quotes')).message.outcome).toBe('none');
  });
});
