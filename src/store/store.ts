// Every question and every change the product puts to its data, as one contract that each engine fulfils.
// Leaves to others: SQL (sqlite.ts and its neighbours) and what the answers are for (briefing, library, schedule).
import type { DatedBy } from '../model/date.ts';
import type { Document, DocumentId } from '../model/document.ts';
import type {
  Actor,
  ActorId,
  Event,
  Problem,
  Quote,
  Reading,
  Role,
  Sentence,
  TimeExpression,
} from '../model/reading.ts';
import type { Span } from '../model/span.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './persons.ts';
import type { StoreState } from './pulse.ts';

/** An open database. Opening migrates it; every method rejects with a `cause` when the database fails. */
export interface Store {
  /** The only way to ask about documents: naming the collections that the asker may read. */
  archive(collections: readonly string[]): Archive;
  readonly shelf: Shelf;
  readonly people: People;
  readonly ledger: Ledger;
  /** Deletes nothing that is precious; afterwards the shelf is empty and wants a full re-read. */
  forgetReadings(): Promise<void>;
  /** Whether the database answered and could be written last time. */
  state(): StoreState;
  /** Writes a little and changes nothing: rejects while the database cannot be reached or written. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What a file on disk was when it was last read: unchanged files are not read again. */
export interface Fingerprint {
  /** Path inside the content folder, `/` as separator. */
  readonly path: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** Engine and curation version the reading was made with. */
  readonly engine: string;
  readonly document: DocumentId;
}

/** The writing side of the archive: whole readings in, whole readings out. */
export interface Shelf {
  fingerprints(collection: string): Promise<readonly Fingerprint[]>;
  /** Puts readings in one transaction, each replacing what its document had. */
  put(collection: string, readings: readonly Shelved[]): Promise<void>;
  remove(collection: string, documents: readonly DocumentId[]): Promise<void>;
  /** True once the collection was read whole: what comes after that is new. */
  hasArrivals(collection: string): Promise<boolean>;
  /**
   * Notes when documents were first read (milliseconds since the epoch); a second time changes nothing. An empty list
   * notes that the collection was read whole.
   */
  arrive(collection: string, documents: readonly Arrived[], at: number): Promise<void>;
}

/** A document as it came in; by the hash of its bytes it is known again under another path. */
export type Arrived = Pick<Fingerprint, 'document' | 'hash'>;

export interface Shelved {
  readonly fingerprint: Fingerprint;
  readonly reading: Reading;
}

export interface Page<Row> {
  /** How many there are in all, beyond `limit` too. */
  readonly total: number;
  readonly rows: readonly Row[];
}

interface Paged {
  readonly limit: number;
  readonly offset?: number;
}

/** First and last day, inclusive, `YYYY-MM-DD`; a row matches when its date range touches it. */
export interface Window {
  readonly from?: string;
  readonly to?: string;
}

export interface Overview {
  readonly documents: number;
  readonly undated: number;
  readonly quotes: number;
  readonly attributed: number;
  readonly events: number;
  readonly actors: number;
  /** Earliest and latest document date, `YYYY-MM-DD`, where any is dated. */
  readonly earliest?: string;
  readonly latest?: string;
}

export interface DocumentLine {
  readonly id: DocumentId;
  readonly title: string;
  readonly date?: DatedBy;
  readonly publisher?: string;
  readonly url?: string;
  readonly kind: Document['kind'];
  readonly quotes: number;
  readonly events: number;
}

/** What is stored of a reading besides its quotes and events. */
export interface DocumentParts {
  readonly sentences: readonly Sentence[];
  readonly summary: readonly Span[];
  readonly dates: readonly TimeExpression[];
  readonly problems: readonly Problem[];
  /** Most mentioned first. */
  readonly actors: readonly ActorId[];
}

/** A role over all readable documents. */
export interface RoleRow extends Role {
  /** How many documents tell it. */
  readonly documents: number;
  /** The latest document that tells it: what `span` points into; absent for a curated role. */
  readonly document?: DocumentId;
}

/** One actor over all readable documents: forms and roles of all of them together. */
export interface ActorRow extends Actor {
  /**
   * Curated roles as the editor wrote them, then those found in texts, one a title, told most often first. `from`
   * and `to` of a found role are the earliest and latest date it was seen with: its own, else its document's.
   */
  readonly roles: readonly RoleRow[];
  readonly documents: number;
  readonly mentions: number;
  /** Earliest and latest date of the documents that mention the actor, `YYYY-MM-DD`. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
}

/** Names and titles of a person who holds an office. */
export interface Holder {
  readonly id: ActorId;
  /** The name first, then all others. */
  readonly names: readonly string[];
  /** Folded titles of the roles that were looked for, each once. */
  readonly titles: readonly string[];
}

/** What is to be found where nothing, or nothing better, goes by the words. */
export interface Guessing {
  /** Names that are spelt much like the words, where nothing else matches. */
  readonly guess: boolean;
  /** Those of whose names the words are a mere part: always, unless only where nothing better matches. */
  readonly parts?: 'alone';
}

/** `near` is a spelling guess (edit distance), never the same as being found. */
export interface ActorMatch {
  readonly actor: ActorRow;
  readonly how: 'name' | 'alias' | 'surname' | 'part' | 'near';
}

export interface QuoteRow extends Quote {
  readonly document: DocumentId;
  /** When it was said, else the document's date; absent when neither is known. */
  readonly date?: DatedBy;
  /** Actors mentioned inside the words or in their sentence, the speaker left out. */
  readonly about: readonly ActorId[];
}

export interface EventRow extends Event {
  readonly document: DocumentId;
}

export interface QuoteFilter extends Window, Paged {
  readonly by?: ActorId;
  readonly about?: ActorId;
  readonly document?: DocumentId;
  /** Words of which every one stands in the quotation (folded, stemming as the search does). */
  readonly words?: readonly string[];
  /** `MM-DD`: said on that day of any year. */
  readonly monthDay?: string;
}

export interface EventFilter extends Window, Paged {
  readonly actor?: ActorId;
  readonly document?: DocumentId;
  /** Only in these. */
  readonly within?: readonly DocumentId[];
  readonly words?: readonly string[];
  /** `MM-DD`: dated to that very day of any year; `MM`: to that month of any year and no closer. */
  readonly monthDay?: string;
  readonly order?: 'oldest' | 'newest';
}

export interface SentenceHit {
  readonly document: DocumentId;
  readonly span: Span;
  /** Higher is better; only comparable inside one answer. */
  readonly score: number;
}

/** A sentence that mentions an actor, or words that the actor says. */
export interface Place {
  readonly document: DocumentId;
  readonly actor: ActorId;
  readonly span: Span;
  readonly how: 'mentioned' | 'said';
}

export type DocumentHit = Omit<SentenceHit, 'span'>;

/** How rare words are: what a ranker weighs them by. */
export interface Rarity {
  /** Sentences in all. */
  readonly sentences: number;
  /** For each word asked, in order, how many sentences or titles hold it, counted up to some ten thousand. */
  readonly holding: readonly number[];
}

export interface SentenceQuery extends Window {
  /** Plain words; the store quotes them, so that no operator of its query language ever gets through. */
  readonly words: readonly string[];
  /** Words that count as much, but only in sentences that hold one of `words` or two of these: cheap, however common. */
  readonly beside?: readonly string[];
  /** Only sentences that mention at least one of these; an empty list asks for none in particular. */
  readonly actors?: readonly ActorId[];
  readonly limit: number;
}

/** The reading side, bound to the collections an asker may read. Nothing here changes anything. */
export interface Archive {
  overview(): Promise<Overview>;
  document(id: DocumentId): Promise<Document | undefined>;
  documents(ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, Document>>;
  parts(id: DocumentId): Promise<DocumentParts | undefined>;
  /** Newest first, undated last; `words` match title, publisher and id. */
  listDocuments(
    filter: Paged & { readonly words?: readonly string[]; readonly actor?: ActorId },
  ): Promise<Page<DocumentLine>>;
  /**
   * Exact names first, then aliases, surnames, parts of names; `near` only when nothing else matches and unless no
   * guess is wanted.
   */
  matchActors(words: string, limit: number, guessing?: Guessing): Promise<readonly ActorMatch[]>;
  /** For each of the words or names, in order, how well `matchActors` would find the best without a guess. */
  howKnown(names: readonly string[]): Promise<readonly (ActorMatch['how'] | undefined)[]>;
  actors(ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, ActorRow>>;
  /** The most mentioned actors. */
  topActors(limit: number): Promise<readonly ActorRow[]>;
  /**
   * Of the most mentioned actors the persons with a role in whose title a word begins in one of these ways (folded
   * letters), most mentioned first.
   */
  holders(beginnings: readonly string[], among: number): Promise<readonly Holder[]>;
  /** Actors in the same documents, most shared documents first. */
  neighbours(
    id: ActorId,
    limit: number,
  ): Promise<readonly { readonly actor: ActorRow; readonly documents: number }[]>;
  /** Newest first, undated last. */
  quotes(filter: QuoteFilter): Promise<Page<QuoteRow>>;
  /** By first day of the date, `oldest` unless said. */
  events(filter: EventFilter): Promise<Page<EventRow>>;
  /** Prose sentences that hold any of the words, best first by bm25. */
  search(query: SentenceQuery): Promise<readonly SentenceHit[]>;
  /** Prose sentences that hold every word of at least one of the groups, in the order they were read; scores are 0. */
  together(groups: readonly (readonly string[])[], limit: number): Promise<readonly SentenceHit[]>;
  /** Documents whose title or publisher holds any of the words, best first by bm25. */
  titled(words: readonly string[], limit: number): Promise<readonly DocumentHit[]>;
  rarity(words: readonly string[]): Promise<Rarity>;
  /** The prose sentences of documents, in order. */
  sentencesIn(ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, readonly Span[]>>;
  /** Prose sentences that mention the actor, by document date then position. */
  sentencesOn(actor: ActorId, limit: number): Promise<readonly SentenceHit[]>;
  /** Where these actors are in some documents: sentences that mention one, words that one says. */
  placesOf(actors: readonly ActorId[], within: readonly DocumentId[]): Promise<readonly Place[]>;
  /** First read after one moment and up to another (milliseconds since the epoch), in the order they came. */
  arrivals(window: {
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }): Promise<readonly { readonly document: DocumentId; readonly at: number }[]>;
  /** Names for completion: those with a word that begins with `partial` (folded), most mentioned first. */
  suggestActors(partial: string, limit: number): Promise<readonly string[]>;
  suggestDocuments(partial: string, limit: number): Promise<readonly string[]>;
}
