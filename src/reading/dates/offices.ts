// Who is called by a high office in a text, and the days on which a writer could call him so.
// Leaves to others: what that makes of the document's date (conclude).
import type { Span } from '../../model/span.ts';
import { fold } from '../actors/actor-id.ts';
import type { Page, PageSentence } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { dayNumber } from './calendar.ts';

/** Days since 1970-01-01, inclusive; `last` is infinite for a term without end. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Somebody called by an office, or as one who held it before. */
export interface OfficeSeen {
  readonly name: string;
  readonly office: string;
  /** When these words could be written. */
  readonly when: readonly Days[];
  readonly former: boolean;
  readonly span: Span;
}

interface Holder {
  readonly name: string;
  readonly words: readonly string[];
  readonly office: string;
  readonly officeWords: readonly string[];
  readonly terms: readonly Days[];
}

export type FindOffices = (page: Page) => readonly OfficeSeen[];

/** Prepares the search from `config/lexicon/offices.txt`. @throws Error for a line of another form. */
export function prepareOffices(resources: Resources): FindOffices {
  const byLast = new Map<string, Holder[]>();
  for (const holder of holdersOf(resources.lexicon('offices'))) {
    const last = holder.words.at(-1) ?? '';
    byLast.set(last, [...(byLast.get(last) ?? []), holder]);
  }
  return (page) =>
    page.sentences
      .filter((sentence) => sentence.kind !== 'noise')
      .flatMap((sentence) => officesIn(sentence, byLast));
}

function holdersOf(lines: readonly string[]): readonly Holder[] {
  const holders = new Map<string, Holder>();
  for (const line of lines) {
    const [name, office, term] = line.split(';').map((part) => part.trim());
    const days = termOf(term ?? '');
    if (name === undefined || office === undefined || days === undefined)
      throw new Error(`config/lexicon/offices.txt: "${line}" is not "name; office; from/to"`);
    const key = `${name};${office}`;
    const known = holders.get(key);
    holders.set(key, {
      ...{ name, office, words: fold(name).split(' '), officeWords: office.split(' ') },
      terms: [...(known?.terms ?? []), days],
    });
  }
  return [...holders.values()];
}

function termOf(text: string): Days | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})\/(?:(\d{4})-(\d{2})-(\d{2}))?$/u.exec(text);
  if (match === null) return undefined;
  const at = (index: number) =>
    dayNumber({
      year: Number(match[index]),
      month: Number(match[index + 1]),
      day: Number(match[index + 2]),
    });
  return { first: at(1), last: match[4] === undefined ? Number.POSITIVE_INFINITY : at(4) };
}

function officesIn(
  sentence: PageSentence,
  byLast: ReadonlyMap<string, readonly Holder[]>,
): readonly OfficeSeen[] {
  const { tokens } = sentence;
  let words: readonly string[] | undefined;
  return tokens.flatMap((token, index) => {
    if (!/^\p{Lu}/u.test(token.text)) return [];
    const holders = byLast.get(fold(token.text));
    if (holders === undefined) return [];
    words ??= tokens.map((one) => fold(one.text));
    const all = words;
    return holders.flatMap((holder) => {
      const from = index + 1 - holder.words.length;
      if (!holder.words.every((word, offset) => all[from + offset] === word)) return [];
      const how = officeBefore(all, from, holder) ?? officeAfter(all, index + 1, holder);
      if (how === undefined) return [];
      const { name, office } = holder;
      const former = how === 'former';
      const when = former ? gapsAfter(holder.terms) : holder.terms;
      const span = { start: tokens[from]?.start ?? token.start, end: token.end };
      return [{ name, office, when, former, span }];
    });
  });
}

/** Between an office and the name: "Secretary of State, Marco Rubio", "president of the United States, Donald Trump". */
const between = 6;
/** Words that make the office one of another time, or no office held. */
const unsure = /^(?:then|late|future|under|vice|deputy|interim|candidate|nominee|assistant)$/u;
const gone = /^(?:former|ex|one-time|onetime|past|previous|ousted|deposed)$/u;

function officeBefore(
  words: readonly string[],
  from: number,
  { officeWords, words: name }: Holder,
): 'held' | 'former' | undefined {
  const reach = name.length === 1 ? 0 : between;
  for (let gap = 0; gap <= reach; gap++) {
    const end = from - gap;
    const start = end - officeWords.length;
    if (start < 0) return undefined;
    if (officeWords.every((word, offset) => words[start + offset] === word)) {
      const open = gap === 0 || words[from - 1] === ',';
      return open && !hasBreak(words, end, from - 1) ? sureness(words, start) : undefined;
    }
  }
  return undefined;
}

/** A comma or a verb of speech between them makes two of them; country names and "of the" do not. */
function hasBreak(words: readonly string[], from: number, to: number): boolean {
  if (to <= from) return false;
  return !/^(?:of|for|to)$/u.test(words[from] ?? '') || words.slice(from, to).includes(',');
}

function officeAfter(
  words: readonly string[],
  to: number,
  { officeWords, words: name }: Holder,
): 'held' | 'former' | undefined {
  if (words[to] !== ',' || name.length === 1) return undefined;
  for (let start = to + 1; start <= to + 4; start++) {
    if (words[start] === ',') return undefined;
    if (officeWords.every((word, offset) => words[start + offset] === word))
      return sureness(words, start);
  }
  return undefined;
}

function sureness(words: readonly string[], start: number): 'held' | 'former' | undefined {
  const around = words.slice(Math.max(0, start - 3), start);
  if (unsure.test(around.at(-1) ?? '') || around.includes('then')) return undefined;
  return around.some((word) => gone.test(word)) ? 'former' : 'held';
}

/** When somebody is a former holder: between terms and after the last. */
function gapsAfter(terms: readonly Days[]): readonly Days[] {
  return terms.flatMap(({ last }, index) =>
    Number.isFinite(last)
      ? [{ first: last, last: terms[index + 1]?.first ?? Number.POSITIVE_INFINITY }]
      : [],
  );
}

/** The days that lie in one of both lists. */
export function inBoth(a: readonly Days[], b: readonly Days[]): readonly Days[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const first = Math.max(one.first, other.first);
      const last = Math.min(one.last, other.last);
      return first <= last ? [{ first, last }] : [];
    }),
  );
}
