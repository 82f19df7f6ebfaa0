// Ids of documents, made of their paths: `briefs/letter.md` is `briefs/letter`.
// Leaves to others: everything that is done with them.
import { createHash } from 'node:crypto';
import type { DocumentId } from '../model/document.ts';

/**
 * One id for each path. An id is the path without its ending, in lower case, signs other than letters and
 * digits as hyphens. Paths that would share an id keep their endings (`a.txt`, `a.md`); those that would
 * share even that get six digits of their path's hash. The outcome does not depend on the order.
 */
export function idsFor(paths: readonly string[]): ReadonlyMap<string, DocumentId> {
  const ids = new Map<string, DocumentId>();
  const taken = new Set<DocumentId>();
  let open = paths;
  for (const make of [bare, slug, hashed]) {
    const groups = grouped(open, make);
    open = [];
    for (const [id, group] of groups) {
      const [only, ...others] = group;
      if (only === undefined) continue;
      if (others.length > 0 || taken.has(id)) open = [...open, ...group];
      else {
        ids.set(only, id);
        taken.add(id);
      }
    }
  }
  return ids;
}

function bare(path: string): DocumentId {
  return slug(path.replace(/\.[^./]+$/u, ''));
}

function hashed(path: string): DocumentId {
  return `${slug(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}

function slug(path: string): DocumentId {
  return path
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N}_.]+/gu, '-').replace(/^-+|-+$/gu, '') || 'file')
    .join('/');
}

function grouped(
  paths: readonly string[],
  make: (path: string) => DocumentId,
): ReadonlyMap<DocumentId, readonly string[]> {
  const groups = new Map<DocumentId, string[]>();
  for (const path of paths) {
    const group = groups.get(make(path));
    if (group === undefined) groups.set(make(path), [path]);
    else group.push(path);
  }
  return groups;
}
