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

/** End (exclusive) of the clause that begins at `from`: where the next attribution of the sentence takes over. */
export function clauseEnd(
  strip: Strip,
  from: number,
  attributions: readonly Attribution[],
  speech: Speech,
): number {
  let to = strip.words[from]?.to ?? from;
  // A sentence may end inside a quotation that the clause holds.
  for (let turns = 0; turns < 8; turns++) {
    const marked = strip.marked[strip.inside[to - 1] ?? -1];
    if (!marked || marked.close < to || marked.open < from) break;
    to = marked.close + 1;
  }
  for (const { cue, subject, turned } of attributions) {
    if (cue.first <= from || cue.first >= to) continue;
    const left =
      !turned && subject && subject.first > from && subject.last < cue.first
        ? subject.first
        : skipHelpers(strip, cue.first - 1, from, speech) + 1;
    const cut = takeover(strip, left, cue, speech);
    if (cut > from) {
      to = cut;
      break;
    }
  }
  return trimEnd(strip, from, to);
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

/** First word of what the cue reports after it, or -1. */
export function complementStart(strip: Strip, cue: Cue, speech: Speech): number {
  const start = cue.last + 1;
  const to = strip.words[cue.first]?.to ?? 0;
  const that = thatAfter(strip, cue, start, to, speech);
  if (that >= 0) return that + 1;
  if (cue.shapes.has('say') || cue.shapes.has('clause')) {
    const at = skipAside(strip, start, to, speech);
    const bare = cue.shapes.has('say') || showsVerb(strip, at, to, speech);
    const plain = !cue.nounLike || opensPlainly(strip, at, speech);
    if (bare && plain && beginsClause(strip, at, to, speech)) return at;
  }
  if (cue.shapes.has('tell')) {
    const at = afterHearer(strip, start, to, speech);
    if (at > start && beginsClause(strip, at, to, speech)) return at;
  }
  if (cue.shapes.has('ask')) return infinitiveAfter(strip, cue, start, to, speech);
  return -1;
}

// "remarked at a conference in Miami that": "that" may be put off by a hearer, a place, a day.
function thatAfter(strip: Strip, cue: Cue, start: number, to: number, speech: Speech): number {
  if (!['say', 'clause', 'that', 'tell', 'ask'].some((shape) => hasShape(cue, shape))) return -1;
  for (let at = start; at < to && at - start < 14; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1) return -1;
    if (word.lower === 'that') return at;
    if (
      at === start &&
      !(hasShape(cue, 'tell') || hasShape(cue, 'ask') || isAside(strip, at, speech))
    )
      return -1;
    if (
      /^[:;.!?]$/u.test(word.text) ||
      speech.is.pronoun.has(word.lower) ||
      speech.is.subordinator.has(word.lower)
    )
      return -1;
  }
  return -1;
}

function hasShape(cue: Cue, shape: string): boolean {
  for (const one of cue.shapes) if (one === shape) return true;
  return false;
}

function isAside(strip: Strip, at: number, speech: Speech): boolean {
  const word = strip.words[at];
  if (!word) return false;
  return (
    speech.is.preposition.has(word.lower) ||
    isTime(word, speech) ||
    speech.is.timelead.has(word.lower) ||
    speech.is.helper.has(word.lower) ||
    word.lower.endsWith('ly') ||
    word.text === ','
  );
}

/** Over "Tuesday", "on Tuesday", "last week", "also" to the next clause. */
function skipAside(strip: Strip, start: number, to: number, speech: Speech): number {
  let at = start;
  while (at < to) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1) break;
    const lead =
      speech.is.timelead.has(word.lower) &&
      (isTime(strip.words[at + 1], speech) ||
        /^(?:week|month|year|night)$/u.test(strip.words[at + 1]?.lower ?? ''));
    if (lead) at += 2;
    else if ((isTime(word, speech) && !/^\d/u.test(word.text)) || speech.is.time.has(word.lower))
      at++;
    else break;
  }
  return at;
}

function afterHearer(strip: Strip, start: number, to: number, speech: Speech): number {
  const word = strip.words[start];
  if (!word) return start;
  if (speech.is.object.has(word.lower) || speech.is.hearer.has(word.lower))
    return skipAside(strip, start + 1, to, speech);
  let at = start;
  if (speech.is.determiner.has(word.lower) || speech.is.possessive.has(word.lower)) at++;
  while (
    at < to &&
    isCapital(strip.words[at]) &&
    !speech.is.pronoun.has(strip.words[at]?.lower ?? '')
  )
    at++;
  if (at === start) return start;
  const next = strip.words[at];
  return next &&
    (speech.is.pronoun.has(next.lower) ||
      speech.is.determiner.has(next.lower) ||
      speech.is.possessive.has(next.lower))
    ? at
    : start;
}

// "urged Korea to open its market", "asked whether the budget ...".
function infinitiveAfter(
  strip: Strip,
  cue: Cue,
  start: number,
  to: number,
  speech: Speech,
): number {
  for (let at = start; at < to && at - start < 16; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1 || /^[:;.!?]$/u.test(word.text)) return -1;
    if (at === start && (word.lower === 'whether' || word.lower === 'if')) return at;
    const next = strip.words[at + 1];
    if (word.lower === 'to' && next && at > start && isBase(next.lower, strip, at + 1, speech))
      return at;
  }
  return cue.base === 'urge' && beginsClause(strip, start, to, speech) ? start : -1;
}

function isBase(lower: string, strip: Strip, at: number, speech: Speech): boolean {
  return (
    /^\p{Ll}/u.test(strip.words[at]?.text ?? '') &&
    !speech.is.determiner.has(lower) &&
    !speech.is.possessive.has(lower) &&
    !/(?:ed|ing)$/u.test(lower)
  );
}

// "claims processors", "stress disorder": a form that may be a noun needs a clause that shows itself at once.
function opensPlainly(strip: Strip, at: number, speech: Speech): boolean {
  const word = strip.words[at];
  if (!word) return false;
  const { is } = speech;
  return (
    isCapital(word) ||
    strip.inside[at] !== -1 ||
    is.pronoun.has(word.lower) ||
    is.determiner.has(word.lower) ||
    is.possessive.has(word.lower) ||
    /^\p{Nd}/u.test(word.text)
  );
}

// "recommended (that) the board should act", not "recommended the use of labels that would ...".
function showsVerb(strip: Strip, start: number, to: number, speech: Speech): boolean {
  if (speech.is.pronoun.has(strip.words[start]?.lower ?? '')) return true;
  for (let at = start; at < to && at - start < 14; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1 || /^[,;:.]$/u.test(word.text)) return false;
    if (at > start && speech.is.subordinator.has(word.lower)) return false;
    if (speech.is.finite.has(word.lower) && !/^['’]s$/u.test(word.lower)) return at > start;
  }
  return false;
}

const noClause = new Set([
  'so',
  'nothing',
  'yes',
  'goodbye',
  'something',
  'little',
  'much',
  'more',
  'anything',
  'thanks',
  'to',
  'otherwise',
  'likewise',
  'as',
]);

function beginsClause(strip: Strip, at: number, to: number, speech: Speech): boolean {
  const word = strip.words[at];
  if (!word || at >= to - 2) return false;
  if (strip.inside[at] !== -1) return true;
  const { is } = speech;
  if (noClause.has(word.lower) || /^\p{Ll}+ing$/u.test(word.text) || !isWord(word) || is.conjunction.has(word.lower)) return false;
  if (is.pronoun.has(word.lower) || is.determiner.has(word.lower) || is.possessive.has(word.lower))
    return true;
  if (isCapital(word) || /^\p{Nd}/u.test(word.text)) return true;
  if (
    /^(?:if|when|while|because|although|once|since|after|what|how|why|there|whether)$/u.test(
      word.lower,
    )
  )
    return true;
  return (
    !is.preposition.has(word.lower) &&
    !is.helper.has(word.lower) &&
    !is.subordinator.has(word.lower) &&
    !word.lower.endsWith('ly')
  );
}

/** What a cue at the end or in the middle of its sentence reports: "clause, X said." and "clause, X said, clause." */
export function clauseAround(
  strip: Strip,
  { cue, subject, turned }: Attribution,
  speech: Speech,
): readonly Range[] {
  const start = subject && !turned ? Math.min(subject.first, cue.first) : cue.first;
  const first = strip.words[start - 1]?.lower === 'as' ? start - 1 : start;
  const last = subject && turned ? Math.max(subject.last, cue.last) : cue.last;
  const comma = strip.words[first - 1]?.text === ',';
  if ((!comma && cue.form !== 'by') || !isOver(strip, last, speech)) return [];
  const after = rest(strip, last, cue.form === 'by' ? 0 : 5);
  const near = strip.words[first - 2]?.lower ?? '';
  if (cue.form === 'by' && (speech.is.subordinator.has(near) || speech.is.conjunction.has(near)))
    return after;
  const from = strip.words[cue.first]?.from ?? 0;
  const before = { first: skipJoin(strip, from, speech), last: (comma ? first - 1 : first) - 1 };
  const aside =
    speech.is.preposition.has(strip.words[from]?.lower ?? '') && before.last - before.first < 9;
  const tail = cue.form === 'by' ? [] : after;
  if (aside) return tail;
  return countWords(strip, before) >= (tail.length > 0 ? 1 : 3) ? [before, ...tail] : [];
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

function countWords(strip: Strip, range: Range): number {
  let words = 0;
  for (let at = range.first; at <= range.last; at++) if (isWord(strip.words[at])) words++;
  return words;
}
