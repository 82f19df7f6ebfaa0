// What an editor would strike out of an answer: things said twice, a sentence's comma, nobodies among the names.
import { afterEach, describe, expect, it } from 'vitest';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, type Sketch } from './archive.ts';

let room: Room;
afterEach(() => room.store.close());

const vow = 'Jonas Vell said on 2 May 2024 that the harbour would stay open.';
const wall: Sketch = {
  id: 'wall',
  title: 'Vell on the harbour',
  date: { value: '2024-05-03', basis: 'stated' },
  lines: [
    'Mara Lindqvist and Jonas Vell met in Northgate.',
    vow,
    'Then he spoke of the wall. “We shall rebuild the wall,” Jonas Vell said.',
  ],
  quotes: [
    { words: ['the harbour would stay open'], by: 'Jonas Vell', kind: 'indirect' },
    { words: ['We shall rebuild the wall,'], by: 'Jonas Vell' },
  ],
  events: [{ words: vow, date: '2024-05-02' }],
};

const told = async (typed: string) => plain((await room.ask(typed)).blocks);
const count = (text: string, words: string) => text.split(words).length - 1;

describe('nothing is said twice', () => {
  it.each(['/document wall', '/actor Vell', '/event 2024-05-02', '/event harbour'])(
    'a report and the words in it: %s',
    async (typed) => {
      room = await openRoom([wall]);
      const text = await told(typed);
      expect(count(text, 'the harbour would stay open')).toBe(1);
      expect(text).toContain('2 May 2024');
      expect(text).toContain('We shall rebuild the wall');
    },
  );

  it('words are told for themselves where the report of them is cut short', async () => {
    const long = `On 2 May 2024, ${'after long talks in the town hall, '.repeat(9)}Jonas Vell said that the harbour would stay open.`;
    room = await openRoom([
      {
        ...wall,
        lines: [long],
        events: [{ words: long, date: '2024-05-02' }],
        quotes: [...(wall.quotes ?? []).slice(0, 1)],
      },
    ]);
    expect(count(await told('/actor Vell'), '“the harbour would stay open”')).toBe(1);
  });

  it('a brief tells once how new its newest source is', async () => {
    room = await openRoom([wall]);
    const text = await told('/brief Vell');
    expect(count(text, 'the harbour would stay open')).toBe(1);
    expect(text).toContain('Newest source: 3 May 2024');
    expect(text).not.toContain('As of the newest');
  });
});

describe('the comma of the sentence around a quotation', () => {
  it('is not shown as the speaker’s', async () => {
    room = await openRoom([wall]);
    const text = await told('/quotes by:Vell');
    expect(text).toContain('“We shall rebuild the wall”');
    expect(text).not.toContain('wall,”');
  });
});

describe('whom words are about', () => {
  it('is whom reported words name, and not whoever else is in the sentence', async () => {
    const line = 'Mara Lindqvist did not answer, but said that Jonas Vell had lost Northgate.';
    room = await openRoom([
      {
        id: 'lost',
        title: 'Lost',
        lines: [`Luisa Ortega listened while ${line}`],
        quotes: [
          { words: ['Jonas Vell had lost Northgate'], by: 'Mara Lindqvist', kind: 'indirect' },
        ],
      },
    ]);
    expect(await told('/quotes about:Vell')).toContain('Jonas Vell had lost Northgate');
    expect((await room.ask('/quotes about:"Luisa Ortega"')).outcome).toBe('none');
  });

  it('is somebody beside them where they name nobody', async () => {
    room = await openRoom([
      {
        id: 'called',
        title: 'Called',
        lines: ['Mara Lindqvist said of Jonas Vell: “He is a man of honour.”'],
        quotes: [{ words: ['He is a man of honour.'], by: 'Mara Lindqvist' }],
      },
    ]);
    expect(await told('/quotes about:Vell')).toContain('He is a man of honour.');
  });
});

describe('seen', () => {
  it.each([
    ['2021~', 'inferred', '2021 · 1 document'],
    ['2021-03', 'stated', 'Mar 2021 · 1 document'],
  ] as const)('a document of %s', async (value, basis, line) => {
    room = await openRoom([{ ...wall, date: { value, basis } }]);
    expect(await told('/actor Vell')).toContain(`Seen   ${line}`);
  });
});

describe('company', () => {
  it('is people before places, and words of a title are found from their beginning', async () => {
    room = await openRoom([wall]);
    expect(await told('/actor Vell')).toMatch(/With\s+Mara Lindqvist \(1\), Northgate \(1\)/u);
    expect((await room.ask('/document arbour')).outcome).toBe('none');
    expect((await room.ask('/document harb')).outcome).toBe('answer');
  });
});

describe('/document', () => {
  it('finds by the words of a sentence what no title says, and says so where several do', async () => {
    room = await openRoom([
      wall,
      { ...wall, id: 'two', title: 'Two', lines: ['The harbour froze.'], quotes: [], events: [] },
    ]);
    expect(await told('/document froze')).toContain('The harbour froze.');
    expect((await room.ask('/document froze stay')).outcome).toBe('none');
    const message = await room.ask('/document harbour stay');
    expect(plain(message.blocks)).toContain('would stay open');
    expect((await room.ask('/document the')).outcome).not.toBe('refused');
  });
});

describe('/event', () => {
  it('leaves out words near it on the page that were said weeks away from it', async () => {
    const said = (value: string): Sketch => ({
      ...wall,
      quotes: [
        {
          words: ['We shall rebuild the wall,'],
          by: 'Jonas Vell',
          said: { value, basis: 'stated' },
        },
      ],
    });
    room = await openRoom([said('2024-05-03')]);
    expect(await told('/event 2024-05-02')).toContain('rebuild the wall');
    await room.store.close();
    room = await openRoom([said('2025-01-22')]);
    expect(await told('/event 2024-05-02')).not.toContain('rebuild the wall');
  });
});

describe('a line that asks nothing', () => {
  it.each(['thanks', 'Thank you!', 'Hello', 'hola'])('is not looked for: %s', async (typed) => {
    room = await openRoom([
      { ...wall, lines: [...wall.lines, '“Thank you, hello, hola,” Jonas Vell said.'] },
    ]);
    expect(await told(typed)).toContain('What can be asked');
  });
  it.each(['Whom did Jonas Vell thank?', 'wall'])('but this asks: %s', async (typed) => {
    room = await openRoom([wall]);
    expect(await told(typed)).not.toContain('What can be asked');
  });
});
