// The tables as Kysely sees them. `day` columns hold `YYYY-MM-DD`, or '' for undated, which sorts before all.
// Leaves to others: creating them (migrations/) and what is asked of them.
import type { DatedBy } from '../model/date.ts';
import { type DayRange, dayRange } from '../model/date.ts';
import type { Document } from '../model/document.ts';
import type { ActorKind } from '../model/reading.ts';
import type { Change, DeliveryState, EmptyDay, PostedMessage, Subscription } from './ledger.ts';

/** Everything derived from documents: thrown away and rebuilt at will. `row` numbers are ours alone. */
interface DerivedTables {
  documents: {
    row: number;
    collection: string;
    id: string;
    kind: Document['kind'];
    title: string;
    publisher: string | null;
    url: string | null;
    /** DatedBy as JSON. */
    date: string | null;
    day: string;
    last_day: string;
    /** Title, publisher and id, folded. */
    search: string;
    quotes: number;
    attributed: number;
    events: number;
    path: string;
    hash: string;
    engine: string;
  };
  /** The big texts apart, so that lists never touch them. */
  contents: { document: number; record: string; text: string; parts: string; prose: string };
  /** One actor in one collection as documents name it, with its totals; several rows of one `id` are one actor. */
  actors: {
    row: number;
    collection: string;
    /** Whose name this is: `own`, or the id of the person it was joined to. */
    id: string;
    /** The id that readings give. */
    own: string;
    kind: ActorKind;
    documents: number;
    mentions: number;
  };
  /** A collection whose names are joined as its documents want it, with the version of the joining. */
  linked: { collection: string; version: string };
  appearances: {
    actor: number;
    document: number;
    mentions: number;
    position: number;
    day: string;
    last_day: string;
  };
  /** A surface form of an actor, counted over documents. */
  forms: {
    row: number;
    actor: number;
    form: string;
    named: number;
    curated: number;
    documents: number;
  };
  document_forms: { document: number; form: number };
  /** `how` is an index into `keyClasses`. */
  form_keys: { key: string; how: number; form: number };
  roles: {
    row: number;
    actor: number;
    document: number;
    title: string;
    folded: string;
    from_date: string | null;
    to_date: string | null;
    start: number | null;
    end: number | null;
    curated: number;
    /** EDTF: the role's own date, else its document's. */
    seen_from: string | null;
    seen_to: string | null;
    /** Sorts by the document's day; ends with the row number after a blank. */
    latest: string;
  };
  sentences: { row: number; document: number; start: number; end: number };
  sentence_actors: {
    actor: number;
    day: string;
    document: number;
    start: number;
    end: number;
  };
  quotes: {
    row: number;
    collection: string;
    document: number;
    start: number;
    speaker: number | null;
    day: string;
    last_day: string;
    month_day: string;
    /** QuoteRow without its document, as JSON. */
    record: string;
  };
  quote_actors: { actor: number; day: string; document: number; start: number; quote: number };
  events: {
    row: number;
    collection: string;
    document: number;
    start: number;
    day: string;
    last_day: string;
    month_day: string;
    record: string;
  };
  event_actors: { actor: number; day: string; document: number; start: number; event: number };
}

/** What must survive everything. Times are milliseconds since the epoch. */
export interface PreciousTables {
  subscriptions: {
    id: string;
    platform: string;
    workspace: string;
    channel: string;
    kind: Subscription['kind'];
    subject: string;
    /** Rhythm as JSON. */
    rhythm: string;
    zone: string;
    time: string;
    empty: EmptyDay;
    round: number;
    months: number;
    language: string;
    state: Subscription['state'];
    why: string | null;
    owner: string;
    since: number;
    snoozed_until: string | null;
    overrules: string | null;
    /** When it was followed first: what lists are ordered by. */
    made: number;
    /** Nothing is due before it; below 0, and another number after each change, until that is reckoned. */
    next_due: number;
  };
  deliveries: {
    subscription: string;
    local_date: string;
    key: string;
    state: DeliveryState;
    attempts: number;
    lease_until: number;
    /** 1 when the lease was given back and nothing was posted. */
    released: number;
    /** 1 when the present holder can be sure that nothing was posted before. */
    fresh: number;
    ref: string | null;
    why: string | null;
    at: number;
    due_at: number | null;
  };
  changes: {
    id: string;
    subscription: string;
    platform: string;
    workspace: string;
    channel: string;
    at: number;
    who: string;
    what: Change['what'];
    told: string;
  };
  posted: {
    platform: string;
    workspace: string;
    channel: string;
    ref: string;
    at: number;
    /** Message as JSON. */
    message: string;
    /** CitationUsed[] as JSON. */
    citations: string;
    state: PostedMessage['state'];
    /** While it is being edited: by when whoever edits it will have done so. */
    edit_by: number;
  };
  /** Which documents a posted message cites. */
  posted_documents: {
    platform: string;
    workspace: string;
    channel: string;
    ref: string;
    document: string;
    /** Hash and engine the document was read with when the message last agreed with it; `-` when it was not there. */
    print: string;
  };
  conversations: {
    platform: string;
    workspace: string;
    channel: string;
    person: string;
    /** Runs from 1 for each person and place. */
    turn: number;
    at: number;
    /** Turn as JSON. */
    record: string;
  };
  briefed: {
    platform: string;
    workspace: string;
    person: string;
    subject: string;
    at: number;
    /** Briefed without its time, as JSON. */
    record: string;
  };
  /** When a document was first read; the row with an empty id stands for the collection. */
  arrivals: { collection: string; document: string; hash: string; at: number };
  invocations: { key: string; record: string };
  /** Events that were taken in, by whichever copy of the bot. */
  seen: { id: string; at: number };
}

export interface Tables extends DerivedTables, PreciousTables {}

export interface DayColumns {
  readonly day: string;
  readonly last_day: string;
  readonly month_day: string;
}

/**
 * What is sorted and filtered by for a date; all empty without one. `month_day` is `MM-DD` for one certain day and `MM`
 * for one certain month of one year.
 */
export function dayColumns(date: DatedBy | undefined): DayColumns {
  const range = date && dayRange(date.value);
  if (range === undefined) return { day: '', last_day: '', month_day: '' };
  return { day: range.first, last_day: range.last, month_day: monthDayOf(range) };
}

function monthDayOf({ first, last, precision, approximate }: DayRange): string {
  if (approximate) return '';
  if (precision === 'day') return first === last ? first.slice(5) : '';
  return precision === 'month' && first.slice(0, 7) === last.slice(0, 7) ? first.slice(5, 7) : '';
}
