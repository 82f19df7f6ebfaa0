// How long `/ask` takes on a large archive while reading goes on, beside the index's own query for the same words.
// Leaves to others: whether the answers are right (rank.ts, quality.ts).
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'libsql';
import { keepHeapSmall } from '../src/heap.ts';
import { type House, openHouse, openReader, readingThreads } from '../src/house.ts';
import { createBatch } from '../src/library/batch.ts';
import { inOrder } from '../src/library/in-order.ts';
import type { Pool } from '../src/library/pool.ts';
import { createLog } from '../src/log.ts';
import type { Document } from '../src/model/document.ts';
import { engineVersion, type Read } from '../src/reading/read.ts';
import type { Shelved } from '../src/store/store.ts';
import { archiveFiles, stream } from './corpus.ts';

const log = createLog({
  level: 'warn',
  human: false,
  write: (text) => process.stderr.write(text),
});
const curation = { actors: [] };
const here: Read = (document, known) => openReader()(document, known);
const questions = 500;
/** The index's own query is asked for every fifth of them: it is the slower of the two. */
const everySo = 5;
/** Milliseconds between one answer and the next question. */
const apartMs = 20;
/** The lead of a question in turn, so that each kind of question is among them. */
const leads = ['Who said that', 'When did', 'What happened with', 'How many of', 'Why is'];

/** `bench ask [DATABASE]`: prints one JSON object. A database that is named is kept, and used again if it is there. */
export async function ask([kept]: readonly string[]): Promise<void> {
  const files = archiveFiles();
  if (files === undefined) {
    process.stderr.write('skipped: no ../shared/bench/archive\n');
    return;
  }
  keepHeapSmall();
  const folder = mkdtempSync(join(tmpdir(), 'readout-ask-'));
  const file = kept ?? join(folder, 'ask.db');
  try {
    if (!existsSync(file)) await fill(file, folder, stream(files));
    process.stdout.write(`${JSON.stringify(await measured(file, folder, files), null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function houseOn(file: string, folder: string): Promise<House> {
  return openHouse({ content: folder, database: file, language: 'en', log });
}

function openPool(): Pool {
  const pool = readingThreads(here, log, new URL('../dist/read-worker.js', import.meta.url))?.();
  if (pool === undefined) throw new Error('dist/read-worker.js is missing: npm run build first');
  return pool;
}

async function fill(file: string, folder: string, texts: AsyncIterable<Document>): Promise<void> {
  const house = await houseOn(file, folder);
  const pool = openPool();
  await readInto(house, pool, texts, () => false);
  await pool.close();
  await house.close();
}

/** Reads and stores until the texts end or it is told to stop; gives the number of documents. */
async function readInto(
  house: House,
  pool: Pool,
  texts: AsyncIterable<Document>,
  isOver: () => boolean,
): Promise<number> {
  const batch = createBatch(house.store.shelf, 'default', 0, house.courtesy);
  let count = 0;
  const readings = inOrder(texts, pool.atOnce, async (document): Promise<Shelved> => {
    const reading = await pool.read(document, curation);
    const hash = createHash('sha256').update(document.text).digest('hex');
    const { id } = document;
    return { reading, fingerprint: { path: id, hash, engine: engineVersion, document: id } };
  });
  for await (const shelved of readings) {
    if (isOver()) break;
    await batch.add(shelved);
    count++;
  }
  await batch.flush();
  return count;
}

async function measured(file: string, folder: string, files: readonly string[]) {
  const house = await houseOn(file, folder);
  const raw = new Database(file, { readonly: true });
  const texts = await madeOf(files);
  const quiet = await timed(house, raw, texts);
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  let over = false;
  const pool = openPool();
  const reading = readInto(house, pool, again(files), () => over);
  const busy = await timed(house, raw, texts);
  over = true;
  const readMeanwhile = await reading;
  await pool.close();
  raw.close();
  await house.close();
  return {
    documents: (await count(file)).documents,
    questions: texts.length,
    quiet,
    memoryMb,
    whileReading: busy,
    readMeanwhile,
  };
}

async function count(file: string) {
  const raw = new Database(file, { readonly: true });
  const documents: unknown = raw.prepare('select count(*) from documents').pluck().get();
  raw.close();
  return { documents };
}

/** The same documents under other ids, so that the archive's own are not replaced while it is asked. */
async function* again(files: readonly string[]): AsyncGenerator<Document> {
  for await (const document of stream(files)) yield { ...document, id: `again-${document.id}` };
}

/** Questions of the words of sentences, spread over the archive; the same ones every time. */
async function madeOf(files: readonly string[]): Promise<readonly string[]> {
  const made: string[] = [];
  let index = 0;
  for await (const { text } of stream(files)) {
    if (index++ % 44 !== 0 || made.length === questions) continue;
    const sentences = text.split(/(?<=[.!?])\s+/u).filter((one) => one.split(' ').length > 11);
    const sentence = sentences[made.length % Math.max(1, sentences.length)];
    if (sentence === undefined) continue;
    const words = sentence
      .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
      .trim()
      .split(' ');
    const start = made.length % 3;
    made.push(`${leads[made.length % leads.length]} ${words.slice(start, start + 8).join(' ')}?`);
  }
  return made;
}

async function timed(house: House, raw: Database.Database, texts: readonly string[]) {
  const ask: number[] = [];
  const index: number[] = [];
  const query = raw.prepare(
    'select rowid, rank from sentences_text where sentences_text match ? order by rank limit 100',
  );
  for (const [at, text] of texts.entries()) {
    ask.push(await took(() => answered(house, text, at)));
    if (at % everySo === 0) index.push(await took(async () => query.all(wordsOf(text))));
  }
  const [askP95, indexP95] = [quantile(ask, 0.95), quantile(index, 0.95)];
  return {
    ask: { p50: quantile(ask, 0.5), p95: askP95, p99: quantile(ask, 0.99) },
    index: { p50: quantile(index, 0.5), p95: indexP95, p99: quantile(index, 0.99) },
    ratioOfP95: round(askP95 / indexP95),
  };
}

function wordsOf(question: string): string {
  const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `"${word}"`).join(' OR ');
}

async function answered(house: House, question: string, at: number): Promise<void> {
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
async function took(work: () => Promise<unknown>): Promise<number> {
  const due = performance.now() + apartMs;
  await new Promise((resolve) => setTimeout(resolve, apartMs));
  await work();
  return performance.now() - due;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
