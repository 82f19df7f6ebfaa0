// Questions that lean on the ones before, and those that do not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom(news);
});
afterEach(() => room.store.close());

/** The note over an answer that was read in the light of what was said before. */
function understood(message: Message): string {
  const [first] = message.blocks;
  const text = first?.type === 'note' ? plain([first]) : '';
  return text.startsWith('Understood as: ') ? text.slice('Understood as: '.length) : '';
}

async function after(turns: readonly string[], typed: string): Promise<Message> {
  for (const turn of turns) await room.ask(turn);
  return room.ask(typed);
}

const onBridge = 'What did Mara Lindqvist say about the bridge?';

describe('a follow-up', () => {
  it.each<[string, readonly string[], string, string, string]>([
    [
      'she',
      ['Who is Mara Lindqvist?'],
      'and what did she say?',
      'what did Mara Lindqvist say?',
      'cross a bridge',
    ],
    [
      'he, past a woman',
      ['Who is Jonas Vell?', 'Who is Mara Lindqvist?'],
      'what did he say about the dockers?',
      'what did Jonas Vell say about the dockers?',
      'dockers',
    ],
    [
      'answer',
      ['What did Jonas Vell say about Mara Lindqvist?'],
      'and what did she answer?',
      'what did Mara Lindqvist say about Jonas Vell?',
      'luck',
    ],
    [
      'a card',
      ['/actor Lindqvist'],
      'what did she say about Vell?',
      'what did Mara Lindqvist say about Vell?',
      'luck',
    ],
    [
      'an owner',
      ['Who is Mara Lindqvist?'],
      'what was her decision on the bridge?',
      "what was Mara Lindqvist's decision on the bridge?",
      '',
    ],
    [
      'a name instead',
      [onBridge],
      'and Tomás Ortega?',
      'What did Tomás Ortega say about the bridge?',
      '',
    ],
    [
      'in Spanish',
      ['What did Mara Lindqvist say?'],
      'y Vell?',
      'What did Jonas Vell say?',
      'patient',
    ],
    [
      'a stranger instead',
      [onBridge],
      'what about Emmanuel Macron?',
      'What did Emmanuel Macron say about the bridge?',
      'mentions Emmanuel Macron',
    ],
    [
      'a year',
      ['What happened in Northgate in 2023?'],
      'and in 2014?',
      'What happened in Northgate in 2014?',
      '',
    ],
    [
      'a year more',
      ['What did Mara Lindqvist say?'],
      'and in 2024?',
      'What did Mara Lindqvist say in 2024?',
      'luck',
    ],
    [
      'another topic',
      [onBridge],
      'and about Jonas Vell?',
      'what did Mara Lindqvist say about Jonas Vell?',
      '',
    ],
    [
      'a timeline of a year',
      ['/timeline Northgate'],
      'and in 2024?',
      '/timeline subject:Northgate from:2024-01-01 to:2024-12-31',
      '52 percent',
    ],
    [
      'a timeline of another',
      ['/timeline Northgate'],
      'and Lindqvist?',
      '/timeline subject:Mara Lindqvist',
      'conceded',
    ],
    [
      'quotations of another',
      ['/quotes by:Lindqvist'],
      'and Vell?',
      '/quotes by:Jonas Vell',
      'patient',
    ],
    ['when', ['Who conceded defeat?'], 'when was that?', '/document which:vote', '28 Jul 2024'],
    ['only when', ['Who conceded defeat?'], 'when?', '/document which:vote', '28 Jul 2024'],
    [
      'Spanish when',
      ['Who conceded defeat?'],
      '¿y cuándo fue eso?',
      '/document which:vote',
      '28 Jul 2024',
    ],
    ['who said that', ['What did they say about the ships?'], 'who said that?', '', ''],
    ['why', ['When was the bridge closed?'], 'and why?', 'why bridge closed?', ''],
    [
      'how many',
      ['Who found cracks in the bridge?'],
      'and how many cables?',
      'how many cables found cracks bridge?',
      '14 of its 60',
    ],
  ])('%s', async (_, turns, typed, asked, words) => {
    const message = await after(turns, typed);
    expect(understood(message)).toContain(asked);
    expect(plain(message.blocks)).toContain(words);
  });
});

describe('a question that stands on its own', () => {
  const before = ['Who is Jonas Vell?', onBridge, 'What did Mara Lindqvist say in 2024?'];
  it.each([
    'When was the bridge closed?',
    'Who is Mara Lindqvist?',
    'Did Jonas Vell say that he would wait?',
    'When she conceded defeat, what did Mara Lindqvist say?',
    'And what did Jonas Vell say about the dockers?',
    'What did the mayor of Northgate say about his plan?',
    'Is it true that the bridge was closed?',
    'How long does it take to repair the bridge of Northgate?',
    'What did Emmanuel Macron say about his voters?',
    'Was it Vell who won?',
    'who won the election in Northgate?',
    'Why did that bridge fall into the harbour?',
    'What do the dockers think of their union?',
    '¿Quién ganó las elecciones de Northgate?',
    'What happened on 3 March 2023?',
    'bridge',
    '2024',
    'What does IT cost in Northgate?',
    '?!',
  ])('%s', async (typed) => {
    const alone = await room.ask(typed, { user: 'somebody else' });
    expect(await after(before, typed)).toEqual(alone);
    expect(understood(alone)).toBe('');
  });
});

describe('a conversation', () => {
  const follow = 'and what did she say?';
  const at = Date.parse('2026-07-28T09:00:00Z');

  it('asked twice is answered twice the same', async () => {
    await room.ask('Who is Mara Lindqvist?');
    const first = await room.ask(follow);
    expect(understood(first)).not.toBe('');
    expect(await room.ask(follow)).toEqual(first);
  });

  it.each([
    ['another person', { user: 'v' }],
    ['another place', { place: { platform: 'test', workspace: '', channel: 'd' } }],
    ['an hour later', { at: at + 3_600_001 }],
    ['a single question from the shell', { alone: true as const }],
  ])('is not gone on with by %s', async (_, how) => {
    await room.ask('Who is Mara Lindqvist?', { at });
    expect(understood(await room.ask(follow, { at, ...how }))).toBe('');
  });

  it('lasts an hour', async () => {
    await room.ask('Who is Mara Lindqvist?', { at });
    expect(understood(await room.ask(follow, { at: at + 3_599_000 }))).not.toBe('');
  });

  it('goes on over several questions', async () => {
    await room.ask('Who is Jonas Vell?');
    await room.ask('what did he say about Mara Lindqvist?');
    const reply = await room.ask('and what did she answer?');
    expect(understood(reply)).toContain('Mara Lindqvist say');
    expect(understood(await room.ask('and in 2024?'))).toContain('in 2024');
  });

  it('names the others whom a word may mean', async () => {
    await room.ask('/quotes by:"Jonas Vell" about:"Tomás Ortega"');
    expect(understood(await room.ask('who is he?'))).toBe(
      'who is Jonas Vell? (Tomás Ortega would fit, too)',
    );
  });

  it('asks of nobody when nobody fits', async () => {
    await room.ask('What is the Harbour Union?');
    expect(understood(await room.ask('what did she say?'))).toBe('');
  });

  it('can be gone on with by whoever was chosen', async () => {
    const chooser = await room.ask('/actor Ortega');
    expect(chooser.outcome).toBe('choose');
    await room.ask('', {
      ask: { invocation: { command: 'actor', arguments: { name: 'Luisa Ortega' } } },
    });
    expect(understood(await room.ask('what did she find?'))).toBe('what did Luisa Ortega find?');
  });
});
