// Reported speech of one paragraph: cues and marks put together into drafts, most certain first.
// Leaves to others: speech carried over from paragraph to paragraph (find-quotes) and actors (resolve).
import { clauseOf } from './clause-of.ts';
import { type Attribution, trimEnd } from './clauses.ts';
import { complementStart } from './complement.ts';
import { type Cue, findCues } from './cues.ts';
import {
  attributionAfter,
  attributionBefore,
  followsOn,
  looksSpoken,
  namedByColon,
} from './direct.ts';
import { attributed, countWords, type Draft, spanOf } from './draft.ts';
import { withSubject } from './modifiers.ts';
import { isCapital, isTime, isWord, phraseBefore, type Range } from './phrase.ts';
import { subjectAfter, subjectBefore } from './speaker.ts';
import type { Speech } from './speech.ts';
import type { Marked, Strip } from './strip.ts';

/** Every cue of the paragraph with its subject. */
export function attributionsOf(strip: Strip, speech: Speech): readonly Attribution[] {
  const found: Attribution[] = [];
  for (const cue of findCues(strip, speech)) {
    const last = found.at(-1);
    const same = last && strip.words[last.cue.first]?.from === strip.words[cue.first]?.from;
    if (isIdle(strip, cue, speech)) continue;
    const one = attribute(strip, cue, speech, same ? last.subject : undefined);
    if (cue.base !== 'find' || isFinder(strip, one.subject, speech)) found.push(one);
  }
  return found;
}

// "The study found that" reports, "he found that the door was open" does not.
function isFinder(strip: Strip, subject: Range | undefined, speech: Speech): boolean {
  if (!subject) return false;
  return strip.words
    .slice(subject.first, subject.last + 1)
    .some(({ lower }) => speech.is.finder.has(lower));
}

// "said, pointing to a chart": a verb that reports only with "that" reports nothing without it.
function isIdle(strip: Strip, cue: Cue, speech: Speech): boolean {
  const bare = cue.form !== 'noun' && cue.shapes.size === 1 && cue.shapes.has('that');
  return bare && complementStart(strip, cue, speech) < 0;
}

function attribute(
  strip: Strip,
  cue: Cue,
  speech: Speech,
  earlier: Range | undefined,
): Attribution {
  if (cue.form === 'by')
    return { cue, subject: subjectAfter(strip, cue.last + 1, speech), turned: true };
  if (cue.form === 'passive')
    return { cue, subject: subjectAfter(strip, cue.last + 2, speech), turned: true };
  if (cue.form === 'noun') return { cue, subject: possessor(strip, cue, speech), turned: false };
  const turned = turnedSubject(strip, cue, speech);
  if (turned) return { cue, subject: turned, turned: true };
  const escort = withSubject(strip, cue, speech);
  return { cue, subject: escort ?? subjectBefore(strip, cue, speech, earlier), turned: false };
}

// "Blair's announcement that": the owner of the noun spoke.
function possessor(strip: Strip, cue: Cue, speech: Speech): Range | undefined {
  const mark = strip.words[cue.first - 1]?.text;
  if (mark !== "'s" && mark !== '’s') return undefined;
  return phraseBefore(strip, cue.first - 2, strip.words[cue.first]?.from ?? 0, speech);
}

// "The talks will resume, said Mr. Smith.": a comma before the cue and nothing but the speaker after it.
function turnedSubject(strip: Strip, cue: Cue, speech: Speech): Range | undefined {
  const before = strip.words[cue.first - 1];
  if (cue.form !== 'finite') return undefined;
  if (strip.inside[cue.first - 1] !== -1) return subjectAfter(strip, cue.last + 1, speech);
  if (before?.text !== ',' || !(cue.shapes.has('say') || cue.shapes.has('clause')))
    return undefined;
  const range = subjectAfter(strip, cue.last + 1, speech);
  if (!range) return undefined;
  const next = strip.words[range.last + 1];
  const to = strip.words[cue.first]?.to ?? 0;
  const ended = !next || range.last + 1 >= to || /^[.,;()]$/u.test(next.text);
  const name = isCapital(strip.words[range.last]);
  const aside =
    next !== undefined &&
    next.lower !== 'to' &&
    (isTime(next, speech) || speech.is.preposition.has(next.lower));
  return (ended && (name || cue.base === 'say')) || (aside && name) ? range : undefined;
}

/** Drafts of one paragraph in order of their start, none over another; `goesOn`: the paragraph before left its marks open. */
export function draftsOf(
  strip: Strip,
  attributions: readonly Attribution[],
  speech: Speech,
  goesOn: boolean,
): readonly Draft[] {
  const board: Board = { drafts: [], taken: new Uint8Array(strip.words.length), cues: new Set() };
  const spoken = new Set<Marked>();
  for (const marked of strip.marked) {
    const draft = cuedDraft(strip, marked, attributions, speech, board.drafts.at(-1));
    if (!draft) continue;
    spoken.add(marked);
    if (board.drafts.at(-1) !== draft) board.drafts.push(draft);
    board.cues.add(draft.cueAt);
    board.taken.fill(1, Math.max(0, marked.open), marked.close + 1);
  }
  if (!strip.heading)
    for (const attribution of attributions)
      addClause(strip, attribution, attributions, speech, board);
  board.drafts.sort((a, b) => a.reach.first - b.reach.first);
  return withUncued(strip, spoken, board, goesOn);
}

// `demanded “full transparency”`: the object of a verb, where `warned: “It is late.”` has a sentence.
function namesThing(strip: Strip, marked: Marked, { cue }: Attribution): boolean {
  const { shapes } = cue;
  if (!shapes.has('name') || shapes.has('quote') || shapes.has('say')) return false;
  return isWord(strip.words[marked.open - 1]);
}

/** What is found so far: the words and the cues that are taken. */
interface Board {
  readonly drafts: Draft[];
  readonly taken: Uint8Array;
  readonly cues: Set<number>;
}

function isFree(board: Board, first: number, last: number): boolean {
  for (let at = Math.max(0, first); at <= last; at++) if (board.taken[at] === 1) return false;
  return true;
}

function cuedDraft(
  strip: Strip,
  marked: Marked,
  attributions: readonly Attribution[],
  speech: Speech,
  previous: Draft | undefined,
): Draft | undefined {
  const after = isBuiltIn(strip, marked)
    ? undefined
    : attributionAfter(strip, marked, attributions, speech);
  const before = after
    ? undefined
    : attributionBefore(strip, marked, attributions, previous?.cueAt ?? -1, speech);
  const attribution = after ?? before ?? namedByColon(strip, marked, speech);
  if (!attribution) return undefined;
  if (before && namesThing(strip, marked, before)) return undefined;
  if (before && runsOn(strip, marked)) return undefined;
  if (countWords(strip, marked) < 2 && !isWhole(strip, marked, after !== undefined))
    return undefined;
  if (previous?.cueAt === attribution.cue.first && previous.kind === 'direct')
    return extend(previous, marked);
  return direct(strip, marked, attribution, undefined);
}

// `“No,” she said`, `She said: “No.”`: one word that is all that was said.
function isWhole(strip: Strip, marked: Marked, after: boolean): boolean {
  const last = strip.words[marked.last]?.text ?? '';
  const introduced = strip.words[marked.open - 1]?.text === ':';
  return (after && /[,!?]$/u.test(last)) || (introduced && /[.!?]$/u.test(last));
}

// `a firm that was "years in the making," Smith said`: the sentence runs into the marks.
function isBuiltIn(strip: Strip, marked: Marked): boolean {
  const before = strip.words[marked.open - 1];
  // `We need to "make sure it lasts. But it must be cheap," Smith said`: more than a phrase is taken over.
  if ((strip.words[marked.open]?.to ?? 0) <= marked.last) return false;
  if (!before || marked.open <= (strip.words[marked.open]?.from ?? 0)) return false;
  return /^\p{Ll}/u.test(before.text) && /^\p{Ll}/u.test(strip.words[marked.first]?.text ?? '');
}

// `said "the worst" is over`: the sentence runs on through the marks, so the whole clause is reported.
function runsOn(strip: Strip, marked: Marked): boolean {
  const next = strip.words[marked.close + 1];
  const last = strip.words[marked.last]?.text ?? '';
  if (!next || next.from > marked.close || marked.unfinished) return false;
  return !/[.,!?]$/u.test(last) && /^[\p{L}\p{N}]/u.test(next.text);
}

function direct(
  strip: Strip,
  marked: Marked,
  attribution: Attribution | undefined,
  continues: Draft | undefined,
): Draft {
  const certain = attribution?.subject !== undefined;
  return {
    spans: [marked.inner],
    kind: 'direct',
    ...attributed(strip, attribution),
    continues,
    confidence: certain ? 'high' : attribution || continues ? 'medium' : 'low',
    reach: { first: marked.open, last: marked.close },
  };
}

function extend(draft: Draft, marked: Marked): Draft {
  draft.spans.push(marked.inner);
  draft.reach.last = marked.close;
  return draft;
}

function withUncued(
  strip: Strip,
  spoken: ReadonlySet<Marked>,
  board: Board,
  goesOn: boolean,
): readonly Draft[] {
  const all: Draft[] = [];
  const waiting = board.drafts.values();
  let next = waiting.next();
  for (const marked of strip.marked) {
    while (!next.done && next.value.reach.first <= marked.open) {
      all.push(next.value);
      next = waiting.next();
    }
    if (!spoken.has(marked)) addUncued(strip, marked, board, all, goesOn && marked.open === 0);
  }
  for (; !next.done; next = waiting.next()) all.push(next.value);
  return all;
}

function addUncued(
  strip: Strip,
  marked: Marked,
  board: Board,
  all: Draft[],
  goesOn: boolean,
): void {
  if (!looksSpoken(strip, marked, goesOn) || !isFree(board, marked.open, marked.close)) return;
  const earlier = all.at(-1);
  if (earlier?.kind === 'direct' && followsOn(strip, earlier, marked)) extend(earlier, marked);
  else all.push(direct(strip, marked, undefined, earlier));
}

function addClause(
  strip: Strip,
  attribution: Attribution,
  attributions: readonly Attribution[],
  speech: Speech,
  board: Board,
): void {
  const { cue } = attribution;
  if (board.cues.has(cue.first) || !isFree(board, cue.first, cue.last)) return;
  const ranges = clauseOf(strip, attribution, attributions, speech)
    .map((range) => (range.first > cue.last ? clipped(strip, board, range) : whole(board, range)))
    .filter((range) => range.last >= range.first);
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last || last.last - first.first < 1) return;
  for (const range of ranges) board.taken.fill(1, range.first, range.last + 1);
  board.drafts.push({
    spans: ranges.map((range) => spanOf(strip, range)),
    kind: kindOf(strip, ranges),
    ...attributed(strip, attribution),
    continues: undefined,
    confidence: attribution.subject && cue.form !== 'noun' ? 'medium' : 'low',
    reach: { first: first.first, last: last.last },
  });
}

function whole(board: Board, range: Range): Range {
  return isFree(board, range.first, range.last) ? range : { first: range.first, last: -1 };
}

// A clause ends where words begin that are already somebody's.
function clipped(strip: Strip, board: Board, range: Range): Range {
  const taken = board.taken.subarray(range.first, range.last + 1).indexOf(1);
  if (taken < 0) return range;
  const end = taken < 4 ? range.first : trimEnd(strip, range.first, range.first + taken);
  return { first: range.first, last: end - 1 };
}

function kindOf(strip: Strip, ranges: readonly Range[]): 'indirect' | 'mixed' {
  for (const { first, last } of ranges)
    for (let at = first; at <= last; at++) if (strip.inside[at] !== -1) return 'mixed';
  return 'indirect';
}
