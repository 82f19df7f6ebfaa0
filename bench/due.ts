// `npm run bench -- due [count] [sqlite|postgres]`: very many editions due in one minute, platforms with rates.
// Leaves to others: calendars (calendar.ts), kills (kills.ts), the copies (due-crew.ts). One on SQLite, two on PostgreSQL.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../src/store/ledger.ts';
import { openStore } from '../src/store/open.ts';
import { following } from '../tests/following.ts';
import { noPostgres, startCluster } from '../tests/postgres.ts';
import { lookTogether, type Post, type Used } from './due-crew.ts';
import { eachOf, seconds, statesOf } from './followed.ts';

const minute = 60_000;
const eight = Date.parse('2026-07-28T08:00Z');
const platforms = ['slack', 'discord'] as const;
/** Posts a second of each platform over all places, as the sending itself keeps to. */
const rates = { slack: 4, discord: 50 };
const mostWorkspaces = 400;
/** The speed of a disk is not what is measured: files here are in memory on Linux. */
const inMemory = '/dev/shm';

/** Prints one JSON object an engine. DATABASE_URL names an empty database to use; else a cluster of its own is started. */
export async function due([count = '100000', engine]: readonly string[]): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (engine !== 'postgres' && !given) await onSqlite(Number(count));
  if (engine === 'sqlite') return;
  if (given) return measured(given, 2, Number(count));
  if (noPostgres !== undefined) return print({ engine: 'postgres', skipped: noPostgres });
  const cluster = await startCluster();
  try {
    const { url } = await cluster.database();
    await measured(url, 2, Number(count));
  } finally {
    await cluster.stop();
  }
}

async function onSqlite(count: number): Promise<void> {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'readout-due-'));
  try {
    await measured(join(folder, 'due.db'), 1, count);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(database: string, copies: number, count: number): Promise<void> {
  const store = await openStore(database);
  const started = performance.now();
  await fill(store.ledger, count);
  const filled = performance.now();
  const shared = { slack: rates.slack / copies, discord: rates.discord / copies };
  const { posts, used } = await lookTogether({ copies, database, at: eight, rates: shared });
  const ended = performance.now();
  const states = await statesOf(store.ledger, 1);
  await store.close();
  print({
    ...{ engine: database.startsWith('postgres') ? 'postgres' : 'sqlite' },
    ...{ subscriptions: count, processes: copies },
    fillSeconds: seconds(filled - started),
    realSeconds: seconds(ended - filled),
    ...{ posted: posts.length, twice: posts.length - new Set(posts.map(nameOf)).size, states },
    copies: used.map(told),
    platforms: platforms.map((name) => judged(name, posts)),
  });
}

function print(told: object): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

/** Planning ends when the first edition is about to be posted. */
function told({ idle, planning, all }: Used) {
  return {
    planningSeconds: seconds(planning.ms),
    planningCpuSeconds: seconds(planning.cpuMs - idle.cpuMs),
    cpuSeconds: seconds(all.cpuMs - idle.cpuMs),
    ...{ idleMb: idle.peakMb, plannedPeakMb: planning.peakMb, peakMb: all.peakMb },
  };
}

function nameOf({ name }: Post): string {
  return name;
}

/** One workspace has half of everything; the others share the rest. */
async function fill(ledger: Ledger, count: number): Promise<void> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  await eachOf(indexes, (index) => {
    const platform = platforms[index % platforms.length] ?? 'slack';
    const big = index % 4 < 2;
    const workspace = big ? 'big' : `w${Math.floor(index / 4) % mostWorkspaces}`;
    const place = { platform, workspace, channel: `c${index}` };
    return ledger.subscribe(following({ place, since: eight - 60 * minute }));
  });
}

/** How long a platform took against what its rate allows, and when the small workspaces had theirs. */
function judged(platform: keyof typeof rates, posts: readonly Post[]) {
  const mine = posts.filter((post) => post.platform === platform);
  const last = mine.at(-1)?.at ?? 0;
  const firstOfEach = new Map<string, number>();
  for (const [index, { workspace }] of mine.entries())
    if (!firstOfEach.has(workspace)) firstOfEach.set(workspace, index);
  return {
    ...{ platform, posts: mine.length, simulatedSeconds: seconds(last) },
    atItsRateSeconds: seconds((mine.length / rates[platform]) * 1000),
    workspaces: firstOfEach.size,
    everyWorkspaceServedAfterPosts: Math.max(...firstOfEach.values()) + 1,
    smallWorkspacesDoneAfterPosts: mine.findLastIndex(({ workspace }) => workspace !== 'big') + 1,
  };
}
