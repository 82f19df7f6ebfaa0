// Which dates and passages a timeline shows: every event of a small archive, the ones that matter of a large one.
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../src/briefing/fold.ts';
import { type Dated, datesOf, setApart } from '../../src/briefing/timeline/dates.ts';
import { choosePassages, compareBy } from '../../src/briefing/timeline/passages.ts';
import { citationsOf, type Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import type { EventRow } from '../../src/store/store.ts';
import { openRoom, request, type Sketch } from './archive.ts';

interface Told {
  readonly date: string;
  readonly in: string;
  readonly words?: string;
  readonly basis?: EventRow['date']['basis'];
  readonly status?: EventRow['status'];
  readonly start?: number;
}

const wordsOf = new Map<EventRow, string>();

function report({ date, in: document, words = '', ...more }: Told): EventRow {
  const start = more.start ?? 2000;
  const row: EventRow = {
    document,
    span: { start, end: start + 10 },
    date: { value: date, basis: more.basis ?? 'stated' },
    status: more.status ?? 'happened',
    actors: [],
  };
  wordsOf.set(row, words);
  return row;
}

const order = (rows: readonly Told[], appeared: Readonly<Record<string, string>> = {}) =>
  datesOf(rows.map(report), new Map(Object.entries(appeared))).map((one) => one.date);

describe('datesOf', () => {
  it.each<[string, readonly Told[], Readonly<Record<string, string>>]>([
    [
      'more documents tell',
      [
        { date: '2024-01-01', in: 'a' },
        { date: '2024-02-02', in: 'a' },
        { date: '2024-02-02', in: 'b' },
      ],
      {},
    ],
    [
      'more documents appeared on',
      [
        { date: '2024-01-01', in: 'a' },
        { date: '2024-02-02', in: 'b' },
      ],
      { a: '2024-03-03', b: '2024-02-02' },
    ],
    [
      'leads are of',
      [
        { date: '2024-01-01', in: 'a' },
        { date: '2024-02-02', in: 'b', start: 0 },
      ],
      {},
    ],
    [
      'is no plan and no denial',
      [
        { date: '2024-01-01', in: 'a', status: 'denied' },
        { date: '2024-01-05', in: 'a', status: 'planned' },
        { date: '2024-02-02', in: 'b' },
      ],
      {},
    ],
    [
      'is a day where many speak of the year',
      [
        ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ({ date: '2024', in: id })),
        ...['a', 'b', 'c', 'd'].map((id) => ({ date: '2024-02-02', in: id })),
      ],
      {},
    ],
  ])('puts first the date that %s', (_, rows, appeared) =>
    expect(order(rows, appeared)[0]).toBe('2024-02-02'),
  );

  it('takes one document for one witness, however often it says it', () => {
    const often = Array.from({ length: 9 }, (_, at) => ({
      ...{ date: '2024-01-01', in: 'a', start: 2000 + at * 20 },
    }));
    const two = ['b', 'c'].map((id) => ({ date: '2024-02-02', in: id }));
    expect(order([...often, ...two])).toEqual(['2024-02-02', '2024-01-01']);
  });

  it('takes "about" for the day and leaves intervals out', () => {
    expect(order([{ date: '2024-01-01~', in: 'a' }])).toEqual(['2024-01-01']);
    expect(order([{ date: '2024-01/2024-03', in: 'a' }])).toEqual([]);
  });
});

describe('setApart', () => {
  const dated = (date: string, told: number): Dated => ({ date, told, reports: [], score: 0 });
  const apart = (ranked: readonly Dated[], alike: boolean) =>
    setApart(ranked, () => alike).map((one) => one.date);

  it('puts the echo of a day behind everything else', () => {
    const ranked = [dated('2024-03-01', 5), dated('2024-03-02', 2), dated('2023-01-01', 1)];
    expect(apart(ranked, true)).toEqual(['2024-03-01', '2023-01-01', '2024-03-02']);
    expect(apart(ranked, false)).toEqual(['2024-03-01', '2024-03-02', '2023-01-01']);
  });

  it('keeps of two days the one that more documents name, in the better place', () => {
    const ranked = [dated('2024-03-01', 1), dated('2023-01-01', 1), dated('2024-02-29', 4)];
    expect(apart(ranked, true)).toEqual(['2024-02-29', '2023-01-01', '2024-03-01']);
  });

  it('knows no neighbours of months and years', () => {
    const ranked = [dated('2024-03', 5), dated('2024-04', 2), dated('2024', 1)];
    expect(apart(ranked, true)).toEqual(['2024-03', '2024-04', '2024']);
  });
});

describe('choosePassages', () => {
  const chosen = (days: readonly (readonly Told[])[], perDate: number, paper = '') => {
    const dates = days.flatMap((rows) => datesOf(rows.map(report), new Map()));
    const wordingOf = (row: EventRow) => ({
      stems: foldedWords(wordsOf.get(row) ?? ''),
      publisher: row.document.startsWith('p') ? paper : row.document,
    });
    const found = choosePassages(dates, perDate, wordingOf, compareBy(dates, wordingOf));
    return found.map((rows) => rows.map((row) => row.document));
  };
  const day = { date: '2024-02-02' };
  const fire = 'fire destroys old harbour warehouse in northern city';

  it('takes what most reports say, then something else', () => {
    const rows = [
      { ...day, in: 'odd', words: 'weather mild throughout week said office yesterday' },
      { ...day, in: 'a', words: fire },
      { ...day, in: 'b', words: `${fire} overnight` },
      { ...day, in: 'c', words: 'mayor visits harbour thanks crews after long night' },
    ];
    const other = [{ date: '2024-05-05', in: 'z', words: 'council opens new school for pupils' }];
    const [first = []] = chosen([rows, other], 2);
    expect(['a', 'b']).toContain(first[0]);
    expect(['odd', 'c']).toContain(first[1]);
  });

  it('gives a second publisher its turn', () => {
    const opening = 'council opens new school for pupils in old town';
    const next = { date: '2024-05-05', words: opening };
    const days = [
      [{ ...day, in: 'p1', words: fire }],
      [
        { ...next, in: 'p2' },
        { ...next, in: 'q' },
      ],
    ];
    expect(chosen(days, 1, 'Northgate Courier')).toEqual([['p1'], ['q']]);
  });

  it('gives no passage twice and no more than there are', () => {
    expect(chosen([[{ ...day, in: 'a', words: fire }]], 3)).toEqual([['a']]);
  });
});

/** One document a day from 1 January on, each with three sentences on Jonas Vell; some days have echoes. */
function many(days: number): readonly Sketch[] {
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
    const lines = ['spoke', 'walked', 'wrote'].map(
      (verb) => `Jonas Vell ${verb} about matter${index} of ward${index} and street${index}.`,
    );
    const big = 'Jonas Vell won the election of 10 January 2024.';
    return {
      ...{ id: `d${index}`, title: `Report ${index}`, lines: [...lines, big] },
      date: { value: date, basis: 'stated' as const },
      events: [
        ...lines.map((words, at) => ({ words, date: `${2021 + at}${date.slice(4)}` })),
        { words: big, date: '2024-01-10' },
      ],
    };
  });
}

async function pages(sketches: readonly Sketch[], typed: string): Promise<readonly Message[]> {
  const room = await openRoom(sketches);
  const found = [await room.ask(typed)];
  for (;;) {
    const actions = found.at(-1)?.blocks.flatMap((one) => ('actions' in one ? one.actions : []));
    const next = actions?.find((one) => one.label === 'Next');
    if (next?.type !== 'ask') break;
    const ask = { invocation: next.invocation };
    found.push(await room.desk.answer({ ...request(''), ask }));
  }
  await room.store.close();
  return found;
}

describe('/timeline', () => {
  it('shows every event of a small archive in order of date', async () => {
    const all = await pages(many(6), '/timeline Jonas Vell');
    const words = all.flatMap((one) => citationsOf(one).map((citation) => citation.words));
    expect(new Set(words).size).toBe(19);
    expect(words[0]).toContain('spoke about matter0');
    expect(plain(all[0]?.blocks ?? [])).not.toContain('reports on');
  });

  it('shows the days that matter first in a large one, each page in order, no day twice', async () => {
    const all = await pages(many(31), '/timeline Jonas Vell');
    const shown = plain(all[0]?.blocks ?? []);
    expect(shown).toMatch(/^- 10 Jan 2024 .*” \[1\] · also in 30 documents$/mu);
    expect(shown).toContain('124 reports on 94 dates');
    const lines = all.map((one) => plain(one.blocks).match(/^- \d+ \w+ \d{4}/gmu) ?? []);
    expect(lines.flat()).toHaveLength(94);
    expect(new Set(lines.flat()).size).toBe(94);
    for (const page of lines) {
      const days = page.map((line) => Date.parse(`${line.slice(2)} UTC`));
      expect(days).toEqual(days.toSorted((a, b) => a - b));
    }
  });

  it('shows every event of a stretch that is short enough', async () => {
    const [first] = await pages(many(31), '/timeline Jonas Vell from:2021-01-01 to:2021-01-31');
    expect(first?.summary).toContain('31 events');
  });
});
