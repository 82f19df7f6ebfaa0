// The edition on an actor: what documents that came in since the last one quote, report and say of them.
// Leaves to others: what came in (store), other editions (edition-day.ts, edition-new.ts).
import type { Block } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { Subscription } from '../store/ledger.ts';
import type { ActorRow, Archive, EventRow, QuoteRow } from '../store/store.ts';
import type { Reader } from './asked.ts';
import type { Since } from './came.ts';
import { ask, list, section } from './compose.ts';
import { datedInWords } from './dated.ts';
import { distinctQuotes } from './distinct.ts';
import { nothingNew } from './edition-new.ts';
import {
  createRoom,
  type LeftOut,
  leftOut,
  lengthOfBlocks,
  type Made,
  minute,
  type Room,
  told,
} from './edition-parts.ts';
import { grouped, happeningLine, neededFor, quoteBlocks } from './lines.ts';
import { gather, type Materials, passageInline } from './materials.ts';
import { resolve } from './who.ts';

/** Most documents and rows of each kind that are looked at, and most that are told of each. */
const looked = { documents: 1000, rows: 200 };
const most = { quotes: 4, events: 5, passages: 3 };
const longestPassage = 260;

interface Wish {
  readonly empty: Subscription['empty'];
  readonly subject: string;
  readonly since: Since;
  readonly stopWords: ReadonlySet<string>;
}

/** What may be told, in blocks, with what is said of it when it is not. */
interface Piece {
  readonly blocks: readonly Block[];
  readonly left: LeftOut;
}

export async function actorEdition(reader: Reader, wish: Wish): Promise<Made> {
  const { archive, say } = reader;
  const actor = await followed(reader, wish.subject);
  const why = say('briefing.edition.none-on', { actor: wish.subject });
  if (actor === undefined) return nothingNew(why, wish.empty);
  const arrivals = await archive.arrivals({ ...wish.since, limit: looked.documents });
  const came = arrivals.map((one) => one.document);
  const rows = await rowsOn(reader, actor, came);
  const documents = new Set(rows.passages.map((one) => one.document));
  const materials = await gather(reader, {
    documents: [...documents, ...neededFor({ events: rows.events }).documents],
    actors: neededFor({ events: rows.events, quotes: [...rows.by, ...rows.about] }).actors,
  });
  const room = createRoom(minute);
  const left: LeftOut[] = [];
  const part = (title: string, pieces: readonly Piece[], atMost: number) =>
    section(title, taken(pieces, atMost, room, left));
  const { name } = actor;
  const blocks = [
    ...part(say('briefing.section.by'), quotesOf(reader, materials, rows.by), most.quotes),
    ...part(
      say('briefing.section.dates'),
      eventsOf(reader, materials, rows.events, wish),
      most.events,
    ),
    ...part(say('briefing.section.about'), quotesOf(reader, materials, rows.about), most.quotes),
    ...part(
      say('briefing.edition.passages'),
      passagesOf(reader, materials, rows.passages),
      most.passages,
    ),
  ];
  if (blocks.length === 0) return nothingNew(why, wish.empty);
  const again = { command: 'brief', arguments: { subject: name } };
  const rest = left.length;
  const action = ask(say('briefing.action.rest', { count: rest }), again.command, again.arguments);
  const summary = say('briefing.edition.on', { actor: name, documents: documents.size });
  return told(
    {
      summary,
      blocks: [
        { type: 'heading', text: summary },
        ...blocks,
        ...materials.sources(),
        ...(rest === 0 ? [] : [{ type: 'actions' as const, actions: [action] }]),
      ],
      again,
    },
    left,
  );
}

/** Whoever is followed by name; where a namesake came since, the one of whom more is said. */
async function followed(reader: Reader, subject: string): Promise<ActorRow | undefined> {
  const found = await resolve(reader, subject);
  if (found.type === 'one') return found.actor;
  if (found.type === 'none') return undefined;
  return found.actors.toSorted((a, b) => b.mentions - a.mentions)[0];
}

function taken(
  pieces: readonly Piece[],
  atMost: number,
  room: Room,
  left: LeftOut[],
): readonly Block[] {
  const shown: Block[] = [];
  let count = 0;
  for (const piece of pieces) {
    const fits = count < atMost && room.take(lengthOfBlocks(piece.blocks));
    if (fits) shown.push(...piece.blocks);
    else left.push(piece.left);
    count += fits ? 1 : 0;
  }
  return shown;
}

interface Rows {
  readonly by: readonly QuoteRow[];
  readonly about: readonly QuoteRow[];
  readonly events: readonly EventRow[];
  /** A sentence on the actor of each document. */
  readonly passages: readonly Mentioned[];
}

interface Mentioned {
  readonly document: string;
  readonly span: Span;
}

async function rowsOn(
  { archive }: Reader,
  actor: ActorRow,
  came: readonly string[],
): Promise<Rows> {
  const { id } = actor;
  const by: QuoteRow[] = [];
  const about: QuoteRow[] = [];
  const events: EventRow[] = [];
  const passages: Mentioned[] = [];
  for (const document of came) {
    const parts = await archive.parts(document);
    if (parts === undefined || !parts.actors.includes(id)) continue;
    by.push(...(await archive.quotes({ by: id, document, limit: looked.rows })).rows);
    about.push(...(await archive.quotes({ about: id, document, limit: looked.rows })).rows);
    events.push(...(await archive.events({ actor: id, document, limit: looked.rows })).rows);
    passages.push(await mentionIn(archive, document, actor));
  }
  return { by, about, events, passages };
}

/** The first sentence that names the actor; where every one says "she", the first. */
async function mentionIn(
  archive: Archive,
  id: string,
  { name, aliases }: ActorRow,
): Promise<Mentioned> {
  const text = (await archive.document(id))?.text ?? '';
  const spans = (await archive.sentencesIn([id])).get(id) ?? [];
  const names = [name, ...aliases];
  const naming = spans.find((span) => {
    const words = text.slice(span.start, span.end);
    return names.some((one) => words.includes(one));
  });
  return { document: id, span: naming ?? spans[0] ?? { start: 0, end: 0 } };
}

function quotesOf(
  reader: Reader,
  materials: Materials,
  quotes: readonly QuoteRow[],
): readonly Piece[] {
  return distinctQuotes(materials, quotes).flatMap((quote) => {
    const blocks = quoteBlocks(reader, materials, quote);
    const words = materials.words(quote.document, quote.spans[0]);
    const date = datedInWords(reader.say, quote.date);
    return blocks.length === 0
      ? []
      : [{ blocks, left: leftOut(reader.say, 'briefing.left.room', date, words) }];
  });
}

function eventsOf(
  reader: Reader,
  materials: Materials,
  events: readonly EventRow[],
  { stopWords }: Wish,
): readonly Piece[] {
  return grouped(materials, events, stopWords).flatMap((happening) => {
    const [report] = happening.reports;
    const lines = happeningLine(reader, materials, happening);
    const words = materials.words(report.document, report.span);
    const date = datedInWords(reader.say, report.date);
    return lines.map((line) => ({
      blocks: list([line]),
      left: leftOut(reader.say, 'briefing.left.room', date, words),
    }));
  });
}

function passagesOf(
  { say }: Reader,
  materials: Materials,
  passages: Rows['passages'],
): readonly Piece[] {
  return passages.flatMap(({ document, span }) => {
    const passage = materials.passage(document, span, longestPassage);
    if (passage === undefined || passage.citation.words === '') return [];
    const title = materials.document(document)?.title ?? document;
    return [
      {
        blocks: list([[passageInline(passage), ...materials.reference(document)]]),
        left: leftOut(say, 'briefing.left.room', title, passage.citation.words),
      },
    ];
  });
}
