// The on-this-day edition: what it tells, in which order, in how many words, and by which rule it leaves something out.
// Leaves to others: when it comes (tests/schedule), finding events (tests/reading).
import { afterEach, describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, type Sketch } from './archive.ts';

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.store.close();
});

interface Told {
  readonly text: string;
  readonly left: readonly { readonly what: string; readonly rule: string }[];
  readonly labels: readonly string[];
}

interface Wish {
  readonly round?: boolean;
  readonly months?: boolean;
}

async function told(sketches: readonly Sketch[], day: string, wish: Wish = {}): Promise<Told> {
  const room = await openRoom(sketches);
  rooms.push(room);
  const followed = { kind: 'onthisday', subject: '', empty: 'skip', language: 'en' } as const;
  const edition = await room.edition(
    { ...followed, round: wish.round ?? false, months: wish.months ?? false },
    { localDate: day, zone: 'UTC', at: Date.parse(`${day}T08:00Z`) },
  );
  if (edition.type === 'empty') return { text: edition.why, left: edition.left, labels: [] };
  expect(edition.citations.map((one) => one.words)).toEqual(
    citationsOf(edition.message).map((one) => one.words),
  );
  const { blocks } = edition.message;
  return {
    text: plain(blocks),
    left: edition.left,
    labels: blocks.flatMap((block) =>
      block.type === 'actions' ? block.actions.map((one) => one.label) : [],
    ),
  };
}

type Report = NonNullable<Sketch['events']>[number];

/** A document for each report. */
function reports(...all: readonly Report[]): readonly Sketch[] {
  return all.map((event, index) => ({
    id: `d${index}`,
    title: `Report ${index}`,
    lines: [event.words],
    events: [event],
  }));
}

const years = (...all: readonly number[]) =>
  reports(
    ...all.map((year) => ({
      words: `Flood number ${year} rose over street ${year * 7}.`,
      date: `${year}-07-28`,
    })),
  );

describe('round anniversaries', () => {
  it('come first, the rounder the earlier, then the newest', async () => {
    const { text } = await told(years(2023, 2016, 1976, 2025, 2021), '2026-07-28');
    const order = [...text.matchAll(/\((\d{4})\)/gu)].map(([, year]) => year);
    expect(order).toEqual(['1976', '2016', '2021', '2025', '2023']);
  });

  it('alone are told where only they are wanted, and the rest says why not', async () => {
    const all = [2025, 2021, 2016, 2011, 2006, 2001, 1996, 1976, 1926, 2023];
    const { text, left } = await told(years(...all), '2026-07-28', { round: true });
    const shown = [...text.matchAll(/\((\d{4})\)/gu)].map(([, year]) => Number(year));
    expect(shown.toSorted()).toEqual([1926, 1976, 2001, 2006, 2016, 2021, 2025]);
    expect(left.map((one) => one.rule)).toEqual(Array(3).fill('briefing.left.not-round'));
    expect(left[0]?.what).toContain('Flood number');
  });
});

describe('what is known of the month only', () => {
  const [sketch] = reports({ words: 'A storm took the harbour wall.', date: '2019-08' });
  const storms = sketch === undefined ? [] : [sketch];

  it('is told on its first day to those who want it', async () => {
    const { text } = await told(storms, '2026-08-01', { months: true });
    expect(text).toContain('On some day in August');
    expect(text).toContain('Aug 2019 · “A storm took the harbour wall.”');
  });

  it.each([
    ['to others', '2026-08-01', false],
    ['on another day', '2026-08-02', true],
    ['in another month', '2026-09-01', true],
  ])('is not told %s', async (_, day, months) => {
    expect((await told(storms, day, { months })).text).toContain('Nothing is recorded');
  });
});

describe('one happening', () => {
  it('of two documents is one line with both sources', async () => {
    const { text } = await told(
      reports(
        { words: 'Mara Lindqvist opened the new bridge of the harbour.', date: '2016-07-28' },
        { words: 'The new harbour bridge was opened by Mara Lindqvist.', date: '2016-07-28' },
      ),
      '2026-07-28',
    );
    expect(text.match(/^- /gmu)?.length).toBe(1);
    expect(text).toContain('[1][2]');
  });

  it('that was planned and came about is told as it came about', async () => {
    const { text, left } = await told(
      reports(
        {
          words: 'The vote on the harbour is planned for that Sunday.',
          date: '2016-07-28',
          status: 'planned',
        },
        { words: 'The vote on the harbour went ahead on Sunday.', date: '2016-07-28' },
      ),
      '2026-07-28',
    );
    expect(text).not.toContain('planned');
    expect(left.map((one) => one.rule)).toEqual(['briefing.left.came-about']);
  });

  it.each([
    ['planned', 'Planned:'],
    ['denied', 'Denied:'],
    ['claimed', 'Claimed:'],
  ] as const)('that is only %s is told as such', async (status, label) => {
    const words = 'The parade passes the harbour.';
    const { text } = await told(reports({ words, date: '2016-07-28', status }), '2026-07-28');
    expect(text).toContain(`${label} “${words}”`);
  });

  it('names who it is about where the passage does not', async () => {
    const { text } = await told(
      [
        {
          id: 'd',
          title: 'T',
          lines: ['Forty people died in the fire at Harbour Union.'],
          events: [
            { words: 'Forty people died in the fire at Harbour Union.', date: '2016-07-28' },
          ],
        },
      ],
      '2026-07-28',
    );
    expect(text).toContain('10 years ago (2016)\n- “Forty people died');
    expect(text).not.toMatch(/!|anniversary|celebrat/iu);
  });

  it('dated by our own conclusion is left out and says so', async () => {
    const { text, left } = await told(
      reports({ words: 'The ferry sank.', date: '2016-07-28', basis: 'inferred' }),
      '2026-07-28',
    );
    expect(text).toContain('only inferred. See /document');
    expect(left).toEqual([
      { what: '28 Jul 2016 (our conclusion): The ferry sank.', rule: 'briefing.left.unsure' },
    ]);
  });
});

describe('a minute', () => {
  const long = (year: number) => ({
    words: `In ${year} ${Array.from({ length: 40 }, (_, at) => `word${year * 41 + at}`).join(' ')}.`,
    date: `${year}-07-28`,
  });
  const many = reports(...Array.from({ length: 12 }, (_, at) => long(2000 + at)));

  it('is what is told at most; the rest stands behind a button', async () => {
    const { text, left, labels } = await told(many, '2026-07-28');
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.join(' ').split(/\s+/u).length).toBeLessThan(250);
    expect(lines.length).toBe(7);
    expect(left.filter((one) => one.rule === 'briefing.left.room').length).toBe(5);
    expect(labels).toEqual(['5 more']);
  });

  it('keeps room for what was said that day', async () => {
    const said: Sketch = {
      id: 'said',
      title: 'Said',
      lines: ['“We shall rebuild the wall,” Mara Lindqvist said.'],
      quotes: [
        {
          words: ['We shall rebuild the wall,'],
          by: 'Mara Lindqvist',
          said: { value: '2011-07-28', basis: 'stated' },
        },
      ],
    };
    const { text } = await told([...many, said], '2026-07-28');
    expect(text).toContain('We shall rebuild the wall');
    expect(text.match(/^- /gmu)?.length).toBeLessThan(7);
  });
});
