// A small archive of invented news for the tests: documents read by hand, kept in the real store.
// Leaves to others: reading (src/reading) and the store's own contract (tests/store).
import { createDesk } from '../../src/briefing/answer.ts';
import { createEdition } from '../../src/briefing/edition.ts';
import { createSay } from '../../src/briefing/words.ts';
import type { Desk, Request } from '../../src/model/conversation.ts';
import type { DatedBy } from '../../src/model/date.ts';
import type { Document } from '../../src/model/document.ts';
import type { Log } from '../../src/model/log.ts';
import type { Message } from '../../src/model/message.ts';
import type { Actor, ActorKind, Event, Mention, Quote, Reading } from '../../src/model/reading.ts';
import type { Span } from '../../src/model/span.ts';
import { createResources, loadWords, questionLists } from '../../src/resources.ts';
import { nextEdition } from '../../src/schedule/due.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Archive, Store } from '../../src/store/store.ts';

export const words = loadWords('en');
export const say = createSay(words, 'en');
export const lists = questionLists(createResources());
export const silent: Log = { info() {}, warn() {}, error() {} };
/** 28 July 2026, a Tuesday. */
const at = Date.parse('2026-07-28T09:00:00Z');

export interface Sketch {
  readonly id: string;
  readonly title: string;
  /** One paragraph and sentence a line; `# ` begins a heading. */
  readonly lines: readonly string[];
  readonly date?: DatedBy;
  readonly publisher?: string;
  readonly brief?: boolean;
  /** Rules of what is wrong with the text. */
  readonly problems?: readonly string[];
  readonly quotes?: readonly SketchQuote[];
  readonly events?: readonly SketchEvent[];
}

interface SketchQuote {
  /** The parts, in order. */
  readonly words: readonly [string, ...string[]];
  readonly by?: string;
  readonly how?: 'named' | 'pronoun' | 'attribution';
  readonly kind?: Quote['kind'];
  readonly said?: DatedBy;
}

interface SketchEvent {
  readonly words: string;
  readonly date: string;
  readonly basis?: DatedBy['basis'];
  readonly status?: Event['status'];
}

interface Known {
  readonly name: string;
  readonly kind: ActorKind;
  readonly aliases?: readonly string[];
  readonly roles?: Actor['roles'];
}

const people: readonly Known[] = [
  {
    name: 'Mara Lindqvist',
    kind: 'person',
    aliases: ['Lindqvist'],
    roles: [
      { title: 'prime minister', from: '2019', to: '2024' },
      { title: 'member of parliament' },
    ],
  },
  { name: 'Tomás Ortega', kind: 'person', roles: [{ title: 'mayor of Northgate' }] },
  { name: 'Luisa Ortega', kind: 'person', roles: [{ title: 'engineer' }] },
  {
    name: 'Jonas Vell',
    kind: 'person',
    aliases: ['Vell'],
    roles: [{ title: 'opposition leader' }],
  },
  { name: 'Harbour Union', kind: 'organisation', aliases: ['the union'] },
  { name: 'Northgate', kind: 'place' },
];

function idOf(known: Known): string {
  const folded = known.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${known.kind}:${folded.replace(/\s+/gu, '-')}`;
}

function actorNamed(name: string): string | undefined {
  const known = people.find((one) => one.name === name);
  return known && idOf(known);
}

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`the sketch lacks its own words: ${part}`);
  return { start, end: start + part.length };
}

function mentionsIn(text: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const known of people)
    for (const form of [known.name, ...(known.aliases ?? [])])
      for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
        const span = { start, end: start + form.length };
        const taken = found.some((one) => one.span.start < span.end && span.start < one.span.end);
        if (!taken) found.push({ span, type: 'MISC', actor: idOf(known), how: 'name' });
      }
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** A reading as the engine would make it of such simple text. */
function readingOf(sketch: Sketch): Reading {
  const text = sketch.lines.join('\n');
  const mentions = mentionsIn(text);
  const quotes = (sketch.quotes ?? []).map((one) => quoteOf(text, one));
  const events = (sketch.events ?? []).map((one) => eventOf(text, mentions, one));
  const document: Document = {
    id: sketch.id,
    title: sketch.title,
    text,
    language: 'en',
    kind: sketch.brief ? 'brief' : 'article',
    ...(sketch.date && { date: sketch.date }),
    ...(sketch.publisher && { publisher: sketch.publisher }),
    ...(sketch.brief && {
      outline: {
        summary: [],
        quotes: quotes.flatMap((quote) => quote.spans.map((span) => ({ span }))),
        events: [],
      },
    }),
  };
  const sentences = sketch.lines.map((line, paragraph) => ({
    span: spanOf(text, line),
    paragraph,
    kind: line.startsWith('# ') ? ('heading' as const) : ('prose' as const),
  }));
  return {
    document,
    engine: '1',
    sentences,
    actors: people
      .filter((known) => mentions.some((mention) => mention.actor === idOf(known)))
      .map(({ name, kind, aliases = [], roles = [] }) => ({
        id: idOf({ name, kind }),
        name,
        kind,
        aliases,
        roles,
        curated: false,
      })),
    mentions,
    quotes,
    dates: [],
    events,
    summary: sentences
      .filter((one) => one.kind === 'prose')
      .slice(0, 2)
      .map((one) => one.span),
    problems: (sketch.problems ?? []).map((rule) => ({ rule, reason: rule })),
  };
}

function quoteOf(
  text: string,
  { words: parts, by, how = 'named', kind = 'direct', said }: SketchQuote,
): Quote {
  const [first, ...rest] = parts;
  const actor = by === undefined ? undefined : actorNamed(by);
  return {
    spans: [spanOf(text, first), ...rest.map((part) => spanOf(text, part))],
    kind,
    confidence: 'high',
    ...(by !== undefined && {
      speaker: { how, ...(actor === undefined ? { span: spanOf(text, by) } : { actor }) },
    }),
    ...(said && { said }),
  };
}

function eventOf(text: string, mentions: readonly Mention[], event: SketchEvent): Event {
  const span = spanOf(text, event.words);
  const inside = mentions.filter((one) => one.span.start >= span.start && one.span.end <= span.end);
  return {
    span,
    date: { value: event.date, basis: event.basis ?? 'stated' },
    status: event.status ?? 'happened',
    actors: [...new Set(inside.map((one) => one.actor))],
  };
}

export interface Room {
  readonly store: Store;
  readonly archive: Archive;
  readonly desk: Desk;
  readonly edition: ReturnType<typeof createEdition>;
  /** Asks as a person in a direct message would, unless said otherwise. */
  ask(typed: string, how?: Partial<Request>): Promise<Message>;
  /** Puts further documents into the archive. */
  add(sketches: readonly Sketch[]): Promise<void>;
}

export function deskOver({ store, archive }: Pick<Room, 'store' | 'archive'>): Desk {
  return createDesk({
    archive,
    ledger: store.ledger,
    nextEdition,
    say,
    log: silent,
    lists,
    newIncident: () => 'abc123',
  });
}

/** A desk over these documents, in a database of its own. */
export async function openRoom(sketches: readonly Sketch[]): Promise<Room> {
  const store = await openSqlite(':memory:');
  const add = (some: readonly Sketch[]): Promise<void> =>
    store.shelf.put(
      'default',
      some.map((sketch) => {
        const reading = readingOf(sketch);
        const fingerprint = { path: sketch.id, hash: 'x', engine: '1', document: sketch.id };
        return { fingerprint, reading };
      }),
    );
  await add(sketches);
  const archive = store.archive(['default']);
  const desk = deskOver({ store, archive });
  return {
    store,
    archive,
    desk,
    add,
    edition: createEdition({ archive, say, lists }),
    ask: (typed, how = {}) => desk.answer({ ...request(typed), ...how }),
  };
}

export function request(typed: string): Request {
  return {
    id: typed,
    place: { platform: 'test', workspace: '', channel: 'c' },
    user: 'u',
    direct: true,
    manager: true,
    ask: { text: typed },
    at,
    language: 'en',
    timeZone: 'Europe/Vienna',
  };
}
