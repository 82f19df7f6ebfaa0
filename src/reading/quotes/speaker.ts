// Who speaks, by the grammar of a cue alone: its subject before it, or after it where the order is turned.
// Leaves to others: noun phrases (phrase) and which actor the words mean (resolve).
import type { Cue } from './cues.ts';
import { holdsNoun, overModifiers, skipHelpers } from './modifiers.ts';
import { isCapital, isTime, isWord, phraseAfter, phraseBefore, type Range } from './phrase.ts';
import type { Speech } from './speech.ts';
import { longestClause, type Strip } from './strip.ts';

const longestOpening = 40;
const relatives = new Set(['who', 'which']);

/** First word that the sentence of `index` has outside a quotation that runs into it. */
function clauseStart(strip: Strip, index: number): number {
  let from = strip.words[index]?.from ?? 0;
  from = Math.max(from, index - longestClause);
  for (let at = index; at >= from; at--)
    if (strip.inside[at] !== -1) {
      from = at + 1;
      break;
    }
  return from;
}

/** The subject left of a cue; `earlier` is the subject of the cue before it in the same sentence. */
export function subjectBefore(
  strip: Strip,
  cue: Cue,
  speech: Speech,
  earlier: Range | undefined,
): Range | undefined {
  const from = clauseStart(strip, cue.first);
  let at = skipHelpers(strip, cue.first - 1, from, speech);
  const word = strip.words[at];
  if (!word || at < from)
    return cue.form === 'participle' ? (earlier ?? afterOpening(strip, cue, speech)) : undefined;
  if (cue.form === 'participle' || isJoin(word.lower, speech)) {
    const shared = isSharedSubject(strip, cue, at, speech);
    if (shared) return earlier ?? firstPhrase(strip, cue.first, speech);
  }
  const jumped = jumpApposition(strip, at, from, speech);
  if (jumped.name) return jumped.name;
  at = beforeRole(strip, skipHelpers(strip, jumped.at, from, speech), from, speech);
  if (relatives.has(strip.words[at]?.lower ?? '')) {
    const comma = strip.words[at - 1]?.text === ',' ? 1 : 0;
    return phraseBefore(strip, at - 1 - comma, from, speech);
  }
  return overModifiers(strip, phraseBefore(strip, at, from, speech), from, speech);
}

// "Noting that the ward was full, Lund asked": who acts in the main clause noted it.
function afterOpening(strip: Strip, cue: Cue, speech: Speech): Range | undefined {
  const to = strip.words[cue.first]?.to ?? 0;
  const comma = rightTo(strip, cue.last, Math.min(to, cue.last + longestOpening));
  return comma < 0 ? undefined : phraseAfter(strip, comma + 1, to, speech);
}

function isJoin(lower: string, speech: Speech): boolean {
  return speech.is.conjunction.has(lower);
}

// ", adding that", "and added that", "in requesting": the subject stands further left.
function isSharedSubject(strip: Strip, cue: Cue, at: number, speech: Speech): boolean {
  const word = strip.words[at];
  if (!word) return false;
  if (isJoin(word.lower, speech) || word.text === ',' || speech.is.preposition.has(word.lower))
    return true;
  return (
    cue.form === 'participle' && !speech.is.helper.has(strip.words[cue.first - 1]?.lower ?? '')
  );
}

// "Cornyn, R-Texas, a member ..., said", "Smith, 54, said", "Frist, M.D., said".
const tag = /^(?:[RDI]-\p{L}.*|\d{1,3}|[JS]r\.?|(?:\p{L}\.){2,})$/u;

// "Machado, winner of the primary, but barred from office, said": a bare role after a comma is no subject.
function beforeRole(strip: Strip, at: number, from: number, speech: Speech): number {
  const phrase = phraseBefore(strip, at, from, speech);
  const first = strip.words[phrase?.first ?? -1];
  if (!phrase || !first || isCapital(first) || strip.words[phrase.first - 1]?.text !== ',')
    return at;
  const { determiner, possessive, pronoun } = speech.is;
  if (determiner.has(first.lower) || possessive.has(first.lower) || pronoun.has(first.lower))
    return at;
  return isCapital(strip.words[phrase.first - 2]) ? phrase.first - 2 : at;
}

interface Jump {
  readonly at: number;
  readonly name?: Range;
}

// "X, the secretary of Y, said", "X (R-MN) said", "X - without exception - said": over what is set apart.
function jumpApposition(strip: Strip, start: number, from: number, speech: Speech): Jump {
  let at = start;
  for (let turns = 0; turns < 4; turns++) {
    const mark = strip.words[at]?.text ?? '';
    if (!/^(?:[,)]|[-–—]+)$/u.test(mark)) break;
    const other = leftTo(strip, at, from, mark === ')' ? '(' : mark);
    if (other < 0) return { at: at - 1 };
    const name = mark === ')' ? undefined : nameBetween(strip, other, at, speech);
    if (name) return { at, name };
    at = beforeTag(strip, skipHelpers(strip, other - 1, from, speech));
  }
  return { at };
}

function beforeTag(strip: Strip, at: number): number {
  return tag.test(strip.words[at]?.text ?? '') && strip.words[at - 1]?.text === ',' ? at - 2 : at;
}

function leftTo(strip: Strip, start: number, from: number, mark: string): number {
  for (let at = start - 1; at >= from && start - at < 40; at--)
    if (strip.words[at]?.text === mark && strip.inside[at] === -1) return at;
  return -1;
}

// "the deputy prime minister, Shimon Peres, said": the name between the commas is the better one.
function nameBetween(strip: Strip, open: number, close: number, speech: Speech): Range | undefined {
  if (!isWord(strip.words[open - 1]) || close - open > 6) return undefined;
  if (isCapital(strip.words[open - 1]) && !isDescription(strip, open - 1, speech)) return undefined;
  const range = { first: skipTrade(strip, open + 1, close, speech), last: close - 1 };
  const list = speech.is.conjunction.has(beforePhrase(strip, open - 1, speech));
  return !list && isNameRun(strip, range, speech) ? range : undefined;
}

// "a spokesman for Mr. Cruz, Rick Tyler, said": an article opens what the name explains.
function isDescription(strip: Strip, last: number, speech: Speech): boolean {
  const phrase = phraseBefore(strip, last, strip.words[last]?.from ?? 0, speech);
  const opener = strip.words[phrase?.first ?? -1]?.lower ?? '';
  return speech.is.determiner.has(opener) && !isCapital(strip.words[(phrase?.first ?? 0) + 1]);
}

// "her opponent, businessman Carl Roth, said": over the trade to the name.
function skipTrade(strip: Strip, start: number, close: number, speech: Speech): number {
  let at = start;
  const { is } = speech;
  while (at < close - 2 && /^\p{Ll}{3,}$/u.test(strip.words[at]?.text ?? '')) {
    const { lower = '' } = strip.words[at] ?? {};
    if (is.determiner.has(lower) || is.preposition.has(lower) || is.subordinator.has(lower)) break;
    at++;
  }
  return at;
}

// "Bill Walker and his wife, Jane, said": both said it.
function beforePhrase(strip: Strip, last: number, speech: Speech): string {
  const owner = strip.words[last - 1]?.lower ?? '';
  return speech.is.possessive.has(owner) ? (strip.words[last - 2]?.lower ?? '') : '';
}

function isNameRun(strip: Strip, range: Range, speech: Speech): boolean {
  if (range.last < range.first) return false;
  for (let at = range.first; at <= range.last; at++) {
    const word = strip.words[at];
    const particle = speech.is.link.has(word?.lower ?? '') && at > range.first;
    if (!(isCapital(word) || particle) || isTime(word, speech)) return false;
  }
  return true;
}

/** The first noun phrase of the sentence, after an opening "In a letter to the board, …". */
export function firstPhrase(strip: Strip, index: number, speech: Speech): Range | undefined {
  const from = clauseStart(strip, index);
  let start = from;
  for (let turns = 0; turns < 2; turns++) {
    const word = strip.words[start];
    if (!word || start >= index) return undefined;
    const opener = word.lower;
    if (!isOpening(opener, speech) && strip.words[start + 1]?.text !== ',') break;
    const comma = rightTo(strip, start, index);
    if (comma < 0) break;
    start = comma + 1;
  }
  start = afterDateline(strip, start, index);
  while (start < index && (isTime(strip.words[start], speech) || isLoose(strip, start, speech)))
    start++;
  const range = phraseAfter(strip, start, index, speech);
  return range && (nameAfter(strip, range, index, speech) ?? range);
}

// "The firm's chief executive, Tim Brown, apologised and said": the name between the commas.
function nameAfter(strip: Strip, { last }: Range, to: number, speech: Speech): Range | undefined {
  if (strip.words[last + 1]?.text !== ',') return undefined;
  const close = rightTo(strip, last + 1, Math.min(to, last + 8));
  return close < 0 ? undefined : nameBetween(strip, last + 1, close, speech);
}

// "WASHINGTON, D.C. - Sen. X today said": the place and its dash are no part of the sentence.
function afterDateline(strip: Strip, start: number, index: number): number {
  if (!/^\p{Lu}{3,}$/u.test(strip.words[start]?.text ?? '')) return start;
  for (let at = start + 1; at < Math.min(index, start + 7); at++)
    if (/^[-–—]+$/u.test(strip.words[at]?.text ?? '')) return at + 1;
  return start;
}

function isOpening(lower: string, speech: Speech): boolean {
  return (
    speech.is.preposition.has(lower) ||
    speech.is.subordinator.has(lower) ||
    lower.endsWith('ing') ||
    lower === 'according' ||
    speech.is.helper.has(lower)
  );
}

function isLoose(strip: Strip, index: number, speech: Speech): boolean {
  const lower = strip.words[index]?.lower ?? '';
  return (
    speech.is.conjunction.has(lower) ||
    speech.is.timelead.has(lower) ||
    lower === ',' ||
    lower === '-'
  );
}

function rightTo(strip: Strip, start: number, to: number): number {
  for (let at = start + 1; at < to; at++)
    if (strip.words[at]?.text === ',' && strip.inside[at] === -1) return at;
  return -1;
}

/** The subject right of a cue: `said Coleman`, `says a statement from the spokeswoman, Tammy Bruce`. */
export function subjectAfter(strip: Strip, start: number, speech: Speech): Range | undefined {
  const to = strip.words[start]?.to ?? 0;
  const range = phraseAfter(strip, start, to, speech);
  if (!range) return undefined;
  const comma = range.last + 1;
  if (strip.words[comma]?.text !== ',') return range;
  const called = isCapital(strip.words[range.last]);
  // "the strategist for Acme, Fritz Meyer", where "the mayor of Paris, France" names nobody more.
  if (called && !holdsNoun(strip, range, speech)) return range;
  let last = comma;
  while (last + 1 < to && isCapital(strip.words[last + 1]) && strip.inside[last + 1] === -1) last++;
  const name = { first: comma + 1, last };
  const after = strip.words[last + 1];
  const ends = after === undefined || last + 1 >= to || /^[.,;:!?]$/u.test(after.text);
  const long = !called || name.last > name.first;
  return ends && long && isNameRun(strip, name, speech) ? name : range;
}
