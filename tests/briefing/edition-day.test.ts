// The on-this-day edition: what it tells, in which order, in how many words, and by which rule it leaves something out.
// Leaves to others: when it comes (tests/schedule), finding events (tests/reading).
import { afterEach, describe, expect, it } from 'vitest';
import { citationsOf, type Invocation } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, request, type Sketch } from './archive.ts';

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.store.close();
});

interface Told {
  readonly text: string;
  readonly left: readonly { readonly what: string; readonly rule: string }[];
  readonly labels: readonly string[];
  readonly room: Room;
  /** What the first button asks. */
  readonly button: () => Invocation;
}

interface Wish {
  readonly round?: boolean;
  readonly months?: boolean;
  readonly empty?: 'skip' | 'nearby';
}

async function told(sketches: readonly Sketch[], day: string, wish: Wish = {}): Promise<Told> {
  const room = await openRoom(sketches);
  rooms.push(room);
  const followed = { kind: 'onthisday', subject: '', language: 'en' } as const;
  const edition = await room.edition(
    {
      ...followed,
      round: wish.round ?? false,
      months: wish.months ?? false,
      empty: wish.empty ?? 'skip',
    },
    { localDate: day, zone: 'UTC', at: Date.parse(`${day}T08:00Z`) },
  );
  const button = (): Invocation => {
    throw new Error('no button');
  };
  if (edition.type === 'empty')
    return { text: edition.why, left: edition.left, labels: [], room, button };
  expect(edition.citations.map((one) => one.words)).toEqual(
    citationsOf(edition.message).map((one) => one.words),
  );
  const { blocks } = edition.message;
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  return {
    text: plain(blocks),
    left: edition.left,
    labels: actions.map((one) => one.label),
    room,
    button: () => actions.find((one) => one.type === 'ask')?.invocation ?? button(),
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

  it('alone: what was said in another year is left out by the same rule', async () => {
    const said = (id: string, words: string, year: number): Sketch => ({
      id,
      title: id,
      lines: [`“${words},” Mara Lindqvist said.`],
      quotes: [
        { words: [words], by: 'Mara Lindqvist', said: { value: `${year}-07-28`, basis: 'stated' } },
      ],
    });
    const { text, left } = await told(
      [said('a', 'We shall rebuild the wall', 2016), said('b', 'The water came at night', 2019)],
      '2026-07-28',
      { round: true },
    );
    expect(text).toContain('rebuild');
    expect(left).toEqual([
      { what: '28 Jul 2019: The water came at night', rule: 'briefing.left.not-round' },
    ]);
  });

  it('alone: nearby days without one are no nearest days', async () => {
    const floods = [
      ...years(2026).map((one) => ({ ...one, id: 'now' })),
      ...reports({ words: 'A ferry sank in the bay.', date: '2019-07-27' }),
      ...reports({ words: 'A crane fell into the dock.', date: '2016-07-25' }).map((one) => ({
        ...one,
        id: 'crane',
      })),
    ];
    const { text } = await told(floods, '2026-07-28', { round: true, empty: 'nearby' });
    expect(text).toContain('No round anniversary is recorded on 28 July.');
    expect(text).toContain('crane');
    expect(text).not.toContain('27 July');
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

  it('is named as left out where others would have it, with what brings it', async () => {
    const { left } = await told(storms, '2026-08-01');
    expect(left).toEqual([
      { what: 'Aug 2019: A storm took the harbour wall.', rule: 'briefing.left.month-only' },
    ]);
  });

  it('stands behind the button, too, where there is no room for it', async () => {
    const words = (at: number) => Array.from({ length: 60 }, (_, n) => `w${at * 61 + n}`).join(' ');
    const many = reports(
      ...[0, 1, 2, 3, 4, 5].map((at) => ({
        words: `Storm ${words(at)}.`,
        date: `20${10 + at}-08`,
      })),
    );
    const { room, labels, button } = await told(many, '2026-08-01', { months: true });
    expect(labels).toEqual(['3 more']);
    const whole = await room.desk.answer({ ...request(''), ask: { invocation: button() } });
    expect(plain(whole.blocks).match(/“Storm/gu)).toHaveLength(6);
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
