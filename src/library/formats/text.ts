// Plain text files, as received: nothing in them is altered.
// Leaves to others: what the words mean; paragraphs and sentences (reading/page).
import { type DatedBy, isDay } from '../../model/date.ts';
import { nothingIn, type Parsed, refused } from '../parsed.ts';
import { decodeText } from './decode.ts';
import { titleOf } from './title.ts';

/** Reads a `.txt` file. A leading `date YYYY-MM-DD` dates the document and stays in its text. */
export function parseText(bytes: Uint8Array, path: string): Parsed {
  const decoded = decodeText(bytes);
  if (decoded.type === 'binary')
    return refused(
      path,
      'not-text',
      decoded.reason,
      'Save it as UTF-8 text, or give it the ending of its real format.',
    );
  const { text, problems } = decoded;
  if (text.trim() === '') return nothingIn(path);
  const leading = leadingDate(text);
  return {
    type: 'document',
    draft: {
      title: titleOf(text.slice(leading?.end ?? 0), path),
      text,
      ...(leading && { date: leading.date }),
      language: 'en',
      kind: 'article',
    },
    problems,
  };
}

function leadingDate(text: string): { readonly date: DatedBy; readonly end: number } | undefined {
  const match = /^\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\d)[ \t]*/iu.exec(text);
  const value = match?.[1];
  if (match === null || value === undefined || !isDay(value)) return undefined;
  return { date: { value, basis: 'stated' }, end: match[0].length };
}
