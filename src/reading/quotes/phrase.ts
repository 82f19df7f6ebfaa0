// Noun phrases without a parser: how far the words that name a speaker reach, to the left and to the right.
// Leaves to others: which place to look at (speaker).
import type { Speech } from './speech.ts';
import type { Strip, Word } from './strip.ts';

/** Word indexes, both inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

const longest = 24;

/** True for a word that begins with a capital or a figure inside a name. */
export function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text);
}

export function isWord(word: Word | undefined): boolean {
  return word !== undefined && /[\p{L}\p{N}]/u.test(word.text);
}

/** True for "Tuesday", "today", "Jan.", "10": words of a date, which stand anywhere around a verb. */
export function isTime(word: Word | undefined, speech: Speech): boolean {
  return word !== undefined && (speech.is.time.has(word.lower) || months.test(word.text));
}

const months =
  /^(?:January|February|March|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|\d{1,2}(?:st|nd|rd|th)?)$/u;

/** Words that no noun phrase goes across. */
function isWall(strip: Strip, index: number, speech: Speech): boolean {
  const word = strip.words[index];
  if (!word || strip.inside[index] !== -1) return true;
  const { is } = speech;
  return (
    is.subordinator.has(word.lower) ||
    (is.helper.has(word.lower) && (/^\p{Ll}/u.test(word.text) || index === word.from)) ||
    is.pronoun.has(word.lower) ||
    isTime(word, speech) ||
    /^[,.:;!?()[\]…—–"“”]+$/u.test(word.text) ||
    word.text === '-' ||
    word.text === '--'
  );
}

/** The noun phrase that ends with word `last`, not reaching before `from`. */
export function phraseBefore(
  strip: Strip,
  last: number,
  from: number,
  speech: Speech,
): Range | undefined {
  const end = strip.words[last];
  if (!end || last < from || strip.inside[last] !== -1) return undefined;
  if (speech.is.pronoun.has(end.lower)) return { first: last, last };
  if (!isWord(end) || isWall(strip, last, speech) || speech.is.preposition.has(end.lower))
    return undefined;
  let first = last;
  while (first - 1 >= from && last - first < longest) {
    const tagged = overTag(strip, first, from);
    if (tagged >= 0) first = tagged;
    else if (joinsLeft(strip, first, from, speech)) first--;
    else break;
  }
  return trimLeft(strip, { first, last }, speech);
}

// "Chris Dodd (D-CT) | and Joe Lieberman": the last word of the name before the tag, or -1.
function overTag(strip: Strip, first: number, from: number): number {
  if (strip.words[first]?.lower !== 'and' || strip.words[first - 1]?.text !== ')') return -1;
  for (let at = first - 2; at > from && at >= first - 7; at--)
    if (strip.words[at]?.text === '(') return isCapital(strip.words[at - 1]) ? at - 1 : -1;
  return -1;
}

function joinsLeft(strip: Strip, first: number, from: number, speech: Speech): boolean {
  const before = strip.words[first - 1];
  const word = strip.words[first];
  if (!before || !word || strip.inside[first - 1] !== -1) return false;
  const { is } = speech;
  if (before.lower === 'that' || before.lower === 'no') return false;
  if (before.lower === 'and' || before.text === '&') return joinsList(strip, first, speech);
  if (before.text === ',') return listComma(strip, first, from);
  const determined = isDeterminer(word, speech);
  if (is.link.has(before.lower) || (before.lower === 'in' && (determined || isCapital(word))))
    return isNoun(strip, first - 2, from, speech);
  if (determined || is.preposition.has(before.lower) || is.conjunction.has(before.lower))
    return false;
  return isDeterminer(before, speech) || takesIn(strip, first, from, speech);
}

function takesIn(strip: Strip, first: number, from: number, speech: Speech): boolean {
  const before = strip.words[first - 1];
  const word = strip.words[first];
  if (!before || !word) return false;
  if (isTime(before, speech)) return datesNoun(strip, first - 1, from, speech);
  return !isWall(strip, first - 1, speech) && !isVerbal(before, word, speech);
}

// "the November 5 elections": a day inside a phrase that has its article before it.
function datesNoun(strip: Strip, start: number, from: number, speech: Speech): boolean {
  let at = start;
  while (at >= from && start - at < 3 && isTime(strip.words[at], speech)) at--;
  const word = strip.words[at];
  return word !== undefined && at >= from && isDeterminer(word, speech);
}

function isDeterminer(word: Word, speech: Speech): boolean {
  return speech.is.determiner.has(word.lower) || speech.is.possessive.has(word.lower);
}

// "one of the protesters": an amount that stands for a noun.
const quantity = /^(?:one|two|three|some|many|most|several|few|all|each|both|another)$/u;

// "the head of | the company": what stands before "of" must be able to end a noun phrase.
function isNoun(strip: Strip, index: number, from: number, speech: Speech): boolean {
  const word = strip.words[index];
  if (!word || index < from || isWall(strip, index, speech)) return false;
  if (isDeterminer(word, speech))
    return quantity.test(word.lower) && strip.words[index + 1]?.lower === 'of';
  const { is } = speech;
  return (
    !is.preposition.has(word.lower) &&
    !is.conjunction.has(word.lower) &&
    !/(?:ed|ly|ing)$/u.test(word.lower) &&
    !is.past.has(word.lower) &&
    !speech.verbs.has(word.lower)
  );
}

// "Kohl and Feingold", "Rockefeller and the Senators", "officials and analysts".
function joinsList(strip: Strip, first: number, speech: Speech): boolean {
  const start = strip.words[first];
  const word = start && isDeterminer(start, speech) ? strip.words[first + 1] : start;
  const further = strip.words[first - 2];
  if (!word || !further || !start) return false;
  // "Bill Walker and his wife".
  if (speech.is.possessive.has(start.lower)) return isCapital(further);
  if (isCapital(word)) return isCapital(further) || further.text === ')';
  return further.lower.endsWith('s') && word.lower.endsWith('s') && !isCapital(further);
}

// "Sens. A, B and C said": a comma between names belongs to the list when "and" closes it.
function listComma(strip: Strip, first: number, from: number): boolean {
  if (!isCapital(strip.words[first]) || !isCapital(strip.words[first - 2])) return false;
  for (let at = first; at < first + 6; at++) {
    const word = strip.words[at];
    if (!word || at < from) return false;
    if (word.lower === 'and') return isCapital(strip.words[at + 1]);
    if (!isCapital(word)) return false;
  }
  return false;
}

// A verb or adverb left of a name ends the phrase: "quoted Smith", "added Jones".
function isVerbal(before: Word, word: Word, speech: Speech): boolean {
  if (isCapital(before)) return false;
  if (speech.verbs.has(before.lower) && speech.verbs.get(before.lower)?.form === 'finite')
    return true;
  if (before.lower.endsWith('ly') && before.lower !== 'family' && before.lower !== 'elderly')
    return true;
  return isCapital(word) && /(?:ed|ing)$/u.test(before.lower);
}

function trimLeft(strip: Strip, range: Range, speech: Speech): Range | undefined {
  let { first } = range;
  while (first <= range.last) {
    const word = strip.words[first];
    if (!word) return undefined;
    const loose =
      !isWord(word) ||
      speech.is.link.has(word.lower) ||
      (speech.is.conjunction.has(word.lower) && first < range.last);
    if (!loose) break;
    first++;
  }
  return first <= range.last ? { first, last: range.last } : undefined;
}

/** The noun phrase that begins with word `first`, not reaching `to`. */
export function phraseAfter(
  strip: Strip,
  first: number,
  to: number,
  speech: Speech,
): Range | undefined {
  const start = strip.words[first];
  if (!start || first >= to || strip.inside[first] !== -1) return undefined;
  if (speech.is.pronoun.has(start.lower)) return { first, last: first };
  let last = first - 1;
  while (last + 1 < to && last + 1 - first < longest && joinsRight(strip, first, last, speech))
    last++;
  while (last > first && !isNameEnd(strip.words[last], speech)) last--;
  if (last < first || !isWord(strip.words[last])) return undefined;
  if (last === first && !isCapital(start) && !/s$/u.test(start.lower)) return undefined;
  return { first, last };
}

function joinsRight(strip: Strip, first: number, last: number, speech: Speech): boolean {
  const next = strip.words[last + 1];
  const word = strip.words[last];
  const further = strip.words[last + 2];
  if (!next || isWall(strip, last + 1, speech)) return false;
  const { is } = speech;
  if (last < first || !word) return !is.preposition.has(next.lower) && isWord(next);
  if (isDeterminer(next, speech)) return is.link.has(word.lower);
  if (next.lower === 'and' || next.text === '&') return isCapital(word) && isCapital(further);
  if (is.link.has(next.lower)) return linksRight(next, word, further, speech);
  if (is.conjunction.has(next.lower) || is.preposition.has(next.lower)) return false;
  return !endsPhrase(strip, first, last + 1, speech);
}

function endsPhrase(strip: Strip, first: number, index: number, speech: Speech): boolean {
  const [word, next] = [strip.words[index - 1], strip.words[index]];
  if (!word || !next) return true;
  // "a State Department spokesman": after an article the name may belong to a noun.
  const opener = strip.words[first];
  const bare = opener === undefined || !isDeterminer(opener, speech);
  if (bare && isNamePart(word, speech) && /^\p{Ll}/u.test(next.text))
    return !isRoleAfterName(strip, index);
  if (next.lower.endsWith('ly') || speech.verbs.get(next.lower)?.form === 'finite') return true;
  return isPast(strip, index, speech) || isPresent(strip, index, speech);
}

// "The resolution | outlines U.S. priorities": a verb that may be a noun, with its object after it.
function isPresent(strip: Strip, index: number, speech: Speech): boolean {
  const [word, after] = [strip.words[index], strip.words[index + 1]];
  if (!word || !after || isCapital(word)) return false;
  if (speech.verbs.get(word.lower)?.form !== 'noun') return false;
  return word.lower.endsWith('s') && (isDeterminer(after, speech) || isCapital(after));
}

// "The minister | defended the plan", "a man | accused of murder": a verb, where "the disputed plan" has a noun after it.
function isPast(strip: Strip, index: number, speech: Speech): boolean {
  const [before, word, after] = [index - 1, index, index + 1].map((at) => strip.words[at]);
  if (!word || !before || isDeterminer(before, speech)) return false;
  if (speech.is.past.has(word.lower)) return true;
  if (!/^\p{Ll}{2,}ed$/u.test(word.text)) return false;
  return (
    !after ||
    !isWord(after) ||
    isCapital(after) ||
    isDeterminer(after, speech) ||
    speech.is.preposition.has(after.lower) ||
    speech.is.pronoun.has(after.lower) ||
    after.lower.endsWith('ing')
  );
}

function isNamePart(word: Word, speech: Speech): boolean {
  return isCapital(word) && !isDeterminer(word, speech);
}

// "State Department spokesman Ned Price", "State Department spokeswoman, Tammy Bruce".
function isRoleAfterName(strip: Strip, index: number): boolean {
  const next = strip.words[index + 1];
  return isCapital(next) || (next?.text === ',' && isCapital(strip.words[index + 2]));
}

function linksRight(
  link: Word,
  word: Word | undefined,
  further: Word | undefined,
  speech: Speech,
): boolean {
  if (!word || !further) return false;
  if (link.lower === 'of' || /^(?:de|del|von|van)$/u.test(link.lower))
    return isCapital(further) || !isCapital(word);
  if (isCapital(word)) return false;
  return (isCapital(further) || speech.is.determiner.has(further.lower)) && link.lower !== 'to';
}

function isNameEnd(word: Word | undefined, speech: Speech): boolean {
  return (
    isWord(word) &&
    word !== undefined &&
    !speech.is.link.has(word.lower) &&
    !isDeterminer(word, speech) &&
    word.lower !== 'and' &&
    word.lower !== "'s" &&
    word.lower !== '’s'
  );
}
