// Ranks what may answer a question and keeps the few passages that do, or none.
// Leaves to others: fetching (candidates.ts), the order (rank.ts), whether to speak at all (refusal.ts).
import type { Span } from '../../model/span.ts';
import type { EventRow } from '../../store/store.ts';
import type { QuestionLists, Reader } from '../asked.ts';
import { foldedWords, stem } from '../fold.ts';
import { overlap } from '../happenings.ts';
import { type Candidates, candidatesFor, placeOf } from './candidates.ts';
import { evidenceNames, evidenceOf, saysPremise } from './evidence.ts';
import { formOf } from './form.ts';
import { rank } from './rank.ts';
import { likelihood } from './refusal.ts';
import type { Ranked, Ranking, Sought } from './sought.ts';
import { stemOf, tokensOf } from './tokens.ts';
import { isLong, type Question } from './understand.ts';
import { claimingWords, signsOf } from './words.ts';
import { yearsIn } from './years.ts';

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
const alsoTold = 1.6;
/** Share of words from which one passage repeats another. */
const repeats = 0.6;

export async function consider(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<Considered> {
  const candidates = await candidatesFor(reader, lists, question);
  const form = formOf(lists, question);
  const words = tokensOf(question.typed);
  const sought: Sought = {
    terms: candidates.terms,
    form,
    question: words,
    signs: signsOf(lists, form.wanted),
    days: new Set(signsOf(lists, 'time')),
    roles: rolesAsked(question, form.role),
    asked: new Set(candidates.terms.map((term) => term.stem)),
    ...lists.vectors(),
    kind: question.kind === undefined ? '' : (tokensOf(question.kind).stems[0] ?? ''),
    weights: lists.ranking,
    typed: new Set(words.stems),
    common: new Set(lists.stopWords.flatMap((word) => tokensOf(word).stems)),
    ...(question.years && { years: question.years }),
    ...(form.wanted && { wanted: form.wanted }),
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
  const considered = inTime(question, await consider(reader, lists, question));
  if (question.wanted === 'age') return direct(agesIn(considered));
  return answers(lists, question, considered) ? direct(considered) : [];
}

/** Without what cannot be of the years asked for. */
export function inTime(question: Question, considered: Considered): Considered {
  const ofThen = ofYears(question, considered.candidates);
  const sentences = considered.ranking.sentences.filter(ofThen);
  return { ...considered, ranking: { ...considered.ranking, sentences } };
}

/** What a question asks of a year is told by a document of that time or by one that writes the year. */
function ofYears({ years, content }: Question, { texts }: Candidates): (one: Ranked) => boolean {
  if (years === undefined || isLong({ content })) return () => true;
  const isThen = (year: number | undefined) =>
    year !== undefined && year >= years.from && year <= years.to;
  const documents = new Set(
    texts
      .filter(
        ({ year, title, sentences }) =>
          isThen(year) ||
          yearsIn([title, ...sentences.map((it) => it.text)].join(' ')).some(isThen),
      )
      .map((text) => text.id),
  );
  return ({ document }) => documents.has(document);
}

/** Only sentences that tell an age and name all that the question names. */
function agesIn(considered: Considered): Considered {
  const sentences = considered.ranking.sentences.filter(
    (one) => one.wanted && one.own.every((value) => value >= 1),
  );
  return { ...considered, ranking: { ...considered.ranking, sentences } };
}

function answers(lists: QuestionLists, question: Question, considered: Considered): boolean {
  const evidence = evidenceOf(lists, question, considered);
  const verdict = isLong(question) ? lists.judgement.long : lists.judgement.short;
  const [best] = considered.ranking.sentences;
  if (evidence === undefined || best === undefined) return false;
  if (!isLong(question) && !saysPremise(question, considered.sought.terms, best)) return false;
  return saysAll(evidence) || likelihood(verdict, evidence) >= verdict.threshold;
}

/** Share of the topic that a sentence itself must hold to report what somebody said on it. */
const leastReported = 0.7;

/**
 * Sentences that report in other words what somebody said: they name the speaker, have a verb for it and hold the
 * topic. None where the question turns on nothing but names.
 */
export async function reportedBy(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<readonly Found[]> {
  if (question.topic.length === 0 || question.absent.length > 0) return [];
  const considered = inTime(question, await consider(reader, lists, question));
  const { terms } = considered.sought;
  const speaker = new Set(
    question.saying?.by?.words.split(' ').flatMap((it) => tokensOf(it).stems),
  );
  const verbs = new Set(claimingWords(lists).map(stemOf));
  const topic = terms.map((term) => (term.name ? 0 : term.weight));
  const whole = topic.reduce((sum, weight) => sum + weight, 0);
  const sentences = considered.ranking.sentences.filter(
    ({ own, tokens }) =>
      tokens.stems.some((one) => verbs.has(one)) &&
      terms.every((term, index) => !speaker.has(term.stem) || (own[index] ?? 0) >= 1) &&
      own.reduce((sum, value, index) => sum + value * (topic[index] ?? 0), 0) >=
        leastReported * whole,
  );
  return direct({ ...considered, ranking: { ...considered.ranking, sentences } });
}

/** Share of the words asked for that a sentence must hold, in words that say nearly the same where not in theirs. */
const nearlyAll = 0.84;

/** One sentence holds every word asked for, shows the kind of thing wanted, and contradicts nothing. */
function saysAll(evidence: readonly number[]): boolean {
  const value = (name: (typeof evidenceNames)[number]) => evidence[evidenceNames.indexOf(name)];
  return (
    (value('sentence') ?? 0) >= nearlyAll &&
    value('wantedMissing') === 0 &&
    value('negation') === 0 &&
    value('opposite') === 0
  );
}

/** "How old is X" turns on nothing but the name: any sentence on X would do, and none would answer. */
function asksNothingOf({ topic, wanted }: Question): boolean {
  return (
    topic.length === 0 &&
    wanted !== undefined &&
    wanted !== 'person' &&
    wanted !== 'thing' &&
    wanted !== 'age'
  );
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

/** "Who is X" and "X's job" are answered where one of X's roles is told. */
function rolesAsked({ wanted, topic, named }: Question, asked: boolean): readonly string[] {
  const who = (wanted === 'person' || wanted === 'thing') && topic.length === 0;
  if (!who && !asked) return [];
  return named
    .flatMap((name) => name.actors)
    .flatMap((actor) => actor.roles)
    .map((role) => foldedWords(role.title).join(' '));
}
