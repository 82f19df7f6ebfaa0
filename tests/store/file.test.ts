// What only a file has: it stays, two processes share it, one bot holds it, it can be damaged or copied.
// Leaves to others: every question (contract.ts).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/connection.ts';
import { hold } from '../../src/store/hold.ts';
import { backupSqlite, openSqlite } from '../../src/store/open.ts';
import { databaseTrouble } from '../../src/store/trouble.ts';
import { shelved } from './reading.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const letter = shelved({ id: 'letter', text: 'A letter from Bogotá.' });

describe('a database file', () => {
  it('is made with its folders and keeps what it got', async () => {
    const file = join(folder, 'a/b/readout.db');
    const first = await openSqlite(file);
    await first.shelf.put('default', [letter]);
    await first.ledger.keepInvocation('k', { command: 'help', arguments: {} });
    await first.close();
    const second = await openSqlite(file);
    expect(await second.archive(['default']).document('letter')).toEqual(letter.reading.document);
    expect(await second.ledger.invocation('k')).toBeDefined();
    await second.close();
  });

  it('serves two at once: what one writes, the other reads', async () => {
    const file = join(folder, 'readout.db');
    const stores = [await openSqlite(file), await openSqlite(file)];
    const [one, two] = stores;
    for (let index = 0; index < 3; index++)
      for (const [which, store] of stores.entries())
        await store.shelf.put('default', [
          shelved({ id: `${which}-${index}`, text: 'Some words.' }),
        ]);
    expect(await one?.archive(['default']).overview()).toMatchObject({ documents: 6 });
    expect(await two?.archive(['default']).search({ words: ['word'], limit: 50 })).toHaveLength(6);
    const claims = await Promise.all(
      stores.map((store) =>
        store.ledger.claim('s', '2026-07-28', { key: 'k', now: 1, leaseMs: 9 }),
      ),
    );
    expect(claims.map((claim) => claim.type).toSorted()).toEqual(['fresh', 'held']);
    for (const store of stores) await store.close();
  });

  it('derived tables of another version are made anew, precious ones stay', async () => {
    const file = join(folder, 'readout.db');
    const first = await openSqlite(file);
    await first.shelf.put('default', [letter]);
    await first.ledger.keepInvocation('k', { command: 'help', arguments: {} });
    await first.close();
    const raw = connect(file, 1000);
    raw.exec("update migrations set name = 'derived 0' where name like 'derived %'");
    raw.exec('alter table documents drop column engine');
    raw.driver.close();
    const second = await openSqlite(file);
    expect(await second.shelf.fingerprints('default')).toEqual([]);
    expect(await second.ledger.invocation('k')).toBeDefined();
    await second.shelf.put('default', [letter]);
    await second.close();
  });

  it('of a newer Readout is refused, untouched', async () => {
    const file = join(folder, 'readout.db');
    await (await openSqlite(file)).close();
    const raw = connect(file, 1000);
    raw.exec("insert into migrations (name) values ('9999-future')");
    raw.exec("delete from migrations where name like 'derived %'");
    raw.driver.close();
    await expect(openSqlite(file)).rejects.toThrow(/newer Readout.*9999-future.*Update/u);
  });

  it('is copied while it is in use', async () => {
    const file = join(folder, 'readout.db');
    const store = await openSqlite(file);
    await store.shelf.put('default', [letter]);
    await backupSqlite(file, join(folder, 'copies/one.db'));
    await store.close();
    const copy = await openSqlite(join(folder, 'copies/one.db'));
    expect(await copy.archive(['default']).search({ words: ['bogota'], limit: 1 })).toHaveLength(1);
    await copy.close();
    await expect(backupSqlite(file, join(folder, 'copies/one.db'))).rejects.toThrow();
  });
});

describe('trouble with a file is told in plain words, with the cause', () => {
  it.each<[name: string, make: (file: string) => void, says: RegExp]>([
    ['no database', (file) => writeFileSync(file, 'Dear reader, '.repeat(500)), /not a Readout/u],
    ['a folder', (file) => mkdirSync(file), /cannot be opened.*folder/u],
  ])('%s', async (_, make, says) => {
    const file = join(folder, 'readout.db');
    make(file);
    const opening = openSqlite(file);
    await expect(opening).rejects.toThrow(says);
    await expect(opening).rejects.toThrow(file);
    await expect(opening).rejects.toHaveProperty('cause');
  });

  it('damaged in the middle', async () => {
    const file = join(folder, 'readout.db');
    const store = await openSqlite(file);
    await store.shelf.put(
      'default',
      Array.from({ length: 50 }, (_, index) =>
        shelved({ id: `d${index}`, text: 'Many words. '.repeat(200) }),
      ),
    );
    await store.close();
    const raw = connect(file, 1000);
    raw.exec('pragma writable_schema = on');
    raw.exec("update sqlite_master set rootpage = 999999 where name = 'documents'");
    raw.driver.close();
    const reading = async () => {
      const again = await openSqlite(file);
      try {
        await again.archive(['default']).overview();
      } finally {
        await again.close();
      }
    };
    await expect(reading()).rejects.toThrow(/damaged.*backup/u);
  });

  it.each([
    ['SQLITE_FULL', /disk is full/u],
    ['SQLITE_READONLY_DBMOVED', /may not be written/u],
    ['SQLITE_CORRUPT', /damaged/u],
    ['SQLITE_BUSY', /another program/u],
    ['SQLITE_IOERR_WRITE', /Check the disk/u],
    ['SQLITE_WHATEVER', /please report/u],
  ])('%s', (code, says) => {
    const cause = Object.assign(new Error('driver words'), { code });
    const error = databaseTrouble('readout.db', cause);
    expect(error.message).toMatch(says);
    expect(error.cause).toBe(cause);
  });

  it('a batch that fails leaves nothing behind', async () => {
    const store = await openSqlite(join(folder, 'readout.db'));
    await store.shelf.put('default', [letter]);
    const broken = shelved({ id: 'broken', text: 'x' });
    const nameless = {
      ...broken.reading,
      document: { ...broken.reading.document, title: undefined },
    };
    const put = store.shelf.put('default', [
      shelved({ id: 'fine', text: 'Fine words.' }),
      // A plug-in in plain JavaScript could hand this over.
      { ...broken, reading: JSON.parse(JSON.stringify(nameless)) },
    ]);
    await expect(put).rejects.toThrow();
    const archive = store.archive(['default']);
    expect(await archive.overview()).toMatchObject({ documents: 1 });
    expect(await archive.search({ words: ['fine'], limit: 5 })).toEqual([]);
    await store.shelf.put('default', [shelved({ id: 'fine', text: 'Fine words.' })]);
    expect(await archive.overview()).toMatchObject({ documents: 2 });
    await store.close();
  });
});

describe('one running bot', () => {
  it('holds a file, says who it is, and lets go', () => {
    const file = join(folder, 'deep/readout.db');
    const first = hold(file, { pid: 11, now: Date.parse('2026-07-28T08:00Z') });
    expect(first.type).toBe('held');
    expect(hold(file, { pid: 12, now: 0 })).toEqual({
      type: 'taken',
      pid: 11,
      since: '2026-07-28T08:00:00.000Z',
    });
    if (first.type === 'held') {
      first.release();
      first.release();
    }
    const second = hold(file);
    expect(second.type).toBe('held');
    expect(hold(file)).toMatchObject({ type: 'taken', pid: process.pid });
    if (second.type === 'held') second.release();
  });

  it('does not keep others from asking and writing', async () => {
    const file = join(folder, 'readout.db');
    const held = hold(file);
    const store = await openSqlite(file);
    await store.shelf.put('default', [letter]);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 1 });
    await store.close();
    if (held.type === 'held') held.release();
    expect(readdirSync(folder)).toContain('readout.db.lock');
  });

  it('that is killed leaves no lock behind', async () => {
    const file = join(folder, 'readout.db');
    const script = `const { hold } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/hold.ts'))});
      console.log(hold(${JSON.stringify(file)}).type); setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '../..') },
    );
    const [said] = await once(child.stdout, 'data');
    expect(String(said).trim()).toBe('held');
    expect(hold(file)).toMatchObject({ type: 'taken', pid: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = hold(file);
    expect(next.type).toBe('held');
    if (next.type === 'held') next.release();
  });
});
