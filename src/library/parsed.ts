// What became of a file: a document ready to be read, or a trouble that names the file and the remedy.
// Leaves to others: each format (formats) and what is done with the outcome (ingest).
import type { Document } from '../model/document.ts';
import type { Problem } from '../model/reading.ts';

/** Why a file is not in the archive (`error`), or what its owner may like to know (`note`). */
export interface Trouble {
  /** Path inside the content folder, `/` as separator, as on disk. */
  readonly path: string;
  /** A stable kebab-case name. */
  readonly rule: string;
  readonly level: 'error' | 'note';
  /** One sentence: what is the matter. */
  readonly reason: string;
  /** One sentence: what to do. */
  readonly remedy: string;
  /** Counted from 1, in the file as an editor shows it. */
  readonly line?: number;
}

/** A document before it has an id: ids are given by the folder as a whole (`ids.ts`). */
type Draft = Omit<Document, 'id'>;

export type Parsed =
  | { readonly type: 'document'; readonly draft: Draft; readonly problems: readonly Problem[] }
  | { readonly type: 'trouble'; readonly trouble: Trouble };

/** Reads one file format. Never throws for bad bytes it foresees; ingest catches what nobody foresaw. */
export type Format = (bytes: Uint8Array, path: string) => Parsed | Promise<Parsed>;

/** A trouble that keeps the file out of the archive. */
export function refused(
  path: string,
  rule: string,
  reason: string,
  remedy: string,
  line?: number,
): { readonly type: 'trouble'; readonly trouble: Trouble } {
  return {
    type: 'trouble',
    trouble: {
      path,
      rule,
      level: 'error',
      reason,
      remedy,
      ...(line !== undefined && { line }),
    },
  };
}

/** A trouble for a file with nothing in it to read. */
export function nothingIn(path: string): Parsed {
  return refused(
    path,
    'empty',
    'The file holds no text.',
    'Put the text in, or take the file away.',
  );
}

/** A remark on a file that needs no repair. */
export function note(path: string, rule: string, reason: string, remedy: string): Trouble {
  return { path, rule, level: 'note', reason, remedy };
}
