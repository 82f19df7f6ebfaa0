// Finds reporting expressions in a paragraph, outside quotation marks.
// Leaves to others: what was reported (clauses, direct) and by whom (speaker).
import { isCapital } from './phrase.ts';
import type { Phrase, Shape, Speech, VerbForm } from './speech.ts';
import type { Strip, Word } from './strip.ts';

export interface Cue {
  /** Word indexes, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  readonly shapes: ReadonlySet<Shape>;
  /** `passive`: "described by X as". */
  readonly form: 'finite' | 'participle' | 'by' | 'noun' | 'passive';
  readonly base: string;
  /** A form that is as often a noun: "claims", "reports", "state"; not "say". */
  readonly nounLike: boolean;
}

/** Cues in order. Linear in the number of words. */
export function findCues(strip: Strip, speech: Speech): readonly Cue[] {
  const cues: Cue[] = [];
  for (let index = 0; index < strip.words.length; index++) {
    if (strip.inside[index] !== -1) continue;
    const cue = cueAt(strip, index, speech);
    if (!cue || isGerund(cue, cues.at(-1))) continue;
    cues.push(cue);
    index = cue.last;
  }
  return cues;
}

// "They say adding salt is simple": the participle is the subject of the clause.
function isGerund(cue: Cue, last: Cue | undefined): boolean {
  if (cue.form !== 'participle' || last?.last !== cue.first - 1) return false;
  return last.form === 'finite' && (last.shapes.has('say') || last.shapes.has('clause'));
}

function cueAt(strip: Strip, index: number, speech: Speech): Cue | undefined {
  const lower = strip.words[index]?.lower ?? '';
  for (const phrase of speech.phrases.get(lower) ?? []) {
    const last = phraseEnd(strip, index, phrase);
    if (last >= 0) return phraseCue(strip, index, last, phrase, speech);
  }
  const verb = speech.verbs.get(lower);
  if (verb && !isNoVerb(strip, index, verb, speech))
    return {
      first: index,
      last: index,
      shapes: verb.shapes,
      form: verb.form === 'participle' ? 'participle' : 'finite',
      base: verb.base,
      nounLike: verb.form === 'noun' && verb.base !== 'say',
    };
  if (verb?.shapes.has('name') && isDoneBy(strip, index, verb, speech))
    return {
      first: index,
      last: index,
      shapes: new Set(['name']),
      form: 'passive',
      base: verb.base,
      nounLike: false,
    };
  return speech.nouns.has(lower) ? nounCue(strip, index) : undefined;
}

// "was described by Adeyemi as": the one who speaks follows.
function isDoneBy(strip: Strip, index: number, verb: VerbForm, speech: Speech): boolean {
  return strip.words[index + 1]?.lower === 'by' && isPassive(strip, index, verb, speech);
}

function phraseEnd(strip: Strip, index: number, phrase: Phrase): number {
  const last = index + phrase.words.length - 1;
  for (let at = 1; at < phrase.words.length; at++)
    if (strip.words[index + at]?.lower !== phrase.words[at]) return -1;
  return last < strip.words.length && strip.inside[last] === -1 ? last : -1;
}

function phraseCue(
  strip: Strip,
  first: number,
  last: number,
  phrase: Phrase,
  speech: Speech,
): Cue | undefined {
  const shapes = new Set([phrase.shape]);
  const base = phrase.words.join(' ');
  if (phrase.shape === 'by') return { first, last, shapes, form: 'by', base, nounLike: false };
  if (hasModal(strip, first, speech)) return undefined;
  const participle = strip.words[first]?.lower.endsWith('ing') ?? false;
  // "the following statement": the noun belongs to the cue.
  const end = phrase.shape === 'colon' && base.endsWith('following') ? last + 1 : last;
  return {
    first,
    last: end,
    shapes,
    form: participle ? 'participle' : 'finite',
    base,
    nounLike: false,
  };
}

function nounCue(strip: Strip, index: number): Cue | undefined {
  const next = strip.words[index + 1]?.lower;
  if (next !== 'that') return undefined;
  return {
    first: index,
    last: index,
    shapes: new Set(['that']),
    form: 'noun',
    base: 'noun',
    nounLike: true,
  };
}

function isNoVerb(strip: Strip, index: number, verb: VerbForm, speech: Speech): boolean {
  const before = strip.words[index - 1];
  const word = strip.words[index];
  if (!word || !before || before.to !== word.to)
    return verb.form === 'noun' || isLoneParticiple(word, verb) || capitalLater(strip, index);
  if (isBriefed(strip, index, verb) || isAskedOf(strip, index, verb)) return true;
  if (capitalLater(strip, index)) return true;
  if (verb.form === 'noun' && isNounPlace(strip, index, speech)) return true;
  if (
    speech.is.determiner.has(before.lower) &&
    before.lower !== 'that' &&
    before.lower !== 'all' &&
    before.lower !== 'both' &&
    before.lower !== 'many' &&
    before.lower !== 'some'
  )
    return true;
  if (before.lower === 'that' && strip.words[index + 1]?.text === ',') return true;
  if (verb.form === 'participle') return isDoing(strip, index, verb, speech);
  return hasModal(strip, index, speech) || isPassive(strip, index, verb, speech);
}

// "By declaring May the month of it", "spending millions and adding 250 posts": a deed, no words of anybody.
function isDoing(strip: Strip, index: number, { base }: VerbForm, speech: Speech): boolean {
  const [before, after] = [strip.words[index - 1]?.lower ?? '', strip.words[index + 1]];
  if (before === 'of') return true;
  if (base === 'say' || !after || strip.inside[index + 1] !== -1) return false;
  const { is } = speech;
  const object = is.determiner.has(after.lower) || is.possessive.has(after.lower);
  return (
    speech.small.deed.has(before) &&
    after.lower !== 'that' &&
    (object || /^\p{Nd}/u.test(after.text))
  );
}

// "Asked whether she would resign, Lund said": who is asked or told does not speak.
function isLoneParticiple(word: Word | undefined, { form, shapes }: VerbForm): boolean {
  return form === 'finite' && word?.lower.endsWith('ed') === true && shapes.has('ask');
}

// "he said when asked if he would run", "who asked not to be named": no words of anybody.
function isAskedOf(strip: Strip, index: number, { shapes }: VerbForm): boolean {
  const [before, word] = [strip.words[index - 1]?.lower ?? '', strip.words[index]?.lower ?? ''];
  if (!shapes.has('ask') || !word.endsWith('ed')) return false;
  const after = strip.words.slice(index + 1, index + 5).map(({ lower }) => lower);
  return /^(?:when|if|once|though|although)$/u.test(before) || hides.test(after.join(' '));
}

const hides =
  /^(?:not to be (?:named|identified|quoted)|that (?:his|her|their) (?:\p{L}+ )?names?)/u;

// "two people briefed on the plan", "the spokesman, asked about the plan, told": they are the hearers.
function isBriefed(strip: Strip, index: number, { shapes }: VerbForm): boolean {
  const [word, after] = [strip.words[index], strip.words[index + 1]];
  if (!word?.lower.endsWith('ed') || !after) return false;
  const hearing = (shapes.size === 1 && shapes.has('tell')) || word.lower === 'asked';
  return hearing && /^(?:about|on|by)$/u.test(after.lower);
}

function capitalLater(strip: Strip, index: number): boolean {
  const word = strip.words[index];
  return (
    word !== undefined &&
    /^\p{Lu}/u.test(word.text) &&
    index > word.from &&
    !strip.heading &&
    strip.inside[index - 1] === -1
  );
}

// "the claims", "his report", "of reports", "major demands": a noun. "officials claim": a verb.
function isNounPlace(strip: Strip, index: number, speech: Speech): boolean {
  const before = strip.words[index - 1];
  const after = strip.words[index + 1];
  if (!before) return true;
  const { is } = speech;
  if (is.pronoun.has(before.lower) || before.lower === 'who' || before.lower === 'which')
    return false;
  if (isOwned(before, speech) || isSingleName(strip, index) || isTopic(strip, index)) return true;
  // "early reports indicate": the verb comes after it.
  if (isReporting(after, speech)) return true;
  if (before.lower === "'s" || before.lower === '’s' || before.lower === '’') return true;
  if (
    is.preposition.has(before.lower) ||
    (is.conjunction.has(before.lower) && !opensClause(after?.lower ?? '', speech))
  )
    return true;
  return (
    after !== undefined &&
    ((is.link.has(after.lower) && after.lower !== 'to') || is.helper.has(after.lower)) &&
    after.lower !== 'at'
  );
}

// "in Washington state tribes": one who bears a name "states".
function isSingleName(strip: Strip, index: number): boolean {
  const [word, before] = [strip.words[index]?.lower ?? '', strip.words[index - 1]];
  if (word === 'say' || word.endsWith('s') || !isCapital(before)) return false;
  if (index - 1 <= (before?.from ?? 0)) return false;
  return (
    !/s$/u.test(before?.text ?? '') && !/^(?:and|&)$/u.test(strip.words[index - 2]?.lower ?? '')
  );
}

// "However, states that produce oil": the first words of a sentence after its opening adverb.
function isTopic(strip: Strip, index: number): boolean {
  const word = strip.words[index];
  const opened = strip.words[index - 1]?.text === ',' && index - 2 === word?.from;
  return opened && word?.lower.endsWith('s') === true && strip.words[index - 2]?.lower !== 'and';
}

// "the claims", "whose claims".
function isOwned({ lower }: Word, { is }: Speech): boolean {
  return is.determiner.has(lower) || is.possessive.has(lower) || lower === 'whose';
}

function isReporting(word: Word | undefined, { verbs }: Speech): boolean {
  const verb = verbs.get(word?.lower ?? '');
  return (
    verb !== undefined &&
    verb.form !== 'participle' &&
    (verb.shapes.has('say') || verb.shapes.has('clause'))
  );
}

function opensClause(lower: string, speech: Speech): boolean {
  return (
    speech.is.determiner.has(lower) ||
    speech.is.pronoun.has(lower) ||
    speech.is.possessive.has(lower)
  );
}

function hasModal(strip: Strip, index: number, speech: Speech): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
    const lower = strip.words[at]?.lower ?? '';
    if (speech.small.modal.has(lower) || speech.small.negation.has(lower)) return true;
    if (!speech.is.helper.has(lower) && !lower.endsWith('ly')) return false;
  }
  return false;
}

// "was said to", "are announced": nobody speaks. "is saying" is a participle and no passive.
function isPassive(strip: Strip, index: number, verb: VerbForm, speech: Speech): boolean {
  if (verb.form !== 'finite') return false;
  for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
    const lower = strip.words[at]?.lower ?? '';
    if (speech.small.being.has(lower)) return true;
    if (!speech.is.helper.has(lower) && !lower.endsWith('ly')) return false;
  }
  return false;
}
