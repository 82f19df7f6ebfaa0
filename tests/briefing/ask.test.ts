// Questions in plain words: what answers them, and when there is no answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import type { Archive } from '../../src/store/store.ts';
import { deskOver, openRoom, type Room, request } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(news);
});
afterAll(() => room.store.close());

describe('an answer begins with the passage that answers', () => {
  it.each([
    ['How many cables had cracks?', 'Luisa Ortega, an engineer, had found cracks in 14'],
    ['how much will the repair cost', 'The repair is expected to cost 40 million crowns'],
    ['Who won the election?', 'Jonas Vell won the election'],
    ['who is Tomás Ortega', 'Tomás Ortega, mayor of Northgate'],
    ['When was the harbour founded?', 'The harbour of Northgate was founded in 1874.'],
    ['When did Lindqvist close the bridge?', 'Mara Lindqvist ordered the'],
    ['how long was the strike of the union?', 'The Harbour Union ended its strike after 26 days.'],
    ['who conceded defeat', 'Mara Lindqvist conceded defeat'],
    ['What did Lindqvist say about Vell?', 'I wish Jonas Vell luck'],
    ['what did mara lindqvist say about the bridge', 'We close it today'],
    ['What has Jonas Vell said about the dockers?', 'the government left the dockers alone'],
    ['¿Quién es Tomás Ortega?', 'Tomás Ortega, mayor of Northgate'],
    ['percent of the votes for Vell', 'Jonas Vell won the election'],
    ['What happened on 28 July 2024?', 'Jonas Vell won the election'],
    ['what happened in 2023?', 'Mara Lindqvist ordered the'],
    ['What happened on 29 February?', 'The union claimed that 900 people'],
  ])('%s', async (question, start) => {
    const message = await room.ask(question);
    const [first] = citationsOf(message);
    expect([message.outcome, first?.words.startsWith(start), first?.words]).toEqual([
      'answer',
      true,
      first?.words,
    ]);
    expect(message.summary).toContain(start.slice(0, 30));
    expect(citationsOf(message).length).toBeLessThanOrEqual(6);
  });
});

describe('no answer is said to be none, with no passage', () => {
  it.each([
    ['What did Emmanuel Macron say about Vell?', 'none of the 5 mentions Emmanuel Macron'],
    ['what did macron say about vell', 'none of the 5 mentions macron'],
    ['Did Angela Merkel visit Northgate?', 'none of the 5 mentions Angela Merkel'],
    ['What did Luisa Ortega say about Vell?', 'no words of Luisa Ortega about Jonas Vell'],
    ['What did Vell say about the weather?', 'no words of Jonas Vell about weather'],
    ['Who painted the ceiling of the cathedral?', 'answers this'],
    ['How many dentists drink coffee?', 'answers this'],
    ['What happened in 1866?', 'No dated event in the documents for “1866”'],
    ['Who won the football championship?', 'answers this'],
    ['How old is Jonas Vell?', 'answers this'],
    ['Where was Mara Lindqvist born?', 'None uses: born'],
    ['What is the capital of France?', 'mentions France'],
  ])('%s', async (question, words) => {
    const message = await room.ask(question);
    expect(plain(message.blocks)).toContain(words);
    expect([message.outcome, citationsOf(message)]).toEqual(['none', []]);
  });
});

describe('an archive whose search finds nothing', () => {
  const known = [
    'How many cables had cracks?',
    'who conceded defeat',
    'how much will the repair cost',
  ];
  const outcomes = (archive: Archive) => {
    const desk = deskOver({ ...room, archive });
    // Each as a message of its own by another person: what was asked before is not to help.
    return Promise.all(
      known.map(async (text) => {
        const id = `${text} ${archive === room.archive}`;
        const one = await desk.answer({ ...request(text), id, user: id });
        return [one.outcome, citationsOf(one).length > 0];
      }),
    );
  };

  it('answers none of what the archive itself answers', async () => {
    const deaf: Archive = { ...room.archive, search: async () => [], titled: async () => [] };
    expect(await outcomes(deaf)).toEqual(known.map(() => ['none', false]));
    expect(await outcomes(room.archive)).toEqual(known.map(() => ['answer', true]));
  });
});

describe('a question in other words than the text', () => {
  it.each([
    ['What did the fix of the bridge cost?', 'The repair is expected to cost'],
    ['How long did the walkout last?', 'The Harbour Union ended its strike after 26 days.'],
    ['¿Quién ganó las elecciones?', 'Jonas Vell won the election'],
  ])('%s', async (question, start) => {
    const cited = citationsOf(await room.ask(question)).map((one) => one.words);
    expect(
      cited.some((words) => words.startsWith(start)),
      cited.join(' | '),
    ).toBe(true);
  });
});

describe('a line without a slash', () => {
  it.each([
    ['help', 'What can be asked'],
    ['HELP quotes', 'Whose words'],
    ['actor Vell', 'opposition leader'],
    ['quotes by Vell', 'Quotations by Jonas Vell'],
    ['timeline Lindqvist', 'Timeline: Mara Lindqvist'],
    ['documents', 'Documents'],
    ['brief', 'What the archive holds'],
    ['onthisday 28 July', '2 years ago (2024)'],
    ['/onthisday@28', 'There is no command'],
  ])('%s is a command', async (typed, words) =>
    expect(plain((await room.ask(typed)).blocks)).toContain(words),
  );

  it.each([
    'help me understand the strike',
    'brief is the visit?',
    'documents who founded the harbour',
    'quotes by whom?',
    'event that closed the bridge?',
    'timeline?',
    'check',
    'digest this',
    'onthisday in Northgate',
  ])('%s is a question', async (typed) => {
    const { again } = await room.ask(typed);
    expect(again?.command).toBe('ask');
  });
});
