// Which format reads which file, told by the ending of its name.
// Leaves to others: reading (the file of each format).
import type { Format } from '../parsed.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './text.ts';

// Their parsers take a second to load, which an archive without such files need not wait for.
const parseHtml: Format = async (bytes, path) => (await import('./html.ts')).parseHtml(bytes, path);
const parsePdf: Format = async (bytes, path) => (await import('./pdf.ts')).parsePdf(bytes, path);
const parseDocx: Format = async (bytes, path) => (await import('./docx.ts')).parseDocx(bytes, path);

const formats: Readonly<Record<string, Format>> = {
  txt: parseText,
  text: parseText,
  md: parseMarkdown,
  markdown: parseMarkdown,
  html: parseHtml,
  htm: parseHtml,
  xhtml: parseHtml,
  pdf: parsePdf,
  docx: parseDocx,
};

/** The endings that are read, for people. */
export const endings: string = Object.keys(formats)
  .map((ending) => `.${ending}`)
  .join(', ');

/** The format for a path, or undefined for an ending that nothing reads. */
export function formatFor(path: string): Format | undefined {
  const ending = /\.([^./]+)$/u.exec(path)?.[1]?.toLowerCase();
  return ending === undefined || !Object.hasOwn(formats, ending) ? undefined : formats[ending];
}
