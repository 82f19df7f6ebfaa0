// A source and the parts that are known of it before anything is read; and `cite`, the one way to its words.
// Leaves to others: where documents come from (library) and what is found in them (reading).
import type { DatedBy } from './date.ts';
import { covers, isWithin, type Span } from './span.ts';

export type DocumentId = string;

/** `brief` is written by an editor for Readout; the other kinds are sources as received. */
export type DocumentKind = 'article' | 'statement' | 'transcript' | 'brief';

/**
 * What the form of the source already says: Markdown structure, a brief's sections. Regions are in
 * order of their start, do not overlap, and text outside every region is markup, not prose.
 */
export interface Region {
  readonly kind: 'heading' | 'prose' | 'quotation' | 'event' | 'summary';
  readonly span: Span;
}

/** One block quote of a brief: whose words, on what occasion. Certain, because an editor wrote it. */
export interface StatedQuote {
  readonly span: Span;
  readonly speaker?: string;
  /** Where the attribution line names the speaker. */
  readonly speakerSpan?: Span;
  readonly occasion?: string;
  /** When it was said, where the attribution line tells. */
  readonly said?: DatedBy;
}

/** One line of a brief's list of events. `span` is the wording after the date. */
export interface StatedEvent {
  readonly span: Span;
  readonly date: DatedBy;
  readonly status: 'happened' | 'planned' | 'claimed' | 'denied';
}

/** The parts of a brief, spans into the brief's own text. */
export interface Outline {
  readonly summary: readonly Span[];
  readonly quotes: readonly StatedQuote[];
  readonly events: readonly StatedEvent[];
}

/** One source. `text` is never altered by reading; every offset in the system points into it. */
export interface Document {
  /** Stable through re-reads: made of the path inside the content folder, for example `briefs/letter`. */
  readonly id: DocumentId;
  readonly title: string;
  readonly text: string;
  /** Known before reading (front matter, leading date line). Reading may infer one where it lacks. */
  readonly date?: DatedBy;
  readonly publisher?: string;
  readonly url?: string;
  /** BCP 47, for example `en`. */
  readonly language: string;
  readonly kind: DocumentKind;
  readonly regions?: readonly Region[];
  readonly outline?: Outline;
  /** Where the editor took a brief from, as written in its front matter. */
  readonly source?: string;
}

/** What a citation needs of its document; a store hands this out without the whole text. */
export type SourceLine = Pick<Document, 'id' | 'title' | 'date' | 'publisher' | 'url' | 'kind'>;

const madeByCite: unique symbol = Symbol('made by cite');

/** Words cut from a document at a span. Only `cite` makes one: the brand is not exported. */
export interface Citation {
  readonly source: SourceLine;
  readonly span: Span;
  readonly words: string;
  /** `editor` words (a brief's own summary and events) never stand in quotation marks. */
  readonly voice: 'source' | 'editor';
  readonly [madeByCite]: true;
}

/**
 * Cuts the words of a span out of a document.
 * @throws RangeError when the span does not lie inside the text.
 */
export function cite(document: Document, span: Span): Citation {
  if (!isWithin(span, document.text.length))
    throw new RangeError(`span ${span.start}-${span.end} is not inside document ${document.id}`);
  const { id, title, date, publisher, url, kind, outline } = document;
  const quoted = outline?.quotes.some((quote) => covers(quote.span, span)) ?? false;
  return {
    source: {
      id,
      title,
      kind,
      ...(date && { date }),
      ...(publisher && { publisher }),
      ...(url && { url }),
    },
    span: { start: span.start, end: span.end },
    words: document.text.slice(span.start, span.end),
    voice: kind === 'brief' && !quoted ? 'editor' : 'source',
    [madeByCite]: true,
  };
}
