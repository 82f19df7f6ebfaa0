// The platform-neutral answer: a closed set of blocks made of plain data. Renderers escape, in one place each.
// Leaves to others: what to say (briefing) and how it looks (platforms).
import type { Citation, SourceLine } from './document.ts';
import type { Span } from './span.ts';

/** Always plain text: nothing in it is markup on any platform. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  /** http or https only; renderers show anything else as text. */
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** A moment: ISO 8601 instant, shown in the reader's zone where the platform can; `text` names the zone. */
  | { readonly type: 'date'; readonly instant: string; readonly text: string }
  /**
   * Verbatim words in running text; in quotation marks unless the voice is an editor's. `mark` is the part of them
   * that is shown strong: offsets into the document, as the citation's own.
   */
  | {
      readonly type: 'passage';
      readonly citation: Citation;
      readonly cut?: Cut;
      readonly mark?: Span;
    }
  /** `[n]`, pointing into the sources block of the same message. */
  | { readonly type: 'reference'; readonly number: number };

/** Which ends of a passage were cut off; shown as an ellipsis, and nothing else is ever changed. */
export interface Cut {
  readonly before?: boolean;
  readonly after?: boolean;
}

export interface Fact {
  readonly label: string;
  readonly value: readonly Inline[];
}

export interface NumberedSource {
  readonly number: number;
  readonly source: SourceLine;
  /** The date in words with its precision and basis: "Aug 2019", "undated, about Aug 2021". */
  readonly dated: string;
  /** What a reader should know of the text itself, in words: "text damaged". */
  readonly marks?: readonly string[];
}

/** What a click does: it asks again, as if the person had typed this command. */
export interface Invocation {
  readonly command: string;
  readonly arguments: Readonly<Record<string, string>>;
}

export type Action =
  | {
      readonly type: 'ask';
      readonly label: string;
      readonly invocation: Invocation;
      /** How a person types the same, where the click names something by an id. */
      readonly typed?: Invocation;
    }
  | { readonly type: 'open'; readonly label: string; readonly url: string }
  /** Posts the same answer for everyone in the channel, naming who shared it. */
  | { readonly type: 'share'; readonly label: string }
  /** A list to choose from; at most 25 options. */
  | {
      readonly type: 'choose';
      readonly label: string;
      readonly options: readonly Choice[];
      /** The options stand in the answer above, in this order: where they can be counted, they need not be listed. */
      readonly shown?: true;
    };

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly invocation: Invocation;
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly type: 'list';
      readonly items: readonly (readonly Inline[])[];
      readonly ordered?: boolean;
    }
  | {
      readonly type: 'quote';
      /** More than one where the text breaks the quotation. */
      readonly citations: readonly [Citation, ...Citation[]];
      readonly cut?: Cut;
      /** Speaker, occasion, date, reference: the line under the words. */
      readonly caption: readonly Inline[];
    }
  | { readonly type: 'image'; readonly alt: string; readonly url: string }
  | { readonly type: 'note'; readonly inlines: readonly Inline[] }
  | { readonly type: 'sources'; readonly sources: readonly NumberedSource[] }
  | { readonly type: 'divider' }
  | { readonly type: 'actions'; readonly actions: readonly Action[] };

/** `choose` asks back, `none` found nothing, `refused` may not or cannot. */
export type Outcome = 'answer' | 'choose' | 'none' | 'refused';

/** A whole answer. */
export interface Message {
  /** One plain line that tells what was answered: the notification, the first thing a screen reader says. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly audience: 'everyone' | 'asker';
  readonly outcome: Outcome;
  /** Refused through no fault of who asks: something of ours does not work. */
  readonly fault?: true;
  /** Asking this again gives this message: what "more" and "share" repeat. */
  readonly again?: Invocation;
}

/** Every citation of a message, in order of appearance. */
export function citationsOf(message: Message): readonly Citation[] {
  return message.blocks.flatMap(citationsOfBlock);
}

function citationsOfBlock(block: Block): readonly Citation[] {
  switch (block.type) {
    case 'quote':
      return [...block.citations, ...block.caption.flatMap(citationOfInline)];
    case 'paragraph':
    case 'note':
      return block.inlines.flatMap(citationOfInline);
    case 'list':
      return block.items.flat().flatMap(citationOfInline);
    case 'facts':
      return block.facts.flatMap((fact) => fact.value).flatMap(citationOfInline);
    case 'heading':
    case 'image':
    case 'sources':
    case 'divider':
    case 'actions':
      return [];
    default:
      return assertNever(block);
  }
}

function citationOfInline(inline: Inline): readonly Citation[] {
  return inline.type === 'passage' ? [inline.citation] : [];
}

/** Proves at compile time that a switch over a union is complete. @throws always, were it ever reached. */
export function assertNever(value: never): never {
  throw new TypeError(`not a known case: ${JSON.stringify(value)}`);
}
