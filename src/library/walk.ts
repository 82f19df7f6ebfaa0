// Finds the files that are wanted in a content folder, and says of every other one why it is not.
// Leaves to others: opening them (ingest).
import { codeOf, type Entry, type Files } from './files.ts';
import { endings, formatFor } from './formats/by-ending.ts';
import { note, refused, type Trouble } from './parsed.ts';

export interface Walked {
  /** Documents to read, sorted. */
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
  /** Folders that could not be listed: what was read from them before is kept. */
  readonly unlisted: readonly string[];
}

/** Names the file with what editors know of actors; it is no document. */
export const curationFile = 'actors.yaml';

/** A note about a folder, by every custom of naming files, and no document of it. */
const readme = /^readme(?:\.[a-z]+)?$/iu;

/** Deeper than any folder a person made; a file system that loops without links ends here. */
const deepest = 40;

/** All wanted files below the content folder. Hidden files are passed over without a word. */
export async function walk(files: Files): Promise<Walked> {
  const paths: string[] = [];
  const troubles: Trouble[] = [];
  const unlisted: string[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await files.list(folder).catch((cause: unknown) => {
      unlisted.push(folder);
      troubles.push(unreadable(folder === '' ? '.' : folder, cause));
      return [];
    });
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const found = await look(files, path, entry);
      if (found === 'file') paths.push(path);
      else if (found === 'folder') folders.push(path);
      else if (found !== 'hidden') troubles.push(found);
    }
  }
  return { paths: paths.sort(), troubles, unlisted };
}

async function look(
  files: Files,
  path: string,
  { name, kind }: Entry,
): Promise<'file' | 'folder' | 'hidden' | Trouble> {
  if (name.startsWith('.') || path === curationFile || readme.test(name)) return 'hidden';
  if (kind === 'folder')
    return path.split('/').length < deepest
      ? 'folder'
      : note(path, 'too-deep', 'The folder is nested too deeply.', 'Move its files up.');
  if (kind === 'link') return lookBehind(files, path);
  if (kind === 'other')
    return note(path, 'not-a-file', 'This is no ordinary file.', 'Take it out of the folder.');
  return formatFor(path) === undefined
    ? note(
        path,
        'unknown-type',
        'Readout does not read files of this kind.',
        `Save it as one of ${endings}.`,
      )
    : 'file';
}

/**
 * Links are not followed: what is inside is read under its own name, what is outside was not put here to be
 * read. The exception is a link to a hidden name, which is how Kubernetes mounts a ConfigMap.
 */
async function lookBehind(files: Files, path: string): Promise<'file' | Trouble> {
  const target = await files.follow(path).catch(() => ({ type: 'missing' }) as const);
  if (target.type === 'missing')
    return refused(
      path,
      'link-broken',
      'The link leads nowhere.',
      'Put the file itself here, or take the link away.',
    ).trouble;
  if (target.type === 'outside')
    return refused(
      path,
      'link-outside',
      'The link leads out of the content folder.',
      'Put a copy of the file here.',
    ).trouble;
  const hidden = target.path.split('/').some((part) => part.startsWith('.'));
  if (hidden && target.kind === 'file' && formatFor(path) !== undefined) return 'file';
  return note(
    path,
    'link-inside',
    `The link leads to ${target.path || 'the content folder'}, which is read under its own name.`,
    'Nothing needs to be done.',
  );
}

/** A file or folder that the system would not hand out, with what to do about it. */
export function unreadable(path: string, cause: unknown): Trouble {
  const code = codeOf(cause);
  const reason = `It cannot be read (${code ?? (cause instanceof Error ? cause.message : String(cause))}).`;
  return refused(
    path,
    'unreadable',
    reason,
    remedies[code ?? ''] ?? 'Check the disk and the name, then read again.',
  ).trouble;
}

const remedies: Readonly<Record<string, string>> = {
  EACCES: 'Give the account that runs Readout the right to read it.',
  EPERM: 'Give the account that runs Readout the right to read it.',
  ENOENT: 'It is not there: put it back, or check the name of the folder and the signs in its own.',
  ENOTDIR: 'Name a folder, not a file.',
};
