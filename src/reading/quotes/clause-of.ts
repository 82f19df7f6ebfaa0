// Which words a cue without marks of its own reports, by the shape of the cue.
// Leaves to others: clauses themselves (complement, clauses) and which cue goes first (reported).
import { clauseAround } from './around.ts';
import { type Attribution, clauseEnd } from './clauses.ts';
import { complementStart } from './complement.ts';
import type { Cue } from './cues.ts';
import type { Range } from './phrase.ts';
import type { Speech } from './speech.ts';
import type { Strip } from './strip.ts';

/** The reported words of an attribution, in order; none where it reports nothing that can be told. */
export function clauseOf(
  strip: Strip,
  attribution: Attribution,
  attributions: readonly Attribution[],
  speech: Speech,
): readonly Range[] {
  const { cue, subject, turned } = attribution;
  const upTo = (start: number) => {
    // "reports that, at their height, the losses": the comma is not said.
    const first = strip.words[start]?.text === ',' ? start + 1 : start;
    return start < 0 ? [] : [{ first, last: clauseEnd(strip, first, attributions, speech) - 1 }];
  };
  if (cue.form === 'by') {
    const lead = ledBy(strip, cue, subject, speech);
    return lead < 0 ? clauseAround(strip, attribution, speech) : upTo(lead);
  }
  if (cue.form === 'passive')
    return upTo(
      subject ? markedThing(strip, subject.last + 1, strip.words[cue.first]?.to ?? 0, speech) : -1,
    );
  const start = turned ? -1 : clauseStartAfter(strip, attribution, speech);
  if (start >= 0) return upTo(start);
  if (cue.form !== 'finite' || !subject) return [];
  const states = ['say', 'clause', 'tell'] as const;
  return states.some((shape) => cue.shapes.has(shape))
    ? clauseAround(strip, attribution, speech)
    : [];
}

function clauseStartAfter(strip: Strip, { cue, subject }: Attribution, speech: Speech): number {
  const before = strip.words[(subject?.first ?? 0) - 1];
  // "As Senator Feingold noted in a hearing, ..."
  if (before?.lower === 'as' && before.from === (subject?.first ?? 0) - 1)
    return afterComma(strip, cue.last);
  const start = complementStart(strip, cue, speech);
  return start < 0 && cue.shapes.has('name') ? namedThing(strip, cue, speech) : start;
}

// "According to X, clause", "and according to X clause": where the clause begins; -1 for one that trails.
function ledBy(strip: Strip, cue: Cue, subject: Range | undefined, speech: Speech): number {
  const from = strip.words[cue.first]?.from ?? 0;
  const before = strip.words[cue.first - 1]?.lower ?? '';
  const joined = speech.is.conjunction.has(before) || before === 'that';
  if (cue.first - from > 2 && !joined) return -1;
  const end = subject?.last ?? cue.last;
  const next = strip.words[end + 1];
  const figure = /^\p{Nd}/u.test(strip.words[end + 2]?.text ?? '');
  const bare =
    next !== undefined &&
    (speech.is.determiner.has(next.lower) || speech.is.pronoun.has(next.lower) || figure);
  if (bare && next.text !== ',') return end + 1;
  const start = afterComma(strip, end);
  return /^\p{Ll}+ing$/u.test(strip.words[start]?.text ?? '') ? afterComma(strip, start) : start;
}

function afterComma(strip: Strip, index: number): number {
  const comma = commaAfter(strip, index);
  return comma < 0 ? -1 : comma + 1;
}

function commaAfter(strip: Strip, index: number): number {
  const to = strip.words[index]?.to ?? 0;
  for (let at = index + 1; at < to && at - index < 30; at++)
    if (strip.words[at]?.text === ',') return at;
  return -1;
}

// A screen print called "Cowboys": a title, where "called it a farce" has an object first.
// `called it "a farce"`, `demanded "full transparency"`: a thing said as a noun, its marks show that it was said.
function namedThing(strip: Strip, cue: Cue, speech: Speech): number {
  const start = cue.last + 1;
  const to = strip.words[cue.first]?.to ?? 0;
  if (strip.inside[start] !== -1 && speech.small.naming.has(cue.base)) return -1;
  return markedThing(strip, start, to, speech);
}

const longestObject = 60;

function markedThing(strip: Strip, start: number, to: number, speech: Speech): number {
  for (let at = start; at < to && at - start < longestObject; at++) {
    if (strip.inside[at] !== -1) return start;
    const word = strip.words[at];
    if (!word || /^[,;:.]$/u.test(word.text) || speech.is.conjunction.has(word.lower)) break;
  }
  return -1;
}
