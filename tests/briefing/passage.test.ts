// Beside an answer: the passage in its context, how new the archive is, how sound a source is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, citationsOf, type Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { styleFor } from '../../src/platforms/terminal/style.ts';
import { openRoom, type Room, request } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom([
    ...news,
    {
      id: 'long',
      title: 'A long sentence',
      lines: [`The lighthouse ${'of the long winding coast '.repeat(80)}fell.`],
    },
    {
      id: 'garbled',
      title: 'A garbled page',
      lines: ['The windmill of Eastmoor was sold.'],
      problems: ['mojibake'],
    },
    {
      id: 'translated',
      title: 'A translated page',
      lines: ['The watermill of Westmoor was sold.'],
      problems: ['mojibake', 'foreign-script'],
    },
  ]);
});
afterAll(() => room.store.close());

function actionsOf(message: Message): readonly Action[] {
  return message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
}

/** The passages that an answer offers to show, as the commands behind them. */
function offered(message: Message) {
  return actionsOf(message).flatMap((action) => {
    if (action.label !== 'Show passage') return [];
    if (action.type === 'ask') return [action.invocation];
    return action.type === 'choose' ? action.options.map((one) => one.invocation) : [];
  });
}

async function opened(message: Message, index = 0): Promise<Message> {
  const invocation = offered(message)[index];
  if (invocation === undefined) throw new Error('nothing to open');
  return room.desk.answer({ ...request(''), ask: { invocation } });
}

describe('Show passage', () => {
  it('shows three sentences with the passage marked, when and by whom', async () => {
    const message = await opened(await room.ask('How many cables had cracks?'));
    const marked = plain(message.blocks, { ...styleFor(false), strong: (text) => `*${text}*` });
    expect(marked).toContain(
      '“Mara Lindqvist ordered the old bridge of Northgate closed on 3 March 2023. *Luisa Ortega, an engineer, had found cracks in 14 of its 60 cables.* “We close it today',
    );
    expect(marked).not.toContain('late, but right');
    expect(marked).toContain(
      '[1] Northgate bridge closes after inspection · Northgate Courier · 4 Mar 2023',
    );
    expect(offered(message)).toEqual([]);
  });

  it.each([
    ['/quotes', 7],
    ['/timeline Northgate', 2],
    ['/event 28 July', 3],
    ['/actor Lindqvist', 4],
    ['/check nobody should cross a bridge that may fall', 2],
    ['/brief Vell', 4],
    ['/onthisday 28 July', 3],
  ])('is offered for every passage of %s, each once', async (typed, least) => {
    const message = await room.ask(typed);
    const places = new Set(
      citationsOf(message).map(({ source, span }) => `${source.id} ${span.start}-${span.end}`),
    );
    expect(offered(message)).toHaveLength(places.size);
    expect(places.size).toBeGreaterThanOrEqual(least);
    for (const [index] of offered(message).entries())
      expect((await opened(message, index)).outcome).toBe('answer');
  });

  it('tells when and whose words', async () => {
    const quotes = await room.ask('/quotes about:Vell');
    const said = plain((await opened(quotes)).blocks);
    expect(said).toContain('Mara Lindqvist · published 29 Jul 2024');
    const event = await room.ask('/event conceded');
    expect((await opened(event)).summary).toMatch(/^28 Jul 2024 \(worked out\): /u);
  });

  it('shows a long passage whole, in several parts', async () => {
    const message = await opened(await room.ask('What is known of the lighthouse?'));
    const cited = citationsOf(message);
    expect(cited.length).toBeGreaterThan(1);
    expect(cited.map((one) => one.words).join(' ')).toContain('coast fell.');
  });

  it.each(['0-0', '5-2', '1-99999', 'x', '-', '1-2-3', '99999999999-1'])(
    'declines a place that is none: %s',
    async (at) => {
      const given = { which: 'bridge', at };
      const message = await room.desk.answer({
        ...request(''),
        ask: { invocation: { command: 'document', arguments: given } },
      });
      expect([message.outcome, citationsOf(message)]).toEqual(['refused', []]);
    },
  );
});

describe('a source', () => {
  it.each([
    ['Who sold the windmill of Eastmoor?', 'text damaged in places'],
    ['Who sold the watermill of Westmoor?', 'looks machine-translated'],
  ])('that is not sound says so: %s', async (typed, mark) => {
    expect(plain((await room.ask(typed)).blocks)).toMatch(new RegExp(`^\\[1\\].*· ${mark}$`, 'mu'));
  });

  it('is as new as the newest document', async () => {
    expect(plain((await room.ask('How many cables had cracks?')).blocks)).toContain(
      'As of the newest of 8 documents: 29 Jul 2024.',
    );
    const brief = plain((await room.ask('/brief Vell')).blocks);
    expect(brief).toContain('Newest source: 29 Jul 2024');
    expect(brief).not.toContain('As of');
    expect(plain((await room.ask('Who is Emmanuel Macron?')).blocks)).not.toContain('As of');
  });
});

describe('a passage of a Markdown block quotation', () => {
  const words = 'We support the 2015 assembly of Northgate and will go on with it';
  const sketch = {
    id: 'block',
    title: 'A brief with quotations',
    brief: true,
    lines: [
      '# Quotations',
      `> ${words}`,
      '> — Mara Lindqvist, press briefing, 3 January 2023',
      '> Nobody should sleep',
      '> while the ferry waits.',
    ],
    quotes: [
      {
        words: [words] as const,
        by: 'Mara Lindqvist',
        said: { value: '2023-01-03', basis: 'stated' as const },
      },
    ],
  };
  let own: Room;
  beforeAll(async () => {
    own = await openRoom([sketch]);
  });
  afterAll(() => own.store.close());
  const at = (part: string) => {
    const start = sketch.lines.join('\n').indexOf(part);
    return { which: 'block', at: `${start}-${start + part.length}` };
  };
  const view = (part: string) =>
    own.desk.answer({
      ...request(''),
      ask: { invocation: { command: 'document', arguments: at(part) } },
    });

  it('is dated by when it was said, not by a year within it', async () => {
    const message = await view(words);
    expect(message.summary).toContain(`3 Jan 2023: “${words}”`);
    expect(plain(message.blocks)).not.toContain('published');
  });

  it('shows the words without the marks, in slices of the text', async () => {
    const cited = citationsOf(await view('Nobody should sleep\n> while the ferry waits.'));
    const shown = cited.map((one) => one.words);
    expect(shown).toContain('Nobody should sleep');
    expect(shown).toContain('while the ferry waits.');
    expect(shown.join('\n')).not.toContain('>');
  });

  it('“When?” after a quotation tells when it was said', async () => {
    await own.ask('/quotes by:Lindqvist');
    const message = await own.ask('When?');
    expect(plain(message.blocks)).toMatch(/When\s+3 Jan 2023/u);
    expect(plain(message.blocks)).not.toMatch(/“[^”]*>/u);
  });
});
