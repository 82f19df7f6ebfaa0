// Brings the archive in line with the content folder: reads what changed, removes what is gone, says what is odd.
// Leaves to others: formats, reading, keeping. When it runs: once at the start and at changes (watch).
import type { DocumentId } from '../model/document.ts';
import type { Log } from '../model/log.ts';
import type { Curation } from '../model/reading.ts';
import type { Fingerprint, Shelf } from '../store/store.ts';
import { createBatch } from './batch.ts';
import { versionOf } from './curation.ts';
import type { Files } from './files.ts';
import { idsFor } from './ids.ts';
import { loadCuration } from './load-curation.ts';
import { type DocumentReport, type IngestReport, reportOn } from './report.ts';
import { type Read, type Run, visit } from './visit.ts';
import { type Walked, walk } from './walk.ts';

export interface Ingest {
  readonly files: Files;
  readonly collection: string;
  readonly shelf: Shelf;
  readonly read: Read;
  /** Version of the reader; a change makes every document be read again. */
  readonly engine: string;
  readonly log: Log;
  /** The last good curation, used while `actors.yaml` is broken. */
  readonly lastCuration?: Curation;
  /** Ends the run after the document at hand; what was read is kept. */
  readonly signal?: AbortSignal;
}

/**
 * One run over the folder. A file that cannot be read stops nothing: it is told in the report, with a
 * remedy. Rejects only when the shelf does.
 */
export async function ingest(library: Ingest): Promise<IngestReport> {
  const { files, collection, shelf, log, signal } = library;
  const walked = await walk(files);
  const curated = await loadCuration(files, library.lastCuration);
  const ids = idsFor(walked.paths);
  const known = new Map((await shelf.fingerprints(collection)).map((one) => [one.path, one]));
  const gone = goneFrom(known, ids, walked);
  if (gone.length > 0) await shelf.remove(collection, gone);

  const run: Run = {
    files,
    read: library.read,
    log,
    curation: curated.curation,
    engine: `${library.engine}+${versionOf(curated.curation)}`,
    seen: new Map(),
  };
  const batch = createBatch(shelf, collection);
  const troubles = [...walked.troubles, ...curated.troubles];
  const documents: DocumentReport[] = [];
  const tally = { unchanged: 0, removed: gone.length };
  for (const path of walked.paths) {
    if (signal?.aborted) break;
    const id = ids.get(path) ?? path;
    const outcome = await visit(run, path, id, known.get(path));
    troubles.push(...outcome.troubles);
    if (outcome.type === 'unchanged') tally.unchanged++;
    if (outcome.type === 'stale') {
      await shelf.remove(collection, [id]);
      tally.removed++;
    }
    if (outcome.type !== 'read') continue;
    documents.push(reportOn(path, outcome.shelved.reading));
    await batch.add(outcome.shelved);
  }
  await batch.flush();
  const counts = { files: walked.paths.length, ...tally };
  log.info('library read', {
    collection,
    ...counts,
    read: documents.length,
    troubles: troubles.length,
  });
  return { collection, ...counts, documents, troubles, curation: curated.curation };
}

function goneFrom(
  known: ReadonlyMap<string, Fingerprint>,
  ids: ReadonlyMap<string, DocumentId>,
  { unlisted }: Walked,
): readonly DocumentId[] {
  const hidden = (path: string): boolean =>
    unlisted.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  return [...known.values()]
    .filter(({ path, document }) => ids.get(path) !== document && !hidden(path))
    .map(({ document }) => document);
}
