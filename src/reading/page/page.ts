// A document laid out for reading: paragraphs, sentences, tokens, all as spans into its text.
// Leaves to others: what the words mean.
import type { Document } from '../../model/document.ts';
import type { Problem, Sentence } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';

/** A word, number or punctuation mark. `text` is the slice, for speed. */
export interface Token extends Span {
  readonly text: string;
}

export interface PageSentence extends Sentence {
  readonly tokens: readonly Token[];
}

export interface Paragraph {
  readonly span: Span;
  /** Indexes into `Page.sentences`, half-open. */
  readonly first: number;
  readonly last: number;
}

export interface Page {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly PageSentence[];
  /** Damage and boilerplate found while laying out. */
  readonly problems: readonly Problem[];
  /** Indexes of paragraphs in another language; absent where all is English. */
  readonly foreign?: ReadonlySet<number>;
}
