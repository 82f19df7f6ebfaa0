// The brief on a subject, what is new in it, copies of one report, and where reports disagree.
import { afterEach, describe, expect, it } from 'vitest';
import { isBroken } from '../../src/briefing/sound.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, type Sketch } from './archive.ts';
import { news } from './news.ts';

let room: Room;
afterEach(() => room.store.close());

const at = Date.parse('2026-07-28T09:00:00Z');
const hour = 3_600_000;
const told = async (typed: string, how = {}) =>
  plain((await room.ask(typed, { at, ...how })).blocks);

const later: Sketch = {
  id: 'later',
  title: 'Vell opens the bridge',
  date: { value: '2026-07-01', basis: 'stated' },
  lines: ['Jonas Vell opened the repaired bridge of Northgate on 30 June 2026.'],
  events: [
    {
      words: 'Jonas Vell opened the repaired bridge of Northgate on 30 June 2026.',
      date: '2026-06-30',
    },
  ],
};

const garbled =
  'He New Mayor Of Northgate, Jonas Vell, opened the repaired bridge on 30 June 2026.';
const clean = 'The new mayor, Jonas Vell, opened the repaired bridge on 30 June 2026.';

describe('a garbled sentence', () => {
  const twins: Sketch = {
    id: 'twins',
    title: 'The bridge is open',
    date: { value: '2026-07-01', basis: 'stated' },
    lines: [garbled, clean, 'Northgate was glad of it.'],
    events: [garbled, clean].map((words) => ({ words, date: '2026-06-30' })),
  };

  it.each(['Vell', 'Northgate'])('does not tell where %s stands', async (name) => {
    room = await openRoom([...news, twins]);
    const text = await told(`/brief ${name}`);
    expect(text).toMatch(/Where it stands\n- 30 Jun 2026 “The new mayor/u);
    expect(text.indexOf('He New Mayor')).toBe(-1);
  });

  it('is still told where nothing else tells it', async () => {
    room = await openRoom([
      { ...twins, lines: [garbled], events: twins.events?.slice(0, 1) ?? [] },
    ]);
    expect(await told('/brief Vell')).toContain('He New Mayor');
  });

  it.each([
    ['He New Secretary of State met them.', true],
    ['The Vice President He sent the letter.', true],
    ['of the bridge was closed.', true],
    [', he said.', true],
    ['He sent the letter.', false],
    ['“We go on,” she said. They agreed.', false],
    ['They closed 14 cables, and he said so.', false],
    ['72 votes were cast.', false],
    ['“Nobody” was closed.', false],
    ['Él dijo.', false],
  ])('is known by its form: %s', (words, broken) => expect(isBroken(words)).toBe(broken));
});

describe('/brief', () => {
  it('tells what it is, where it stands, key dates, who, what was said, how old it is', async () => {
    room = await openRoom([...news, later]);
    const lines = (await told('/brief Vell')).split('\n');
    const order = [
      'What it is about',
      'Where it stands',
      'Key dates',
      'Involved',
      'Said',
      'Newest source',
    ];
    const found = order.map((part) => lines.findIndex((line) => line.trim().startsWith(part)));
    expect(found.every((line) => line >= 0)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    const text = lines.join('\n');
    expect(text).toContain('opposition leader');
    expect(text).toMatch(/Where it stands\n- 30 Jun 2026 “Jonas Vell opened/u);
    expect(text).toContain('Mara Lindqvist, prime minister (1)');
    expect(text).toContain('Newest source: 1 Jul 2026, 27 days old.');
    expect(text.split(/\s+/u).length).toBeLessThan(260);
  });

  it('tells what is new since this reader’s last brief, and the same within the hour', async () => {
    room = await openRoom(news);
    const first = await told('/brief Vell');
    expect(first).not.toContain('since the last brief');
    expect(await told('/brief Vell', { at: at + 60_000 })).toBe(first);
    await room.add([later]);
    const next = await told('/brief Vell', { at: at + 25 * hour });
    expect(next).toContain('1 document new since the last brief of 28 Jul 2026');
    expect(next).toContain('Vell opens the bridge · 1 Jul 2026');
    expect(await told('/brief Vell', { at: at + 25.5 * hour })).toBe(next);
    expect(await told('/brief Vell', { at: at + 27 * hour })).toContain(
      'Nothing new since the last brief of 29 Jul 2026.',
    );
    expect(await told('/brief Vell', { at: at + 27 * hour, user: 'other' })).not.toContain(
      'last brief',
    );
    expect(await told('/brief Vell', { at: at + 27 * hour, alone: true })).not.toContain(
      'last brief',
    );
  });
});

/** One report in several papers. */
const wire = (id: string, line: string, date = '2025-05-02'): Sketch => ({
  id,
  title: `Paper ${id}`,
  date: { value: date, basis: 'stated' },
  lines: [line],
  events: [{ words: line, date: '2025-05-01' }],
  quotes: line.includes('“')
    ? [{ words: ['The mill burned for nine hours before anybody came'], by: 'Jonas Vell' }]
    : [],
});

describe('copies of one report', () => {
  const line =
    'Jonas Vell said “The mill burned for nine hours before anybody came” in Northgate on 1 May 2025.';

  it.each([
    'How long did the mill burn?',
    '/quotes by:Vell',
    '/brief Vell',
    '/event mill',
    '/timeline Vell',
  ])('are one line that counts them: %s', async (typed) => {
    room = await openRoom(['a', 'b', 'c', 'd', 'e'].map((id) => wire(id, line)));
    const text = await told(typed);
    expect(text).toContain('also in 4 documents');
    expect(text.match(/The mill burned for nine hours/gu)?.length).toBeLessThanOrEqual(
      typed.startsWith('/brief') ? 3 : 2,
    );
  });

  it('are no copies when they say something else', async () => {
    room = await openRoom([
      wire('a', line),
      wire('b', 'Jonas Vell said in Northgate that the mill was sold on 1 May 2025.'),
    ]);
    expect(await told('How long did the mill burn?')).not.toContain('also in');
  });
});

describe('reports that differ', () => {
  it.each(['/event mill', '/timeline Vell', '/brief Vell'])(
    'stand side by side: %s',
    async (typed) => {
      room = await openRoom([
        wire(
          'a',
          'Jonas Vell said the fire at the mill of Northgate killed 12 workers on 1 May 2025.',
        ),
        wire(
          'b',
          'Jonas Vell said the fire at the mill of Northgate killed 14 workers on 1 May 2025.',
        ),
      ]);
      expect(await told(typed)).toMatch(
        /Where reports differ\n- “… 1[24] workers …” \[\d\] \/ “… 1[24] workers …” \[\d\]/u,
      );
    },
  );

  it.each([
    ['with about', 'killed about 12 workers', 'killed 14 workers'],
    ['of different things', 'killed 12 workers', 'hurt 14 children'],
    ['that agree', 'killed 12 workers', 'killed 12 workers'],
    ['where one has both', 'killed 12 workers, not 14 workers,', 'killed 14 workers'],
  ])('are not figures %s', async (_, one, other) => {
    const line = (words: string) =>
      `Jonas Vell said the fire at the mill of Northgate ${words} on 1 May 2025.`;
    room = await openRoom([wire('a', line(one)), wire('b', line(other))]);
    expect(await told('/event mill')).not.toContain('differ');
  });
});
