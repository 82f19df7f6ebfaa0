// Quotations in marks that a cue introduces or follows, and those that go on without one.
// Leaves to others: marks inside a reported clause (clauses make those mixed) and titles, which are no speech.
import { type Attribution, firstAfter } from './clauses.ts';
import type { Cue } from './cues.ts';
import { countWords, type Draft, endsStopped, standsAlone } from './draft.ts';
import { skipHelpers } from './modifiers.ts';
import { isCapital, isWord, phraseAfter, phraseBefore } from './phrase.ts';
import { subjectAfter } from './speaker.ts';
import type { Speech } from './speech.ts';
import type { Marked, Strip } from './strip.ts';

const farthestAfter = 40;

/** The attribution that follows a quotation: `"Q," said X`, `"Q," X told Y`, `"Q," according to X`. */
export function attributionAfter(
  strip: Strip,
  marked: Marked,
  attributions: readonly Attribution[],
  speech: Speech,
): Attribution | undefined {
  if (marked.unfinished) return undefined;
  const comma = /^[,–—-]+$/u.test(strip.words[marked.close + 1]?.text ?? '') ? 1 : 0;
  const at = marked.close + 1 + comma;
  const to = Math.min(strip.words[marked.close]?.to ?? 0, at + farthestAfter);
  const stopped = endsStopped(strip, marked);
  for (let index = firstAfter(attributions, at); index < attributions.length; index++) {
    const attribution = attributions[index];
    if (!attribution || attribution.cue.first >= to) return undefined;
    if (hasMarkBetween(strip, at, attribution.cue.first)) return undefined;
    const fits = fitsAfter(strip, at, attribution, speech, stopped);
    if (fits !== 'no') return fits;
  }
  return undefined;
}

// `at` is the first word after the marks. 'no' = look at the next cue.
function fitsAfter(
  strip: Strip,
  at: number,
  attribution: Attribution,
  speech: Speech,
  stopped: boolean,
): Attribution | undefined | 'no' {
  const { cue, subject, turned } = attribution;
  if (skipHelpers(strip, cue.first - 1, at, speech) < at)
    return turnedAfter(strip, attribution, speech, stopped);
  if (!subject || turned || subject.first < at || !opensNear(strip, at, subject.first, speech))
    return (stopped && overParticiple(strip, at, attribution, speech)) || 'no';
  return stopped || cue.shapes.has('quote') ? attribution : undefined;
}

// `"Q," Smith said`, `"Q," the union's president, Mark Dale, said`: nothing but a description before the name.
function opensNear(strip: Strip, at: number, first: number, speech: Speech): boolean {
  if (first <= at + 1) return true;
  const described = phraseAfter(strip, at, first, speech);
  if (!described || strip.words[described.last + 1]?.text !== ',') return false;
  for (let index = described.last + 2; index < first; index++)
    if (!/^\p{Ll}/u.test(strip.words[index]?.text ?? '')) return false;
  return first - described.last < 6;
}

// `"Q," said X`: the cue comes at once, its speaker after it.
function turnedAfter(
  strip: Strip,
  attribution: Attribution,
  speech: Speech,
  stopped: boolean,
): Attribution | undefined | 'no' {
  const { cue, subject } = attribution;
  if (cue.form === 'by') return attribution;
  if (cue.form === 'participle') return 'no';
  const after = subjectAfter(strip, cue.last + 1, speech);
  if (after) return { cue, subject: after, turned: true };
  return subject && stopped ? attribution : undefined;
}

// `"Q," a spokesman asked about the offer told the agency`: a participle between the speaker and his verb.
function overParticiple(
  strip: Strip,
  at: number,
  { cue }: Attribution,
  speech: Speech,
): Attribution | undefined {
  if (cue.form !== 'finite' || !(cue.shapes.has('say') || cue.shapes.has('tell'))) return undefined;
  const subject = phraseAfter(strip, at, cue.first, speech);
  const next = strip.words[(subject?.last ?? 0) + 1]?.lower ?? '';
  return subject && /^(?:\p{L}+ed|speaking)$/u.test(next)
    ? { cue, subject, turned: false }
    : undefined;
}

function hasMarkBetween(strip: Strip, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (strip.inside[at] !== -1) return true;
  return false;
}

/** The attribution that introduces a quotation: `X said: "Q"`, `X told reporters, "Q"`, `said that "Q"`. */
export function attributionBefore(
  strip: Strip,
  marked: Marked,
  attributions: readonly Attribution[],
  previousCue: number,
  speech: Speech,
): Attribution | undefined {
  const nearest = nearestBefore(strip, marked, attributions);
  const source = sourceBefore(strip, marked, attributions);
  if (source && (!nearest || nearest.cue.first < source.cue.first)) return source;
  if (!nearest) return undefined;
  return introduces(strip, marked, nearest.cue, previousCue, speech) ? nearest : undefined;
}

function introduces(
  strip: Strip,
  marked: Marked,
  cue: Cue,
  previousCue: number,
  speech: Speech,
): boolean {
  const before = strip.words[marked.open - 1]?.text ?? '';
  if (before === ':') return true;
  const gap = marked.open - cue.last - 1;
  if (gap > 25 || hasMarkBetween(strip, cue.last + 1, marked.open)) return false;
  // `“A,” he said — pausing for effect — “b.”`
  const dash = /^[-–—]+$/u.test(before);
  if (gap === 0 || (dash && (gap === 1 || cue.first === previousCue))) return true;
  if (before.toLowerCase() === 'that' && gap < 12) return true;
  // `asserted that officials, "... plied him"`: the marks stand inside a clause.
  if (gap > 1 && strip.words[cue.last + 1]?.lower === 'that') return false;
  if (isToldTo(strip, cue.last + 1, marked, speech)) return standsAlone(strip, marked);
  // `“A,” said X, “and b.”`: the second half of a broken quotation need not stand alone.
  return before === ',' && (cue.first === previousCue || standsAlone(strip, marked));
}

const farthestTold = 8;

// `She said to a reporter “I think ...”`, `He posted on the site to say “Even now ...”`: nothing but words between.
function isToldTo(strip: Strip, first: number, marked: Marked, speech: Speech): boolean {
  const between = strip.words.slice(first, marked.open);
  const led = speech.is.preposition.has(between[0]?.lower ?? '');
  return led && between.length <= farthestTold && between.every(isWord);
}

// `It was, in the words of an aide, "a mess"`, `According to Lund, "nobody came"`.
function sourceBefore(
  strip: Strip,
  marked: Marked,
  attributions: readonly Attribution[],
): Attribution | undefined {
  const found = attributions[firstAfter(attributions, marked.open) - 1];
  if (found?.cue.form !== 'by' || !found.subject) return undefined;
  const comma = found.subject.last + 1;
  return comma === marked.open - 1 && strip.words[comma]?.text === ',' ? found : undefined;
}

function nearestBefore(
  strip: Strip,
  marked: Marked,
  attributions: readonly Attribution[],
): Attribution | undefined {
  const from = strip.words[marked.open]?.from ?? 0;
  const last = firstAfter(attributions, marked.open) - 1;
  for (let index = last; index >= Math.max(0, last - 4); index--) {
    const attribution = attributions[index];
    if (!attribution || attribution.cue.first < from) return undefined;
    const { form } = attribution.cue;
    if (form !== 'by' && form !== 'noun' && attribution.cue.last < marked.open) return attribution;
  }
  return undefined;
}

/** `X: "Q"`, the manner of transcripts: the name before the colon speaks. */
export function namedByColon(
  strip: Strip,
  marked: Marked,
  speech: Speech,
): Attribution | undefined {
  const opener = strip.words[marked.open];
  if (!opener || strip.words[marked.open - 1]?.text !== ':') return undefined;
  const subject = phraseBefore(strip, marked.open - 2, opener.from, speech);
  if (!subject || subject.first !== opener.from || !isCapital(strip.words[subject.last]))
    return undefined;
  const cue = {
    first: marked.open - 1,
    last: marked.open - 1,
    shapes: new Set<never>(),
    form: 'finite',
    base: ':',
    nounLike: false,
  } as const;
  return { cue, subject, turned: false };
}

/** Speech by its own looks, with no cue near: whole sentences in marks, not a title or a phrase. */
export function looksSpoken(strip: Strip, marked: Marked, goesOn: boolean): boolean {
  const starts = strip.words[marked.first];
  const atStart = marked.open <= (starts?.from ?? 0);
  const last = strip.words[marked.last]?.text ?? '';
  if (!standsAlone(strip, marked) || !atStart) return false;
  const ends =
    marked.unfinished ||
    /[.!?…]$/u.test(last) ||
    /^[.!?]$/u.test(strip.words[marked.close + 1]?.text ?? '');
  return ends && countWords(strip, marked) >= (goesOn ? 1 : 3);
}

/** True where `marked` begins right after the sentence in which `earlier` was attributed. */
export function followsOn(strip: Strip, earlier: Draft, marked: Marked): boolean {
  const until = Math.max(earlier.reach.last, earlier.cueAt);
  return (strip.words[until]?.to ?? 0) >= marked.open;
}
