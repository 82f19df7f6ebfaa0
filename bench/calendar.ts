// `npm run bench -- calendar [years]`: editions over simulated years in zones that are hard on calendars, with restarts.
// Leaves to others: single cases (tests/schedule). What should come is worked out here once more, by Intl alone.
import type { Place } from '../src/model/conversation.ts';
import { createSchedule, type Schedule } from '../src/schedule/schedule.ts';
import type { Rhythm } from '../src/store/ledger.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { following } from '../tests/following.ts';
import { seconds, statesOf } from './followed.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** From before Samoa left out a day until after Venezuela's change of zone. */
const begin = Date.parse('2011-11-15T00:00Z');

const zones = [
  'America/New_York',
  'America/Caracas',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Antarctica/Troll',
];
const followed: readonly { readonly time: string; readonly rhythm: Rhythm }[] = [
  { time: '00:00', rhythm: { every: 'day' } },
  { time: '02:15', rhythm: { every: 'day' } },
  { time: '08:00', rhythm: { every: 'day' } },
  { time: '02:30', rhythm: { every: 'week', days: ['fr', 'su'] } },
  { time: '23:30', rhythm: { every: 'month', day: 31 } },
];

interface Wanted {
  readonly channel: string;
  readonly localDate: string;
  readonly at: number;
}

/** What the clocks of a zone show at a moment, as the moment at which UTC's clocks show it. */
function clockOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const shown = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
  const hours = new Map<number, number>();
  const fullHour = (at: number): number => {
    const found = hours.get(at) ?? shown(at);
    hours.set(at, found);
    return found;
  };
  // Where the clock moves on by an hour in an hour, minutes run as everywhere: Intl need not be asked for each.
  return (at) => {
    const before = Math.floor(at / hour) * hour;
    const start = fullHour(before);
    return fullHour(before + hour) - start === hour ? start + at - before : shown(at);
  };
}

/** Dates that some moment has, and the first minute of each at which the clock shows a time or a later one. */
function momentsOf(
  zone: string,
  from: number,
  to: number,
): ReadonlyMap<string, (time: string) => number> {
  const clock = clockOf(zone);
  const starts = new Map<number, number>();
  for (let at = from; at < to; at += hour) {
    const date = Math.floor(clock(at) / day) * day;
    if (!starts.has(date)) starts.set(date, at);
  }
  return new Map(
    [...starts].map(([date, start]) => [
      dateOf(date),
      (time) => {
        // At most three hours before the first full hour of the day, then on: two changes never lie in one day.
        const target = date + clockMinutes(time) * minute;
        let at = start - 4 * hour + clockMinutes(time) * minute;
        while (clock(at + hour) < target) at += hour;
        while (clock(at) < target) at += minute;
        return at;
      },
    ]),
  );
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function clockMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function isNamed(rhythm: Rhythm, date: string): boolean {
  const at = new Date(`${date}T12:00Z`);
  if (rhythm.every === 'day') return true;
  if (rhythm.every === 'week') {
    const name = at.toUTCString().slice(0, 2).toLowerCase();
    return rhythm.days.some((one) => one === name);
  }
  const tomorrow = new Date(at.getTime() + day);
  return (
    at.getUTCDate() === rhythm.day || (tomorrow.getUTCDate() === 1 && at.getUTCDate() < rhythm.day)
  );
}

function wantedOf(
  moments: ReturnType<typeof momentsOf>,
  one: (typeof followed)[number],
  channel: string,
  to: number,
): readonly Wanted[] {
  const wanted: Wanted[] = [];
  for (const [localDate, momentOf] of moments) {
    const before = dateOf(Date.parse(`${localDate}T00:00Z`) - day);
    const moved = !moments.has(before) && isNamed(one.rhythm, before);
    if (!moved && !isNamed(one.rhythm, localDate)) continue;
    const at = momentOf(one.time);
    if (at >= begin && at <= to) wanted.push({ channel, localDate, at });
  }
  return wanted;
}

/** Prints one JSON object: what came, what did not, what came twice or at another minute. */
export async function calendar([years = '5']: readonly string[]): Promise<void> {
  const started = performance.now();
  const to = begin + Number(years) * 365.25 * day;
  const store = await openSqlite(':memory:');
  const wanted: Wanted[] = [];
  for (const zone of zones) {
    const moments = momentsOf(zone, begin - 2 * day, to + 2 * day);
    for (const [index, one] of followed.entries()) {
      const channel = `${zone} ${index}`;
      await store.ledger.subscribe(subscriptionOf(zone, one, channel));
      wanted.push(...wantedOf(moments, one, channel, to));
    }
  }
  const looks = looksAt(wanted, to);
  const prepared = performance.now();
  const posts: Wanted[] = [];
  await live(store, looks, posts);
  const ended = performance.now();
  const cpu = process.cpuUsage();
  const states = await statesOf(store.ledger, 99_999);
  await store.close();
  process.stdout.write(
    `${JSON.stringify({
      ...{
        years: Number(years),
        zones: zones.length,
        subscriptions: zones.length * followed.length,
      },
      ...{ looks: looks.length, wanted: wanted.length, posted: posts.length, states },
      ...judged(wanted, posts),
      oracleSeconds: seconds(prepared - started),
      seconds: seconds(ended - prepared),
      cpuSeconds: seconds((cpu.user + cpu.system) / 1000),
    })}\n`,
  );
}

function judged(wanted: readonly Wanted[], posts: readonly Wanted[]) {
  const nameOf = ({ channel, localDate }: Wanted) => `${channel} ${localDate}`;
  const due = new Map(wanted.map((one) => [nameOf(one), one.at]));
  const names = posts.map(nameOf);
  const distinct = new Set(names);
  return {
    twice: names.length - distinct.size,
    missing: [...due.keys()].filter((name) => !distinct.has(name)).length,
    unwanted: [...distinct].filter((name) => !due.has(name)).length,
    atAnotherMinute: posts.filter((post) => due.get(nameOf(post)) !== post.at).length,
  };
}

/** The minute of each edition and the one before it, and every quarter of an hour on days when a clock changes. */
function looksAt(wanted: readonly Wanted[], to: number): readonly number[] {
  const looks = new Set<number>();
  for (const { at } of wanted) for (const step of [-1, 0]) looks.add(at + step * minute);
  for (const zone of zones) {
    const clock = clockOf(zone);
    const shift = (at: number) => clock(at) - at;
    for (let at = begin; at < to; at += day)
      if (shift(at) !== shift(at + day))
        for (let look = at; look <= at + day; look += 15 * minute) looks.add(look);
  }
  return [...looks].sort((a, b) => a - b);
}

/** Now and then the process is another one, or somebody sets the clock back an hour. */
async function live(store: Store, looks: readonly number[], posts: Wanted[]): Promise<void> {
  let clock = begin;
  const open = () => openSchedule(store, posts, () => clock);
  let schedule = open();
  for (const [index, at] of looks.entries()) {
    if (index % 997 === 0) {
      await store.ledger.reckonAnew();
      schedule = open();
    }
    if (index % 1499 === 0)
      for (clock = at - hour; clock < at; clock += 5 * minute) await schedule.run(clock);
    clock = at;
    await schedule.run(clock);
  }
}

function openSchedule(store: Store, posts: Wanted[], now: () => number): Schedule {
  return createSchedule({
    ledger: store.ledger,
    platforms: [
      {
        name: 'simulated',
        post: async ({ channel }: Place, message) => {
          posts.push({ channel, localDate: message.summary, at: now() });
          return { type: 'sent', ref: String(posts.length) };
        },
        find: async () => ({ type: 'absent' }),
      },
    ],
    edition: async (_, { localDate }) => ({
      type: 'message',
      message: { summary: localDate, blocks: [], audience: 'everyone', outcome: 'answer' },
      citations: [],
      left: [],
    }),
    say: (key) => key,
    log: {
      info: () => {},
      warn: () => {},
      error: (event, _, cause) => console.error(event, cause),
    },
    now,
    catchUpHours: 6,
    configured: [],
    steady: () => 0,
    wait: async () => undefined,
  });
}

function subscriptionOf(zone: string, one: (typeof followed)[number], channel: string) {
  const place = { platform: 'simulated', workspace: zone, channel };
  return following({ place, ...one, zone, since: begin });
}
