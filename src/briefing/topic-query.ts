// A topic as people type it: words with and, or, not, "a phrase" and brackets; and whether a text is about it.
// Leaves to others: finding candidates (store), what an edition makes of them (edition-subject.ts).
import type { Say } from '../model/words.ts';
import { folded, foldedWords, stem } from './fold.ts';

export type Term =
  | { readonly type: 'word'; readonly stem: string; readonly word: string }
  /** Folded words that stand in this order, next to each other. */
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  | { readonly type: 'and' | 'or'; readonly terms: readonly Term[] }
  | { readonly type: 'not'; readonly term: Term };

export type Topic =
  | { readonly type: 'topic'; readonly term: Term }
  /** What is wrong, in words for the person who typed it. */
  | { readonly type: 'bad'; readonly why: string };

/** Keys of the catalogue behind `briefing.topic.`. */
type Fault = 'empty' | 'stop-words' | 'only-not' | 'brackets' | 'quotes' | 'operator' | 'long';

type Token =
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'words'; readonly words: readonly string[]; readonly quoted: boolean };

/** More is no topic but a text. */
const longest = 300;

/** `strike and (harbour or port) not "Harbour Union"`; words side by side are all wanted. */
export function parseTopic(text: string, stopWords: readonly string[], say: Say): Topic {
  const stops = new Set(stopWords.map(folded));
  const parsed = text.length > longest ? 'long' : parse(tokensOf(unwrapped(text)), stops);
  if (typeof parsed !== 'string') return { type: 'topic', term: parsed };
  return { type: 'bad', why: say(faults[parsed]) };
}

/**
 * Without the marks around the whole of it where they hold operators: who types `topic "oil and not gas"` marks off
 * what is typed, and no document has these words in a row.
 */
export function unwrapped(text: string): string {
  const inside = /^\s*["“”„«»]([^"“”„«»]*)["“”„«»]\s*$/u.exec(text)?.[1]?.trim();
  if (inside === undefined) return text;
  return /[()]|(?:^|\s)(?:(?:and|or|not)(?:\s|$)|-\p{L})/iu.test(inside) ? inside : text;
}

const faults: Readonly<Record<Fault, string>> = {
  empty: 'briefing.topic.empty',
  'stop-words': 'briefing.topic.stop-words',
  'only-not': 'briefing.topic.only-not',
  brackets: 'briefing.topic.brackets',
  quotes: 'briefing.topic.quotes',
  operator: 'briefing.topic.operator',
  long: 'briefing.topic.long',
};

function tokensOf(text: string): readonly Token[] | Fault {
  const plain = text.replace(/[“”„«»]/gu, '"');
  if ((plain.split('"').length - 1) % 2 === 1) return 'quotes';
  const tokens: Token[] = [];
  for (const [part] of plain.matchAll(/"[^"]*"|[()]|-?[^\s()"]+/gu)) tokens.push(...tokenOf(part));
  return tokens;
}

function tokenOf(part: string): readonly Token[] {
  if (part === '(') return [{ type: 'open' }];
  if (part === ')') return [{ type: 'close' }];
  const quoted = part.startsWith('"');
  const operator = quoted ? undefined : /^(?:and|or|not)$/iu.exec(part)?.[0].toLowerCase();
  if (operator === 'and' || operator === 'or' || operator === 'not') return [{ type: operator }];
  const words = foldedWords(part);
  if (words.length === 0) return [];
  const negated: readonly Token[] = /^-\p{L}/u.test(part) ? [{ type: 'not' }] : [];
  return [...negated, { type: 'words', words, quoted }];
}

/** A parsed part, or `dropped` for what says nothing: stop words, and brackets around nothing else. */
type Parsed = Term | 'dropped' | Fault;

interface Reading {
  readonly tokens: readonly Token[];
  readonly stops: ReadonlySet<string>;
  at: number;
}

function parse(tokens: readonly Token[] | Fault, stops: ReadonlySet<string>): Term | Fault {
  if (typeof tokens === 'string') return tokens;
  if (tokens.length === 0) return 'empty';
  const reading: Reading = { tokens, stops, at: 0 };
  const term = parseOr(reading);
  if (reading.at < tokens.length) return isFault(term) ? term : 'brackets';
  if (term === 'dropped') return 'stop-words';
  if (typeof term === 'string') return term;
  return hasPositive(term) ? term : 'only-not';
}

function isFault(parsed: Parsed): parsed is Fault {
  return typeof parsed === 'string' && parsed !== 'dropped';
}

function parseOr(reading: Reading): Parsed {
  const terms: Term[] = [];
  for (;;) {
    const term = parseAnd(reading);
    if (isFault(term)) return term;
    if (term !== 'dropped') terms.push(term);
    if (reading.tokens[reading.at]?.type !== 'or') return joined('or', terms);
    reading.at += 1;
  }
}

function parseAnd(reading: Reading): Parsed {
  const terms: Term[] = [];
  let wanted = true;
  while (!endsHere(reading)) {
    const isAnd = reading.tokens[reading.at]?.type === 'and';
    if (isAnd && wanted) return 'operator';
    wanted = isAnd;
    if (isAnd) {
      reading.at += 1;
      continue;
    }
    const term = parseOne(reading);
    if (isFault(term)) return term;
    if (term !== 'dropped') terms.push(term);
  }
  return wanted ? 'operator' : joined('and', terms);
}

function endsHere({ tokens, at }: Reading): boolean {
  const type = tokens[at]?.type;
  return type === undefined || type === 'or' || type === 'close';
}

function parseOne(reading: Reading): Parsed {
  const token = reading.tokens[reading.at];
  reading.at += 1;
  if (token?.type === 'not') {
    const term = parseOne(reading);
    return typeof term === 'string' ? term : { type: 'not', term };
  }
  if (token?.type === 'open') {
    const term = parseOr(reading);
    if (reading.tokens[reading.at]?.type !== 'close') return 'brackets';
    reading.at += 1;
    return term;
  }
  return token?.type === 'words' ? termOf(token, reading.stops) : 'operator';
}

/** A quotation and a word with a hyphen are phrases; a stop word by itself says nothing. */
function termOf(
  { words, quoted }: Extract<Token, { readonly type: 'words' }>,
  stops: ReadonlySet<string>,
): Parsed {
  if (words.every((word) => stops.has(word))) return 'dropped';
  const [word] = words;
  if (word === undefined) return 'dropped';
  if (words.length > 1 || quoted) return { type: 'phrase', words };
  return { type: 'word', word, stem: stem(word) };
}

function joined(type: 'and' | 'or', terms: readonly Term[]): Parsed {
  const [first] = terms;
  if (first === undefined) return 'dropped';
  return terms.length === 1 ? first : { type, terms };
}

/** With `or`, each way in must say what it is about; with `and`, one of them. */
function hasPositive(term: Term): boolean {
  switch (term.type) {
    case 'not':
      return false;
    case 'and':
      return term.terms.some(hasPositive);
    case 'or':
      return term.terms.every(hasPositive);
    case 'word':
    case 'phrase':
      return true;
  }
}

/** A text as topics look at it. */
export interface TopicText {
  readonly stems: ReadonlySet<string>;
  /** Folded words with one blank between and around. */
  readonly line: string;
}

export function topicText(text: string): TopicText {
  const words = foldedWords(text);
  return { stems: new Set(words.map(stem)), line: ` ${words.join(' ')} ` };
}

/** True for a text that is about the topic. */
export function matches(term: Term, text: TopicText): boolean {
  switch (term.type) {
    case 'word':
      return text.stems.has(term.stem);
    case 'phrase':
      return text.line.includes(` ${term.words.join(' ')} `);
    case 'and':
      return term.terms.every((one) => matches(one, text));
    case 'or':
      return term.terms.some((one) => matches(one, text));
    case 'not':
      return !matches(term.term, text);
  }
}

/** True for a text that would be about the topic, had it not the words that the topic leaves out. */
export function isExcluded(term: Term, text: TopicText): boolean {
  return !matches(term, text) && matches(withoutNot(term), text);
}

/** With `not` parts taken out of what is wanted together; they stay where they are all there is. */
function withoutNot(term: Term): Term {
  if (term.type !== 'and' && term.type !== 'or') return term;
  const terms = term.terms.filter((one) => one.type !== 'not').map(withoutNot);
  return { type: term.type, terms };
}

/** How many of the words and phrases that are wanted stand in a text: by it the best passage is chosen. */
export function countIn(term: Term, text: TopicText): number {
  switch (term.type) {
    case 'word':
    case 'phrase':
      return matches(term, text) ? 1 : 0;
    case 'and':
    case 'or':
      return term.terms.reduce((sum, one) => sum + countIn(one, text), 0);
    case 'not':
      return 0;
  }
}
