// When an edition is due, on the days when clocks change, after downtime, and never before one followed.
// Leaves to others: posting it (deliver.test.ts), once and only once over a month (once.test.ts).
import { describe, expect, it } from 'vitest';
import { dueAt, dueEditions, nextEdition } from '../../src/schedule/due.ts';
import { editionKey } from '../../src/schedule/key.ts';
import type { Subscription } from '../../src/store/ledger.ts';
import { following } from '../following.ts';

const hour = 3_600_000;

function subscription(rest: Partial<Subscription> = {}): Subscription {
  return { id: 's1', ...following({ since: Date.parse('2020-01-01T00:00Z'), ...rest }) };
}

const tuesdays = { rhythm: { every: 'week', days: ['tu'] } } as const;
const last31 = { rhythm: { every: 'month', day: 31 } } as const;

describe('the moment of an edition', () => {
  it.each<[zone: string, date: string, time: string, moment: string | undefined, why: string]>([
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00Z', 'gap: first moment after'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59Z', 'before the gap'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00Z', 'after the gap'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z', 'overlap: first time'],
    ['America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00Z', 'after the overlap'],
    ['America/New_York', '2026-11-01', '00:59', '2026-11-01T04:59Z', 'before the overlap'],
    ['America/Caracas', '2026-03-08', '02:30', '2026-03-08T06:30Z', 'no summer time'],
    ['America/Caracas', '2016-05-01', '02:30', '2016-05-01T07:00Z', 'half an hour forward'],
    ['America/Caracas', '2016-05-01', '02:59', '2016-05-01T07:00Z', 'still in that gap'],
    [
      'America/Caracas',
      '2007-12-09',
      '02:45',
      '2007-12-09T06:45Z',
      'half an hour back, first time',
    ],
    ['Europe/Madrid', '2026-03-29', '02:15', '2026-03-29T01:00Z', 'gap'],
    ['Europe/Madrid', '2026-10-25', '02:15', '2026-10-25T00:15Z', 'overlap'],
    ['Asia/Kolkata', '2026-03-29', '08:00', '2026-03-29T02:30Z', 'half-hour zone'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30Z', 'gap of half an hour'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z', 'overlap of half an hour'],
    ['Pacific/Apia', '2011-12-29', '08:00', '2011-12-29T18:00Z', 'before the left-out day'],
    ['Pacific/Apia', '2011-12-30', '08:00', undefined, 'a day that was not'],
    ['Pacific/Apia', '2011-12-31', '08:00', '2011-12-30T18:00Z', 'after the left-out day'],
    ['Pacific/Apia', '2026-07-28', '00:00', '2026-07-27T11:00Z', 'far east'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00Z', 'midnight in the gap'],
    ['America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:00Z', 'last hour of a day left out'],
    ['UTC', '2028-02-29', '08:00', '2028-02-29T08:00Z', 'leap day'],
    ['Mars/Base', '2026-01-01', '08:00', undefined, 'no such zone'],
    ['UTC', '2026-01-01', '8 am', undefined, 'no such time'],
  ])('%s %s %s: %s (%s)', (zone, date, time, moment) => {
    expect(dueAt({ zone, time }, date)).toBe(moment && Date.parse(moment));
  });
});

describe('due editions', () => {
  const at = (now: string, rest: Partial<Subscription> = {}, last?: string) =>
    dueEditions(subscription(rest), Date.parse(now), { catchUpMs: 6 * hour, last }).map(
      (due) => `${due.localDate} ${due.timing}`,
    );

  it.each<[name: string, now: string, rest: Partial<Subscription>, last: string, due: string[]]>([
    ['not yet', '2026-07-28T07:59:59Z', {}, '2026-07-27', []],
    ['on the minute', '2026-07-28T08:00Z', {}, '2026-07-27', ['2026-07-28 now']],
    ['a minute on', '2026-07-28T08:01Z', {}, '2026-07-27', ['2026-07-28 late']],
    ['end of the window', '2026-07-28T14:00Z', {}, '2026-07-27', ['2026-07-28 late']],
    ['after the window', '2026-07-28T14:00:01Z', {}, '2026-07-27', ['2026-07-28 missed']],
    ['already delivered', '2026-07-28T08:00Z', {}, '2026-07-28', []],
    [
      'three days down',
      '2026-07-28T09:00Z',
      {},
      '2026-07-25',
      ['2026-07-26 missed', '2026-07-27 missed', '2026-07-28 late'],
    ],
    ['over midnight', '2026-07-28T03:00Z', { time: '23:30' }, '2026-07-26', ['2026-07-27 late']],
    [
      'snoozed until the 29th',
      '2026-07-29T08:00Z',
      { snoozedUntil: '2026-07-29' },
      '2026-07-27',
      ['2026-07-28 snoozed', '2026-07-29 now'],
    ],
    ['Tuesdays, on a Tuesday', '2026-07-28T08:00Z', tuesdays, '2026-07-21', ['2026-07-28 now']],
    ['Tuesdays, on a Wednesday', '2026-07-29T08:00Z', tuesdays, '2026-07-28', []],
    ['Tuesdays, a day late', '2026-07-29T08:00Z', tuesdays, '2026-07-21', ['2026-07-28 missed']],
    ['the 31st, in a month of 30', '2026-06-30T08:00Z', last31, '2026-05-31', ['2026-06-30 now']],
    ['the 31st, on the 30th of 31', '2026-07-30T08:00Z', last31, '2026-06-30', []],
    ['the 31st, in February', '2026-02-28T08:00Z', last31, '2026-01-31', ['2026-02-28 now']],
    ['the 31st, in a leap year', '2028-02-28T08:00Z', last31, '2028-01-31', []],
    [
      'Fridays, where a Friday was left out, come on the Saturday',
      '2011-12-30T18:00Z',
      { zone: 'Pacific/Apia', rhythm: { every: 'week', days: ['fr'] }, since: 0 },
      '2011-12-23',
      ['2011-12-31 now'],
    ],
    [
      'Thursdays do not move for a Friday that was left out',
      '2011-12-30T18:00Z',
      { zone: 'Pacific/Apia', rhythm: { every: 'week', days: ['th'] }, since: 0 },
      '2011-12-29',
      [],
    ],
    ['no such zone', '2026-07-28T08:00Z', { zone: 'Mars/Base' }, '2026-07-27', []],
    ['leap day', '2028-02-29T08:00Z', {}, '2028-02-28', ['2028-02-29 now']],
    [
      'the local date, not ours',
      '2026-07-27T19:00Z',
      { zone: 'Pacific/Auckland', time: '07:00' },
      '2026-07-27',
      ['2026-07-28 now'],
    ],
    [
      'Samoa goes from the 29th to the 31st',
      '2011-12-30T18:00Z',
      { zone: 'Pacific/Apia', since: 0 },
      '2011-12-29',
      ['2011-12-31 now'],
    ],
    [
      'the last hour that was left out comes with the next day',
      '2026-03-29T01:00Z',
      { zone: 'America/Nuuk', time: '23:30' },
      '2026-03-27',
      ['2026-03-28 now'],
    ],
  ])('%s', (_, now, rest, last, due) => {
    expect(at(now, rest, last)).toEqual(due);
  });

  it('are none before somebody followed', () => {
    const since = Date.parse('2026-07-28T08:00:01Z');
    expect(at('2026-07-28T09:00Z', { since })).toEqual([]);
    expect(at('2026-07-29T08:00Z', { since })).toEqual(['2026-07-29 now']);
    expect(at('2026-07-28T09:00Z', { since: since - 1000 })).toEqual(['2026-07-28 late']);
  });

  it('are not recorded one by one for ever', () => {
    expect(at('2026-07-28T07:00Z', { since: 0 }).length).toBeLessThan(40);
  });
});

describe('the next edition', () => {
  it.each<[now: string, rest: Partial<Subscription>, last: string | undefined, next: string]>([
    ['2026-07-28T07:00Z', {}, '2026-07-27', '2026-07-28T08:00:00.000Z'],
    ['2026-07-28T09:00Z', {}, '2026-07-28', '2026-07-29T08:00:00.000Z'],
    ['2026-07-28T09:00Z', {}, '2026-07-27', '2026-07-28T08:00:00.000Z'],
    [
      '2026-07-28T09:00Z',
      { since: Date.parse('2026-07-28T08:30Z') },
      undefined,
      '2026-07-29T08:00:00.000Z',
    ],
    ['2026-07-28T09:00Z', tuesdays, '2026-07-28', '2026-08-04T08:00:00.000Z'],
    ['2026-01-31T09:00Z', last31, '2026-01-31', '2026-02-28T08:00:00.000Z'],
    [
      '2026-03-28T20:00Z',
      { zone: 'Europe/Madrid', time: '02:30' },
      '2026-03-28',
      '2026-03-29T01:00:00.000Z',
    ],
  ])('seen at %s with %j after %s is %s', (now, rest, last, next) => {
    const found = nextEdition(subscription(rest), Date.parse(now), last);
    expect(found && new Date(found.dueAt).toISOString()).toBe(next);
  });

  it('is none where nothing can be reckoned', () => {
    expect(nextEdition(subscription({ zone: 'Mars/Base' }), 0, undefined)).toBeUndefined();
  });
});

describe('the key of an edition', () => {
  it('fits every platform and tells editions apart', () => {
    const keys = ['a', 'b', '0b9e3f7c-59d4-4a39-8d65-7cbb9e1b3f6a', 'x'.repeat(200)].flatMap((id) =>
      ['2026-07-28', '2026-07-29'].map((date) => editionKey(id, date)),
    );
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{1,25}$/u);
    expect(new Set(keys).size).toBe(keys.length);
    expect(editionKey('a', '2026-07-28')).toBe(editionKey('a', '2026-07-28'));
  });
});
