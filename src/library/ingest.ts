// Brings the archive in line with the content folder: reads what changed, removes what is gone, says what is odd.
// Leaves to others: formats, reading, keeping. When it runs: once at the start and at changes (watch).
import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../model/document.ts';
import type { Log } from '../model/log.ts';
import type { Curation, Reading } from '../model/reading.ts';
import type { Fingerprint, Shelf, Shelved } from '../store/store.ts';
import { noCuration, parseCuration, versionOf } from './curation.ts';
import { codeOf, type Files } from './files.ts';
import { formatFor } from './formats/by-ending.ts';
import { decodeText } from './formats/decode.ts';
import { idsFor } from './ids.ts';
import { note, type Parsed, refused, type Trouble } from './parsed.ts';
import { type DocumentReport, type IngestReport, reportOn } from './report.ts';
import { curationFile, unreadable, type Walked, walk } from './walk.ts';

export interface Ingest {
  readonly files: Files;
  readonly collection: string;
  readonly shelf: Shelf;
  /** May hand the work to another thread. */
  readonly read: (document: Document, curation: Curation) => Reading | Promise<Reading>;
  /** Version of the reader; a change makes every document be read again. */
  readonly engine: string;
  readonly log: Log;
  /** The last good curation, used while `actors.yaml` is broken. */
  readonly lastCuration?: Curation;
  /** Ends the run after the document at hand; what was read is kept. */
  readonly signal?: AbortSignal;
}

/** The largest file that is read, in bytes. */
export const largestFile = 20 * 1024 * 1024;
const batchDocuments = 50;
const batchUnits = 4_000_000;

/**
 * One run over the folder. A file that cannot be read stops nothing: it is told in the report, with a
 * remedy. Rejects only when the shelf does.
 */
export async function ingest(library: Ingest): Promise<IngestReport> {
  const { files, collection, shelf, log, signal } = library;
  const walked = await walk(files);
  const curated = await curationIn(library);
  const ids = idsFor(walked.paths);
  const known = new Map((await shelf.fingerprints(collection)).map((one) => [one.path, one]));
  const gone = goneFrom(known, ids, walked);
  if (gone.length > 0) await shelf.remove(collection, gone);

  const run: Run = {
    library,
    curation: curated.curation,
    engine: `${library.engine}+${versionOf(curated.curation)}`,
    seen: new Map(),
  };
  const batch = createBatch(shelf, collection);
  const troubles = [...walked.troubles, ...curated.troubles];
  const documents: DocumentReport[] = [];
  const tally = { unchanged: 0, removed: gone.length };
  for (const [path, id] of ids) {
    if (signal?.aborted) break;
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

interface Run {
  readonly library: Ingest;
  readonly curation: Curation;
  readonly engine: string;
  /** First path of each hash, to tell of files that are there twice. */
  readonly seen: Map<string, string>;
}

/** `stale`: in the archive stands what the file no longer says. `kept`: we cannot tell, or nothing was there. */
type Outcome = { readonly troubles: readonly Trouble[] } & (
  | { readonly type: 'unchanged' | 'stale' | 'kept' }
  | { readonly type: 'read'; readonly shelved: Shelved }
);

async function visit(
  run: Run,
  path: string,
  id: DocumentId,
  known: Fingerprint | undefined,
): Promise<Outcome> {
  const bytes = await bytesOf(run.library.files, path);
  if ('rule' in bytes)
    return { type: bytes.rule === 'too-large' && known ? 'stale' : 'kept', troubles: [bytes] };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const troubles = [...oddName(path), ...twin(run.seen, hash, path)];
  if (known?.hash === hash && known.engine === run.engine && known.document === id)
    return { type: 'unchanged', troubles };
  const parsed = await parse(run, bytes, path, id);
  if (parsed.type === 'trouble')
    return {
      type: known !== undefined && known.hash !== hash ? 'stale' : 'kept',
      troubles: [...troubles, parsed.trouble],
    };
  const fingerprint = { path, hash, engine: run.engine, document: id };
  return { type: 'read', shelved: { fingerprint, reading: parsed.reading }, troubles };
}

async function bytesOf(files: Files, path: string): Promise<Uint8Array | Trouble> {
  try {
    const size = await files.size(path);
    if (size <= largestFile) return await files.read(path);
    return refused(
      path,
      'too-large',
      `The file has ${Math.round(size / 1024 / 1024)} MB; ${largestFile / 1024 / 1024} MB are the most that is read.`,
      'Cut it into parts, or save its text alone.',
    ).trouble;
  } catch (cause) {
    return unreadable(path, cause);
  }
}

async function parse(
  { library, curation }: Run,
  bytes: Uint8Array,
  path: string,
  id: DocumentId,
): Promise<
  { readonly type: 'reading'; readonly reading: Reading } | Extract<Parsed, { type: 'trouble' }>
> {
  try {
    const parsed = await formatFor(path)?.(bytes, path);
    if (parsed === undefined || parsed.type === 'trouble')
      return (
        parsed ??
        refused(path, 'unknown-type', 'Nothing reads this kind of file.', 'Save it as text.')
      );
    const reading = await library.read({ id, ...parsed.draft }, curation);
    const problems = [...parsed.problems, ...reading.problems];
    return { type: 'reading', reading: { ...reading, problems } };
  } catch (cause) {
    library.log.error('document failed', { path }, cause);
    return refused(
      path,
      'failed',
      `Reading it failed: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Save its text as a .txt file; if that fails, too, please report it.',
    );
  }
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

function twin(seen: Map<string, string>, hash: string, path: string): readonly Trouble[] {
  const first = seen.get(hash);
  seen.set(hash, first ?? path);
  return first === undefined
    ? []
    : [
        note(
          path,
          'twice',
          `It holds the same bytes as ${first}, and counts twice.`,
          'Take one of the two away.',
        ),
      ];
}

function oddName(path: string): readonly Trouble[] {
  return /[\p{Cc}\p{Cf}\ufffd]|^\s|\s$|\s\//u.test(path)
    ? [note(path, 'odd-name', 'Its name holds signs that cannot be seen.', 'Give it a plain name.')]
    : [];
}

async function curationIn({ files, lastCuration = noCuration }: Ingest): Promise<{
  readonly curation: Curation;
  readonly troubles: readonly Trouble[];
}> {
  try {
    const decoded = decodeText(await files.read(curationFile));
    const parsed: ReturnType<typeof parseCuration> =
      decoded.type === 'text'
        ? parseCuration(decoded.text, curationFile)
        : {
            type: 'broken',
            troubles: [
              refused(curationFile, 'curation', decoded.reason, 'Save it as UTF-8 text.').trouble,
            ],
          };
    if (parsed.type === 'curation') return { curation: parsed.curation, troubles: [] };
    return { curation: lastCuration, troubles: parsed.troubles };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { curation: noCuration, troubles: [] };
    return { curation: lastCuration, troubles: [unreadable(curationFile, cause)] };
  }
}

/** Collects readings so that a whole archive is never in memory, and writes are few. */
function createBatch(shelf: Shelf, collection: string) {
  let open: Shelved[] = [];
  let units = 0;
  async function flush(): Promise<void> {
    if (open.length === 0) return;
    const full = open;
    open = [];
    units = 0;
    await shelf.put(collection, full);
  }
  async function add(shelved: Shelved): Promise<void> {
    open.push(shelved);
    units += shelved.reading.document.text.length;
    if (open.length >= batchDocuments || units >= batchUnits) await flush();
  }
  return { add, flush };
}
