// What a Reading becomes when it is shelved: plain values, worked out without a database.
// Leaves to others: row numbers and inserting (shelf.ts), reading them back (documents, quotes, events).
import type { DatedBy } from '../model/date.ts';
import type { Document } from '../model/document.ts';
import type { Actor, ActorId, Mention, Quote, Reading } from '../model/reading.ts';
import type { Span } from '../model/span.ts';
import { overlaps } from '../model/span.ts';
import type { DocumentParts, QuoteRow } from './store.ts';

/** A Document without its text: the two are kept apart. */
export type DocumentRecord = Omit<Document, 'text'>;
/** What is kept of the parts; the actors come from the appearances. */
export type PartsRecord = Omit<DocumentParts, 'actors'>;

export interface ActorCount {
  readonly actor: Actor;
  readonly mentions: number;
}

export interface SentenceActors {
  readonly span: Span;
  readonly actors: readonly ActorId[];
}

export type QuoteRecord = Omit<QuoteRow, 'document'>;

export function documentRecord(document: Document): DocumentRecord {
  const { text: _, ...record } = document;
  return record;
}

export function partsRecord(reading: Reading): PartsRecord {
  const { sentences, summary, dates, problems } = reading;
  return { sentences, summary, dates, problems };
}

/** The actors that the text names or that a quotation or event rests on, in order of first appearance. */
export function actorCounts(reading: Reading): readonly ActorCount[] {
  const counts = new Map<ActorId, number>();
  const see = (id: ActorId | undefined, by: number) => {
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + by);
  };
  for (const mention of reading.mentions) see(mention.actor, 1);
  for (const { speaker } of reading.quotes)
    for (const id of [speaker?.actor, ...(speaker?.others ?? [])]) see(id, 0);
  for (const event of reading.events) for (const id of event.actors) see(id, 0);
  const known = new Map(reading.actors.map((actor) => [actor.id, actor]));
  return [...counts].flatMap(([id, mentions]) => {
    const actor = known.get(id);
    return actor === undefined ? [] : [{ actor, mentions }];
  });
}

/** Prose sentences with the actors they mention, each once. */
export function proseSentences(reading: Reading): readonly SentenceActors[] {
  const inOrder = byStart(reading.mentions);
  return reading.sentences
    .filter((sentence) => sentence.kind === 'prose')
    .map(({ span }) => ({ span, actors: actorsIn(inOrder, [span]) }));
}

/** Starts and ends of the prose sentences in turn: many documents are looked through for one question. */
export function proseRecord(reading: Reading): readonly number[] {
  return reading.sentences
    .filter((sentence) => sentence.kind === 'prose')
    .flatMap(({ span }) => [span.start, span.end]);
}

export function spansOf(prose: readonly number[]): readonly Span[] {
  return Array.from({ length: prose.length / 2 }, (_, index) => ({
    start: prose[2 * index] ?? 0,
    end: prose[2 * index + 1] ?? 0,
  }));
}

/**
 * A quotation with its date and who it is about: whom it names. Reported words that name nobody, and a speaker's own
 * words, in which "he" is often named before or behind, are about those in their sentence, too.
 */
export function quoteRecord(reading: Reading): (quote: Quote) => QuoteRecord {
  const inOrder = byStart(reading.mentions);
  return (quote) => {
    const sentences = reading.sentences
      .map((sentence) => sentence.span)
      .filter((span) => quote.spans.some((part) => overlaps(span, part)));
    const speakers = [quote.speaker?.actor, ...(quote.speaker?.others ?? [])];
    const within = actorsIn(inOrder, quote.spans).filter((id) => !speakers.includes(id));
    const closed = quote.kind !== 'direct' && within.length > 0;
    const about = closed
      ? within
      : actorsIn(inOrder, [...quote.spans, ...sentences]).filter((id) => !speakers.includes(id));
    const date: DatedBy | undefined = quote.said ?? reading.document.date;
    return { ...quote, ...(date && { date }), about };
  };
}

/** The words that the full-text index gets for a document as a whole. */
export function headOf(title: string, publisher: string | null | undefined): string {
  return `${title} ${publisher ?? ''}`;
}

/** The words that the full-text index gets for spans of a text. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

function byStart(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.toSorted((a, b) => a.span.start - b.span.start);
}

/** A mention is in a span when it begins there: one that crosses an end is counted once. */
function actorsIn(mentions: readonly Mention[], spans: readonly Span[]): readonly ActorId[] {
  const found = new Set<ActorId>();
  for (const span of spans)
    for (let at = firstFrom(mentions, span.start); ; at++) {
      const mention = mentions[at];
      if (mention === undefined || mention.span.start >= span.end) break;
      found.add(mention.actor);
    }
  return [...found];
}

function firstFrom(mentions: readonly Mention[], position: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.span.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
