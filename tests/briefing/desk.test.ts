// The desk around the commands: trouble, permission, completion, kept buttons, digests, editions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../src/briefing/answer.ts';
import { citationsOf } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { nextEdition } from '../../src/schedule/due.ts';
import { lists, openRoom, type Room, request, say, silent } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom(news);
});
afterEach(() => room.store.close());

describe('trouble', () => {
  it('becomes a kind message with the number that is in the log', async () => {
    const logged: unknown[] = [];
    const broken = () => Promise.reject(new Error('the disk is gone'));
    const desk = createDesk({
      archive: { ...room.archive, overview: broken, suggestActors: broken },
      ledger: room.store.ledger,
      nextEdition,
      say,
      lists,
      log: { ...silent, error: (event, fields, cause) => logged.push([event, fields, cause]) },
      newIncident: () => 'e4711',
    });
    const message = await desk.answer(request('/brief'));
    expect(message).toMatchObject({ outcome: 'refused', audience: 'asker', fault: true });
    expect(message.summary).toContain('e4711');
    expect(JSON.stringify(logged)).toContain('e4711');
    expect(JSON.stringify(logged)).not.toContain('/brief');
    expect(await desk.suggest('actor', 'x', 5)).toEqual([]);
  });
});

describe('digest', () => {
  const channel = { direct: false, manager: true };

  it('is for managers in a channel and for everybody in a direct message', async () => {
    const other = { direct: false, manager: false };
    expect(await room.ask('/digest follow', other)).toMatchObject({ outcome: 'refused' });
    expect(await room.ask('/quotes', other)).toMatchObject({ outcome: 'answer' });
    expect(await room.ask('/digest follow', { manager: false })).toMatchObject({
      outcome: 'answer',
    });
  });

  it('follows, shows, pauses, resumes and leaves', async () => {
    const followed = await room.ask(
      '/digest follow time:7 zone:Europe/Vienna empty:nearby',
      channel,
    );
    expect(followed.summary).toContain('every day at 07:00 (Europe/Vienna)');
    expect(followed.summary).toContain('tomorrow');
    const [subscription] = await room.store.ledger.subscriptions();
    expect(subscription).toMatchObject({
      place: request('').place,
      time: '07:00',
      zone: 'Europe/Vienna',
      empty: 'nearby',
      state: 'active',
      owner: 'u',
      since: request('').at,
    });
    await room.ask('/digest pause', channel);
    expect(await room.store.ledger.subscriptions({ state: 'paused' })).toHaveLength(1);
    expect((await room.ask('/digest list', channel)).summary).toContain('but is paused');
    await room.ask('/digest resume', channel);
    expect(await room.store.ledger.subscriptions({ state: 'active' })).toHaveLength(1);
    await room.ask('/digest follow time:9:30 pm', channel);
    const [changed] = await room.store.ledger.subscriptions();
    expect(changed).toMatchObject({ time: '21:30', zone: 'Europe/Vienna', empty: 'nearby' });
    await room.ask('/digest leave', channel);
    expect(await room.store.ledger.subscriptions()).toEqual([]);
    expect(await room.ask('/digest list', channel)).toMatchObject({ outcome: 'none' });
  });

  it.each([
    ['/digest follow time:25:00', 'is not a time of day'],
    ['/digest follow time:noonish', 'is not a time of day'],
    ['/digest follow zone:Mars/Olympus', 'is not a time zone'],
    ['/digest follow zone:Viena', 'The nearest by name are Europe/Vienna, '],
    ['/digest follow days:"every blue moon"', 'weekly on Monday'],
    ['/digest follow topic the of in', 'almost every document'],
    ['/digest follow actor', 'Whose news?'],
    ['/digest follow new empty:nearby', '“On this day” only'],
    ['/digest follow language:tlh', 'not there in “tlh”, only in English'],
    ['/digest follow language:es', 'It can be language:en, or be left out.'],
    ['/digest follow round:perhaps', 'neither yes nor no'],
    ['/digest follow empty:maybe', 'is not a choice'],
    ['/digest dance', 'needs something more'],
  ])('%s is refused in plain words', async (typed, words) => {
    const message = await room.ask(typed, channel);
    expect([message.outcome, message.summary]).toEqual(['refused', message.summary]);
    expect(plain(message.blocks)).toContain(words);
    expect(await room.store.ledger.subscriptions()).toEqual([]);
  });

  it('previews what would be sent, for the asker alone', async () => {
    const message = await room.ask('/digest preview time:12:00', channel);
    expect(message).toMatchObject({ outcome: 'answer', audience: 'asker' });
    expect(plain(message.blocks)).toContain('2 years ago (2024)');
  });
});

describe('completion', () => {
  it.each([
    ['actor', 'ort', ['Luisa Ortega', 'Tomás Ortega']],
    ['document', 'strike', ['Dockers of the Harbour Union end their strike']],
    ['command', 'do', ['document', 'documents']],
    ['zone', 'vienna', ['Europe/Vienna']],
    ['zone', 'new york', ['America/New_York']],
    ['zone', 'zzz', []],
  ] as const)('%s from “%s”', async (kind, partial, expected) =>
    expect([...(await room.desk.suggest(kind, partial, 5))].sort()).toEqual([...expected].sort()),
  );

  it('keeps to the limit', async () => {
    expect(await room.desk.suggest('zone', '', 7)).toHaveLength(7);
  });
});

describe('kept invocations', () => {
  it('have a short key of their content, whatever the order of the arguments', async () => {
    const key = await room.desk.keep({ command: 'quotes', arguments: { by: 'A', page: '2' } });
    expect(key).toMatch(/^[a-z0-9]{1,16}$/u);
    expect(await room.desk.keep({ command: 'quotes', arguments: { page: '2', by: 'A' } })).toBe(
      key,
    );
    expect(await room.desk.keep({ command: 'quotes', arguments: { by: 'B' } })).not.toBe(key);
    expect(await room.desk.recall(key)).toEqual({
      command: 'quotes',
      arguments: { by: 'A', page: '2' },
    });
    expect(await room.desk.recall('nothing')).toBeUndefined();
  });
});

describe('an edition', () => {
  const edition = (empty: 'skip' | 'say' | 'nearby', localDate: string) =>
    room.edition(
      { kind: 'onthisday', subject: '', empty, round: false, months: false, language: 'en' },
      { localDate, zone: 'UTC', at: Date.parse(`${localDate}T08:00Z`) },
    );

  it('tells the day to everyone, the same each time and the same as /onthisday', async () => {
    const made = await edition('skip', '2026-07-28');
    expect(await edition('skip', '2026-07-28')).toEqual(made);
    if (made.type !== 'message') throw new Error('an edition was due');
    expect(made.message).toMatchObject({ audience: 'everyone', outcome: 'answer' });
    const asked = await room.ask('/onthisday 28 July');
    expect(plain(asked.blocks)).toBe(plain(made.message.blocks));
  });

  it('puts round anniversaries first, then the newest', async () => {
    const made = await edition('skip', '2024-07-28');
    if (made.type !== 'message') throw new Error('an edition was due');
    const shown = plain(made.message.blocks);
    expect(shown.indexOf('10 years ago (2014)')).toBeLessThan(shown.indexOf('This year (2024)'));
    expect(shown.indexOf('10 years ago (2014)')).toBeGreaterThan(0);
  });

  it('tells 29 February on the 28th in years without one, with its date', async () => {
    const common = await edition('skip', '2026-02-28');
    if (common.type !== 'message') throw new Error('an edition was due');
    expect(plain(common.message.blocks)).toContain('29 Feb 2020 Claimed: “The union claimed');
    expect((await edition('skip', '2028-02-28')).type).toBe('empty');
    expect((await edition('skip', '2028-02-29')).type).toBe('message');
  });

  it('says of a day of which all is inferred that it is, and where that stands', async () => {
    const own = await openRoom([
      {
        id: 'guess',
        title: 'The mill burns',
        lines: ['The mill of Northgate burned down.', 'It was old.'],
        events: [
          { words: 'The mill of Northgate burned down.', date: '2020-03-05', basis: 'inferred' },
        ],
      },
    ]);
    const message = await own.ask('/onthisday 5 March');
    expect(message.outcome).toBe('none');
    expect(citationsOf(message)).toEqual([]);
    expect(message.summary).toBe(
      'Nothing is surely dated to 5 March: what is known of that day is only inferred. See /document The mill burns.',
    );
    expect(plain(message.blocks)).not.toContain('recorded');
    const shown = await own.ask('/document The mill burns.');
    expect(plain(shown.blocks)).toContain('burned down');
    expect((await own.ask('/onthisday 6 March')).summary).toContain('Nothing is recorded');
    await own.store.close();
  });

  it('does on an empty day what the subscription says', async () => {
    expect(await edition('skip', '2026-07-30')).toEqual({
      type: 'empty',
      why: 'Nothing is recorded on 30 July.',
      left: [],
    });
    const said = await edition('say', '2026-07-30');
    if (said.type !== 'message') throw new Error('a message was due');
    expect(citationsOf(said.message)).toEqual([]);
    const near = await edition('nearby', '2026-07-30');
    if (near.type !== 'message') throw new Error('a message was due');
    expect(near.message.summary).toBe(
      'Nothing is recorded on 30 July. The nearest with something to tell: 28 July.',
    );
    expect(plain(near.message.blocks)).toContain('Jonas Vell won the election');
    const far = await edition('nearby', '2026-10-10');
    expect(far).toMatchObject({ message: { outcome: 'none', audience: 'everyone' } });
  });
});
