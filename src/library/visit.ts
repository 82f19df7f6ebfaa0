// One file of the folder: its bytes, whether they are new, and the reading they give.
// Leaves to others: which files there are (walk) and what becomes of the outcome (ingest).
import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../model/document.ts';
import type { Log } from '../model/log.ts';
import type { Curation, Reading } from '../model/reading.ts';
import type { Fingerprint, Shelved } from '../store/store.ts';
import type { Files } from './files.ts';
import { formatFor } from './formats/by-ending.ts';
import { note, type Parsed, refused, type Trouble } from './parsed.ts';
import { unreadable } from './walk.ts';

/** The largest file that is read, in bytes. */
const largestFile = 20 * 1024 * 1024;

/** What holds for every file of one run. */
export interface Run {
  readonly files: Files;
  readonly read: Read;
  readonly log: Log;
  readonly curation: Curation;
  /** Engine and curation version that readings of this run have. */
  readonly engine: string;
}

/** Reads a document; may hand the work to another thread. */
export type Read = (document: Document, curation: Curation) => Reading | Promise<Reading>;

/**
 * `stale`: in the archive stands what the file no longer says. `kept`: we cannot tell, or nothing was there. `hash`
 * is there where the bytes are.
 */
export type Outcome = {
  readonly path: string;
  readonly id: DocumentId;
  readonly hash?: string;
  readonly troubles: readonly Trouble[];
} & (
  | { readonly type: 'unchanged' | 'stale' | 'kept' }
  | { readonly type: 'read'; readonly shelved: Shelved }
);

/** Reads one file, unless its fingerprint says that there is nothing new in it. Never rejects. */
export async function visit(
  run: Run,
  path: string,
  id: DocumentId,
  known: Fingerprint | undefined,
): Promise<Outcome> {
  const bytes = await bytesOf(run.files, path);
  if ('rule' in bytes)
    return {
      ...{ type: bytes.rule === 'too-large' && known ? 'stale' : 'kept', path, id },
      troubles: [bytes],
    };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { path, id, hash, troubles: oddName(path) };
  if (known?.hash === hash && known.engine === run.engine && known.document === id)
    return { type: 'unchanged', ...file };
  const parsed = await parse(run, bytes, path, id);
  if (parsed.type === 'trouble')
    return {
      ...file,
      type: known !== undefined && known.hash !== hash ? 'stale' : 'kept',
      troubles: [...file.troubles, parsed.trouble],
    };
  const fingerprint = { path, hash, engine: run.engine, document: id };
  return { type: 'read', ...file, shelved: { fingerprint, reading: parsed.reading } };
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
  { read, log, curation }: Run,
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
    const reading = await read({ id, ...parsed.draft }, curation);
    const problems = [...parsed.problems, ...reading.problems];
    return { type: 'reading', reading: { ...reading, problems } };
  } catch (cause) {
    log.error('document failed', { path }, cause);
    return refused(
      path,
      'failed',
      `Reading it failed: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Save its text as a .txt file; if that fails, too, please report it.',
    );
  }
}

function oddName(path: string): readonly Trouble[] {
  return /[\p{Cc}\p{Cf}\ufffd]|^\s|\s$|\s\//u.test(path)
    ? [note(path, 'odd-name', 'Its name holds signs that cannot be seen.', 'Give it a plain name.')]
    : [];
}
