// Where a reported clause ends: with its sentence, or where the next attribution takes over.
// Leaves to others: where it begins (complement) and clauses before their cue (around).
import { complementStart } from './complement.ts';
import type { Cue } from './cues.ts';
import { skipHelpers } from './modifiers.ts';
import { isWord, type Range } from './phrase.ts';
import type { Speech } from './speech.ts';
import { longestClause, type Strip } from './strip.ts';

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
    if (isMerelySubject(from, attribution)) return from;
    const cut = isInserted(strip, attribution, speech)
      ? -1
      : cutBefore(strip, from, attribution, speech);
    if (cut > from) return trimEnd(strip, from, dropJoin(strip, from, cut, speech));
  }
  return trimEnd(strip, from, to);
}

/**
 * Where a clause that begins at `from` and might go on to `to` (exclusive) must end at the latest: a sentence that
 * never stops is cut after its last comma within reach, so that the work stays in line with the text.
 */
export function clauseLimit(strip: Strip, from: number, to: number): number {
  const limit = from + longestClause;
  if (to <= limit) return to;
  for (let at = limit - 1; at > from; at--)
    if (strip.inside[at] === -1 && /^[,;:–—]$/u.test(strip.words[at]?.text ?? '')) return at;
  return limit;
}

// "According to the Herald, John Burrows, the chairman, said": all that is left is who says it.
function isMerelySubject(from: number, { cue, subject, turned }: Attribution): boolean {
  return subject?.first === from && !turned && cue.form === 'finite' && cue.shapes.has('say');
}

// "where – he warned – “peace is at stake”": the word that joins the two belongs to neither.
function dropJoin(strip: Strip, from: number, cut: number, speech: Speech): number {
  const end = trimEnd(strip, from, cut);
  const last = strip.words[end - 1]?.lower ?? '';
  const joins = speech.is.subordinator.has(last) || speech.is.conjunction.has(last);
  return joins && end - 1 > from ? end - 1 : end;
}

// A sentence may end inside a quotation that the clause holds: then the clause ends with the marks.
function wholeEnd(strip: Strip, from: number): number {
  let to = clauseLimit(strip, from, strip.words[from]?.to ?? from);
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
  // "will be heard, with the paper reporting that": somebody else takes over.
  if (inFront && strip.words[left - 1]?.lower === 'with')
    return strip.words[left - 2]?.text === ',' ? left - 2 : -1;
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

// "approved the money saying that the bill was late": a participle with its own clause.
function opensFurther(strip: Strip, left: number, cue: Cue): boolean {
  if (cue.form !== 'participle' || left !== cue.first) return false;
  const next = strip.words[cue.last + 1];
  const marks = strip.inside[cue.last + 1] !== -1 || strip.inside[cue.last + 2] !== -1;
  if (next?.lower === 'that') return true;
  // "to go on demanding “transparency”" has an object, "saying “it is late”" has words.
  return (
    (cue.shapes.has('say') || cue.shapes.has('quote')) && marks && !/^\p{L}/u.test(next?.text ?? '')
  );
}

// "began as a child and continued as a passion", "wanted to meet him and express support": no new report.
function reportsMore(strip: Strip, left: number, cue: Cue, speech: Speech): boolean {
  if (left < cue.first && !speech.is.helper.has(strip.words[left]?.lower ?? '')) return true;
  const base = strip.words[cue.first]?.lower === cue.base && cue.nounLike;
  if (base) return complementStart(strip, cue, speech) >= 0;
  const plain = [...cue.shapes].every((shape) => shape === 'quote' || shape === 'that');
  return !plain || strip.inside[cue.last + 1] !== -1 || complementStart(strip, cue, speech) >= 0;
}

// ", he said", ", adding", "and added", ", according to": the words from here on are not reported by us.
function takeover(strip: Strip, left: number, cue: Cue, speech: Speech): number {
  const before = strip.words[left - 1];
  if (!before || strip.inside[left - 1] !== -1) return -1;
  if (opensFurther(strip, left, cue)) return left;
  if (cue.form === 'by') return before.text === ',' ? left - 1 : left;
  if (before.text === ',' || /^[-–—]+$/u.test(before.text) || before.text === ';') return left - 1;
  if (speech.is.conjunction.has(before.lower) || before.lower === 'while') {
    if (cue.form === 'participle' || !reportsMore(strip, left, cue, speech)) return -1;
    return strip.words[left - 2]?.text === ',' ? left - 2 : left - 1;
  }
  return -1;
}

export function trimEnd(strip: Strip, from: number, end: number): number {
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
