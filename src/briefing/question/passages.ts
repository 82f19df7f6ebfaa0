// Fetches the sentences that may answer a question, has them ranked, and keeps the few that do.
// Leaves to others: the order (rank.ts) and wording (commands/ask.ts).
import { dayRange } from '../../model/date.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import type { ActorRow, EventRow } from '../../store/store.ts';
import type { QuestionLists, Reader } from '../asked.ts';
import { foldedWords, stem } from '../fold.ts';
import { overlap } from '../happenings.ts';
import type { When } from '../when.ts';
import { type Candidate, type Ranked, rank, type Term } from './rank.ts';
import type { Question } from './understand.ts';
import { signsOf } from './words.ts';

/** A passage that answers. */
export interface Found {
  readonly document: string;
  readonly span: Span;
  /** The event it reports, in a question for a time. */
  readonly event?: EventRow;
}

/** How many candidates are ranked, and how many passages an answer has at most. */
const most = { hits: 100, events: 60, passages: 3 };
/** Coverage under which nothing was found; a long question is seldom told of in one sentence as a whole. */
const enough = { usual: 0.55, long: 0.45 };
/** Names and words from which a question is long. */
const longQuestion = 9;
/** A further passage must score this share of the first. */
const alsoTold = 0.75;
/** Share of words from which one passage repeats another. */
const repeats = 0.6;
/** Context on either side of a sentence, in UTF-16 units. */
const around = 220;

interface Row {
  readonly document: string;
  readonly span: Span;
  readonly score: number;
  readonly event?: EventRow;
}

/** One to three passages, most direct first, none repeating another; none where too little agrees. */
export async function passagesFor(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<readonly Found[]> {
  if (asksNothingOf(question)) return [];
  const rows = await rowsFor(reader, question);
  const documents = await reader.archive.documents([...new Set(rows.map((row) => row.document))]);
  const byId = merged(rows);
  const candidates = [...byId].flatMap(([id, row]) => {
    const document = documents.get(row.document);
    return document === undefined ? [] : [candidateOf(id, row, document, question.when)];
  });
  const ranked = rank(
    {
      terms: termsOf(question),
      dated: question.when !== undefined,
      signs: signsOf(lists, question.wanted),
      roles: rolesAsked(question),
      ...(question.wanted && { wanted: question.wanted }),
    },
    question.when === undefined ? candidates : candidates.filter((one) => one.date > 0),
  );
  const long = question.topic.length + question.named.length >= longQuestion;
  return direct(ranked, long ? enough.long : enough.usual).flatMap(
    ({ candidate }) => byId.get(candidate.id) ?? [],
  );
}

/** One row a sentence, with the best score and the event of any that came of it. */
function merged(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const byId = new Map<string, Row>();
  for (const row of rows) {
    const known = byId.get(idOf(row));
    const event = row.event ?? known?.event;
    byId.set(idOf(row), {
      ...row,
      score: Math.max(row.score, known?.score ?? 0),
      ...(event && { event }),
    });
  }
  return byId;
}

function idOf(row: Row): string {
  return `${row.document} ${String(row.span.start).padStart(9, '0')} ${row.span.end}`;
}

async function rowsFor({ archive }: Reader, question: Question): Promise<readonly Row[]> {
  const actors = question.named.flatMap((name) => name.actors);
  const words = [
    ...question.topic,
    ...actors.flatMap((actor) => [actor.name, ...actor.aliases].flatMap(foldedWords)),
  ];
  const hits =
    words.length === 0
      ? []
      : await archive.search({ words: [...new Set(words)].slice(0, 60), limit: most.hits });
  const told = await Promise.all(
    actors.slice(0, 4).map((actor) => archive.sentencesOn(actor.id, most.hits)),
  );
  const events = await eventsFor(archive, question, actors);
  return [
    ...told.flat(),
    ...hits,
    ...events.map((event) => ({
      document: event.document,
      span: event.span,
      score: 0,
      event,
    })),
  ];
}

async function eventsFor(
  archive: Reader['archive'],
  { when, wanted }: Question,
  actors: readonly ActorRow[],
): Promise<readonly EventRow[]> {
  if (when === undefined && wanted !== 'time') return [];
  const [actor] = actors;
  const days =
    when === undefined
      ? {}
      : when.type === 'monthDay'
        ? { monthDay: when.monthDay }
        : { from: when.from, to: when.to };
  const about = actor === undefined || actors.length > 1 ? {} : { actor: actor.id };
  const page = await archive.events({ ...days, ...about, order: 'newest', limit: most.events });
  return page.rows;
}

function candidateOf(
  id: string,
  { span, score, event }: Row,
  { text, title, date }: Document,
  when: When | undefined,
): Candidate {
  return {
    id,
    text: text.slice(span.start, span.end),
    context: text.slice(Math.max(0, span.start - around), span.end + around),
    title,
    position: span.start / Math.max(1, text.length),
    score,
    event: event !== undefined,
    date:
      when === undefined ? 0 : dateFit(when, text.slice(span.start, span.end), event, date?.value),
  };
}

/** An event of those days is certain; a sentence that writes the year is likely; a document of those days, perhaps. */
function dateFit(
  when: When,
  text: string,
  event: EventRow | undefined,
  documentDate: string | undefined,
): number {
  if (event !== undefined) return 1;
  if (when.type === 'monthDay') return 0;
  const year = when.from.slice(0, 4);
  const wholeYear = when.from.endsWith('-01-01') && when.to === `${year}-12-31`;
  if (wholeYear && new RegExp(`\\b${year}\\b`, 'u').test(text)) return 0.8;
  const range = documentDate === undefined ? undefined : dayRange(documentDate);
  return range !== undefined && range.first >= when.from && range.last <= when.to ? 0.5 : 0;
}

/** Topic words one by one; a name by every form it goes by in the documents. */
function termsOf(question: Question): readonly Term[] {
  const stems = (words: string) =>
    foldedWords(words)
      .flatMap((word) => word.split('-'))
      .map(stem);
  return [
    ...question.named.map((name) => ({
      role: 'name' as const,
      forms: [
        stems(name.words),
        ...name.actors.flatMap((actor) => [actor.name, ...actor.aliases].map(stems)),
        ...name.actors
          .filter((actor) => actor.kind === 'person')
          .map((actor) => stems(actor.name).slice(-1)),
      ],
    })),
    ...question.topic.map((word) => ({
      role: word === question.kind ? ('kind' as const) : ('word' as const),
      forms: [stems(word)],
    })),
  ];
}

/** "Who is X" is answered where one of X's roles is told. */
function rolesAsked({ wanted, topic, named }: Question): readonly string[] {
  if ((wanted !== 'person' && wanted !== 'thing') || topic.length > 0) return [];
  return named
    .flatMap((name) => name.actors)
    .flatMap((actor) => actor.roles)
    .map((role) => foldedWords(role.title).join(' '));
}

/** "How old is X" turns on nothing but the name: any sentence on X would do, and none would answer. */
function asksNothingOf({ topic, wanted }: Question): boolean {
  return topic.length === 0 && wanted !== undefined && wanted !== 'person' && wanted !== 'thing';
}

function direct(ranked: readonly Ranked[], least: number): readonly Ranked[] {
  const [best] = ranked;
  if (best === undefined || best.coverage < least) return [];
  const kept: Ranked[] = [];
  const words = (one: Ranked) => new Set(foldedWords(one.candidate.text).map(stem));
  for (const one of ranked) {
    if (one.score < best.score * alsoTold || one.coverage < least) continue;
    if (kept.some((other) => overlap(words(other), words(one)) >= repeats)) continue;
    kept.push(one);
    if (kept.length === most.passages) break;
  }
  return kept;
}
