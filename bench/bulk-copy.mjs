// A process of the compiled program that reads and stores what it is given: `node bench/bulk-copy.mjs DATABASE FILE…`.
// Leaves to others: which files (bulk.ts). Plain JavaScript, because a loader of TypeScript would be measured, too.
import { performance } from 'node:perf_hooks';
import { keepHeapSmall } from '../dist/heap.js';
import { openReader, readingThreads } from '../dist/house.js';
import { createBatch } from '../dist/library/batch.js';
import { linkPersons } from '../dist/library/link-persons.js';
import { createLog } from '../dist/log.js';
import { prepareLinking } from '../dist/reading/linking/join-names.js';
import { createResources } from '../dist/resources.js';
import { openSqlite } from '../dist/store/open.js';
import { readInto, stream } from './archive.mjs';

keepHeapSmall();
const [database, ...files] = process.argv.slice(2);
const log = createLog({ level: 'warn', human: false, write: (text) => process.stderr.write(text) });
const here = (document, known) => openReader()(document, known);

const counts = { documents: 0, words: 0 };
const store = await openSqlite(database);
const pool = readingThreads(here, log)();
const started = performance.now();
const batch = createBatch(store.shelf, 'default', 0);
await readInto(batch, pool, stream(files), ({ reading }) => {
  counts.documents++;
  counts.words += reading.document.text.split(/\s+/u).length;
  return false;
});
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
