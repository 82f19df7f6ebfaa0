// Under which records of the archive a subject is looked up, and which topics are loosened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedOn } from '../../src/briefing/timeline/named.ts';
import { reportsOn } from '../../src/briefing/timeline/reports.ts';
import { themeOfStrings, themeOfWords } from '../../src/briefing/timeline/theme.ts';
import type { ActorKind } from '../../src/model/reading.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Shelved, Store } from '../../src/store/store.ts';
import { say } from './archive.ts';

type Line = readonly [text: string, date: string | undefined];

/** One document that names one actor in every line; each dated line is an event. */
function shelved(id: string, name: string, kind: ActorKind, lines: readonly Line[]): Shelved {
  const text = lines.map(([line]) => line).join('\n');
  const actor = `${kind}:${name.toLowerCase().replace(/\s+/gu, '-')}`;
  const spans = lines.map(([line]) => {
    const start = text.indexOf(line);
    return { start, end: start + line.length };
  });
  return {
    fingerprint: { path: id, hash: id, engine: '1', document: id },
    reading: {
      document: {
        ...{ id, title: id, text, language: 'en', kind: 'article' },
        date: { value: '2024-05-05', basis: 'stated' },
      },
      engine: '1',
      sentences: spans.map((span, paragraph) => ({ span, paragraph, kind: 'prose' })),
      actors: [{ id: actor, name, kind, aliases: [], roles: [], curated: false }],
      mentions: spans.map(({ start }) => ({
        ...{ actor, how: 'name', type: 'ORG' },
        span: { start, end: start + 1 },
      })),
      ...{ quotes: [], dates: [], summary: [], problems: [] },
      events: lines.flatMap(([, date], at) => {
        const span = spans[at];
        if (date === undefined || span === undefined) return [];
        return [
          { span, date: { value: date, basis: 'stated' }, actors: [actor], status: 'happened' },
        ];
      }),
    },
  };
}

let store: Store;
beforeAll(async () => {
  store = await openSqlite(':memory:');
  await store.shelf.put('default', [
    shelved('index', 'Northgate Harbour Index', 'other', [
      ['Northgate Harbour Index fell.', '2024-01-01'],
    ]),
    shelved('harbour', 'Northgate Harbour', 'organisation', [
      ['Northgate Harbour closed.', '2024-01-02'],
      ['It employs many.', undefined],
    ]),
    shelved('town', 'Northgate', 'place', [['Northgate celebrated.', '2024-01-03']]),
    shelved('bank', 'Central Bank', 'organisation', [['Central Bank rose.', '2024-01-04']]),
    shelved('other', 'Central Park', 'organisation', [['Central Park burned.', '2024-01-05']]),
    shelved('centre', 'Central', 'organisation', [['Central moved.', '2024-01-06']]),
    shelved('tax', 'Lake Council', 'organisation', [
      ['Lake Council raised the fish market tax.', undefined],
      ['It doubled the fish tax at once.', '2024-01-07'],
      ['It met again.', '2024-01-08'],
    ]),
    shelved('fish', 'Sea Council', 'organisation', [['Sea Council ate fish.', '2024-01-09']]),
  ]);
});
afterAll(() => store.close());

async function datesOn(...typed: readonly string[]): Promise<readonly string[]> {
  const archive = store.archive(['default']);
  const theme = await themeOfStrings({ archive, say }, typed, new Set(['the']));
  const rows = await reportsOn(archive, theme, {}, { limit: 100, enough: 8 });
  return rows.map((row) => row.date.value.slice(5));
}

describe('the records of a subject', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'take in the beginning of a longer name, but never a place',
      ['Northgate Harbour Index'],
      ['01-01', '01-02'],
    ],
    ['leave out a beginning that others share', ['Central Bank'], ['01-04']],
    ['keep to the place that is asked for', ['Northgate'], ['01-03']],
    ['are those of every string', ['Central Bank', 'Central Park'], ['01-04', '01-05']],
    ['are sentences with half of a rare topic’s words', ['the fish market tax'], ['01-07']],
    ['are none where nothing is known', ['unicorns'], []],
  ])('%s', async (_, typed, dates) => expect(await datesOn(...typed)).toEqual(dates));

  it('stay inside the days asked for', async () => {
    const archive = store.archive(['default']);
    const reach = { limit: 100, enough: 1 };
    const days = { from: '2024-01-08' };
    expect(await reportsOn(archive, themeOfWords(['fish']), days, reach)).toHaveLength(1);
  });

  it('name the subject on the day of a document where no event does', async () => {
    const archive = store.archive(['default']);
    const theme = await themeOfStrings({ archive, say }, ['Northgate Harbour'], new Set());
    const events = await reportsOn(archive, theme, {}, { limit: 100, enough: 8 });
    const more = await namedOn(archive, theme, events, 100);
    expect(more.map(({ date }) => date)).toEqual([{ value: '2024-05-05', basis: 'inferred' }]);
  });
});
