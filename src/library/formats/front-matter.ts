// The block between `---` lines at the top of a Markdown file, checked, with a line number for every fault.
// Leaves to others: the text below it (markdown, brief).
import { type DatedBy, isEdtf } from '../../model/date.ts';
import type { DocumentKind } from '../../model/document.ts';
import { broken, type Fields, fieldsOf, type Refusal } from './fields.ts';

/** What front matter may tell; a key that is not here is left to the tools it was written for. */
export interface FrontMatter {
  readonly title?: string;
  readonly date?: DatedBy;
  readonly publisher?: string;
  readonly url?: string;
  readonly source?: string;
  readonly language: string;
  readonly kind: DocumentKind;
  /** Offset of the text below the block. */
  readonly body: number;
  /** Lines above the text below the block. */
  readonly bodyLine: number;
  /** Keys that Readout does not know, with their line. */
  readonly strange: readonly { readonly key: string; readonly line: number }[];
}

/** What a date may look like, for people. */
export const datesAllowed =
  '2024-07-28, 2024-07, 2024, with ~ for "about" (2021-08~), or from/to (2024-10/2024-11)';

const known = [
  'kind',
  'title',
  'date',
  'date-basis',
  'date-evidence',
  'publisher',
  'url',
  'source',
  'language',
];
const kinds: readonly DocumentKind[] = ['article', 'statement', 'transcript', 'brief'];
const bases: readonly DatedBy['basis'][] = ['stated', 'relative', 'inferred'];

/** Front matter of a file, defaults where it has none, or the trouble with its line and what is allowed. */
export function parseFrontMatter(text: string, path: string): FrontMatter | Refusal {
  const block = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/muy.exec(text);
  if (block === null) return unfinished(text, path) ?? { ...nothing, body: 0, bodyLine: 0 };
  const fields = fieldsOf(block[1] ?? '', known, path);
  if ('type' in fields) return fields;
  const fault = faultIn(fields, path);
  if (fault !== undefined) return fault;
  return {
    ...valuesOf(fields),
    body: block[0].length,
    bodyLine: block[0].split('\n').length - 1,
    strange: [...fields]
      .filter(([key]) => !known.includes(key))
      .map(([key, { line }]) => ({ key, line })),
  };
}

const nothing = { language: 'en', kind: 'article', strange: [] } as const;

function unfinished(text: string, path: string): Refusal | undefined {
  if (!/^---[ \t]*\r?\n[\w-]+[ \t]*:/u.test(text)) return undefined;
  return broken(
    path,
    1,
    'The front matter is opened with --- and never closed.',
    'Put a line with --- below its last entry.',
  );
}

function faultIn(fields: Fields, path: string): Refusal | undefined {
  for (const [key, { text, line }] of fields) {
    const remedy = remedyFor(key, text);
    if (remedy !== undefined)
      return broken(path, line, `"${key}: ${text}" is not something we can read.`, remedy);
  }
  const basis = fields.get('date-basis');
  if (basis !== undefined && basis.text !== 'stated' && !fields.has('date-evidence'))
    return broken(
      path,
      basis.line,
      `The date is ${basis.text}, but nothing says why.`,
      'Add "date-evidence:" with one sentence that says what the date rests on.',
    );
  return undefined;
}

function remedyFor(key: string, text: string): string | undefined {
  if (key === 'date' && edtfOf(text) === undefined)
    return `Write the date as ${datesAllowed}, or leave it out.`;
  if (key === 'kind' && !isOneOf(kinds, text.toLowerCase())) return `Write ${kinds.join(', ')}.`;
  if (key === 'date-basis' && !isOneOf(bases, text.toLowerCase()))
    return `Write ${bases.join(', ')}.`;
  if (key === 'url' && !isWebAddress(text))
    return 'Write the whole address, beginning with https://, or leave it out.';
  if (key === 'language' && languageOf(text) === undefined)
    return 'Write a language code, for example en, es or pt-BR.';
  return undefined;
}

function valuesOf(fields: Fields): Omit<FrontMatter, 'body' | 'bodyLine' | 'strange'> {
  const text = (key: string): string | undefined => fields.get(key)?.text;
  const title = text('title');
  const publisher = text('publisher');
  const url = text('url');
  const source = text('source');
  const date = dateOf(text('date'), text('date-basis'), text('date-evidence'));
  return {
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    ...(source !== undefined && { source }),
    language: languageOf(text('language') ?? 'en') ?? 'en',
    kind: kinds.find((kind) => kind === text('kind')?.toLowerCase()) ?? 'article',
  };
}

function dateOf(date?: string, basis?: string, evidence?: string): DatedBy | undefined {
  const value = date === undefined ? undefined : edtfOf(date);
  if (value === undefined) return undefined;
  return {
    value,
    basis: bases.find((one) => one === basis?.toLowerCase()) ?? 'stated',
    ...(evidence !== undefined && { evidence }),
  };
}

/** Other tools write a time of day behind the day; the day is what we keep. */
function edtfOf(text: string): string | undefined {
  const day = text.replace(/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$/u, '$1');
  return isEdtf(day) ? day : undefined;
}

function isOneOf(allowed: readonly string[], text: string): boolean {
  return allowed.includes(text);
}

/** True for an absolute http or https address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//iu.test(text) && URL.canParse(text);
}

/** The canonical BCP 47 tag, or undefined where the text is none. */
export function languageOf(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
