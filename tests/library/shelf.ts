// A shelf in memory and a reader that finds nothing: what the library is tested against.
// Leaves to others: the real store, which the contract suite in tests/store holds to the same rules.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filesIn } from '../../src/library/files.ts';
import { type Ingest, ingest } from '../../src/library/ingest.ts';
import type { Document } from '../../src/model/document.ts';
import type { Log } from '../../src/model/log.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Shelf, Shelved } from '../../src/store/store.ts';

export const silence: Log = { info() {}, warn() {}, error() {} };

/** A folder with the given files, gone after the test. */
export async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) await put(folder, path, content);
  return folder;
}

export async function put(
  folder: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** A reading with the sentences, names and quotations left out. */
export function plainReading(document: Document): Reading {
  return {
    document,
    engine: '1',
    sentences: [],
    actors: [],
    mentions: [],
    quotes: [],
    dates: [],
    events: [],
    summary: [],
    problems: [],
  };
}

export interface MemoryShelf extends Shelf {
  readonly shelved: Map<string, Shelved>;
  /** Sizes of the batches that were put. */
  readonly batches: number[];
}

export function memoryShelf(): MemoryShelf {
  const shelved = new Map<string, Shelved>();
  const batches: number[] = [];
  return {
    shelved,
    batches,
    fingerprints: async () => [...shelved.values()].map((one) => one.fingerprint),
    async put(_collection, readings) {
      batches.push(readings.length);
      for (const one of readings) shelved.set(one.fingerprint.document, one);
    },
    async remove(_collection, documents) {
      for (const id of documents) shelved.delete(id);
    },
  };
}

/** A library over a folder: its shelf, the documents handed to the reader, and a run. */
export function libraryOver(folder: string, changed: Partial<Ingest> = {}) {
  const shelf = memoryShelf();
  const read: Document[] = [];
  const base: Ingest = {
    files: filesIn(folder),
    collection: 'default',
    shelf,
    engine: '1',
    log: silence,
    read(document) {
      read.push(document);
      return plainReading(document);
    },
    ...changed,
  };
  return {
    shelf,
    read,
    run: (more: Partial<Ingest> = {}) => ingest({ ...base, ...more }),
    document: (id: string) => shelf.shelved.get(id)?.reading.document,
  };
}
