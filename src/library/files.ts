// The content folder as the library sees it, so that tests can hand in a disk that fails.
// Leaves to others: which files are wanted (walk) and what is in them (formats).
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Where a link leads: `inside` names a path in the content folder. */
type Target =
  | { readonly type: 'inside'; readonly path: string; readonly kind: Entry['kind'] }
  | { readonly type: 'outside' }
  | { readonly type: 'missing' };

/** Paths are inside the content folder, `/` as separator, `''` the folder itself. All reject as `node:fs` does. */
export interface Files {
  list(folder: string): Promise<readonly Entry[]>;
  /** Bytes of a file. */
  size(path: string): Promise<number>;
  read(path: string): Promise<Uint8Array>;
  /** Follows a link to its end. */
  follow(path: string): Promise<Target>;
}

/** The folder on disk. */
export function filesIn(folder: string): Files {
  const at = (path: string): string => join(folder, ...path.split('/'));
  return {
    async list(path) {
      const entries = await readdir(at(path), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    size: async (path) => (await stat(at(path))).size,
    read: (path) => readFile(at(path)),
    async follow(path) {
      const root = await realpath(folder);
      const target = await realpath(at(path)).catch(missing);
      if (target === undefined) return { type: 'missing' };
      const inside = relative(root, target);
      if (isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`))
        return { type: 'outside' };
      return {
        type: 'inside',
        path: inside.split(sep).join('/'),
        kind: kindOf(await lstat(target)),
      };
    },
  };
}

function missing(cause: unknown): undefined {
  if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ELOOP') return undefined;
  throw cause;
}

/** The error code of a file system failure, for example `EACCES`. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined;
}

function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): Entry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
