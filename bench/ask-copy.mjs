// A process of the compiled program that is asked: `node bench/ask-copy.mjs DATABASE FOLDER QUESTIONS FILE…`, questions as a JSON array.
// Leaves to others: which questions (ask.ts). Plain JavaScript, because a loader of TypeScript would be measured, too.
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import Database from 'libsql';
import { keepHeapSmall } from '../dist/heap.js';
import { openHouse, openReader, readingThreads } from '../dist/house.js';
import { createBatch } from '../dist/library/batch.js';
import { createLog } from '../dist/log.js';
import { readInto, stream } from './archive.mjs';

keepHeapSmall();
const [file, folder, list, ...files] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(list, 'utf8'));
const log = createLog({ level: 'warn', human: false, write: (text) => process.stderr.write(text) });
const here = (document, known) => openReader()(document, known);
/** The index's own query is asked for every fifth question: it is the slower of the two. */
const everySo = 5;
/** Milliseconds between one answer and the next question. */
const apartMs = 20;

function openOn() {
  return openHouse({ content: folder, database: file, language: 'en', log });
}

async function fill() {
  const house = await openOn();
  const pool = readingThreads(here, log)();
  await readInto(createBatch(house.store.shelf, 'default', 0), pool, stream(files), () => false);
  await pool.close();
  await house.close();
}

/** The same documents under other ids, so that the archive's own are not replaced while it is asked. */
async function* again() {
  for await (const document of stream(files)) yield { ...document, id: `again-${document.id}` };
}

async function timed(house, raw) {
  const ask = [];
  const cpu = [];
  const index = [];
  const query = raw.prepare(
    'select rowid, rank from sentences_text where sentences_text match ? order by rank limit 100',
  );
  for (const [at, text] of questions.entries()) {
    const before = process.cpuUsage();
    ask.push(await took(() => answered(house, text, at)));
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    if (at % everySo === 0) index.push(await took(async () => query.all(wordsOf(text))));
  }
  return { ask: spread(ask), cpu: spread(cpu), index: spread(index), load: round(loadavg()[0]) };
}

function wordsOf(question) {
  const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `"${word}"`).join(' OR ');
}

async function answered(house, question, at) {
  await house.desk.answer({
    id: String(at),
    place: { platform: 'terminal', workspace: '', channel: 'bench' },
    user: `bench-${at}`,
    direct: true,
    manager: true,
    ask: { invocation: { command: 'ask', arguments: { question } } },
    at: Date.parse('2026-07-28T12:00:00Z'),
    language: 'en',
  });
}

/** Counted from when the question would have come in: waiting for a busy thread is part of it. */
async function took(work) {
  const due = performance.now() + apartMs;
  await new Promise((resolve) => setTimeout(resolve, apartMs));
  await work();
  return performance.now() - due;
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  const mean = round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return { mean, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function round(value) {
  return Math.round(value * 10) / 10;
}

if (!existsSync(file)) await fill();
const house = await openOn();
const raw = new Database(file, { readonly: true });
const { total: documents } = await house.archive.listDocuments({ limit: 1 });
const quiet = await timed(house, raw);
const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
let over = false;
let readMeanwhile = 0;
const pool = readingThreads(here, log)();
const batch = createBatch(house.store.shelf, 'default', 0, house.courtesy);
const reading = readInto(batch, pool, again(), () => {
  if (!over) readMeanwhile++;
  return over;
});
// Processor time is told of a process as a whole: here the reading threads' would be in it.
const { cpu: _, ...whileReading } = await timed(house, raw);
over = true;
await reading;
await pool.close();
raw.close();
await house.close();
const asked = { documents, questions: questions.length };
process.stdout.write(JSON.stringify({ ...asked, quiet, memoryMb, whileReading, readMeanwhile }));
process.exit();
