// `npm run bench -- due [count]`: very many editions due in one minute, two copies on one database, platforms with rates.
// Leaves to others: calendars (calendar.ts), kills (kills.ts). With DATABASE_URL on PostgreSQL, else on a SQLite file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../src/model/conversation.ts';
import { planAt } from '../src/schedule/plan.ts';
import { createSchedule, type Schedule } from '../src/schedule/schedule.ts';
import type { Ledger, Subscription } from '../src/store/ledger.ts';
import { openStore } from '../src/store/open.ts';

const minute = 60_000;
const eight = Date.parse('2026-07-28T08:00Z');
const platforms = ['slack', 'discord'] as const;
/** Posts a second of each platform over all places, as the sending itself keeps to. */
const rates = { slack: 4, discord: 50 };
const mostWorkspaces = 400;
/** Without a limit Node lets garbage lie about as long as the machine has room for it. */
const heapMb = 200;
/** The speed of a disk is not what is measured: files here are in memory on Linux. */
const inMemory = '/dev/shm';

interface Post {
  readonly platform: string;
  readonly workspace: string;
  readonly name: string;
  /** Simulated milliseconds since the look began. */
  readonly at: number;
}

/** A clock of its own: platforms answer when their turn has come, and no real time passes. */
interface Clock {
  now(): number;
  sleep(until: number): Promise<void>;
}

function simulatedClock(): Clock {
  let now = 0;
  let scheduled = false;
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const turn = () => {
    scheduled = false;
    sleepers.sort((a, b) => a.until - b.until);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.until);
    next.wake();
    plan();
  };
  // Whatever can run runs first: time passes only when all wait for it.
  const plan = () => {
    if (scheduled || sleepers.length === 0) return;
    scheduled = true;
    setImmediate(() => setImmediate(turn));
  };
  return {
    now: () => now,
    sleep: (until) =>
      new Promise((wake) => {
        sleepers.push({ until, wake });
        plan();
      }),
  };
}

/** Prints one JSON object. Both copies and all that is simulated run in one process, whose heap is held small. */
export async function due([count = '100000', held]: readonly string[]): Promise<void> {
  if (held === undefined) {
    const script = process.argv[1] ?? '';
    const words = [
      `--max-old-space-size=${heapMb}`,
      ...process.execArgv,
      script,
      'due',
      count,
      'held',
    ];
    const child = spawn(process.execPath, words, { stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    process.exitCode = Number(code ?? 1);
    return;
  }
  await measured(count);
}

async function measured(count: string): Promise<void> {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'readout-due-'));
  const database = process.env['DATABASE_URL'] || join(folder, 'due.db');
  const one = await openStore(database);
  // Two connections of one process would wait for one another's locks in a SQLite file: copies there share one.
  const other = database.startsWith('postgres') ? await openStore(database) : one;
  const [first, second] = [one.ledger, other.ledger];
  const filled = performance.now();
  await fill(first, Number(count));
  const fillMs = performance.now() - filled;
  const planning = [await planned(first), await planned(second)];
  const posts: Post[] = [];
  const clock = simulatedClock();
  const turns = new Map<string, number>();
  const copies = [first, second].map((ledger) => openCopy(ledger, posts, clock, turns));
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const started = performance.now();
  await Promise.all(copies.map((copy) => copy.run(eight)));
  const sendingMs = performance.now() - started;
  clearInterval(watch);
  const states = await statesOf(first);
  await one.close();
  if (other !== one) await other.close();
  rmSync(folder, { recursive: true });
  process.stdout.write(
    `${JSON.stringify({
      ...{ subscriptions: Number(count), copies: 2 },
      engine: database.startsWith('postgres') ? 'postgres' : 'sqlite',
      fillSeconds: seconds(fillMs),
      planningSeconds: planning.map((one) => seconds(one.ms)),
      ordersPlanned: planning.map((one) => one.orders),
      heapLimitMb: heapMb,
      peakMemoryMb: Math.round(peak / 2 ** 20),
      realSeconds: seconds(sendingMs),
      ...{ posted: posts.length, twice: posts.length - new Set(posts.map(nameOf)).size, states },
      platforms: platforms.map((name) => judged(name, posts)),
    })}\n`,
  );
}

function nameOf({ name }: Post): string {
  return name;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** One workspace has half of everything; the others share the rest. */
async function fill(ledger: Ledger, count: number): Promise<void> {
  const one = async (index: number) => {
    const platform = platforms[index % platforms.length] ?? 'slack';
    const big = index % 4 < 2;
    const workspace = big ? 'big' : `w${Math.floor(index / 4) % mostWorkspaces}`;
    await ledger.subscribe(subscription({ platform, workspace, channel: `c${index}` }));
  };
  const atOnce = 20;
  for (let index = 0; index < count; index += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, count - index) }, (_, step) => one(index + step)),
    );
}

async function planned(ledger: Ledger): Promise<{ readonly ms: number; readonly orders: number }> {
  const started = performance.now();
  const tools = { ledger, catchUpMs: 6 * 60 * minute, say: (key: string) => key };
  const orders = await planAt(tools, eight, new Set());
  return { ms: performance.now() - started, orders: orders.length };
}

function openCopy(
  ledger: Ledger,
  posts: Post[],
  clock: Clock,
  turns: Map<string, number>,
): Schedule {
  const post = async (platform: keyof typeof rates, { workspace, channel }: Place) => {
    const turn = Math.max(clock.now(), turns.get(platform) ?? 0);
    turns.set(platform, turn + 1000 / rates[platform]);
    await clock.sleep(turn);
    posts.push({ platform, workspace, name: `${platform} ${channel}`, at: clock.now() });
    return { type: 'sent' as const, ref: channel };
  };
  return createSchedule({
    ledger,
    platforms: platforms.map((name) => ({
      name,
      post: (place) => post(name, place),
      find: async () => ({ type: 'absent' }),
    })),
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
    now: () => eight + clock.now(),
    // What the slow platform cannot send in time would be missed, and rightly; here all of it is to be counted.
    catchUpHours: 24,
    configured: [],
    steady: () => clock.now(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        // A piece that is done no longer waits for its own end, and that is nothing to pass time for.
        if (ms < minute) void clock.sleep(clock.now() + ms).then(resolve);
        else signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
}

async function statesOf(ledger: Ledger): Promise<Readonly<Record<string, number>>> {
  const states: Record<string, number> = {};
  for (const { id } of await ledger.subscriptions()) {
    const [delivery] = await ledger.deliveries(id, 1);
    const state = delivery?.state ?? 'none';
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** How long a platform took against what its rate allows, and when the small workspaces had theirs. */
function judged(platform: keyof typeof rates, posts: readonly Post[]) {
  const mine = posts.filter((post) => post.platform === platform);
  const last = mine.at(-1)?.at ?? 0;
  const small = mine.filter((post) => post.workspace !== 'big');
  const firstOfEach = new Map<string, number>();
  for (const [index, { workspace }] of mine.entries())
    if (!firstOfEach.has(workspace)) firstOfEach.set(workspace, index);
  return {
    ...{ platform, posts: mine.length, simulatedSeconds: seconds(last) },
    atItsRateSeconds: seconds((mine.length / rates[platform]) * 1000),
    workspaces: firstOfEach.size,
    everyWorkspaceServedAfterPosts: Math.max(...firstOfEach.values()) + 1,
    smallWorkspacesDoneAfterPosts: mine.indexOf(small.at(-1) ?? mine[0] ?? never()) + 1,
  };
}

function never(): never {
  throw new Error('nothing was posted');
}

function subscription(place: Place): Omit<Subscription, 'id'> {
  return {
    place,
    ...{ kind: 'onthisday', subject: '', rhythm: { every: 'day' }, zone: 'UTC', time: '08:00' },
    ...{ empty: 'skip', round: false, months: false, language: 'en' },
    ...{ state: 'active', owner: 'u', since: eight - 60 * minute },
  };
}
