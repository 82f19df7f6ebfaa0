// What a message took from documents, as it is kept with the message: words, date and speaker of each passage.
// Leaves to others: keeping it (store), comparing it later (correction.ts).
import type { Citation, Document } from '../model/document.ts';
import { type Block, citationsOf, type Message } from '../model/message.ts';
import { covers, type Span } from '../model/span.ts';
import type { CitationUsed } from '../store/ledger.ts';
import type { Archive, EventRow, QuoteRow } from '../store/store.ts';

/** Whether a passage was told as somebody's words, or as what stands in a document, which may be what happened. */
export type Told = 'quotation' | 'passage';

/** What one document says now. */
export interface Known {
  readonly document: Document;
  readonly events: readonly EventRow[];
  readonly quotes: readonly QuoteRow[];
  /** Its prose, sentence by sentence. */
  readonly sentences: readonly Span[];
  /** The name behind a quotation, or undefined where nobody is named. */
  readonly speaker: (quote: QuoteRow) => string | undefined;
}

/** No document has more of either that a message could have taken. */
const most = 2000;

/** The citations of a message with what they were told with; passages of documents that have gone are left out. */
export async function usedIn(archive: Archive, message: Message): Promise<readonly CitationUsed[]> {
  const told = message.blocks.flatMap(toldIn);
  const ids = [...new Set(told.map(({ citation }) => citation.source.id))];
  const known = new Map<string, Known>();
  for (const id of ids) {
    const found = await knownOf(archive, id);
    if (found !== undefined) known.set(id, found);
  }
  return told.flatMap(({ citation, as }) => {
    const found = known.get(citation.source.id);
    return found === undefined ? [] : [usedAt(found, citation.span, as)];
  });
}

interface ToldCitation {
  readonly citation: Citation;
  readonly as: Told;
}

function toldIn(block: Block): readonly ToldCitation[] {
  const alone: Message = { summary: '', blocks: [block], audience: 'asker', outcome: 'answer' };
  const as: Told = block.type === 'quote' ? 'quotation' : 'passage';
  return citationsOf(alone).map((citation) => ({ citation, as }));
}

/** What is known of a document now, or undefined where it has gone. */
export async function knownOf(archive: Archive, id: string): Promise<Known | undefined> {
  const document = await archive.document(id);
  if (document === undefined) return undefined;
  const events = await archive.events({ document: id, limit: most });
  const quotes = await archive.quotes({ document: id, limit: most });
  const ids = quotes.rows.flatMap(({ speaker }) => speaker?.actor ?? []);
  const actors = await archive.actors([...new Set(ids)]);
  return {
    document,
    events: events.rows,
    quotes: quotes.rows,
    sentences: (await archive.sentencesIn([id])).get(id) ?? [],
    speaker: ({ speaker }) => {
      const actor = speaker?.actor === undefined ? undefined : actors.get(speaker.actor);
      if (actor !== undefined) return actor.name;
      if (speaker?.span === undefined || speaker.how === 'pronoun') return undefined;
      return document.text.slice(speaker.span.start, speaker.span.end).trim() || undefined;
    },
  };
}

/** A passage as a document has it now: its words, when it happened or was said, and who speaks. */
export function usedAt(known: Known, span: Span, as: Told): CitationUsed {
  const { document } = known;
  const quote = as === 'quotation' ? quoteAt(known.quotes, span) : undefined;
  const event = as === 'passage' ? eventAt(known.events, span) : undefined;
  const date = event?.date ?? quote?.said;
  const speaker = quote && known.speaker(quote);
  return {
    document: document.id,
    span,
    words: document.text.slice(span.start, span.end),
    ...(quote && { quotation: true }),
    ...(event && { event: true }),
    ...(date && { date: date.value }),
    ...(document.date && { published: document.date.value }),
    ...(speaker !== undefined && { speaker }),
  };
}

function quoteAt(quotes: readonly QuoteRow[], span: Span): QuoteRow | undefined {
  return quotes.find((quote) => quote.spans.some((one) => covers(one, span) || covers(span, one)));
}

/** A line may show the beginning of a long report only. */
function eventAt(events: readonly EventRow[], span: Span): EventRow | undefined {
  return (
    events.find((event) => event.span.start === span.start && event.span.end === span.end) ??
    events.find((event) => covers(event.span, span))
  );
}
