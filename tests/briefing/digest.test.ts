// Following, changing, resting and leaving through the desk; what people type for rhythms, zones and rests.
// Leaves to others: what an edition tells (edition tests), sending it (tests/schedule), buttons on platforms (tests/flows).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostPerOwner, mostPerPlace } from '../../src/briefing/digest/follow.ts';
import { nearestZones, restOf, zoneOf, zonesOfLanguage } from '../../src/briefing/digest/typed.ts';
import { parseRhythm } from '../../src/briefing/rhythm.ts';
import type { Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { styleFor } from '../../src/platforms/terminal/style.ts';
import { terminalText } from '../../src/platforms/terminal/text.ts';
import { following } from '../following.ts';
import { openRoom, type Room, request } from './archive.ts';
import { news } from './news.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom(news);
});
afterEach(() => room.store.close());

const channel = { direct: false, manager: true } as const;
const ask = (line: string, rest: Parameters<Room['ask']>[1] = channel) =>
  room.ask(`/digest ${line}`, rest);
const here = () => room.store.ledger.subscriptions();
const shown = (message: Message) => plain(message.blocks);
const followed = following({
  place: request('').place,
  kind: 'topic',
  subject: 'x',
  owner: 'config',
});

describe('a rhythm', () => {
  it.each<[string, unknown]>([
    ['daily', { every: 'day' }],
    ['Every day.', { every: 'day' }],
    ['weekdays', { every: 'week', days: ['mo', 'tu', 'we', 'th', 'fr'] }],
    ['every weekday', { every: 'week', days: ['mo', 'tu', 'we', 'th', 'fr'] }],
    ['at the weekend', { every: 'week', days: ['sa', 'su'] }],
    ['mon,thu', { every: 'week', days: ['mo', 'th'] }],
    ['Thu & Mon', { every: 'week', days: ['mo', 'th'] }],
    ['weekly on Monday', { every: 'week', days: ['mo'] }],
    ['weekly', { every: 'week', days: ['mo'] }],
    ['every Tuesday and Friday', { every: 'week', days: ['tu', 'fr'] }],
    ['on Sundays', { every: 'week', days: ['su'] }],
    ['Monday to Wednesday', { every: 'week', days: ['mo', 'tu', 'we'] }],
    ['sat-mon', { every: 'week', days: ['mo', 'sa', 'su'] }],
    ['mon-sun', { every: 'day' }],
    ['monthly', { every: 'month', day: 1 }],
    ['monthly on the 1st', { every: 'month', day: 1 }],
    ['the 15th of each month', { every: 'month', day: 15 }],
    ['every month on day 31', { every: 'month', day: 31 }],
    ['monthly on the last day', { every: 'month', day: 31 }],
    ['the last day of the month', { every: 'month', day: 31 }],
    ['every blue moon', undefined],
    ['monthly on the 32nd', undefined],
    ['monthly on the 0', undefined],
    ['every other week', undefined],
    ['every 3 days', undefined],
    ['3', undefined],
    ['m', undefined],
    ['mon, someday', undefined],
    ['mon-', undefined],
    ['', undefined],
  ])('“%s”', (typed, rhythm) => {
    expect(parseRhythm(typed)).toEqual(rhythm);
  });
});

describe('a zone', () => {
  it.each([
    ['europe/vienna', 'Europe/Vienna'],
    ['Vienna', 'Europe/Vienna'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['est', 'EST'],
    ['NZ', 'NZ'],
    ['japan', 'Japan'],
    ['Mars/Olympus', undefined],
    ['', undefined],
  ])('“%s” is %s', (typed, zone) => expect(zoneOf(typed)).toBe(zone));

  it.each([
    ['Europe/Viena', 'Europe/Vienna'],
    ['New Yrok', 'America/New_York'],
    ['Amerika/Carakas', 'America/Caracas'],
    ['uErope/Vienna', 'Europe/Vienna'],
    ['Venezuela', 'America/Caracas'],
    ['Österreich/Vienna', 'Europe/Vienna'],
    ['Indianapolis, Indiana', 'America/Indiana/'],
  ])('“%s” is near %s, the first of three', (typed, zone) => {
    expect(new Set(nearestZones(typed)).size).toBe(3);
    expect(nearestZones(typed)[0]).toContain(zone);
  });

  it.each(['Mars/Phobos', 'Atlantis', 'xx'])('“%s” is near three by its letters', (typed) => {
    expect(nearestZones(typed)).toHaveLength(3);
  });

  it.each(['', '  ', '25:00'])('“%s” is near none', (typed) => {
    expect(nearestZones(typed)).toEqual([]);
  });

  it('is suggested by the language somebody set', () => {
    expect(zonesOfLanguage('de')).toContain('Europe/Berlin');
    expect(zonesOfLanguage('en-GB')).toEqual(['Europe/London']);
    expect(zonesOfLanguage('not a language')).toEqual([]);
  });
});

describe('a rest', () => {
  it.each([
    ['3 days', '2026-07-31'],
    ['a week', '2026-08-04'],
    ['for 2 weeks', '2026-08-11'],
    ['month', '2026-08-27'],
    ['until 1 August', '2026-08-01'],
    ['2026-12-24', '2026-12-24'],
    ['1 January', '2027-01-01'],
    ['0 days', undefined],
    ['yesterday', undefined],
    ['2026-07-28', undefined],
    ['400 days', undefined],
    ['for ever', undefined],
  ])('of “%s” ends %s', (typed, until) => expect(restOf(typed, '2026-07-28')).toBe(until));
});

describe('following', () => {
  it('takes each kind with its subject, also without naming the options', async () => {
    await ask('follow zone:UTC');
    await ask('follow new days:weekly');
    await ask('follow topic strike and not vote');
    await ask('follow what:actor about:Vell time:9 days:"mon, thu"');
    expect((await here()).map(({ kind, subject }) => [kind, subject]).toSorted()).toEqual([
      ['actor', 'Jonas Vell'],
      ['new', ''],
      ['onthisday', ''],
      ['topic', 'strike and not vote'],
    ]);
    const list = await ask('list');
    expect(shown(list)).toContain('news of Jonas Vell on Monday and Thursday at 09:00 (UTC)');
    expect(shown(list)).toContain('“New documents” on Monday at 08:00 (UTC)');
    expect(shown(list)).toContain('on Thursday, 30 Jul 2026, at 09:00 (UTC)');
  });

  it('asks whether a bare word is a name or a topic', async () => {
    const message = await ask('follow strike zone:UTC');
    expect(message.outcome).toBe('choose');
    expect(await here()).toEqual([]);
  });

  it.each([
    ['topic "strike and not vote"', 'strike and not vote'],
    ['topic “strike or vote”', 'strike or vote'],
    ['what:topic about:"strike and not vote"', 'strike and not vote'],
    ['topic "(strike or vote) -mine"', '(strike or vote) -mine'],
    ['topic "cease fire"', '"cease fire"'],
    ['topic "cease fire" or "no strike"', '"cease fire" or "no strike"'],
  ])('%s: marks around operators are none of a phrase', async (typed, subject) => {
    await ask(`follow ${typed} zone:UTC`);
    expect(await here()).toMatchObject([{ kind: 'topic', subject }]);
  });

  it.each(['topic "not strike"', 'topic "(strike"', 'topic "the and of"'])(
    '%s is no topic, in marks or without',
    async (typed) => {
      expect(await ask(`follow ${typed} zone:UTC`)).toMatchObject({ outcome: 'refused' });
      expect(await here()).toEqual([]);
    },
  );

  it.each([
    ['"new documents"', 'new'],
    ['new documents', 'new'],
    ['on this day', 'onthisday'],
  ])('takes %s as people say it', async (typed, kind) => {
    await ask(`follow ${typed} zone:UTC`);
    expect(await here()).toMatchObject([{ kind, subject: '' }]);
  });

  it.each<[string, object]>([
    ['every day at 8', { rhythm: { every: 'day' }, time: '08:00' }],
    ['daily', { rhythm: { every: 'day' } }],
    ['on this day weekdays at 9:30 pm', { rhythm: { every: 'week' }, time: '21:30' }],
    ['onthisday monthly on the 1st 07:15 Europe/Vienna', { zone: 'Europe/Vienna', time: '07:15' }],
    ['mon, thu', { rhythm: { every: 'week', days: ['mo', 'th'] } }],
    ['time 9:00', { time: '09:00' }],
    ['new weekends', { kind: 'new', rhythm: { every: 'week', days: ['sa', 'su'] } }],
    ['new documents at 7', { kind: 'new', time: '07:00' }],
    ['daily time:06:00', { time: '06:00' }],
  ])('takes “%s” without the names of options', async (typed, settings) => {
    const usual = { kind: 'onthisday', subject: '', zone: 'UTC' };
    await ask(`follow ${typed}`, { ...channel, timeZone: 'UTC' });
    expect(await here()).toMatchObject([{ ...usual, ...settings }]);
  });

  it.each([
    'topic days and nights',
    'topic round table',
    'topic time',
    'topic weekdays',
    'topic oil at 8',
  ])('takes “%s” for words of the topic', async (typed) => {
    await ask(`follow ${typed} zone:UTC time:09:00`);
    expect(await here()).toMatchObject([{ subject: typed.slice('topic '.length), time: '09:00' }]);
  });

  it.each(['8', 'daily oil', 'every blue moon', 'Vell at 8'])(
    'asks what “%s” is, and keeps nothing',
    async (typed) => {
      expect((await ask(`follow ${typed} zone:UTC`)).outcome).toBe('choose');
      expect(await here()).toEqual([]);
    },
  );

  it('asks back for a name that is nobody’s, and keeps nothing', async () => {
    const message = await ask('follow actor Zzyzx Qqq zone:UTC');
    expect(message).toMatchObject({ outcome: 'none' });
    expect(shown(message)).toMatch(/\/digest follow what:actor about:"[^"]+"/u);
    expect(await here()).toEqual([]);
  });

  it('asks for the zone where the platform does not know it, and remembers it for the place', async () => {
    const { timeZone: _, ...rest } = request('');
    const without = (line: string) =>
      room.desk.answer({
        ...rest,
        ...channel,
        language: 'de-AT',
        ask: { text: `/digest ${line}` },
      });
    const asked = await without('follow');
    expect(asked.outcome).toBe('choose');
    const [actions] = asked.blocks.flatMap((block) =>
      block.type === 'actions' ? block.actions : [],
    );
    if (actions?.type !== 'choose') throw new Error('a choice was due');
    expect(actions.options.map((one) => one.label)).toEqual(['Europe/Vienna', 'UTC']);
    await without('follow zone:Vienna');
    await without('follow new');
    expect((await here()).map((one) => one.zone)).toEqual(['Europe/Vienna', 'Europe/Vienna']);
  });

  it('takes the person’s own zone where the platform knows it', async () => {
    await ask('follow', { ...channel, timeZone: 'Asia/Kolkata' });
    expect(await here()).toMatchObject([{ zone: 'Asia/Kolkata' }]);
  });

  it('the same again changes it and keeps its number', async () => {
    await ask('follow topic Strike zone:UTC');
    const [first] = await here();
    await ask('follow topic strike time:10');
    expect(await here()).toEqual([{ ...first, time: '10:00', since: request('').at }]);
  });

  it('keeps a start that lies before an edition that is just due', async () => {
    await ask('follow zone:UTC', { ...channel, at: 1000 });
    await ask('follow empty:say', { ...channel, at: 2000 });
    expect(await here()).toMatchObject([{ empty: 'say', since: 1000 }]);
    await ask('follow time:9', { ...channel, at: 3000 });
    expect(await here()).toMatchObject([{ since: 3000 }]);
  });

  it('has a limit for a place and for a person', async () => {
    const { ledger } = room.store;
    for (let n = 0; n < mostPerPlace; n++)
      await ledger.subscribe({ ...followed, subject: `t${n}`, owner: 'somebody' });
    const full = await ask('follow zone:UTC');
    expect(full).toMatchObject({ outcome: 'refused' });
    expect(full.summary).toContain(String(mostPerPlace));
    for (let n = 0; n < mostPerOwner; n++)
      await ledger.subscribe({
        ...followed,
        place: { ...followed.place, channel: `c${n}` },
        owner: 'u',
      });
    const other = { ...request('').place, channel: 'another' };
    const much = await ask('follow zone:UTC', { ...channel, place: other });
    expect(much.summary).toContain(String(mostPerOwner));
    expect(await ledger.subscriptions({ place: other })).toEqual([]);
  });
});

describe('several in one place', () => {
  beforeEach(async () => {
    await ask('follow zone:UTC', { ...channel, at: 1000 });
    await ask('follow new', { ...channel, at: 2000 });
  });

  it('are told apart by number, or one is asked which', async () => {
    expect(await ask('pause')).toMatchObject({ outcome: 'choose' });
    await ask('pause which:2');
    expect((await here()).map(({ kind, state }) => [kind, state])).toEqual([
      ['onthisday', 'active'],
      ['new', 'paused'],
    ]);
    expect(await ask('pause which:3')).toMatchObject({ outcome: 'refused' });
    const card = await ask('resume which:2');
    const [, second] = await here();
    const shown = terminalText(card, styleFor(false));
    expect(shown).toContain('/digest action:pause which:2');
    expect(shown).not.toContain(second?.id);
    // A button outlives the numbers.
    expect(JSON.stringify(card.blocks)).toContain(`"which":"${second?.id}"`);
    await ask('resume which:all');
    expect((await here()).every((one) => one.state === 'active')).toBe(true);
    await ask('leave which:1');
    expect(await here()).toMatchObject([{ kind: 'new' }]);
  });

  it('are told apart by a bare number, too', async () => {
    await ask('pause 2');
    expect((await here()).map((one) => one.state)).toEqual(['active', 'paused']);
    await ask('change 1 time:07:00');
    expect((await here()).map((one) => one.time)).toEqual(['07:00', '08:00']);
    expect(shown(await ask('preview 1'))).toContain('at 07:00');
    await ask('resume all');
    expect((await here()).map((one) => one.state)).toEqual(['active', 'active']);
    await ask('leave #1');
    expect(await here()).toMatchObject([{ kind: 'new' }]);
  });

  it.each([
    ['change which:2 what:actor', 'This one stays “New documents”'],
    ['change which:2 about:oil', 'This one stays “New documents”'],
    ['change which:2', 'Nothing was said that could be changed.'],
  ])('%s is no change, and is told', async (typed, words) => {
    const before = await here();
    const message = await ask(typed);
    expect(message.outcome).toBe('refused');
    expect(message.summary).toContain(words);
    expect(await here()).toEqual(before);
  });

  it('cannot be reached from another place, nor by somebody who may not', async () => {
    const [first] = await here();
    const elsewhere = { ...request('').place, channel: 'elsewhere' };
    await ask('follow zone:UTC', { ...channel, place: elsewhere });
    const tried = await ask(`leave which:${first?.id}`, { ...channel, place: elsewhere });
    expect(tried.outcome).toBe('refused');
    expect((await ask(`leave which:${first?.id}`, { direct: false, manager: false })).outcome).toBe(
      'refused',
    );
    expect(await here()).toHaveLength(3);
    await ask(`leave which:${first?.id}`);
    expect(await here()).toHaveLength(2);
    // The button of an edition that is still in the channel.
    expect((await ask(`snooze which:${first?.id}`)).summary).toContain(
      'not followed here any more',
    );
  });

  it('one is changed, and a pause stays a pause', async () => {
    await ask('pause which:1');
    await ask('change which:1 days:weekends');
    expect(await here()).toMatchObject([
      { state: 'paused', rhythm: { every: 'week', days: ['sa', 'su'] } },
      { rhythm: { every: 'day' } },
    ]);
    expect(await ask('change which:1 time:25:00')).toMatchObject({ outcome: 'refused' });
    const [line] = shown(await ask('list'))
      .split('\n')
      .slice(1);
    expect(line).toContain('when it is resumed · paused');
    expect(line).not.toContain('tomorrow');
    expect(shown(await ask('preview which:1'))).toContain('due when it is resumed.');
  });
});

describe('resting', () => {
  it('ends by itself, by resuming, and is shown', async () => {
    await ask('follow zone:UTC');
    const rests = await ask('snooze until:"3 days"');
    expect(shown(rests)).toContain('rests until 31 Jul 2026');
    expect(shown(rests)).toContain('resting until 31 Jul 2026');
    expect(shown(rests)).toContain('on Friday, 31 Jul 2026, at 08:00');
    expect(await here()).toMatchObject([{ snoozedUntil: '2026-07-31', state: 'active' }]);
    await ask('resume');
    expect((await here())[0]).not.toHaveProperty('snoozedUntil');
    expect(await ask('snooze until:never')).toMatchObject({ outcome: 'refused' });
  });
});

describe('what the configuration names', () => {
  it('stays switched off when it is left in chat, and says so', async () => {
    await room.store.ledger.subscribe(followed);
    const left = await ask('leave');
    expect(shown(left)).toContain('readout.yaml');
    expect(await here()).toMatchObject([{ state: 'paused', owner: 'config' }]);
  });

  it('stays known as named there when chat has changed it, and is switched off when it is left', async () => {
    await room.store.ledger.subscribe(followed);
    expect(shown(await ask('change time:9'))).toContain('readout.yaml says otherwise');
    await ask('change time:10');
    expect(shown(await ask('leave'))).toContain('readout.yaml');
    expect(await here()).toMatchObject([{ state: 'paused', time: '10:00' }]);
  });

  it('is shown where chat says otherwise', async () => {
    const { id } = await room.store.ledger.subscribe(followed);
    await room.store.ledger.overrule(id, 'every day at 09:00');
    expect(shown(await ask('list'))).toContain('readout.yaml says otherwise (every day at 09:00)');
  });
});

describe('the history', () => {
  it('tells who did what, and what became of editions, also of what was left', async () => {
    expect(await ask('history')).toMatchObject({ outcome: 'none' });
    await ask('follow zone:UTC', { ...channel, at: 1000 });
    const [{ id } = { id: '' }] = await here();
    const claim = await room.store.ledger.claim(id, '2026-07-27', {
      key: 'k',
      now: 1500,
      leaseMs: 9,
    });
    if (claim.type !== 'fresh') throw new Error('a lease was due');
    await room.store.ledger.settle(claim.delivery, { state: 'failed', why: 'No access.' }, 2000);
    expect(shown(await ask('list'))).toContain('the edition of 27 Jul 2026 failed: No access.');
    await ask('pause', { ...channel, at: 3000, user: 'somebody' });
    await ask('leave', { ...channel, at: 4000 });
    const told = shown(await ask('history'));
    const order = ['you stopped', 'somebody paused it', 'failed: No access.', 'you followed'];
    const places = order.map((words) => told.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('goes as far back as is kept', async () => {
    await ask('follow zone:UTC', { ...channel, at: 1000 });
    const [{ id } = { id: '' }] = await here();
    const dates = Array.from({ length: 400 }, (_, n) =>
      new Date(n * 86_400_000).toISOString().slice(0, 10),
    );
    for (const [n, date] of dates.entries()) {
      const options = { key: `k${n}`, now: 2000 + n, leaseMs: 1 };
      const claim = await room.store.ledger.claim(id, date, options);
      if (claim.type !== 'fresh') throw new Error('a lease was due');
      await room.store.ledger.settle(claim.delivery, { state: 'skipped', why: 'x' }, 2000 + n);
    }
    expect((await ask('history')).summary).toContain('401 entries');
    expect(shown(await ask('history page:51'))).toContain('you followed');
  });

  it('is another one in another place', async () => {
    await ask('follow zone:UTC');
    const elsewhere = { ...request('').place, channel: 'elsewhere' };
    expect(await ask('history', { ...channel, place: elsewhere })).toMatchObject({
      outcome: 'none',
    });
  });
});

describe('preview', () => {
  it('shows the very next edition with when it comes', async () => {
    await ask('follow zone:UTC time:10:00');
    const message = await ask('preview');
    expect(message).toMatchObject({ outcome: 'answer', audience: 'asker' });
    expect(shown(message)).toContain('The next edition is due today at 10:00 (UTC).');
    expect(shown(message)).toContain('2 years ago (2024)');
    expect(await room.store.ledger.deliveries((await here())[0]?.id ?? '', 9)).toEqual([]);
  });

  it('of what is not followed yet shows what came in within a day, in the zone of the place', async () => {
    await ask('follow zone:Asia/Kolkata');
    const [first] = news;
    const at = request('').at - 3_600_000;
    await room.store.shelf.arrive('default', [{ document: first?.id ?? '', hash: 'h' }], at);
    const message = shown(await ask('preview new'));
    expect(message).toContain('(Asia/Kolkata)');
    expect(message).toContain(first?.title);
    expect(await here()).toHaveLength(1);
  });

  it('names what is left out with its rule', async () => {
    await ask('follow zone:UTC round:yes time:10:00');
    expect(shown(await ask('preview'))).toMatch(/Left out\n- .* · Not a round anniversary/u);
  });
});
