// Speed and memory: cold start, reading beside two rivals in the same run, and each command on a small and a large archive.
// Leaves to others: quality (quality.ts).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type House, openHouse, openReader } from '../src/house.ts';
import { createLog } from '../src/log.ts';
import { parseCommand } from '../src/model/command.ts';
import type { Document } from '../src/model/document.ts';
import { engineVersion } from '../src/reading/read.ts';
import { archiveFiles, documents } from './corpus.ts';

const log = createLog({
  level: 'error',
  human: false,
  write: (text) => process.stderr.write(text),
});

/** Prints one JSON object. */
export async function speed(): Promise<void> {
  const archive = archiveFiles();
  if (archive === undefined)
    process.stderr.write('skipped: the large archive (no ../shared/bench/archive)\n');
  const large = archive?.[0] === undefined ? [] : documents(archive[0]);
  const report = {
    machine: { node: process.version, platform: process.platform },
    coldStart: coldStart(),
    reading: reading(large.length > 0 ? large.slice(0, 4000) : await briefTexts()),
    commandsOnBriefs: await commands(await houseOnBriefs()),
    ...(large.length > 0 && { commandsOn5000: await large5000(large.slice(0, 5000)) }),
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

/** A fresh process from nothing to its first answer over the briefs, five times, the median. */
function coldStart() {
  const runs = Array.from({ length: 5 }, () => {
    const started = performance.now();
    const child = spawnSync(
      process.execPath,
      [
        '--import',
        './bench/max-rss.mjs',
        'dist/main.js',
        'actor',
        'Maduro',
        '--content',
        'content',
      ],
      { encoding: 'utf8' },
    );
    const rss = Number(/max-rss-kb (\d+)/u.exec(child.stderr)?.[1] ?? Number.NaN);
    return { ms: performance.now() - started, mb: rss / 1024, status: child.status };
  });
  return {
    toFirstAnswerMs: Math.round(
      quantile(
        runs.map((run) => run.ms),
        0.5,
      ),
    ),
    peakMemoryMb: Math.round(
      quantile(
        runs.map((run) => run.mb),
        0.5,
      ),
    ),
    exit: runs[0]?.status,
  };
}

/** Words a second of processor time, in a process of the compiled program (reading-copy.mjs). */
function reading(texts: readonly Document[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'readout-reading-'));
  try {
    const file = join(folder, 'texts.json');
    writeFileSync(file, JSON.stringify(texts));
    const child = spawnSync(process.execPath, ['bench/reading-copy.mjs', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(child.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function houseOnBriefs(): Promise<House> {
  const house = await openHouse({ content: 'content', database: ':memory:', language: 'en', log });
  await house.refresh();
  return house;
}

async function briefTexts(): Promise<readonly Document[]> {
  const house = await houseOnBriefs();
  const { rows } = await house.archive.listDocuments({ limit: 100 });
  const found = await house.archive.documents(rows.map((row) => row.id));
  await house.close();
  return [...found.values()];
}

async function large5000(texts: readonly Document[]) {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'));
  const house = await openHouse({
    content: folder,
    database: join(folder, 'bench.db'),
    language: 'en',
    log,
  });
  const read = openReader();
  const started = performance.now();
  for (let at = 0; at < texts.length; at += 50) {
    const batch = texts.slice(at, at + 50).map((document) => ({
      fingerprint: {
        path: document.id,
        hash: document.id,
        engine: engineVersion,
        document: document.id,
      },
      reading: read(document, { actors: [] }),
    }));
    await house.store.shelf.put('default', batch);
  }
  const seconds = (performance.now() - started) / 1000;
  const result = await commands(house);
  rmSync(folder, { recursive: true, force: true });
  return {
    documents: texts.length,
    readAndStoredInSeconds: Math.round(seconds),
    memoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    ...result,
  };
}

/** p50 and p99 of every command, asked about the archive's own actors and documents. */
async function commands(house: House) {
  const actors = (await house.archive.topActors(30)).map((actor) => actor.name);
  const list = (await house.archive.listDocuments({ limit: 30 })).rows.map((row) => row.id);
  const name = (index: number): string => actors[index % Math.max(1, actors.length)] ?? 'nobody';
  const asked: Readonly<Record<string, (index: number) => string>> = {
    brief: (index) => `brief ${name(index)}`,
    actor: (index) => `actor ${name(index)}`,
    event: (index) => `event ${name(index)}`,
    timeline: (index) => `timeline ${name(index)}`,
    quotes: (index) => `quotes by:"${name(index)}"`,
    ask: (index) => `ask What did ${name(index)} say about ${name(index + 1)}?`,
    onthisday: (index) => `onthisday 2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    check: (index) => `check ${name(index)} said that the vote will be held`,
    document: (index) => `document ${list[index % Math.max(1, list.length)] ?? 'none'}`,
    documents: () => 'documents',
    help: () => 'help',
  };
  const times: Record<string, { p50: number; p99: number }> = {};
  for (const [command, line] of Object.entries(asked)) {
    const took: number[] = [];
    for (let index = 0; index < 60; index++) took.push(await timed(house, line(index)));
    times[command] = { p50: round(quantile(took, 0.5)), p99: round(quantile(took, 0.99)) };
  }
  await house.close();
  return { milliseconds: times };
}

async function timed(house: House, line: string): Promise<number> {
  const parsed = parseCommand(house.desk.commands, line);
  if (parsed.type !== 'invocation') throw new Error(`no command in "${line}"`);
  const started = performance.now();
  await house.desk.answer({
    id: line,
    place: { platform: 'terminal', workspace: '', channel: 'bench' },
    user: 'bench',
    direct: true,
    manager: true,
    ask: { invocation: parsed.invocation },
    at: Date.parse('2026-07-28T12:00:00Z'),
    language: 'en',
    alone: true,
  });
  return performance.now() - started;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
