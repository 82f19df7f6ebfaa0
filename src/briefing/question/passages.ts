// Ranks what may answer a question and keeps the few passages that do, or none.
// Leaves to others: fetching (candidates.ts), the order (rank.ts), whether to speak at all (refusal.ts).
import type { Span } from '../../model/span.ts';
import type { EventRow } from '../../store/store.ts';
import type { QuestionLists, Reader } from '../asked.ts';
import { foldedWords, stem } from '../fold.ts';
import { overlap } from '../happenings.ts';
import { type Candidates, candidatesFor, placeOf } from './candidates.ts';
import { evidenceOf } from './evidence.ts';
import { type Ranked, type Ranking, rank, type Sought } from './rank.ts';
import { likelihood, thresholdFor } from './refusal.ts';
import { isLong, type Question } from './understand.ts';
import { signsOf } from './words.ts';

/** A passage that answers. */
export interface Found {
  readonly document: string;
  readonly span: Span;
  /** The event it reports, in a question for a time. */
  readonly event?: EventRow;
}

/** A question with all that was looked at for it, best first. */
export interface Considered {
  readonly sought: Sought;
  readonly candidates: Candidates;
  readonly ranking: Ranking;
}

/** Passages of an answer, at most. */
const mostPassages = 3;
/** A further passage may score so many standard deviations less than the first. */
const alsoTold = 0.9;
/** Share of words from which one passage repeats another. */
const repeats = 0.6;

export async function consider(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<Considered> {
  const candidates = await candidatesFor(reader, question);
  const sought: Sought = {
    terms: candidates.terms,
    signs: signsOf(lists, question.wanted),
    roles: rolesAsked(question),
    asked: new Set(candidates.terms.map((term) => term.stem)),
    likeness: lists.likeness(),
    ...(question.years && { years: question.years }),
    ...(question.wanted && { wanted: question.wanted }),
  };
  return { sought, candidates, ranking: rank(sought, candidates.texts) };
}

/** Passages that answer, or none where too little speaks for it. */
export async function passagesFor(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<readonly Found[]> {
  if (asksNothingOf(question)) return [];
  const considered = await consider(reader, lists, question);
  return answers(lists, question, considered) ? direct(considered) : [];
}

function answers(lists: QuestionLists, question: Question, considered: Considered): boolean {
  const evidence = evidenceOf(question, considered);
  const { judgement } = lists;
  return (
    evidence !== undefined &&
    likelihood(judgement, evidence) >= thresholdFor(judgement, isLong(question))
  );
}

/** "How old is X" turns on nothing but the name: any sentence on X would do, and none would answer. */
function asksNothingOf({ topic, wanted }: Question): boolean {
  return topic.length === 0 && wanted !== undefined && wanted !== 'person' && wanted !== 'thing';
}

/** One to three passages, most direct first, none repeating another. */
export function direct({ candidates, ranking }: Considered): readonly Found[] {
  const [best] = ranking.sentences;
  const kept: Ranked[] = [];
  const words = (one: Ranked) => new Set(foldedWords(one.text).map(stem));
  for (const one of ranking.sentences) {
    if (best === undefined || one.score < best.score - alsoTold) break;
    if (kept.some((other) => overlap(words(other), words(one)) >= repeats)) continue;
    kept.push(one);
    if (kept.length === mostPassages) break;
  }
  return kept.map(({ document, span }) => {
    const event = candidates.events.get(placeOf(document, span.start));
    return { document, span, ...(event && { event }) };
  });
}

/** "Who is X" is answered where one of X's roles is told. */
function rolesAsked({ wanted, topic, named }: Question): readonly string[] {
  if ((wanted !== 'person' && wanted !== 'thing') || topic.length > 0) return [];
  return named
    .flatMap((name) => name.actors)
    .flatMap((actor) => actor.roles)
    .map((role) => foldedWords(role.title).join(' '));
}
