// The promise "once": over a month of minutes with restarts, crashes and lost answers, a local day has one edition.
// Leaves to others: the single cases (deliver.test.ts).
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { Rhythm } from '../../src/store/ledger.ts';
import { openSqlite } from '../../src/store/open.ts';
import { fakeChat, follow, minute, openSchedule } from './stage.ts';

const zones = [
  'America/New_York',
  'America/Caracas',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Nuuk',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'UTC',
];
/** Months in which many of these zones change their clocks, and quiet ones. */
const starts = ['2026-03-05', '2026-03-25', '2026-04-20', '2026-10-01', '2026-10-20', '2028-02-10'];

function localDates(zone: string, from: number, to: number): readonly string[] {
  const dates = new Set<string>();
  for (let at = from; at <= to; at += 60 * minute)
    dates.add(DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd'));
  return [...dates];
}

/** Each minute around the time of the edition, each half hour otherwise: no other minute can differ. */
function nextLook(zone: string, time: string, at: number): number {
  const local = DateTime.fromMillis(at, { zone });
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const off = local.hour * 60 + local.minute - (hours * 60 + minutes);
  const near = Math.min(Math.abs(off), 1440 - Math.abs(off));
  return at + (near <= 6 ? 1 : Math.min(30, near - 5)) * minute;
}

const rhythms: readonly Rhythm[] = [
  { every: 'day' },
  { every: 'day' },
  { every: 'week', days: ['mo', 'fr', 'sa'] },
  { every: 'month', day: 1 },
  { every: 'month', day: 31 },
];

/** The days of a rhythm, worked out by Luxon. */
function isWanted(rhythm: Rhythm, date: string): boolean {
  const day = DateTime.fromISO(date, { zone: 'UTC' });
  if (rhythm.every === 'day') return true;
  if (rhythm.every === 'week') {
    const name = day.setLocale('en').toFormat('ccc').slice(0, 2).toLowerCase();
    return rhythm.days.some((one) => one === name);
  }
  return day.day === Math.min(rhythm.day, day.daysInMonth ?? 31);
}

const plan = fc.record({
  rhythm: fc.constantFrom(...rhythms),
  /** Lives at whose end somebody sets the clock back an hour. */
  setBack: fc.array(fc.boolean(), { maxLength: 20 }),
  zone: fc.constantFrom(...zones),
  start: fc.constantFrom(...starts),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  /** Minutes that a process lives, and minutes until the next one starts. */
  lives: fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 180 })), {
    minLength: 20,
    maxLength: 40,
  }),
  /** What goes wrong with a post in each life: the process dies while posting, or the answer is lost. */
  crashes: fc.array(fc.constantFrom('hang', 'lost', 'none'), { maxLength: 20 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer One> ? One : never;

async function liveThrough({
  zone,
  start,
  time,
  lives,
  crashes,
  rhythm,
  setBack,
}: Plan): Promise<void> {
  const store = await openSqlite(':memory:');
  const begin = Date.parse(`${start}T00:00Z`);
  const end = begin + 30 * 24 * 60 * minute;
  const chat = fakeChat();
  const { id } = await follow(store.ledger, 'c', { zone, time, rhythm, since: begin });
  let at = begin;
  const look = async (schedule: Schedule): Promise<'alive' | 'dead'> => {
    const hung = new Promise<'dead'>((resolve) => {
      chat.onHang = () => resolve('dead');
    });
    return Promise.race([schedule.run(at).then(() => 'alive' as const), hung]);
  };
  for (const [index, [life, pause]] of [...lives, [99_999, 0] as const].entries()) {
    if (at >= end) break;
    const crash = crashes[index] ?? 'none';
    chat.script.set('c', crash === 'none' ? [] : [crash]);
    const schedule = openSchedule(store.ledger, chat);
    const death = Math.min(end, at + life * minute);
    while (at < death && (await look(schedule)) === 'alive') at = nextLook(zone, time, at);
    at += (setBack[index] ? -60 : pause) * minute;
  }
  chat.script.clear();
  at = Math.max(at, end);
  for (let more = 0; more < 3; more++, at += 3 * minute)
    await look(openSchedule(store.ledger, chat));

  const seen = chat.posts.map((post) => post.text);
  expect(seen.length).toBe(new Set(seen).size);
  const lived = localDates(zone, begin, at).filter((date) => isWanted(rhythm, date));
  const ends = [begin, at].map((moment) =>
    DateTime.fromMillis(moment, { zone }).toFormat('yyyy-MM-dd'),
  );
  const inside = lived.filter((date) => !ends.includes(date));
  expect(inside.filter((date) => !seen.includes(date))).toEqual([]);
  expect(seen.filter((date) => !lived.includes(date))).toEqual([]);
  const settled = await store.ledger.deliveries(id, 99);
  expect(settled.filter((one) => one.state !== 'posted')).toEqual([]);
  await store.close();
}

it('gives each local day exactly one edition', async () => {
  await fc.assert(fc.asyncProperty(plan, liveThrough), { numRuns: 4, endOnFailure: true });
});
