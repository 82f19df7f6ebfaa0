// Word files: the text of their paragraphs.
// Leaves to others: pictures, comments and tracked changes, which are not read.
import mammoth from 'mammoth';
import { nothingIn, type Parsed, refused } from '../parsed.ts';
import { titleOf } from './title.ts';
import { unpackedSize } from './zip.ts';

/** More than a thousand pages of text: what unpacks to more is a broken or hostile file. */
const largestUnpacked = 200 * 1024 * 1024;

/** Reads a `.docx` file. */
export async function parseDocx(bytes: Uint8Array, path: string): Promise<Parsed> {
  const size = unpackedSize(bytes);
  if (size === undefined)
    return refused(
      path,
      'docx',
      'The file is not a Word document.',
      'Save it again from Word as .docx, or save its text as a .txt file.',
    );
  if (size > largestUnpacked)
    return refused(
      path,
      'docx-size',
      `The file unpacks to ${Math.round(size / 1024 / 1024)} MB.`,
      'Take pictures out of it, or save its text as a .txt file.',
    );
  const read = await rawText(bytes);
  if (read.type === 'broken')
    return refused(
      path,
      'docx',
      `The Word document cannot be opened: ${read.reason}.`,
      'Save it again from Word as .docx, or save its text as a .txt file.',
    );
  const text = read.text.trim();
  if (text === '') return nothingIn(path);
  return {
    type: 'document',
    draft: { title: titleOf(text, path), text, language: 'en', kind: 'article' },
    problems: [],
  };
}

type Raw =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'broken'; readonly reason: string };

async function rawText(bytes: Uint8Array): Promise<Raw> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return { type: 'text', text: value };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { type: 'broken', reason: reason.split('\n')[0]?.replace(/\.$/u, '') ?? '' };
  }
}
