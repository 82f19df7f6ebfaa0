// A disk that is full or may not be written, a server that is away, a clock set back: told once, nothing lost, nothing doubled.
// Leaves to others: what several copies do (copies.test.ts).
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHouse } from '../../src/house.ts';
import { createOutage } from '../../src/outage.ts';
import { backupSqlite, openStore } from '../../src/store/open.ts';
import { type Cluster, noPostgres, startCluster } from '../postgres.ts';
import { shelved } from '../store/reading.ts';
import { folder } from './world.ts';

const mounted: string[] = [];
afterEach(() => {
  for (const one of mounted.splice(0)) spawnSync('/bin/umount', ['-l', one]);
});

/** A file system of 16 MB, or undefined where none may be mounted. */
function smallDisk(): string | undefined {
  const place = folder();
  const done = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place]);
  if (done.status !== 0) return undefined;
  mounted.push(place);
  return place;
}

const remount = (place: string, mode: 'ro' | 'rw') =>
  spawnSync('/bin/mount', ['-o', `remount,${mode}`, place]).status === 0;

function listening() {
  const lines: string[] = [];
  const note =
    (level: string) =>
    (event: string, fields: object = {}) =>
      lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
  let now = 0;
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const outage = createOutage(log, () => now, 20);
  return { lines, outage, pass: (ms: number) => (now += ms) };
}

const claim = { key: 'k', now: 1000, leaseMs: 100 };

describe('a full disk', () => {
  it('is told once and once when there is room again; what was kept stays', async ({ skip }) => {
    const disk = smallDisk();
    if (disk === undefined) {
      console.info('skipped: a full disk: no file system may be mounted here');
      skip();
      return;
    }
    const { lines, outage, pass } = listening();
    const store = await openStore(join(disk, 'readout.db'), { onChange: outage.onChange });
    outage.watch(store);
    await store.ledger.claim('s', '2026-07-27', claim);
    const filler = join(disk, 'filler');
    for (let size = 8_000_000; size >= 1000; size /= 2) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Smaller pieces still fit.
      }
    }
    const put = (at: number) =>
      store.shelf.put('default', [shelved({ id: `d${at}`, text: 'Some words. '.repeat(40_000) })]);
    for (let at = 0; at < 5; at++) await expect(put(at)).rejects.toThrow(/disk is full/u);
    expect(lines).toEqual([expect.stringMatching(/^error database down .*disk is full/u)]);
    expect(outage.trouble()).toMatch(/readout\.db: the disk is full. Free some space/u);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 0 });
    pass(65_000);
    rmSync(filler);
    await expect.poll(outage.trouble, { timeout: 10_000 }).toBeUndefined();
    expect(lines.slice(1)).toEqual(['warn database back {"seconds":65}']);
    await put(1);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 1 });
    expect(await store.ledger.claim('s', '2026-07-27', { ...claim, now: 1001 })).toEqual({
      type: 'held',
    });
    outage.stop();
    await store.close();
  });
});

describe('a file that may only be read', () => {
  it('answers, keeps what it has, and takes writes when it may be written again', async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (disk === undefined) {
      console.info('skipped: a read-only disk: no file system may be mounted here');
      skip();
      return;
    }
    const { lines, outage } = listening();
    const made = join(folder(), 'readout.db');
    const file = join(disk, 'readout.db');
    const first = await openStore(made);
    await first.shelf.put('default', [shelved({ id: 'd', text: 'Some words.' })]);
    await first.close();
    await backupSqlite(made, file);
    if (!remount(disk, 'ro')) {
      skip();
      return;
    }
    await expect(openStore(file)).rejects.toThrow(/may not be written|cannot be opened/u);
    expect(remount(disk, 'rw')).toBe(true);
    const store = await openStore(file, { onChange: outage.onChange });
    outage.watch(store);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 1 });
    await store.ledger.claim('s', '2026-07-28', claim);
    expect(lines).toEqual([]);
    outage.stop();
    await store.close();
  });
});

describe('a clock set back an hour', () => {
  it('posts nothing twice: what was claimed stays claimed', async () => {
    const store = await openStore(':memory:');
    const hour = 3_600_000;
    const now = 10 * hour;
    const day = '2026-07-28';
    const first = await store.ledger.claim('s', day, { ...claim, now });
    expect(first.type).toBe('fresh');
    expect(await store.ledger.claim('s', day, { ...claim, now: now - hour })).toEqual({
      type: 'held',
    });
    await store.close();
  });
});

if (noPostgres !== undefined) console.info(`skipped: a server that is away: ${noPostgres}`);

describe.skipIf(noPostgres !== undefined)('a server that is away', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterAll(() => cluster?.stop());

  it('is told to the operator once, to everybody who asks kindly, and comes back by itself', async () => {
    const { lines, outage } = listening();
    const house = await openHouse({
      content: 'tests/corpus/articles',
      database: (await cluster.database()).url,
      language: 'en',
      log: outage.log,
      onDatabase: outage.onChange,
    });
    outage.watch(house.store);
    await house.refresh();
    const ask = (typed: string) =>
      house.desk.answer({
        id: 'x',
        place: { platform: 'terminal', workspace: '', channel: 'x' },
        user: 'x',
        direct: true,
        manager: true,
        ask: { text: typed },
        at: 0,
        language: 'en',
      });
    const before = await ask('/documents');
    expect(before.outcome).toBe('answer');
    await house.store.ledger.claim('s', '2026-07-28', claim);
    lines.length = 0;
    await cluster.crash();
    for (const typed of ['/documents', '/actor Ames', 'who spoke?', '/quotes', '/onthisday'])
      expect((await ask(typed)).summary).toMatch(/cannot be reached just now.*Nothing is lost/u);
    expect(lines).toEqual([expect.stringMatching(/^error database down .*r1 at /u)]);
    await expect(house.store.ledger.claim('s', '2026-07-29', claim)).rejects.toThrow(/r1 at /u);
    await cluster.start();
    await expect.poll(outage.trouble, { timeout: 20_000 }).toBeUndefined();
    expect(lines.slice(1)).toEqual(['warn database back {"seconds":0}']);
    expect(await ask('/documents')).toEqual(before);
    expect(await house.store.ledger.claim('s', '2026-07-28', claim)).toEqual({ type: 'held' });
    expect(await house.store.ledger.claim('s', '2026-07-29', claim)).toMatchObject({
      type: 'fresh',
    });
    outage.stop();
    await house.close();
  });
});
