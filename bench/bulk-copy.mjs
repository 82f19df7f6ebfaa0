// A process of the compiled program that reads and stores what it is given: `node bench/bulk-copy.mjs DATABASE FILE…`.
// Leaves to others: which files (bulk.ts). Plain JavaScript, because a loader of TypeScript would be measured, too.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { keepHeapSmall } from '../dist/heap.js';
import { openReader, readingThreads } from '../dist/house.js';
import { createBatch } from '../dist/library/batch.js';
import { inOrder } from '../dist/library/in-order.js';
import { linkPersons } from '../dist/library/link-persons.js';
import { createLog } from '../dist/log.js';
import { prepareLinking } from '../dist/reading/linking/join-names.js';
import { engineVersion } from '../dist/reading/read.js';
import { createResources } from '../dist/resources.js';
import { openSqlite } from '../dist/store/open.js';

keepHeapSmall();
const [database, ...files] = process.argv.slice(2);
const log = createLog({ level: 'warn', human: false, write: (text) => process.stderr.write(text) });
const curation = { actors: [] };
const here = (document, known) => openReader()(document, known);

async function* stream() {
  for (const file of files) {
    const bytes = createReadStream(file);
    const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
    for await (const line of createInterface({ input })) if (line !== '') yield documentOf(line);
  }
}

function documentOf(line) {
  const { id, title, text, date, source } = JSON.parse(line);
  return {
    ...{ id: String(id), title: title ?? '', text, language: 'en', kind: 'statement' },
    ...(source && { publisher: source }),
    ...(date && { date: { value: date, basis: 'stated' } }),
  };
}

const counts = { documents: 0, words: 0 };
const store = await openSqlite(database);
const pool = readingThreads(here, log)();
const started = performance.now();
const batch = createBatch(store.shelf, 'default', 0);
const readings = inOrder(stream(), pool.atOnce, async (document) => {
  const reading = await pool.read(document, curation);
  const hash = createHash('sha256').update(document.text).digest('hex');
  const { id } = document;
  return { reading, fingerprint: { path: id, hash, engine: engineVersion, document: id } };
});
for await (const shelved of readings) {
  counts.documents++;
  counts.words += shelved.reading.document.text.split(/\s+/u).length;
  await batch.add(shelved);
}
await batch.flush();
const seconds = (performance.now() - started) / 1000;
await pool.close();
const joinNames = prepareLinking(createResources());
const linking = performance.now();
const joined = await linkPersons({ people: store.people, joinNames }, 'default');
const linkSeconds = (performance.now() - linking) / 1000;
await store.close();
const { user, system } = process.cpuUsage();
const result = {
  ...{ ...counts, seconds, linkSeconds, joined, cpuSeconds: (user + system) / 1e6 },
  peakMemoryMb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(result));
process.exit();
