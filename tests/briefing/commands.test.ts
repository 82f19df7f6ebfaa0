// What each command says, asked through the desk over the invented news.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, citationsOf, type Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, request } from './archive.ts';
import { news } from './news.ts';

let room: Room;
let empty: Room;
beforeAll(async () => {
  room = await openRoom(news);
  empty = await openRoom([]);
});
afterAll(async () => {
  await room.store.close();
  await empty.store.close();
});

function actionsOf(message: Message): readonly Action[] {
  return message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
}

const table: readonly (readonly [
  typed: string,
  outcome: Message['outcome'],
  holds: readonly string[],
  lacks: readonly string[],
])[] = [
  ['/brief', 'answer', ['5, Aug 2021 to Jul 2024; one without a date', 'Mara Lindqvist (3)'], []],
  ['/brief Vell', 'answer', ['Jonas Vell', '“I wish Jonas Vell luck; he will need it”'], []],
  ['/brief strike', 'answer', ['ended its strike', 'Involved'], []],
  ['/brief unicorns', 'none', ['none of the 5 mentions “unicorns”'], ['[1]']],
  ['/actor lindqvist', 'answer', ['prime minister (2019 to 2024) · member of parliament'], []],
  ['/actor Lindquist', 'none', ['Did you mean Mara Lindqvist?'], ['“We close']],
  ['/actor Ortega', 'choose', ['Tomás Ortega', 'mayor of Northgate · 1 document'], ['[1]']],
  ['/actor', 'refused', ['For example: /actor'], []],
  ['/timeline Lindqvist', 'answer', ['3 Mar 2023', '28 Jul 2024 (worked out)'], ['Planned']],
  ['/timeline Lindqvist from:2025', 'none', ['No dated event on Mara Lindqvist, from'], []],
  ['/timeline Northgate', 'answer', ['3 Mar 2023', '[1][2]'], []],
  ['/timeline bridge to:2024', 'answer', ['3 Mar 2023'], ['2030']],
  ['/timeline bridge', 'answer', ['3 Mar 2030 Planned: “A new bridge'], []],
  ['/timeline Vell from:soonish', 'refused', ['“soonish” is not read as a day'], []],
  ['/quotes by Lindqvist', 'answer', ['published 4 Mar 2023', 'published 29 Jul 2024'], ['late,']],
  [
    '/quotes by:Vell',
    'answer',
    ['Jonas Vell (speaker worked out)', 'reported in the document’s words'],
    [],
  ],
  ['/quotes about:Vell', 'answer', ['I wish Jonas Vell luck'], ['bridge']],
  ['/quotes about:bridge', 'answer', ['nobody should cross a bridge'], ['luck']],
  ['/quotes from:2024', 'answer', ['I wish Jonas Vell luck'], ['bridge']],
  ['/quotes by:Luisa Ortega', 'none', ['No quotation by Luisa Ortega in the documents.'], []],
  ['/quotes by:Northgate', 'none', ['No quotation by Northgate'], []],
  ['/quotes', 'answer', ['A spokesman of the port', '“Ships will sail tomorrow.”'], []],
  ['/event 28 July 2024', 'answer', ['won the election', 'conceded'], ['2014']],
  ['/event 28 July', 'answer', ['won the election', 'Denied: “Observers denied'], []],
  ['/event election', 'answer', ['28 Jul 2024', 'Jonas Vell won'], []],
  ['/event crane', 'answer', ['Aug 1959', 'Its first crane'], []],
  ['/event 1 January 1900', 'none', ['No dated event in the documents for “1 Jan 1900”'], []],
  ['/onthisday 28 July', 'answer', ['2 years ago (2024)', '12 years ago (2014)'], ['[3]']],
  [
    '/onthisday 3 March',
    'answer',
    ['3 years ago (2023)', 'In 4 years (2030)', 'Said that day'],
    [],
  ],
  ['/onthisday 14 May', 'none', ['Nothing is recorded on 14 May.'], ['[1]']],
  ['/onthisday 2024', 'refused', ['“2024” is not read as a day'], []],
  ['/document votes', 'answer', ['Northgate votes', '29 Jul 2024'], []],
  ['/document Northgate', 'choose', ['3 documents have “Northgate”'], []],
  ['/document bridge', 'answer', ['ordered the old bridge'], []],
  ['/document strike', 'answer', ['undated, about Aug 2021', 'of the events it tells'], []],
  ['/document vote', 'answer', ['Northgate votes'], []],
  ['/document zebra', 'none', ['None of the 5 documents has “zebra”', 'The newest are'], []],
  [
    '/documents',
    'answer',
    ['undated, about Aug 2021', 'A short history of the harbour · undated'],
    [],
  ],
  ['/documents Vell', 'answer', ['Northgate votes', 'Dockers'], ['history']],
  ['/documents zebra', 'none', ['None of the 5 documents matches “zebra”'], []],
  ['/help', 'answer', ['/actor Mara Lindqvist', '/quotes [by] [about]'], ['[page]']],
  ['/help quotes', 'answer', ['Whose words', '/quotes by:'], []],
  ['/help quote', 'none', ['Nearest: /quotes'], []],
  ['/quots', 'none', ['There is no command “quots”.', 'Nearest: /quotes'], []],
];

describe('commands', () => {
  it.each(table)('%s', async (typed, outcome, holds, lacks) => {
    const message = await room.ask(typed);
    const shown = plain(message.blocks);
    expect([message.outcome, shown]).toEqual([outcome, shown]);
    for (const words of holds) expect(shown).toContain(words);
    for (const words of lacks) expect(shown).not.toContain(words);
  });

  it.each([
    '/brief',
    '/actor Vell',
    '/quotes',
    '/timeline Vell',
    '/documents',
    '/document x',
    '/event 2024',
    '/ask who is Vell?',
    '/check these are some words',
    '/onthisday',
  ])('%s says how to begin when the archive is empty', async (typed) => {
    const message = await empty.ask(typed);
    const start = typed === '/onthisday' ? 'Nothing is recorded' : 'content folder';
    expect(message.outcome).toBe('none');
    expect(plain(message.blocks)).toContain(start);
  });

  it('says who is quoted about somebody who is not quoted', async () => {
    const message = await room.ask('/quotes by:Harbour Union about:Vell');
    expect(message.outcome).toBe('none');
    const about = await openRoom([
      {
        id: 'a',
        title: 'A',
        lines: ['“The Harbour Union is right,” said Jonas Vell.'],
        quotes: [{ words: ['The Harbour Union is right,'], by: 'Jonas Vell' }],
      },
    ]);
    const silent = await about.ask('/quotes by:Harbour Union');
    expect(plain(silent.blocks)).toContain(
      'No quotation by Harbour Union in the documents.\nAbout Harbour Union the documents hold 1 quotation, by Jonas Vell (1).',
    );
    expect(citationsOf(silent)).toEqual([]);
    expect(actionsOf(silent).map((one) => one.label)).toEqual([
      'Quotes about Harbour Union',
      'Jonas Vell about Harbour Union',
    ]);
    await about.store.close();
  });

  it('tells one happening once, with both references, in the editor’s words without marks', async () => {
    const shown = plain((await room.ask('/event 3 March 2023')).blocks);
    expect(shown.match(/closed/gu)).toHaveLength(2);
    expect(shown).toContain(
      'Reports\n- Mara Lindqvist ordered the bridge of Northgate closed. [1]',
    );
    expect(shown).toContain('“Mara Lindqvist ordered the old bridge');
  });

  it('turns pages with a button', async () => {
    const many = await openRoom(
      Array.from({ length: 20 }, (_, index) => ({
        id: `d${index}`,
        title: `Report ${index}`,
        date: { value: `2024-01-${String(index + 1).padStart(2, '0')}`, basis: 'stated' as const },
        lines: [`“Reason number ${index} is its own,” said Jonas Vell.`],
        quotes: [{ words: [`Reason number ${index} is its own,`] as const, by: 'Jonas Vell' }],
      })),
    );
    const seen: string[] = [];
    let message = await many.ask('/quotes by:Vell');
    for (let page = 0; page < 5; page++) {
      seen.push(...citationsOf(message).map((one) => one.words));
      const next = actionsOf(message).find((one) => one.label === 'Next');
      if (next?.type !== 'ask') break;
      message = await many.desk.answer({ ...request(''), ask: { invocation: next.invocation } });
    }
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
    expect(seen[0]).toContain('number 19');
    expect(await many.ask('/documents page:9')).toMatchObject({ outcome: 'answer' });
    await many.store.close();
  });

  it('shares only where others read along', async () => {
    const labels = async (direct: boolean) =>
      actionsOf(await room.ask('/actor Vell', { direct })).map((one) => one.type);
    expect(await labels(false)).toContain('share');
    expect(await labels(true)).not.toContain('share');
    expect(actionsOf(await room.ask('/actor Ortega', { direct: false }))).toHaveLength(1);
  });
});
