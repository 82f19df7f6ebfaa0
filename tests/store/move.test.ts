// A file carried over to a server holds the same there: rows, answers, subscriptions; and nothing half.
// Leaves to others: that both engines answer alike (same-answers.test.ts).
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuties } from '../../src/store/duties.ts';
import { hold } from '../../src/store/hold.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { folder, run } from '../flows/world.ts';
import { following } from '../following.ts';
import { type Cluster, noPostgres, startCluster } from '../postgres.ts';
import { shelved } from './reading.ts';

if (noPostgres !== undefined) console.info(`skipped: readout move: ${noPostgres}`);

const wanted = following({
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  ...{ kind: 'topic', subject: 'sanctions', round: true },
  zone: 'America/Caracas',
  owner: 'U1',
  since: 1_700_000_000_000,
});

async function fill(store: Store): Promise<void> {
  const crowd = Array.from({ length: 260 }, (_, at) =>
    shelved({
      id: `d${at}`,
      date: `2024-0${(at % 9) + 1}-10`,
      publisher: 'El Faro',
      text: `Nicolás Maduro spoke of sanctions ${at}.\nCaracas waited.`,
      actors: [{ name: 'Nicolás Maduro', aliases: ['Maduro'] }, { name: `Voice ${at}` }],
      quotes: [{ words: `sanctions ${at}`, speaker: 'Nicolás Maduro' }],
      events: [{ words: 'Caracas waited', date: '2024-07-28', actors: ['Nicolás Maduro'] }],
    }),
  );
  await store.shelf.put('default', crowd);
  await store.shelf.put('other', [shelved({ id: 'odd\0\ud800', text: '\uf8ff odd\0 words' })]);
  await store.ledger.subscribe(wanted);
  await store.ledger.claim('s', '2026-07-28', { key: 'k', now: 1, leaseMs: 5 });
  await store.ledger.keepInvocation('k', { command: 'help', arguments: { a: '"\0' } });
}

async function everything(store: Store): Promise<unknown> {
  const archive = store.archive(['default', 'other']);
  return [
    await archive.overview(),
    await archive.listDocuments({ limit: 1000 }),
    await archive.topActors(20),
    await archive.quotes({ words: ['sanctions', '12'], limit: 20 }),
    await archive.events({ words: ['waiting'], limit: 5 }),
    await archive.search({ words: ['sanction', '259', 'odd'], limit: 30 }),
    await archive.titled(['faro', 'd5'], 10),
    await archive.rarity(['caracas', 'maduro', '7']),
    await archive.document('odd\0\ud800'),
    await store.shelf.fingerprints('other'),
    await store.ledger.subscriptions(),
    await store.ledger.unsettled(),
    await store.ledger.invocation('k'),
  ];
}

describe.skipIf(noPostgres !== undefined)('readout move', () => {
  let cluster: Cluster;
  let data: string;
  let before: unknown;
  beforeAll(async () => {
    cluster = await startCluster();
    data = folder();
    const store = await openStore(join(data, 'readout.db'));
    await fill(store);
    before = await everything(store);
    await store.close();
  }, 60_000);
  afterAll(() => cluster?.stop());

  const move = (...given: string[]) => run(['move', ...given], { env: { READOUT_DATA: data } });

  it('carries everything over, once, and says how much', async () => {
    const { url } = await cluster.database();
    const done = await move('--to', url);
    expect(done.errors).toBe('');
    expect(done.output).toMatch(
      /documents: 261 rows.*subscriptions: one row.*counts and checksums agree/su,
    );
    expect(done.code).toBe(0);
    const store = await openStore(url);
    expect(await everything(store)).toEqual(before);
    await store.shelf.put('default', [shelved({ id: 'new', text: 'A new text on sanctions.' })]);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 261 });
    const again = await move('--to', url);
    expect(again.errors).toMatch(/holds [\d,]+ rows.*nothing was moved.*--replace/u);
    expect(again.code).toBe(1);
    expect(await store.archive(['default']).overview()).toMatchObject({ documents: 261 });
    await store.close();
    expect((await move('--to', url, '--replace')).code).toBe(0);
    const replaced = await openStore(url);
    expect(await everything(replaced)).toEqual(before);
    await replaced.close();
  }, 120_000);

  it('doctor and backup name the server, never the password', async () => {
    const { url } = await cluster.database();
    const env = { READOUT_DATA: data, DATABASE_URL: url.replace('readout@', 'readout:s3cret@') };
    const doctor = await run(['doctor'], { env });
    expect(doctor.output).toMatch(
      /ok +database: The database r\d+ at .* opens and can be written/u,
    );
    const backup = await run(['backup', join(data, 'copy.db')], { env });
    expect(backup.errors).toMatch(/r\d+ at .* is on a PostgreSQL server.*pg_dump/u);
    expect(backup.code).toBe(2);
    expect(doctor.output + doctor.errors + backup.errors).not.toContain('s3cret');
  });

  it('is refused while a bot runs at either end', async () => {
    const { url } = await cluster.database();
    const held = hold(join(data, 'readout.db'));
    expect((await move('--to', url)).errors).toMatch(/running Readout uses .*readout\.db/u);
    if (held.type === 'held') held.release();
    const duties = await openDuties(url, { wanted: ['scheduler'], onChange: () => undefined });
    expect((await move('--to', url)).errors).toMatch(
      /running Readout uses .* at .*nothing was moved/u,
    );
    await duties.close();
  });

  it.each<[name: string, to: (good: string) => readonly string[], says: RegExp]>([
    ['no address', () => [], /readout move --to postgres:/u],
    ['an address of something else', () => ['--to', 'mysql://x'], /readout move --to postgres:/u],
    [
      'no such database',
      (good) => ['--to', good.replace(/\/r\d+\?/u, '/nowhere?')],
      /no database of that name.*createdb/u,
    ],
    [
      'nothing there',
      () => ['--to', 'postgres://u:s3cret@127.0.0.1:1/x'],
      /x at 127\.0\.0\.1:1: nothing answers at that address/u,
    ],
  ])('tells in plain words: %s', async (_, to, says) => {
    const { url } = await cluster.database();
    const error = await move(...to(url)).then(
      ({ errors }) => errors,
      (cause: unknown) => String(cause),
    );
    expect(error).toMatch(says);
    expect(error).not.toContain('s3cret');
  });
});
