// The nouns of a Reading: everything found in one Document, each thing a span into its text.
// Leaves to others: how it is found (reading) and how it is kept (store).
import type { DateBasis, DatedBy, Edtf } from './date.ts';
import type { Document } from './document.ts';
import type { Span } from './span.ts';

/**
 * `person:nicolas-maduro`: kind and folded canonical name, so that two documents that write a name in full
 * agree on the id without knowing of each other. Curated actors have the id that `actors.yaml` implies.
 */
export type ActorId = string;

export type ActorKind = 'person' | 'organisation' | 'place' | 'other';

/** A title or office with the EDTF dates it was seen or is known for. */
export interface Role {
  readonly title: string;
  readonly from?: Edtf;
  readonly to?: Edtf;
  /** Where the document says so; absent for a curated role. */
  readonly span?: Span;
}

/** A person, organisation or place as far as one document (and the curation) tells. */
export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  readonly kind: ActorKind;
  /** Every other surface form met in this document or known from curation. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly curated: boolean;
}

/** The CoNLL name classes. */
export type MentionType = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** A span that names an actor, or, for `pronoun` and `description`, refers to one. */
export interface Mention {
  readonly span: Span;
  readonly type: MentionType;
  readonly actor: ActorId;
  readonly how: 'name' | 'pronoun' | 'description';
}

export type QuoteKind = 'direct' | 'indirect' | 'mixed';

/** How we know whose words they are. `attribution` = a brief's attribution line. */
export type SpeakerHow = 'named' | 'pronoun' | 'continued' | 'title' | 'attribution';

export interface Speaker {
  /** The words that name the speaker, where the text has them. */
  readonly span?: Span;
  readonly actor?: ActorId;
  /** Who said it together with `actor`, in the order of the text: "X and Y said". */
  readonly others?: readonly ActorId[];
  readonly how: SpeakerHow;
}

/**
 * Reported speech. `spans` are the words said, marks excluded, in order; more than one where the text
 * breaks a quotation ("A," he said. "B."). No speaker means unattributed.
 */
export interface Quote {
  readonly spans: readonly [Span, ...Span[]];
  readonly kind: QuoteKind;
  readonly cue?: Span;
  readonly speaker?: Speaker;
  readonly confidence: 'high' | 'medium' | 'low';
  /** A brief tells occasion and day of a quotation; in other documents the document's date stands for it. */
  readonly occasion?: string;
  readonly said?: DatedBy;
}

/** A TIMEX3 expression (ISO-TimeML). `edtf` is there where the value is a calendar date. */
export interface TimeExpression {
  readonly span: Span;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value, for example `2024-07-28`, `2024-W30`, `P3D`, `PAST_REF`. */
  readonly value: string;
  readonly edtf?: Edtf;
  readonly basis: DateBasis;
}

export type EventStatus = 'happened' | 'planned' | 'claimed' | 'denied';

/** A dated happening as one sentence reports it. */
export interface Event {
  readonly span: Span;
  readonly date: DatedBy;
  readonly actors: readonly ActorId[];
  readonly status: EventStatus;
  /** The place it happened at, where the sentence says "in" or "at" it; one of `actors`. */
  readonly place?: ActorId;
}

/** `prose` is read for answers; `noise` (boilerplate, damage) is kept out of summaries and answers. */
export interface Sentence {
  readonly span: Span;
  /** Index of its paragraph, counted from 0. */
  readonly paragraph: number;
  readonly kind: 'prose' | 'heading' | 'noise';
}

/** Something odd in a document: a value, never an exception. `rule` is a stable kebab-case name. */
export interface Problem {
  readonly rule: string;
  readonly reason: string;
  readonly span?: Span;
}

/** All that was found in one document. A pure function of document, curation and engine version. */
export interface Reading {
  /** The document as read: with the inferred date filled in where it had none. */
  readonly document: Document;
  /** Version of the engine; a change makes every stored reading stale. */
  readonly engine: string;
  readonly sentences: readonly Sentence[];
  readonly actors: readonly Actor[];
  readonly mentions: readonly Mention[];
  readonly quotes: readonly Quote[];
  readonly dates: readonly TimeExpression[];
  readonly events: readonly Event[];
  /** Lead passages, most telling first, whole sentences. */
  readonly summary: readonly Span[];
  readonly problems: readonly Problem[];
}

/** What an editor knows of an actor, from `content/actors.yaml`. */
export interface CuratedActor {
  readonly name: string;
  readonly kind: ActorKind;
  readonly aliases: readonly CuratedAlias[];
  readonly roles: readonly Role[];
}

/** A further name; `document` limits a machine-translation accident to the document it stands in. */
export interface CuratedAlias {
  readonly name: string;
  readonly document?: string;
}

export interface Curation {
  readonly actors: readonly CuratedActor[];
}
