// How long a large archive takes from nothing: read on every core, stored and linked, with the memory that needs.
// Leaves to others: how well it is read (quality.ts), how quick the answers are (speed.ts), the process itself (bulk-copy.mjs).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { archiveFiles } from './corpus.ts';

const result = z.object({
  documents: z.number(),
  words: z.number(),
  seconds: z.number(),
  linkSeconds: z.number(),
  joined: z.number(),
  cpuSeconds: z.number(),
  peakMemoryMb: z.number(),
});

/** Prints one JSON object; files are JSON Lines, and without any the large archive beside the checkout is taken. */
export async function bulk(given: readonly string[]): Promise<void> {
  const files = given.length > 0 ? given : archiveFiles();
  if (files === undefined) {
    process.stderr.write('skipped: no file named, and no ../shared/bench/archive\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'readout-bulk-'));
  try {
    process.stdout.write(`${JSON.stringify(measured(files, folder), null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(files: readonly string[], folder: string) {
  const child = spawnSync(
    process.execPath,
    ['bench/bulk-copy.mjs', join(folder, 'bulk.db'), ...files],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { words, ...found } = result.parse(JSON.parse(child.stdout));
  return {
    ...Object.fromEntries(Object.entries(found).map(([name, value]) => [name, round(value)])),
    wordsPerSecond: Math.round(words / found.seconds),
    databaseMb: Math.round(sizeOf(folder) / 1024 / 1024),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
