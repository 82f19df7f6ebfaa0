// Cuts a stretch of text into the words that time expressions are made of, each with its kind and number.
// Leaves to others: words with other uses besides (settle), how words go together (pattern, rules).
import type { Span } from '../../model/span.ts';
import type { Resources } from '../resources.ts';
import { settled } from './settle.ts';

/** `word` is anything that plays no part in time expressions. */
export interface Lexeme extends Span {
  readonly kind: string;
  /** Lower case, as in the text otherwise. */
  readonly text: string;
  /** What the word counts: month of the year, day of the week, number, unit. */
  readonly value: number;
  readonly capital: boolean;
}

export type Lexer = (text: string, span: Span) => readonly Lexeme[];

interface Entry {
  readonly kind: string;
  readonly value: number;
}

/** In order: quarter, ISO and numeric days, clock, decade, ordinal, numbers, short year, dotted abbreviation, word, mark. */
const piece =
  /\b[QqHh][1-4]\b|\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}\/\d{1,2}\/\d{1,2}(?!\d)|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?:\d{3}|\d)0['’]?s\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,3}(?:,\d{3}){1,9}(?:\.\d+)?(?!\d)|\d+\.\d+|\d+|['’]\d{2}(?![\d\p{L}])|\p{L}(?:\.\p{L}){1,5}\.?(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:['’](?!s\b)\p{L}+)?|[^\s\p{L}\d]/gu;

const marks: Readonly<Record<string, string>> = {
  ',': 'comma',
  '-': 'dash',
  '–': 'dash',
  '—': 'dash',
  '‑': 'dash',
  '/': 'slash',
  '(': 'open',
  ')': 'close',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  ';': 'stop',
};

/** Builds the lexer from `config/lexicon/time-words.txt`. @throws Error for a line of another form. */
export function prepareLexer(resources: Resources): Lexer {
  const words = new Map<string, Entry>();
  for (const line of resources.lexicon('time-words')) {
    const [kind, word, number] = line.split(' ');
    if (kind === undefined || word === undefined)
      throw new Error(`config/lexicon/time-words.txt: "${line}" is not "kind word [number]"`);
    words.set(word, { kind, value: Number(number ?? 0) });
  }
  return (text, span) => settled(cut(text, span, words), text);
}

function cut(text: string, span: Span, words: ReadonlyMap<string, Entry>): Lexeme[] {
  const lexemes: Lexeme[] = [];
  piece.lastIndex = span.start;
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    if (match.index >= span.end) break;
    const lexeme = classify(match[0], match.index, text, words);
    lexemes.push(lexeme);
    piece.lastIndex = lexeme.end;
  }
  return lexemes;
}

function classify(
  slice: string,
  start: number,
  text: string,
  words: ReadonlyMap<string, Entry>,
): Lexeme {
  const code = slice.charCodeAt(0);
  if (code >= 48 && code <= 57) return numeral(slice, start, text);
  if (slice.length === 1 && !isLetter(slice, code)) {
    return { ...plain(slice, start, marks[slice] ?? 'mark'), text: slice };
  }
  if (slice.length === 2 && /^[QqHh][1-4]$/u.test(slice))
    return { ...plain(slice, start, 'quarter-sign'), value: Number(slice[1]) };
  if (slice.length === 3 && (code === 39 || code === 8217))
    return { ...plain(slice, start, 'year'), value: pivot(Number(slice.slice(1))) };
  return worded(slice, start, text, words);
}

function plain(slice: string, start: number, kind: string): Lexeme {
  const text = slice.toLowerCase();
  return { start, end: start + slice.length, kind, text, value: 0, capital: false };
}

function isLetter(slice: string, code: number): boolean {
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code > 127 && /\p{L}/u.test(slice))
  );
}

function worded(
  slice: string,
  start: number,
  text: string,
  words: ReadonlyMap<string, Entry>,
): Lexeme {
  const lower = slice.toLowerCase();
  const key = slice.includes('.') ? lower.replaceAll('.', '') : lower;
  const capital = lower.charCodeAt(0) !== slice.charCodeAt(0);
  const end = start + slice.length;
  const entry = words.get(key.replace(/['’]/u, ''));
  if (entry === undefined) return { start, end, kind: 'word', text: key, value: 0, capital };
  const stop = entry.kind.endsWith('-short') && text[end] === '.' ? 1 : 0;
  return { start, end: end + stop, kind: entry.kind, text: key, value: entry.value, capital };
}

/** Two-digit years: 00-29 are of this century, the rest of the last. */
export function pivot(year: number): number {
  return year < 30 ? 2000 + year : 1900 + year;
}

function numeral(slice: string, start: number, text: string): Lexeme {
  const make = (kind: string, value: number): Lexeme => ({ ...plain(slice, start, kind), value });
  if (isGlued(text, start, start + slice.length)) return make('amount', Number.parseFloat(slice));
  if (/^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/u.test(slice)) return make('iso', 0);
  if (slice.includes(':')) return make('clock', 0);
  if (slice.endsWith('s')) return make('decade', Number.parseInt(slice, 10));
  if (/[a-z]$/u.test(slice)) return make('ordinal-digits', Number.parseInt(slice, 10));
  if (/[.,]/u.test(slice)) return make('big', Number(slice.replaceAll(',', '')));
  const value = Number(slice);
  if (slice.length === 4 && value >= 1000 && value < 2200) return make('year', value);
  return make(slice.length <= 2 ? 'digits' : 'big', value);
}

/** "B52", "$2000", "83%", "555-2012", "3.1415.9": digits that belong to something else. */
function isGlued(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (text[end] === '%' || /[\p{L}\d$€£¥#]/u.test(before)) return true;
  if (
    before === '-' &&
    end - start === 4 &&
    /(?:^|\D)\d{3}-$/u.test(text.slice(Math.max(0, start - 5), start))
  )
    return true;
  return before === '.' && /\d/u.test(text[start - 2] ?? '');
}
