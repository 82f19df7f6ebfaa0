// PDF files: the text of their pages, lines put together to paragraphs again.
// Leaves to others: pictures of pages, which need text recognition before they come here.
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { nothingIn, type Parsed, refused } from '../parsed.ts';
import { titleOf } from './title.ts';

/** Reads a `.pdf` file. The date a PDF was made is not taken for the date of what it says. */
export async function parsePdf(bytes: Uint8Array, path: string): Promise<Parsed> {
  const read = await pagesOf(bytes);
  if (read.type === 'broken')
    return refused(
      path,
      'pdf',
      `The PDF cannot be opened: ${read.reason}.`,
      /password/iu.test(read.reason)
        ? 'Save a copy of it without a password.'
        : 'Export it again, or save its text as a .txt file.',
    );
  const text = read.pages
    .map(paragraphsOf)
    .filter((page) => page !== '')
    .join('\n\n');
  if (text === '')
    return read.pages.length === 0
      ? nothingIn(path)
      : refused(
          path,
          'pdf-pictures',
          'The PDF holds pictures of pages and no text.',
          'Run text recognition (OCR) on it, or save its text as a .txt file.',
        );
  return {
    type: 'document',
    draft: { title: read.title ?? titleOf(text, path), text, language: 'en', kind: 'article' },
    problems: [],
  };
}

type Pages =
  | { readonly type: 'pages'; readonly pages: readonly string[]; readonly title?: string }
  | { readonly type: 'broken'; readonly reason: string };

async function pagesOf(bytes: Uint8Array): Promise<Pages> {
  try {
    // The parser takes its bytes away, so it gets a copy (and takes no Buffer); `verbosity` 0 keeps it from writing to the console.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: false });
    const { Title: title } = (await getMeta(pdf)).info;
    await pdf.destroy();
    const named =
      typeof title === 'string' && /\p{L}{3}.* /u.test(title) ? title.trim() : undefined;
    return { type: 'pages', pages: text, ...(named !== undefined && { title: named }) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { type: 'broken', reason: reason.replace(/\.$/u, '') };
  }
}

/**
 * A PDF knows lines, not paragraphs. A line that is full and stops in the middle of a sentence goes on in
 * the next; a word broken by a hyphen is joined.
 */
function paragraphsOf(page: string): string {
  const lines = page.split(/\r?\n/u).map((line) => line.replace(/[ \t\u00a0]+/gu, ' ').trim());
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  let text = '';
  let last = '';
  for (const line of lines) {
    if (line === '') last = '';
    else if (last === '') text += `${text === '' ? '' : '\n\n'}${line}`;
    else if (/\p{Ll}-$/u.test(last) && /^\p{Ll}/u.test(line)) text = text.slice(0, -1) + line;
    else if (/^\p{Ll}/u.test(line) || last.length > longest * 0.7) text += ` ${line}`;
    else text += `\n\n${line}`;
    last = line;
  }
  return text;
}
