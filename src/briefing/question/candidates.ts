// Fetches the documents that may answer a question, with their sentences.
// Leaves to others: which words are looked for (terms.ts), their order (rank.ts) and what is shown (passages.ts).
import { dayRange } from '../../model/date.ts';
import type { Document } from '../../model/document.ts';
import type { ActorId } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { EventRow, Place, SentenceHit } from '../../store/store.ts';
import type { QuestionLists, Reader } from '../asked.ts';
import type { When } from '../when.ts';
import type { Term, Text } from './sought.ts';
import { besides, type LookedFor, pruned, termsOf } from './terms.ts';
import type { Question } from './understand.ts';

export interface Candidates {
  readonly terms: readonly Term[];
  readonly texts: readonly Text[];
  /** Events of the days asked for, by document and start of their sentence. */
  readonly events: ReadonlyMap<string, EventRow>;
}

/** How many rows are fetched, and how much of documents is looked at closely. */
const most = {
  ...{ hits: 200, titles: 100, events: 60, texts: 120, within: 1000 },
  /** UTF-16 units of text from which no more documents are fetched, and how many are fetched at once. */
  units: 60_000,
  atOnce: 10,
};
/** With fewer sentences, more are asked for. */
const fewestHits = 20;
/** So much is looked at of a text without sentences. */
const longestRest = 5000;

export async function candidatesFor(
  reader: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<Candidates> {
  const { archive } = reader;
  const terms = await termsOf(reader, lists, question);
  const words = terms.flatMap(({ term, forms, holding }) =>
    [term.word, ...forms].map((word) => ({ word, holding })),
  );
  const more = await besides(archive, lists, question, words);
  const asked = pruned(words, more, terms[0]?.sentences ?? 0);
  const [hits, titles, events] = await Promise.all([
    holding(archive, asked),
    archive.titled([...asked.words, ...asked.beside], most.titles),
    eventsFor(archive, question),
  ]);
  const likely = likeliest(hits, titles, events);
  const documents = await readable(archive, likely);
  const ids = likely.filter((id) => documents.has(id));
  const sentences = await archive.sentencesIn(ids);
  const told = [...events, ...(await eventsWithin(archive, question, ids))];
  const stands = standing(await archive.placesOf(actorsOf(question), ids));
  const byPlace = new Map(told.map((event) => [placeOf(event.document, event.span.start), event]));
  return {
    terms: terms.map(({ term }) => term),
    events: byPlace,
    texts: ids.flatMap((id) => {
      const document = documents.get(id);
      if (document === undefined) return [];
      return [
        {
          id,
          title: document.title,
          publisher: document.publisher ?? '',
          dated: isOfThatTime(document, question.when),
          ...yearOf(document),
          rest: sentences.get(id)?.length ? '' : document.text.slice(0, longestRest),
          sentences: (sentences.get(id) ?? []).map((span) => ({
            span,
            text: document.text.slice(span.start, span.end),
            event: Number(byPlace.has(placeOf(id, span.start))),
            ...stands(id, span),
          })),
        },
      ];
    }),
  };
}

/** So many of those named are looked for in the documents. */
const mostActors = 12;

function actorsOf({ named }: Question): readonly ActorId[] {
  return named.flatMap((name) => name.actors.map((actor) => actor.id)).slice(0, mostActors);
}

/** Whom a sentence mentions, and whose words it gives, of those named in the question. */
function standing(
  places: readonly Place[],
): (document: string, sentence: Span) => { mentions: Set<ActorId>; says: Set<ActorId> } {
  const byDocument = new Map<string, Place[]>();
  for (const place of places)
    byDocument.set(place.document, [...(byDocument.get(place.document) ?? []), place]);
  return (document, sentence) => {
    const here = (byDocument.get(document) ?? []).filter(({ span }) => overlaps(span, sentence));
    const those = (how: Place['how']) =>
      new Set(here.filter((place) => place.how === how).map((place) => place.actor));
    return { mentions: those('mentioned'), says: those('said') };
  };
}

export function placeOf(document: string, start: number): string {
  return `${start} ${document}`;
}

/** Sentences that hold what is looked for; where few do, those that hold the rarest of the common words, too. */
async function holding(
  archive: Reader['archive'],
  { words, beside }: LookedFor,
): Promise<readonly SentenceHit[]> {
  const hits = await archive.search({ words, beside, limit: most.hits });
  const [next, ...rest] = beside;
  return hits.length >= fewestHits || next === undefined
    ? hits
    : archive.search({ words: [...words, next], beside: rest, limit: most.hits });
}

async function eventsFor(
  archive: Reader['archive'],
  { when, named }: Question,
): Promise<readonly EventRow[]> {
  if (when === undefined) return [];
  const actors = named.flatMap((name) => name.actors);
  const [actor] = actors;
  const days =
    when.type === 'monthDay' ? { monthDay: when.monthDay } : { from: when.from, to: when.to };
  const about = actor === undefined || actors.length > 1 ? {} : { actor: actor.id };
  const page = await archive.events({ ...days, ...about, order: 'newest', limit: most.events });
  return page.rows;
}

/** In a question for a time, what has one in the documents that are looked at. */
async function eventsWithin(
  archive: Reader['archive'],
  { when, wanted }: Question,
  within: readonly string[],
): Promise<readonly EventRow[]> {
  if (when !== undefined || wanted !== 'time') return [];
  return (await archive.events({ within, limit: most.within })).rows;
}

/** Documents by their best sentence, their title, and the events they tell. */
function likeliest(
  hits: readonly SentenceHit[],
  titles: readonly { readonly document: string; readonly score: number }[],
  events: readonly EventRow[],
): readonly string[] {
  const scores = new Map<string, number>();
  const best = hits[0]?.score ?? 1;
  const bestTitle = titles[0]?.score ?? 1;
  const seen = new Set<string>();
  for (const { document, score } of hits) {
    const share = score / best;
    scores.set(document, (scores.get(document) ?? 0) + (seen.has(document) ? share * 0.2 : share));
    seen.add(document);
  }
  for (const { document, score } of titles)
    scores.set(document, (scores.get(document) ?? 0) + score / bestTitle);
  for (const { document } of events) scores.set(document, (scores.get(document) ?? 0) + 0.1);
  return [...scores]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most.texts)
    .map(([id]) => id);
}

/** As many of them as are read while somebody waits: of long documents fewer. */
async function readable(
  archive: Reader['archive'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Document>> {
  const found = new Map<string, Document>();
  let units = 0;
  for (let at = 0; at < ids.length && units < most.units; at += most.atOnce) {
    const some = await archive.documents(ids.slice(at, at + most.atOnce));
    for (const [id, document] of some) {
      found.set(id, document);
      units += document.text.length;
    }
  }
  return found;
}

function yearOf({ date }: Document): { readonly year?: number } {
  const year = Number(date?.value.slice(0, 4));
  return Number.isInteger(year) ? { year } : {};
}

function isOfThatTime({ date }: Document, when: When | undefined): boolean {
  const range = date === undefined ? undefined : dayRange(date.value);
  if (range === undefined || when === undefined) return false;
  return when.type === 'monthDay'
    ? range.first === range.last && range.first.slice(5) === when.monthDay
    : range.first >= when.from && range.last <= when.to;
}
