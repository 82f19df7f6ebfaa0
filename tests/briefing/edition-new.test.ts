// Editions of what came in: since when, by story, copies once, by topic and by actor.
// Leaves to others: when a document counts as come in (tests/library/arrivals.test.ts).
import { afterEach, describe, expect, it } from 'vitest';
import type { EditionWindow, Followed } from '../../src/briefing/edition.ts';
import type { Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { openRoom, type Room, request, type Sketch } from './archive.ts';

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.store.close();
});

const day = 86_400_000;
const now = Date.parse('2026-07-28T08:00Z');

/** Sketches with the days before now on which they came in. */
async function roomWith(...came: readonly (readonly [Sketch, number])[]): Promise<Room> {
  const room = await openRoom(came.map(([sketch]) => sketch));
  for (const [{ id }, days] of came)
    await room.store.shelf.arrive('default', [{ document: id, hash: id }], now - days * day);
  rooms.push(room);
  return room;
}

async function made(room: Room, followed: Partial<Followed>, window: Partial<EditionWindow> = {}) {
  const usual = { kind: 'new', subject: '', empty: 'skip', language: 'en' } as const;
  const edition = await room.edition(
    { ...usual, round: false, months: false, ...followed },
    { localDate: '2026-07-28', zone: 'UTC', at: now, ...window },
  );
  if (edition.type === 'empty') return { type: 'empty', text: edition.why, left: edition.left };
  return { type: 'message', text: plain(edition.message.blocks), left: edition.left };
}

const sketch = (id: string, title: string, ...lines: readonly string[]): Sketch => ({
  id,
  title,
  lines,
});

const strike = sketch(
  'strike',
  'Strike in the harbour',
  'Harbour Union began a strike in the harbour of Northgate on Monday.',
  'The union wants higher wages for all who load ships at night.',
);
const mine = sketch(
  'mine',
  'Mine opens again',
  'The old copper mine opens again after nine years of quiet.',
);
const reprint = { ...strike, id: 'reprint', publisher: 'Other Paper' };
const talks = sketch(
  'talks',
  'Talks on the harbour strike',
  'Harbour Union and the harbour of Northgate talk about the strike.',
  'Nobody expects an end before Friday.',
);

function many(): readonly (readonly [Sketch, number])[] {
  const subjects = 'apple boat candle drum engine feather glass hammer island jacket'.split(' ');
  return subjects.map((word, at) => [
    sketch(
      word,
      `About the ${word}`,
      `${`${word}s `.repeat(12)}of kind ${at} were ${word} counted.`,
    ),
    0.5,
  ]);
}

function lines({ blocks }: Message): readonly string[] {
  return plain(blocks)
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.replace(/\[\d+\]/gu, ''));
}

/** Presses the first button that asks. */
async function press(room: Room, { blocks }: Message): Promise<Message> {
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  const button = actions.find((one) => one.type === 'ask');
  if (button?.type !== 'ask') throw new Error('no button');
  return room.desk.answer({
    ...request(''),
    ask: { invocation: button.invocation },
  });
}

describe('what came in', () => {
  it('since the last edition is told, and nothing from before or after', async () => {
    const room = await roomWith([strike, 0.5], [mine, 3], [talks, -1]);
    const { text } = await made(room, {}, { since: now - day });
    expect(text).toContain('Strike in the harbour');
    expect(text).not.toContain('Mine');
    expect(text).not.toContain('Talks');
  });

  it('first is what came after following', async () => {
    const room = await roomWith([strike, 3], [mine, 1]);
    const { text } = await made(room, { since: now - 2 * day });
    expect(text).toContain('Mine opens again');
    expect(text).not.toContain('Strike');
  });

  it('that stood there when the archive was first read is never new', async () => {
    const room = await roomWith([strike, now / day]);
    expect(await made(room, { since: 0 })).toMatchObject({ type: 'empty' });
  });

  it('as copies is one line that counts them, and each is named as left out', async () => {
    const room = await roomWith([strike, 0.5], [reprint, 0.4], [mine, 0.3]);
    const { text, left } = await made(room, {}, { since: now - day });
    expect(text).toContain('also in 1 [');
    expect(text.split('Strike in the harbour').length).toBe(2 + 2);
    expect(left).toEqual([{ what: 'undated: Strike in the harbour', rule: 'briefing.left.copy' }]);
  });

  it('with words that the topic leaves out is named as left out, also where nothing is left', async () => {
    const room = await roomWith([strike, 0.5], [talks, 0.4], [mine, 0.3]);
    const since = { since: now - day };
    const followed = { kind: 'topic', subject: 'strike and not (Friday or night)' } as const;
    const { type, left } = await made(room, followed, since);
    expect(type).toBe('empty');
    expect(left.map((one) => [one.what, one.rule]).toSorted()).toEqual([
      ['undated: Strike in the harbour', 'briefing.left.excluded'],
      ['undated: Talks on the harbour strike', 'briefing.left.excluded'],
    ]);
    const other = await made(room, { kind: 'topic', subject: 'strike not Friday' }, since);
    expect(other.text).toContain('Strike in the harbour');
    expect(other.left).toMatchObject([{ rule: 'briefing.left.excluded' }]);
  });

  it('on one story stands together, the most told story first', async () => {
    const room = await roomWith([mine, 0.6], [strike, 0.5], [talks, 0.3]);
    const { text } = await made(room, {}, { since: now - day });
    const shown = text.split('\n').slice(0, 5).join('\n');
    expect(shown.indexOf('Strike in the harbour')).toBeLessThan(shown.indexOf('Mine opens'));
    expect(shown.indexOf('Talks on the harbour')).toBeLessThan(shown.indexOf('Mine opens'));
  });

  it('in numbers stays within a minute, and the rest says why', async () => {
    const { text, left } = await made(await roomWith(...many()), {}, { since: now - day });
    expect(text.match(/^- /gmu)?.length).toBe(8);
    expect(left.map((one) => one.rule)).toEqual(Array(2).fill('briefing.left.room'));
  });

  it('and did not fit stands behind a button, in the same words, page by page', async () => {
    const room = await roomWith(...many());
    const edition = await room.edition(
      {
        ...{ kind: 'new', subject: '', empty: 'skip', language: 'en' },
        ...{ round: false, months: false },
      },
      { localDate: '2026-07-28', zone: 'UTC', at: now, since: now - day },
    );
    if (edition.type === 'empty') throw new Error(edition.why);
    const [first] = lines(edition.message);
    const rest = await press(room, edition.message);
    expect(rest.outcome).toBe('answer');
    expect(lines(rest)[0]).toBe(first);
    expect(plain(rest.blocks)).toContain('1 to 8 of 10');
    const last = await press(room, rest);
    const told = new Set([...lines(rest), ...lines(last)]);
    expect([lines(rest).length, lines(last).length, told.size]).toEqual([8, 2, 10]);
    // What one page tells, the other does not name as a source.
    expect(plain(last.blocks).match(/^\[\d+\]/gmu)).toHaveLength(2);
  });

  it('not at all is skipped, or said to those who want it said', async () => {
    const room = await roomWith([mine, 3]);
    const since = now - day;
    expect(await made(room, {}, { since })).toMatchObject({
      type: 'empty',
      text: 'Nothing new came in.',
    });
    expect(await made(room, { empty: 'say' }, { since })).toMatchObject({
      type: 'message',
      text: 'Nothing new came in.',
    });
  });
});

describe('asked for by when it came in', () => {
  it.each([
    ['/documents came:yesterday', ['Mine opens'], ['Strike', 'Talks']],
    ['/documents came:"28 July"', ['Strike'], ['Mine', 'Talks']],
    ['/documents came:2026-07', ['Strike', 'Mine', 'Talks'], []],
    ['/documents "wages or copper" came:2026-07', ['Strike', 'Mine'], ['Talks on']],
    ['/documents came:2026-07-27T00:00Z/2026-07-27T22:00Z', ['Mine'], ['Strike']],
    ['/documents came:2026-07 page:99', ['Strike'], []],
    ['/documents came:2025', ['Nothing new came in.'], ['Strike']],
    ['/documents copper came:2025', ['Nothing new came in on: copper.'], []],
    ['/documents came:soonish', ['“soonish” is not read as a day'], []],
    ['/documents "the and of" came:2026', ['in almost every document'], ['digest']],
  ])('%s', async (typed, holds, lacks) => {
    // In Vienna, where the asker is, the strike came at half past midnight.
    const room = await roomWith([strike, 9.5 / 24], [mine, 10.5 / 24], [talks, 9]);
    const text = plain((await room.ask(typed, { at: now })).blocks);
    for (const words of holds) expect(text).toContain(words);
    for (const words of lacks) expect(text).not.toContain(words);
  });
});

describe('a topic', () => {
  it('tells what is about it, with the sentence that is', async () => {
    const room = await roomWith([strike, 0.5], [mine, 0.4]);
    const { text } = await made(
      room,
      { kind: 'topic', subject: 'wages and not copper' },
      { since: now - day },
    );
    expect(text).toContain('“The union wants higher wages');
    expect(text).not.toContain('Mine');
  });

  it('nothing is about is empty and names the topic', async () => {
    const room = await roomWith([strike, 0.5]);
    const topic = await made(room, { kind: 'topic', subject: 'silver' }, { since: now - day });
    expect(topic).toMatchObject({ type: 'empty', text: 'Nothing new came in on: silver.' });
  });
});

describe('an actor', () => {
  const speech: Sketch = {
    id: 'speech',
    title: 'Lindqvist speaks',
    lines: [
      '“We shall build it,” Mara Lindqvist said in the harbour.',
      'Mara Lindqvist opened the bridge on 27 July 2026.',
    ],
    quotes: [{ words: ['We shall build it,'], by: 'Mara Lindqvist' }],
    events: [{ words: 'Mara Lindqvist opened the bridge on 27 July 2026.', date: '2026-07-27' }],
  };
  const old: Sketch = {
    ...speech,
    id: 'old',
    title: 'Older',
    lines: ['Mara Lindqvist waits.'],
    quotes: [],
    events: [],
  };

  it('tells what is new by, about and of them', async () => {
    const room = await roomWith([speech, 0.5], [old, 5], [mine, 0.4]);
    const { text } = await made(
      room,
      { kind: 'actor', subject: 'Mara Lindqvist' },
      { since: now - day },
    );
    expect(text).toContain('Mara Lindqvist: 1 new document');
    expect(text).toContain('“We shall build it,”');
    expect(text).toContain('27 Jul 2026 “Mara Lindqvist opened the bridge');
    expect(text).not.toContain('waits');
    expect(text).not.toContain('mine');
  });

  it.each(['Tomás Ortega', 'Nobody Known'])(
    'of whom nothing came in is empty: %s',
    async (name) => {
      const room = await roomWith([speech, 0.5]);
      const edition = await made(room, { kind: 'actor', subject: name }, { since: now - day });
      expect(edition).toMatchObject({ type: 'empty', text: `Nothing new came in on ${name}.` });
    },
  );
});
