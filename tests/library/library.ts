// Folders made for a test, the real store in memory, and a reader that finds nothing, so that runs are quick.
// Leaves to others: what reading finds (tests/reading).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filesIn } from '../../src/library/files.ts';
import { type Ingest, ingest } from '../../src/library/ingest.ts';
import type { Document } from '../../src/model/document.ts';
import type { Log } from '../../src/model/log.ts';
import type { Reading } from '../../src/model/reading.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Shelf } from '../../src/store/store.ts';

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

/** A library over a folder: a real store in memory, the documents handed to the reader, and a run. */
export async function libraryOver(folder: string, changed: Partial<Ingest> = {}) {
  const store = await openSqlite(':memory:');
  onTestFinished(() => store.close());
  const archive = store.archive(['default']);
  const batches: number[] = [];
  const shelf: Shelf = {
    ...store.shelf,
    put(collection, readings) {
      batches.push(readings.length);
      return store.shelf.put(collection, readings);
    },
  };
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
    archive,
    shelf,
    read,
    batches,
    run: (more: Partial<Ingest> = {}) => ingest({ ...base, ...more }),
    document: (id: string) => archive.document(id),
    /** What stands in the archive, sorted. */
    async ids(): Promise<readonly string[]> {
      const { rows } = await archive.listDocuments({ limit: 1000 });
      return rows.map((row) => row.id).sort();
    },
  };
}
