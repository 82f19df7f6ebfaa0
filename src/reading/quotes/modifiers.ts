// What stands between a cue and the words for its speaker: adverbs, days, participles, "with".
// Leaves to others: which cue they belong to (speaker) and noun phrases (phrase).
import type { Cue } from './cues.ts';
import { isCapital, isTime, phraseBefore, type Range } from './phrase.ts';
import type { Speech } from './speech.ts';
import type { Strip } from './strip.ts';

/** Leftwards over adverbs, auxiliaries and days: "X has repeatedly said", "X on Tuesday said". */
export function skipHelpers(strip: Strip, start: number, from: number, speech: Speech): number {
  let at = start;
  while (at >= from && strip.inside[at] === -1) {
    const step = helperStep(strip, at, speech);
    if (step === 0) break;
    at -= step;
  }
  return at;
}

function helperStep(strip: Strip, at: number, speech: Speech): number {
  const word = strip.words[at];
  if (!word) return 0;
  const { is } = speech;
  if (is.helper.has(word.lower) || isTime(word, speech)) return 1;
  if (word.lower.endsWith('ly') && !isCapital(word)) return 1;
  if (word.lower === 'long' && /^ha(?:s|ve|d)$/u.test(strip.words[at - 1]?.lower ?? '')) return 1;
  if ((is.timelead.has(word.lower) || word.lower === 'in') && isTime(strip.words[at + 1], speech))
    return 1;
  return is.period.has(word.lower) ? periodLength(strip, at) : 0;
}

// "this evening", "last week", "the same day": a time, where "the day" alone may be anything.
function periodLength(strip: Strip, at: number): number {
  const [further, before] = [strip.words[at - 2]?.lower, strip.words[at - 1]?.lower ?? ''];
  if (before === 'same' && (further === 'the' || further === 'that')) return 3;
  return /^(?:this|last|next|that|earlier|later)$/u.test(before) ? 2 : 0;
}

/** "..., with officials saying": who stands between "with" and the participle speaks. */
export function withSubject(strip: Strip, cue: Cue, speech: Speech): Range | undefined {
  if (cue.form !== 'participle') return undefined;
  const from = strip.words[cue.first]?.from ?? 0;
  const phrase = phraseBefore(strip, skipHelpers(strip, cue.first - 1, from, speech), from, speech);
  return strip.words[(phrase?.first ?? 0) - 1]?.lower === 'with' ? phrase : undefined;
}

const participle = /^(?:\p{Ll}{2,}ed|seen|written|shown|known|given|made|taken|led|held|sent)$/u;

/** "A study published in the journal Nature found", "men who were held in Rome said": back to the noun that is told of. */
export function overModifiers(
  strip: Strip,
  phrase: Range | undefined,
  from: number,
  speech: Speech,
): Range | undefined {
  const led = strip.words[(phrase?.first ?? 0) - 1]?.lower ?? '';
  let at = (phrase?.first ?? 0) - 2;
  if (!phrase || at < from || !speech.is.preposition.has(led)) return phrase;
  if (!participle.test(strip.words[at]?.text ?? '')) return phrase;
  at = skipHelpers(strip, at - 1, from, speech);
  if (/^(?:who|which|that)$/u.test(strip.words[at]?.lower ?? '')) at--;
  return phraseBefore(strip, at, from, speech) ?? phrase;
}

/** "the strategist for Acme" holds a noun, "the New Zealand Herald" is a name. */
export function holdsNoun(strip: Strip, { first, last }: Range, { is }: Speech): boolean {
  return strip.words
    .slice(first, last)
    .some(
      ({ text, lower }) =>
        /^\p{Ll}{3,}/u.test(text) && !is.determiner.has(lower) && !is.link.has(lower),
    );
}
