// Turns a batch of readings into the rows of every derived table, with numbers given out. No database here.
// Leaves to others: what is already there and inserting (shelf.ts), what a record holds (rows.ts).
import type { Actor, ActorId, Reading } from '../model/reading.ts';
import { fold } from './fold.ts';
import { keyClasses, nameKeys } from './names.ts';
import {
  actorCounts,
  documentRecord,
  headOf,
  partsRecord,
  proseRecord,
  proseSentences,
  quoteRecord,
  wordsOf,
} from './rows.ts';
import type { Shelved } from './store.ts';
import { dayColumns } from './tables.ts';
import type { IndexedText, Value } from './writer.ts';

export const numberedTables = [
  'documents',
  'actors',
  'forms',
  'roles',
  'sentences',
  'quotes',
  'events',
] as const;
type NumberedTable = (typeof numberedTables)[number];

/** What the batch meets in the database; grows with what the batch adds. */
export interface Known {
  readonly documents: ReadonlyMap<string, number>;
  readonly actors: Map<ActorId, number>;
  /** By `formKey`. */
  readonly forms: Map<string, number>;
  /** Gives the next free row number of a table. */
  readonly next: (table: NumberedTable) => number;
}

type Rows = Value[][];
type Texts = IndexedText[];

export interface Batch {
  readonly documents: Rows;
  readonly contents: Rows;
  /** New actors and forms stand with zero totals; these say what to add: documents, mentions, row. */
  readonly actors: Rows;
  readonly actorTotals: Map<number, { documents: number; mentions: number }>;
  readonly appearances: Rows;
  readonly forms: Rows;
  readonly formTotals: Map<number, number>;
  readonly documentForms: Rows;
  readonly formKeys: Rows;
  readonly roles: Rows;
  readonly sentences: Rows;
  readonly sentenceTexts: Texts;
  readonly sentenceActors: Rows;
  readonly quotes: Rows;
  readonly quoteTexts: Texts;
  readonly titleTexts: Texts;
  readonly quoteActors: Rows;
  readonly events: Rows;
  readonly eventTexts: Texts;
  readonly eventActors: Rows;
}

/** One document of the batch on its way into rows. */
interface Case {
  readonly collection: string;
  readonly document: number;
  readonly reading: Reading;
  readonly known: Known;
  readonly batch: Batch;
}

/** How a surface form is told from every other: an actor's row, what kind of form, the form. */
export function formKey(actor: number, named: number, curated: number, form: string): string {
  return `${actor} ${named}${curated} ${form}`;
}

/** Every row of a batch; each document at most once in it. */
export function shelve(collection: string, shelved: readonly Shelved[], known: Known): Batch {
  const batch = emptyBatch();
  for (const { fingerprint, reading } of shelved) {
    const document = known.documents.get(reading.document.id) ?? known.next('documents');
    const one: Case = { collection, document, reading, known, batch };
    addDocument(one, fingerprint.path, fingerprint.hash, fingerprint.engine);
    addActors(one);
    addSentences(one);
    addQuotes(one);
    addEvents(one);
  }
  return batch;
}

function emptyBatch(): Batch {
  return {
    documents: [],
    contents: [],
    actors: [],
    actorTotals: new Map(),
    appearances: [],
    forms: [],
    formTotals: new Map(),
    documentForms: [],
    formKeys: [],
    roles: [],
    sentences: [],
    titleTexts: [],
    sentenceTexts: [],
    sentenceActors: [],
    quotes: [],
    quoteTexts: [],
    quoteActors: [],
    events: [],
    eventTexts: [],
    eventActors: [],
  };
}

function addDocument(one: Case, path: string, hash: string, engine: string): void {
  const { document: source, quotes, events } = one.reading;
  const { day, last_day } = dayColumns(source.date);
  const attributed = quotes.filter((quote) => quote.speaker !== undefined).length;
  one.batch.documents.push([
    ...[one.document, one.collection, source.id, source.kind, source.title],
    ...[source.publisher ?? null, source.url ?? null],
    ...[source.date === undefined ? null : JSON.stringify(source.date), day, last_day],
    fold(`${source.title} ${source.publisher ?? ''} ${source.id}`),
    ...[quotes.length, attributed, events.length, path, hash, engine],
  ]);
  one.batch.titleTexts.push({
    row: one.document,
    words: headOf(source.title, source.publisher),
  });
  one.batch.contents.push([
    one.document,
    JSON.stringify(documentRecord(source)),
    JSON.stringify(partsRecord(one.reading)),
    JSON.stringify(proseRecord(one.reading)),
    source.text,
  ]);
}

function addActors(one: Case): void {
  const { day, last_day } = dayColumns(one.reading.document.date);
  for (const [position, { actor, mentions }] of actorCounts(one.reading).entries()) {
    const row = numbered(one, actor);
    one.batch.appearances.push([row, one.document, mentions, position, day, last_day]);
    const totals = one.batch.actorTotals.get(row) ?? { documents: 0, mentions: 0 };
    one.batch.actorTotals.set(row, {
      documents: totals.documents + 1,
      mentions: totals.mentions + mentions,
    });
    addForms(one, actor, row);
    addRoles(one, actor, row);
  }
}

function numbered({ collection, known, batch }: Case, actor: Actor): number {
  const found = known.actors.get(actor.id);
  if (found !== undefined) return found;
  const row = known.next('actors');
  known.actors.set(actor.id, row);
  batch.actors.push([row, collection, actor.id, actor.id, actor.kind, 0, 0]);
  return row;
}

function addForms({ document, known, batch }: Case, actor: Actor, row: number): void {
  const curated = Number(actor.curated);
  const aliases = new Set(actor.aliases);
  aliases.delete(actor.name);
  for (const text of [actor.name, ...aliases]) {
    const named = Number(text === actor.name);
    const key = formKey(row, named, curated, text);
    const form = known.forms.get(key) ?? known.next('forms');
    if (!known.forms.has(key)) {
      known.forms.set(key, form);
      batch.forms.push([form, row, text, named, curated, 0]);
      for (const one of nameKeys({ text, name: actor.name, kind: actor.kind }))
        batch.formKeys.push([one.key, keyClasses.indexOf(one.how), form]);
    }
    batch.documentForms.push([document, form]);
    batch.formTotals.set(form, (batch.formTotals.get(form) ?? 0) + 1);
  }
}

function addRoles({ document, reading, known, batch }: Case, actor: Actor, row: number): void {
  const { date } = reading.document;
  const { day } = dayColumns(date);
  for (const role of actor.roles) {
    const number = known.next('roles');
    const { title, from, to, span } = role;
    batch.roles.push([
      ...[number, row, document, title, fold(title), from ?? null, to ?? null],
      ...[span?.start ?? null, span?.end ?? null, Number(span === undefined)],
      ...(span === undefined
        ? [from ?? null, to ?? null]
        : [from ?? to ?? date?.value ?? null, to ?? from ?? date?.value ?? null]),
      `${day} ${number}`,
    ]);
  }
}

function addSentences({ document, reading, known, batch }: Case): void {
  const { day } = dayColumns(reading.document.date);
  for (const { span, actors } of proseSentences(reading)) {
    const row = known.next('sentences');
    batch.sentences.push([row, document, span.start, span.end]);
    batch.sentenceTexts.push({ row, words: wordsOf(reading.document.text, [span]) });
    for (const actor of rowsOf(known, actors))
      batch.sentenceActors.push([actor, day, document, span.start, span.end]);
  }
}

function addQuotes({ collection, document, reading, known, batch }: Case): void {
  const toRecord = quoteRecord(reading);
  for (const quote of reading.quotes) {
    const record = toRecord(quote);
    const row = known.next('quotes');
    const { day, last_day, month_day } = dayColumns(record.date);
    const speaker = known.actors.get(quote.speaker?.actor ?? '') ?? null;
    const [{ start }] = quote.spans;
    batch.quotes.push([
      ...[row, collection, document, start, speaker],
      ...[day, last_day, month_day, JSON.stringify(record)],
    ]);
    batch.quoteTexts.push({ row, words: wordsOf(reading.document.text, quote.spans) });
    for (const actor of rowsOf(known, record.about))
      batch.quoteActors.push([actor, day, document, start, row]);
  }
}

function addEvents({ collection, document, reading, known, batch }: Case): void {
  for (const event of reading.events) {
    const row = known.next('events');
    const { day, last_day, month_day } = dayColumns(event.date);
    const { start } = event.span;
    batch.events.push([
      ...[row, collection, document, start, day, last_day, month_day],
      JSON.stringify(event),
    ]);
    batch.eventTexts.push({ row, words: wordsOf(reading.document.text, [event.span]) });
    for (const actor of rowsOf(known, event.actors))
      batch.eventActors.push([actor, day, document, start, row]);
  }
}

function rowsOf(known: Known, ids: readonly ActorId[]): readonly number[] {
  return [...new Set(ids)].flatMap((id) => known.actors.get(id) ?? []);
}
