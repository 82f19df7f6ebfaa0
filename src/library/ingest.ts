// Brings the archive in line with the content folder: reads what changed, removes what is gone, says what is odd.
// Leaves to others: formats, reading, keeping. When it runs: once at the start and at changes (watch).
import type { DocumentId } from '../model/document.ts';
import type { Log } from '../model/log.ts';
import type { Curation } from '../model/reading.ts';
import type { Fingerprint, Shelf } from '../store/store.ts';
import { createBatch } from './batch.ts';
import type { Courtesy } from './courtesy.ts';
import { versionOf } from './curation.ts';
import type { Files } from './files.ts';
import { idsFor } from './ids.ts';
import { inOrder } from './in-order.ts';
import { type Linker, linkPersons } from './link-persons.ts';
import { loadCuration } from './load-curation.ts';
import { note, type Trouble } from './parsed.ts';
import type { Pool } from './pool.ts';
import { type DocumentReport, type IngestReport, reportOn } from './report.ts';
import { type Outcome, type Read, type Run, visit } from './visit.ts';
import { type Walked, walk } from './walk.ts';

export interface Ingest {
  readonly files: Files;
  readonly collection: string;
  readonly shelf: Shelf;
  readonly read: Read;
  /** Opens threads that read, for a run with many documents; where it is absent everything is read in this one. */
  readonly openPool?: () => Pool;
  /** Tells which persons of the archive are one; where it is absent every name stays by itself. */
  readonly linker?: Linker;
  /** Version of the reader; a change makes every document be read again. */
  readonly engine: string;
  readonly log: Log;
  /** When what is read now for the first time came in, in milliseconds since the epoch; long ago unless told. */
  readonly now?: number;
  /** The last good curation, used while `actors.yaml` is broken. */
  readonly lastCuration?: Curation;
  /** Hears of questions, so that reading does not keep anybody waiting. */
  readonly courtesy?: Courtesy;
  /** Ends the run after the documents under way; what was read is kept. */
  readonly signal?: AbortSignal;
}

/** From so many documents on threads pay: each of them takes a second to load what reading needs. */
const manyDocuments = 200;

/** What a run has done so far. */
interface Tally {
  readonly documents: DocumentReport[];
  readonly troubles: Trouble[];
  unchanged: number;
  removed: number;
}

/**
 * One run over the folder. A file that cannot be read stops nothing: it is told in the report, with a
 * remedy. Rejects only when the shelf does. Readings are put in the order of their paths.
 */
export async function ingest(library: Ingest): Promise<IngestReport> {
  const { files, collection, shelf, log } = library;
  const walked = await walk(files);
  const { curation, troubles } = await loadCuration(files, library.lastCuration);
  const ids = idsFor(walked.paths);
  const known = new Map((await shelf.fingerprints(collection)).map((one) => [one.path, one]));
  const gone = goneFrom(known, ids, walked);
  if (gone.length > 0) await shelf.remove(collection, gone);

  const engine = `${library.engine}+${versionOf(curation)}`;
  const changed = walked.paths.filter((path) => known.get(path)?.engine !== engine).length;
  const tally: Tally = {
    documents: [],
    troubles: [...walked.troubles, ...troubles],
    unchanged: 0,
    removed: gone.length,
  };
  const pool = changed >= manyDocuments ? library.openPool?.() : undefined;
  try {
    const run: Run = { files, read: pool?.read ?? library.read, log, curation, engine };
    const look = (path: string) => visit(run, path, ids.get(path) ?? path, known.get(path));
    await keep(library, tally, inOrder(walked.paths, pool?.atOnce ?? 1, look));
  } finally {
    await pool?.close();
  }
  const { linker, signal } = library;
  const joined = linker && !signal?.aborted ? await linkPersons(linker, collection) : undefined;
  const { documents, ...counts } = tally;
  const sums = { files: walked.paths.length, ...counts };
  log.info('library read', {
    ...{ collection, ...sums },
    ...{ read: documents.length, troubles: tally.troubles.length },
    ...(joined !== undefined && { joined }),
  });
  return { collection, ...sums, documents, curation };
}

/** Puts and removes as the outcomes tell, until there are no more or the run is to end. */
async function keep(
  { collection, shelf, signal, courtesy, now = 0 }: Ingest,
  tally: Tally,
  outcomes: AsyncIterable<Outcome>,
): Promise<void> {
  // What was there when the archive was first read did not come in: nobody wants it told as new.
  const begun = await shelf.hasArrivals(collection);
  const batch = createBatch(shelf, collection, begun ? now : 0, courtesy);
  const seen = new Map<string, string>();
  if (signal?.aborted) return;
  for await (const outcome of outcomes) {
    tally.troubles.push(...twin(seen, outcome), ...outcome.troubles);
    if (outcome.type === 'unchanged') tally.unchanged++;
    if (outcome.type === 'stale') {
      await shelf.remove(collection, [outcome.id]);
      tally.removed++;
    }
    if (outcome.type === 'read') {
      tally.documents.push(reportOn(outcome.path, outcome.shelved.reading));
      await batch.add(outcome.shelved);
    }
    if (signal?.aborted) break;
  }
  await batch.flush();
  if (!begun && !signal?.aborted) await shelf.arrive(collection, [], now);
}

/** A note on a file whose very bytes stand under an earlier path, too; `seen` has the first path of each hash. */
function twin(seen: Map<string, string>, { path, hash }: Outcome): readonly Trouble[] {
  if (hash === undefined) return [];
  const first = seen.get(hash);
  seen.set(hash, first ?? path);
  if (first === undefined) return [];
  const reason = `It holds the same bytes as ${first}, and counts twice.`;
  return [note(path, 'twice', reason, 'Take one of the two away.')];
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
