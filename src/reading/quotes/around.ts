// What a cue at the end or in the middle of its sentence reports: "clause, X said." and "clause, X said, clause."
// Leaves to others: clauses after their cue (complement, clauses) and quotations in marks (direct).
import { type Attribution, clauseLimit, trimEnd } from './clauses.ts';
import { isCapital, isTime, isWord, type Range } from './phrase.ts';
import type { Speech } from './speech.ts';
import { longestClause, type Strip } from './strip.ts';

/** What a cue at the end or in the middle of its sentence reports: "clause, X said." and "clause, X said, clause." */
export function clauseAround(
  strip: Strip,
  attribution: Attribution,
  speech: Speech,
): readonly Range[] {
  const { first, last: end } = reachOf(strip, attribution);
  const { cue } = attribution;
  const by = cue.form === 'by';
  const comma = hasComma(strip, first - 1);
  const from = strip.words[cue.first]?.from ?? 0;
  if ((!comma && !by) || cue.first - from > longestClause) return [];
  if (!isOver(strip, end, speech) && !(by && isReduced(strip, end + 1))) return [];
  const after = goingOn(strip, attribution, end, speech);
  // "an offer that would end whenever, he said, the sides agreed": only the words from there on are his.
  const near = strip.words[first - 2]?.lower ?? '';
  if (speech.is.subordinator.has(near) || (by && speech.is.conjunction.has(near))) return after;
  const marks = strip.inside[first - 1] !== -1;
  const last = first - (comma && !marks ? 2 : 1);
  const before = { first: skipJoin(strip, from, speech), last };
  return joined(
    strip,
    before,
    by && !isInterrupted(strip, before, after, speech) ? [] : after,
    speech,
  );
}

// "Urrutia, backed by the opposition, according to the letter": a name with words set apart is no clause.
function isNameApart(strip: Strip, { first, last }: Range): boolean {
  let at = first;
  while (at < last && at - first < 5 && isCapital(strip.words[at])) at++;
  if (at === first || strip.words[at]?.text !== ',') return false;
  const apart = strip.words.slice(at + 1, last + 1);
  const passive = /^\p{Ll}{2,}ed$/u.test(apart[0]?.text ?? '') && apart[1]?.lower === 'by';
  return passive && !apart.some(({ text }) => text === ',');
}

// A comma, or the closing mark after one: `We need to "make sure," she said`.
function hasComma(strip: Strip, index: number): boolean {
  const marked = strip.marked[strip.inside[index] ?? -1];
  return strip.words[marked?.close === index ? index - 1 : index]?.text === ',';
}

function goingOn(
  strip: Strip,
  { cue, turned }: Attribution,
  last: number,
  speech: Speech,
): readonly Range[] {
  const by = cue.form === 'by';
  const found = rest(strip, last, by ? 0 : 5);
  return turned && !by && tellsOfSpeaker(strip, found, speech) ? [] : found;
}

// "according to a report released in May", "two people briefed on the plan": the words go on about the speaker.
function isReduced(strip: Strip, index: number): boolean {
  return /^(?:\p{Ll}+ed|seen|written|who|which|that|familiar)$/u.test(
    strip.words[index]?.text ?? '',
  );
}

// "..., predicted Moss, an economist": what follows a turned speaker tells of him, unless the clause goes on.
function tellsOfSpeaker(strip: Strip, [range]: readonly Range[], speech: Speech): boolean {
  const word = strip.words[range?.first ?? -1];
  if (!word) return false;
  const { is } = speech;
  const relative = /^(?:who|whose|which|whom)$/u.test(word.lower);
  const goesOn = is.subordinator.has(word.lower) || is.finite.has(word.lower);
  return relative || !(goesOn || is.conjunction.has(word.lower) || is.past.has(word.lower));
}

// "The ward, in the words of Lund, was a war zone": a subject alone before the commas, its verb after them.
function isInterrupted(
  strip: Strip,
  before: Range,
  [after]: readonly Range[],
  speech: Speech,
): boolean {
  const { is } = speech;
  const verb = strip.words[after?.first ?? -1]?.lower ?? '';
  if (!is.finite.has(verb) && !is.past.has(verb)) return false;
  for (let at = before.first; at <= before.last; at++) {
    const lower = strip.words[at]?.lower ?? '';
    if (is.past.has(lower) || is.finite.has(lower)) return false;
  }
  return true;
}

function joined(
  strip: Strip,
  before: Range,
  after: readonly Range[],
  speech: Speech,
): readonly Range[] {
  if (isAsideClause(strip, before, speech)) return after;
  if (isNameApart(strip, before)) return [];
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
  const to = clauseLimit(strip, last + 2, strip.words[last]?.to ?? 0);
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
