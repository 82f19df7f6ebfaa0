// How long a large archive takes from nothing: read on every core and stored, with the memory that needs.
// Leaves to others: how well it is read (quality.ts) and how quick the answers are (speed.ts).
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openReader, readingThreads } from '../src/house.ts';
import { createBatch } from '../src/library/batch.ts';
import { inOrder } from '../src/library/in-order.ts';
import { createLog } from '../src/log.ts';
import { engineVersion, type Read } from '../src/reading/read.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Shelved } from '../src/store/store.ts';
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
  const counts = { documents: 0, words: 0 };
  const started = performance.now();
  const batch = createBatch(store.shelf, 'default');
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
  const seconds = (performance.now() - started) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const cpu = process.cpuUsage();
  await pool.close();
  await store.close();
  return {
    documents: counts.documents,
    seconds: Math.round(seconds * 10) / 10,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1e5) / 10,
    wordsPerSecond: Math.round(counts.words / seconds),
    peakMemoryMb: Math.round(peakMb),
    databaseMb: Math.round(sizeOf(folder) / 1024 / 1024),
    underWay: pool.atOnce,
  };
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
