// Sentences of a paragraph: Unicode's own segmentation, corrected by how English news is written.
// Leaves to others: headings and noise (kinds), tokens.
import type { Span } from '../../model/span.ts';
import type { Resources } from '../resources.ts';

export interface Abbreviations {
  readonly beforeName: ReadonlySet<string>;
  readonly beforeNumber: ReadonlySet<string>;
  /** May end a sentence: the next word decides. */
  readonly either: ReadonlySet<string>;
  /** Every abbreviation of the three lists. */
  readonly all: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** Verbs of speaking as they stand after a quotation: "said", "asked". */
  readonly speech: ReadonlySet<string>;
}

/** Loads the word lists; `speech` are the forms of the speech verbs. */
export function loadAbbreviations(
  resources: Resources,
  speech: ReadonlySet<string>,
): Abbreviations {
  const list = (name: string) => new Set(resources.lexicon(name).map((e) => e.toLowerCase()));
  const beforeName = list('abbreviations-before-name');
  const beforeNumber = list('abbreviations-before-number');
  const either = list('abbreviations');
  return {
    beforeName,
    beforeNumber,
    either,
    all: new Set([...beforeName, ...beforeNumber, ...either]),
    openers: list('sentence-openers'),
    speech,
  };
}

// "agency.This is": a stop glued to the next sentence. Two small letters before and one after keep
// "U.S.A" and "Node.JS" whole.
const glued = /(?<=\p{Ll}{2})[.!?]["”’»]?(?=\p{Lu}\p{Ll}+[\s,'’])/gu;
const closers = /^["”’»)\]]+(?=\s|$)/u;
const lastWord = /[\p{L}\p{M}.]*\.$/u;
const dotted = /^(?:\p{Lu}\.)+$/u;
const listNumber = /^\(?(?:\d{1,3}|[a-zA-Z])[.)]$/u;
const firstWord = /^["“‘«'([]*([\p{L}\p{M}\p{N}]+)/u;
const askedOrCried = /[!?…][)\]]?["”’»]$/u;

/** Sentence spans of one paragraph, by start; a line break inside counts as a space. */
export function sentencesOf(
  text: string,
  paragraph: Span,
  segmenter: Intl.Segmenter,
  words: Abbreviations,
): readonly Span[] {
  const slice = text
    .slice(paragraph.start, paragraph.end)
    .replace(/[\n\r\u0085\u2028\u2029]/gu, ' ');
  const spans: Span[] = [];
  let start = 0;
  const ends = boundaries(slice, segmenter);
  for (const end of ends) {
    if (end < slice.length && isOneSentence(slice, start, end, words)) continue;
    const cut = end + (closers.exec(slice.slice(end, end + 8))?.[0].length ?? 0);
    addTrimmed(spans, slice, start, cut, paragraph.start);
    start = Math.max(start, cut);
  }
  return spans;
}

const anyStop = /[^\p{L}\p{M}\p{N}\s,;:'"’“”()–—-]/u;

function boundaries(slice: string, segmenter: Intl.Segmenter): readonly number[] {
  if (slice.length < 500 && !anyStop.test(slice)) return [slice.length];
  const ends = [...slice.matchAll(glued)].map((hit) => hit.index + hit[0].length);
  if (ends.length === 0) return segmentEnds(slice, segmenter);
  return [...new Set([...ends, ...segmentEnds(slice, segmenter)])].sort((a, b) => a - b);
}

// V8 copies the whole input for every segment it hands out, so a long text is segmented through a
// window; a window that holds no boundary doubles, and then gives one segment only: linear in all.
const windowSize = 1500;
const lookahead = 60;

function segmentEnds(slice: string, segmenter: Intl.Segmenter): number[] {
  const ends: number[] = [];
  let start = 0;
  let size = windowSize;
  while (start < slice.length) {
    const stop = Math.min(slice.length, start + size);
    const sure = stop === slice.length ? stop : stop - lookahead;
    const before = ends.length;
    for (const { index, segment } of segmenter.segment(slice.slice(start, stop))) {
      const end = start + index + segment.length;
      if (end > sure || (size > windowSize && ends.length > before)) break;
      ends.push(end);
    }
    const advanced = ends.length > before;
    start = advanced ? (ends.at(-1) ?? stop) : start;
    size = advanced ? windowSize : size * 2;
  }
  return ends;
}

function addTrimmed(spans: Span[], slice: string, from: number, to: number, base: number): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(slice.charCodeAt(start))) start++;
  while (end > start && isSpace(slice.charCodeAt(end - 1))) end--;
  if (end > start) spans.push({ start: base + start, end: base + end });
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b);
}

/** True where the segmenter cut inside a sentence; `end` is the cut, `start` the sentence's begin. */
function isOneSentence(slice: string, start: number, end: number, words: Abbreviations): boolean {
  const before = slice.slice(Math.max(start, end - 24), end).trimEnd();
  const after = slice.slice(end, end + 60).trimStart();
  if (before === '' || after === '') return false;
  if (/^\p{Ll}/u.test(after)) return true;
  if (before.length < 5 && listNumber.test(before)) return true;
  if (askedOrCried.test(before)) return opensWithSpeaker(after, words);
  const word = lastWord.exec(before)?.[0];
  return word !== undefined && abbreviated(word, before, after, words);
}

function abbreviated(word: string, before: string, after: string, words: Abbreviations): boolean {
  const key = word.toLowerCase();
  const next = firstWord.exec(after)?.[1] ?? '';
  if (words.beforeName.has(key)) return true;
  // "c. 1900", where "Robert C. Byrd" has an initial
  if (words.beforeNumber.has(key) && !dotted.test(word))
    return /^\p{Nd}/u.test(next) || words.beforeName.has(`${next.toLowerCase()}.`);
  if (dotted.test(word))
    return isInitial(word, before, after) && !words.openers.has(next.toLowerCase());
  return words.either.has(key) && !words.openers.has(next.toLowerCase());
}

// "George W. Bush", "J. K. Rowling", "the U.S. Vice President"; but not "plan B. Nobody".
function isInitial(word: string, before: string, after: string): boolean {
  if (word.length > 2 || /^\p{Lu}\./u.test(after)) return true;
  return /\p{Lu}[\p{L}\p{M}'’.-]*\s+\p{Lu}\.$|^\p{Lu}\.$/u.test(before);
}

// `"Who won?" Smith asked.` is one sentence: one to five capitalised words and a verb of speaking.
function opensWithSpeaker(after: string, words: Abbreviations): boolean {
  const tokens = after.split(/\s+/u, 7).map((token) => token.replace(/[,.:;]+$/u, ''));
  const verb = tokens.findIndex((token) => words.speech.has(token.toLowerCase()));
  if (verb < 1 || verb > 5) return false;
  return tokens
    .slice(0, verb)
    .every((token) => /^\p{Lu}/u.test(token) || /^(?:the|of|de)$/iu.test(token));
}
