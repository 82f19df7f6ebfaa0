// How long a large archive takes from nothing: read on every core, stored and linked, with the memory that needs.
// Leaves to others: how well it is read (quality.ts) and how quick the answers are (speed.ts).
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { keepHeapSmall } from '../src/heap.ts';
import { openReader, readingThreads } from '../src/house.ts';
import { createBatch } from '../src/library/batch.ts';
import { inOrder } from '../src/library/in-order.ts';
import { linkPersons } from '../src/library/link-persons.ts';
import type { Pool } from '../src/library/pool.ts';
import { createLog } from '../src/log.ts';
import { prepareLinking } from '../src/reading/linking/join-names.ts';
import { engineVersion, type Read } from '../src/reading/read.ts';
import { createResources } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Shelved, Store } from '../src/store/store.ts';
import { archiveFiles, stream } from './corpus.ts';

const log = createLog({
  level: 'warn',
  human: false,
  write: (text) => process.stderr.write(text),
});
const curation = { actors: [] };
const read: Read = (document, known) => openReader()(document, known);

/** Prints one JSON object; files are JSON Lines, and without any the large archive beside the checkout is taken. */
export async function bulk(given: readonly string[]): Promise<void> {
  const files = given.length > 0 ? given : archiveFiles();
  if (files === undefined) {
    process.stderr.write('skipped: no file named, and no ../shared/bench/archive\n');
    return;
  }
  keepHeapSmall();
  const folder = mkdtempSync(join(tmpdir(), 'readout-bulk-'));
  try {
    process.stdout.write(`${JSON.stringify(await measured(files, folder), null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(files: readonly string[], folder: string) {
  const store = await openSqlite(join(folder, 'bulk.db'));
  const entry = new URL('../dist/read-worker.js', import.meta.url);
  const pool = readingThreads(read, log, entry)?.();
  if (pool === undefined) throw new Error('dist/read-worker.js is missing: npm run build first');
  const started = performance.now();
  const counts = await fill(store, pool, files);
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  const joinNames = prepareLinking(createResources());
  const linking = performance.now();
  const joined = await linkPersons({ people: store.people, joinNames }, 'default');
  const linkSeconds = (performance.now() - linking) / 1000;
  await store.close();
  const { user, system } = process.cpuUsage();
  return {
    documents: counts.documents,
    seconds: round(seconds),
    wordsPerSecond: Math.round(counts.words / seconds),
    linkSeconds: round(linkSeconds),
    joined,
    cpuSeconds: round((user + system) / 1e6),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    databaseMb: Math.round(sizeOf(folder) / 1024 / 1024),
  };
}

async function fill(store: Store, pool: Pool, files: readonly string[]) {
  const counts = { documents: 0, words: 0 };
  const batch = createBatch(store.shelf, 'default', 0);
  const readings = inOrder(stream(files), pool.atOnce, async (document): Promise<Shelved> => {
    const reading = await pool.read(document, curation);
    const hash = createHash('sha256').update(document.text).digest('hex');
    const { id } = document;
    return { reading, fingerprint: { path: id, hash, engine: engineVersion, document: id } };
  });
  for await (const shelved of readings) {
    await batch.add(shelved);
    counts.documents++;
    counts.words += shelved.reading.document.text.split(/\s+/u).length;
  }
  await batch.flush();
  return counts;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
