// What a cue is followed by: a clause with or without "that", a hearer and a clause, an infinitive.
// Leaves to others: where that clause ends, and clauses before their cue (clauses).
import type { Cue } from './cues.ts';
import { isCapital, isTime, isWord } from './phrase.ts';
import type { Shape, Speech } from './speech.ts';
import type { Strip, Word } from './strip.ts';

/** First word of what the cue reports after it, or -1. */
export function complementStart(strip: Strip, cue: Cue, speech: Speech): number {
  const start = cue.last + 1;
  const to = strip.words[cue.first]?.to ?? 0;
  const that = thatAfter(strip, cue, start, to, speech);
  const asked = cue.shapes.has('ask') ? infinitiveAfter(strip, cue, start, to, speech) : -1;
  if (that >= 0 && (asked < 0 || that < asked)) return that + 1;
  if (cue.shapes.has('will') && isInfinitive(strip, start, speech)) return start;
  const bare = bareClause(strip, cue, start, to, speech);
  return bare >= 0 ? bare : asked;
}

// "She vowed to resign".
function isInfinitive(strip: Strip, at: number, speech: Speech): boolean {
  return strip.words[at]?.lower === 'to' && isBase(strip, at + 1, speech);
}

function bareClause(strip: Strip, cue: Cue, start: number, to: number, speech: Speech): number {
  if (cue.shapes.has('say') || cue.shapes.has('clause')) {
    const at = skipAside(strip, start, to, speech);
    if (mayStandBare(strip, cue, at, to, speech) && beginsClause(strip, at, to, speech)) return at;
  }
  if (!cue.shapes.has('tell')) return -1;
  const at = afterHearer(strip, start, to, speech);
  return at > start && beginsClause(strip, at, to, speech) ? at : -1;
}

function mayStandBare(strip: Strip, cue: Cue, at: number, to: number, speech: Speech): boolean {
  if (showsVerb(strip, at, to, speech)) return true;
  return cue.shapes.has('say') && (!cue.nounLike || opensPlainly(strip, at, speech));
}

const reporting: readonly Shape[] = ['say', 'clause', 'tell', 'that'];
const thatShapes: readonly Shape[] = ['say', 'clause', 'that', 'tell', 'ask'];

// "remarked at a conference in Miami that": "that" may be put off by a hearer, a place, a day.
function thatAfter(strip: Strip, cue: Cue, start: number, to: number, speech: Speech): number {
  if (!thatShapes.some((shape) => cue.shapes.has(shape))) return -1;
  const hearer = cue.shapes.has('tell') || cue.shapes.has('ask');
  if (strip.words[start]?.lower !== 'that' && !hearer && !isAside(strip, start, speech)) return -1;
  for (let at = start; at < to && at - start < 14; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1) return -1;
    if (word.lower === 'that' || stopsSearch(word, speech))
      return opensClause(strip, at + 1, to, word, speech) ? at : -1;
  }
  return -1;
}

// "he said, ... on the ward that night": no clause begins there.
function opensClause(strip: Strip, at: number, to: number, before: Word, speech: Speech): boolean {
  return (
    before.lower === 'that' && to - at > 2 && !speech.is.period.has(strip.words[at]?.lower ?? '')
  );
}

function stopsSearch(word: Word, speech: Speech): boolean {
  const verb = speech.verbs.get(word.lower);
  return (
    (verb?.form === 'finite' && reporting.some((shape) => verb.shapes.has(shape))) ||
    /^[:;.!?]$/u.test(word.text) ||
    speech.is.pronoun.has(word.lower) ||
    speech.is.subordinator.has(word.lower)
  );
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
  while (at < to && strip.inside[at] === -1) {
    const step = asideStep(strip, at, speech);
    if (step === 0) break;
    at += step;
  }
  return speech.is.preposition.has(strip.words[at]?.lower ?? '')
    ? pronounAfter(strip, at, to, speech)
    : at;
}

function asideStep(strip: Strip, at: number, speech: Speech): number {
  const word = strip.words[at];
  const next = strip.words[at + 1];
  if (!word) return 0;
  const led = isTime(next, speech) || /^(?:week|month|year|night)$/u.test(next?.lower ?? '');
  if (speech.is.timelead.has(word.lower) && led) return 2;
  if (speech.is.time.has(word.lower)) return 1;
  return isTime(word, speech) && !/^\d/u.test(word.text) ? 1 : 0;
}

// "said in a statement they would": the pronoun begins the clause.
function pronounAfter(strip: Strip, start: number, to: number, speech: Speech): number {
  for (let at = start + 1; at < to && at - start < 8; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1 || !isWord(word)) break;
    if (speech.is.pronoun.has(word.lower) && word.lower !== 'who' && word.lower !== 'you')
      return /^(?:why|how|what|whether|if)$/u.test(strip.words[at - 1]?.lower ?? '') ? at - 1 : at;
  }
  return start;
}

function afterHearer(strip: Strip, start: number, to: number, speech: Speech): number {
  const word = strip.words[start];
  if (!word) return start;
  if (speech.is.object.has(word.lower) || speech.is.hearer.has(word.lower))
    return skipAside(strip, start + 1, to, speech);
  for (let at = start + 1; at < to && at - start < 6; at++) {
    const next = strip.words[at];
    if (!next || strip.inside[at] !== -1 || !isWord(next)) return start;
    if (speech.is.preposition.has(next.lower) || speech.is.helper.has(next.lower)) return start;
    if (opensPlainly(strip, at, speech) && !isCapital(next)) return at;
  }
  return start;
}

// "urged Korea to open its market", "asked whether the budget ...".
function infinitiveAfter(
  strip: Strip,
  cue: Cue,
  start: number,
  to: number,
  speech: Speech,
): number {
  if (/^(?:whether|if)$/u.test(strip.words[start]?.lower ?? '')) return start;
  const at = infinitive(strip, start, to, speech);
  if (at >= 0) {
    // "called for the army to leave": the one who is to act belongs to the clause.
    if (strip.words[start]?.lower === 'for') return start + 1;
    return strip.words[at - 1]?.lower === 'not' ? at - 1 : at;
  }
  if (at === none) return -1;
  return cue.base === 'urge' && beginsClause(strip, start, to, speech) ? start : -1;
}

const none = -2;

// The "to" of an infinitive; `none` where the sentence breaks off before one.
function infinitive(strip: Strip, start: number, to: number, speech: Speech): number {
  for (let at = start; at < to && at - start < 16; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1 || /^[,:;.!?]$/u.test(word.text)) return none;
    if (word.lower === 'to' && at > start && isBase(strip, at + 1, speech)) return at;
  }
  return -1;
}

function isBase(strip: Strip, at: number, speech: Speech): boolean {
  // "calling on them to “do their jobs”".
  const marked = strip.marked[strip.inside[at] ?? -1];
  const word = strip.words[marked?.open === at ? at + 1 : at];
  return (
    word !== undefined &&
    /^\p{Ll}/u.test(word.text) &&
    !speech.is.determiner.has(word.lower) &&
    !speech.is.possessive.has(word.lower) &&
    !/(?:ed|ing)$/u.test(word.lower)
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
  const opener = strip.words[start]?.lower ?? '';
  if (speech.is.pronoun.has(opener) || /^(?:how|what|why|whether)$/u.test(opener)) return true;
  for (let at = start; at < to && at - start < 14; at++) {
    const word = strip.words[at];
    if (!word || strip.inside[at] !== -1 || /^[,;:.]$/u.test(word.text)) return false;
    if (at > start && speech.is.subordinator.has(word.lower)) return false;
    if (speech.is.finite.has(word.lower) && !/^['’]s$/u.test(word.lower)) return at > start;
  }
  return false;
}

function beginsClause(strip: Strip, at: number, to: number, speech: Speech): boolean {
  const word = strip.words[at];
  if (!word || at >= to - 2) return false;
  if (strip.inside[at] !== -1) return true;
  if (!isWord(word)) return false;
  const figure = [1, 2].some((step) => /^\p{Nd}/u.test(strip.words[at + step]?.text ?? ''));
  if (figure) return true;
  if (speech.small.noclause.has(word.lower)) return false;
  if (/^\p{Ll}+ing$/u.test(word.text)) return showsVerb(strip, at, to, speech);
  if (opensPlainly(strip, at, speech) || clauseOpeners.test(word.lower)) return true;
  // "claimed victory at the polls": a noun with its preposition is no clause.
  const next = strip.words[at + 1];
  return isPlain(word, speech) && !speech.is.preposition.has(next?.lower ?? '') && isWord(next);
}

const clauseOpeners =
  /^(?:if|when|while|because|although|once|since|after|what|how|why|there|whether)$/u;

// A word of no class, most often the noun of a subject: "said fisherman first noticed".
function isPlain(word: Word, speech: Speech): boolean {
  const { is } = speech;
  return (
    !is.conjunction.has(word.lower) &&
    !is.preposition.has(word.lower) &&
    !is.helper.has(word.lower) &&
    !is.subordinator.has(word.lower) &&
    !word.lower.endsWith('ly')
  );
}
