// What a cue reports where no quotation mark tells: the clause after it, before it, or around it.
// Leaves to others: quotations in marks (direct) and speakers (speaker).
import type { Cue } from './cues.ts';
import { isCapital, isTime, isWord, type Range } from './phrase.ts';
import { skipHelpers } from './speaker.ts';
import type { Speech } from './speech.ts';
import type { Strip } from './strip.ts';

/** A cue with the words that name its subject, as far as the sentence tells. */
export interface Attribution {
  readonly cue: Cue;
  readonly subject: Range | undefined;
  /** True where the subject stands after the cue. */
  readonly turned: boolean;
}

/** Index of the first attribution whose cue begins at or after word `from`; the list is in order of its cues. */
export function firstAfter(attributions: readonly Attribution[], from: number): number {
  let low = 0;
  let high = attributions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((attributions[middle]?.cue.first ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** End (exclusive) of the clause that begins at `from`: where the next attribution of the sentence takes over. */
export function clauseEnd(
  strip: Strip,
  from: number,
  attributions: readonly Attribution[],
  speech: Speech,
): number {
  const to = wholeEnd(strip, from);
  for (let index = firstAfter(attributions, from + 1); index < attributions.length; index++) {
    const attribution = attributions[index];
    if (!attribution || attribution.cue.first >= to) break;
    const cut = isInserted(strip, attribution, speech)
      ? -1
      : cutBefore(strip, from, attribution, speech);
    if (cut > from) return trimEnd(strip, from, cut);
  }
  return trimEnd(strip, from, to);
}

// A sentence may end inside a quotation that the clause holds: then the clause ends with the marks.
function wholeEnd(strip: Strip, from: number): number {
  let to = strip.words[from]?.to ?? from;
  for (let turns = 0; turns < 8; turns++) {
    const marked = strip.marked[strip.inside[to - 1] ?? -1];
    if (!marked || marked.close < to || marked.open < from) break;
    to = marked.close + 1;
  }
  return to;
}

function cutBefore(
  strip: Strip,
  from: number,
  { cue, subject, turned }: Attribution,
  speech: Speech,
): number {
  const inFront = subject && !turned && subject.first > from && subject.last < cue.first;
  const left = inFront ? subject.first : skipHelpers(strip, cue.first - 1, from, speech) + 1;
  return takeover(strip, left, cue, speech);
}

// "because, he said, nobody came": the same speaker reminded of, inside the clause.
function isInserted(strip: Strip, { cue, subject }: Attribution, speech: Speech): boolean {
  const word = strip.words[subject?.first ?? -1];
  if (!subject || !word || subject.first !== subject.last || !speech.is.pronoun.has(word.lower))
    return false;
  const commas = [subject.first - 1, cue.last + 1].map((at) => strip.words[at]?.text);
  return commas.every((mark) => mark === ',');
}

// ", he said", ", adding", "and added", ", according to": the words from here on are not reported by us.
function takeover(strip: Strip, left: number, cue: Cue, speech: Speech): number {
  const before = strip.words[left - 1];
  if (!before || strip.inside[left - 1] !== -1) return -1;
  if (cue.form === 'by') return before.text === ',' ? left - 1 : left;
  if (before.text === ',' || /^[-–—]+$/u.test(before.text) || before.text === ';') return left - 1;
  if (speech.is.conjunction.has(before.lower) || before.lower === 'while') {
    if (cue.form === 'participle') return -1;
    return strip.words[left - 2]?.text === ',' ? left - 2 : left - 1;
  }
  return -1;
}

function trimEnd(strip: Strip, from: number, end: number): number {
  let to = end;
  while (
    to > from &&
    strip.inside[to - 1] === -1 &&
    !isWord(strip.words[to - 1]) &&
    !/^[)%\]”"’]$/u.test(strip.words[to - 1]?.text ?? '')
  )
    to--;
  return to;
}

/** What a cue at the end or in the middle of its sentence reports: "clause, X said." and "clause, X said, clause." */
export function clauseAround(
  strip: Strip,
  attribution: Attribution,
  speech: Speech,
): readonly Range[] {
  const { first, last } = reachOf(strip, attribution);
  const { cue } = attribution;
  const by = cue.form === 'by';
  const comma = strip.words[first - 1]?.text === ',';
  const from = strip.words[cue.first]?.from ?? 0;
  if ((!comma && !by) || cue.first - from > longestBefore) return [];
  if (!isOver(strip, last, speech)) return [];
  const after = rest(strip, last, by ? 0 : 5);
  const near = strip.words[first - 2]?.lower ?? '';
  if (by && (speech.is.subordinator.has(near) || speech.is.conjunction.has(near))) return after;
  const before = { first: skipJoin(strip, from, speech), last: (comma ? first - 1 : first) - 1 };
  return joined(strip, before, by ? [] : after, speech);
}

function joined(
  strip: Strip,
  before: Range,
  after: readonly Range[],
  speech: Speech,
): readonly Range[] {
  if (isAsideClause(strip, before, speech)) return after;
  return countWords(strip, before) >= (after.length > 0 ? 1 : 3) ? [before, ...after] : [];
}

// The words of the attribution itself: "as Feingold noted", "said Mr. Smith".
function reachOf(strip: Strip, { cue, subject, turned }: Attribution): Range {
  if (!subject) return cue;
  if (turned) return { first: cue.first, last: Math.max(subject.last, cue.last) };
  const start = Math.min(subject.first, cue.first);
  const as = strip.words[start - 1]?.lower === 'as';
  return { first: as ? start - 1 : start, last: cue.last };
}

// No sentence of the press is longer; in a text without stops the search must end somewhere.
const longestBefore = 300;

// Nothing but a place, a day or the rest of the sentence may follow: "..., X said on Tuesday."
function isOver(strip: Strip, last: number, speech: Speech): boolean {
  const next = strip.words[last + 1];
  if (!next || last + 1 >= (strip.words[last]?.to ?? 0)) return true;
  if (strip.inside[last + 1] !== -1 || next.text === ':') return false;
  const { is } = speech;
  return (
    !isWord(next) ||
    is.preposition.has(next.lower) ||
    is.timelead.has(next.lower) ||
    is.hearer.has(next.lower) ||
    is.object.has(next.lower) ||
    is.determiner.has(next.lower) ||
    isCapital(next) ||
    is.subordinator.has(next.lower) ||
    isTime(next, speech)
  );
}

function rest(strip: Strip, last: number, least: number): readonly Range[] {
  const to = strip.words[last]?.to ?? 0;
  if (strip.words[last + 1]?.text !== ',' || to - last <= Math.max(least, 3)) return [];
  const range = { first: last + 2, last: trimEnd(strip, last + 2, to) - 1 };
  return range.last > range.first ? [range] : [];
}

function skipJoin(strip: Strip, from: number, speech: Speech): number {
  const word = strip.words[from];
  return word && speech.is.conjunction.has(word.lower)
    ? from + (strip.words[from + 1]?.text === ',' ? 2 : 1)
    : from;
}

// "In its report, X said", "Although A did B, X insists": the words before are no clause of their own.
function isAsideClause(strip: Strip, range: Range, speech: Speech): boolean {
  const lower = strip.words[range.first]?.lower ?? '';
  if (speech.is.preposition.has(lower) && range.last - range.first < 9) return true;
  if (!speech.is.preposition.has(lower) && !speech.is.subordinator.has(lower)) return false;
  for (let at = range.first; at <= range.last; at++)
    if (strip.words[at]?.text === ',' && strip.inside[at] === -1) return false;
  return lower !== 'if' && !speech.is.preposition.has(lower);
}

function countWords(strip: Strip, range: Range): number {
  let words = 0;
  for (let at = range.first; at <= range.last; at++) if (isWord(strip.words[at])) words++;
  return words;
}
