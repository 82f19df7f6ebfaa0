// "Show passage": a passage marked among its neighbours, with what it tells the date of and whose words it holds.
// Leaves to others: the button (aids.ts) and the whole document (commands/document.ts).
import type { Document } from '../model/document.ts';
import type { Block, Inline, Invocation, Message } from '../model/message.ts';
import { covers, isWithin, overlaps, type Span, trimmed } from '../model/span.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { answered, ask, facts, paragraph, refused, row } from './compose.ts';
import { datedInWords, dateInWords, documentDate } from './dated.ts';
import { captionOf } from './lines.ts';
import { gather, type Materials } from './materials.ts';
import { told } from './told.ts';

/** Longest stretch shown in one paragraph, in UTF-16 units: what platforms show without cutting it. */
const longest = 850;

/** The invocation behind "Show passage". */
export function passageInvocation(document: string, { start, end }: Span): Invocation {
  return { command: 'document', arguments: { which: document, at: `${start}-${end}` } };
}

/** The place in `at`, or undefined for what is no place in this document. */
function placeIn(document: Document, at: string): Span | undefined {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/u.exec(at.trim()) ?? [];
  const span = { start: Number(start), end: Number(end) };
  return isWithin(span, document.text.length) ? trimmed(document.text, span) : undefined;
}

/** The passage with the sentence before and after it. */
export async function showPassage(asked: Asked, document: Document, at: string): Promise<Message> {
  const { archive, say } = asked;
  const place = placeIn(document, at);
  if (place === undefined || place.start >= place.end)
    return refused(say('briefing.passage.gone', { title: document.title }), [
      say('briefing.passage.how'),
    ]);
  const again = passageInvocation(document.id, place);
  const [parts, quotes, events] = await Promise.all([
    archive.parts(document.id),
    archive.quotes({ document: document.id, limit: 500 }),
    archive.events({ document: document.id, limit: 500 }),
  ]);
  const held = quotes.rows.filter((quote) => quote.spans.some((span) => overlaps(span, place)));
  const dated = events.rows.filter((event) => overlaps(event.span, place));
  const materials = await gather(asked, {
    documents: [document.id],
    actors: held.flatMap((quote) => quote.speaker?.actor ?? []),
  });
  const passage = materials.passage(document.id, place);
  if (passage === undefined) throw new RangeError(`no passage at ${at} of ${document.id}`);
  const sentences = parts?.sentences.filter((one) => one.kind !== 'noise') ?? [];
  const around = neighbourhood(
    document,
    sentences.map((one) => one.span),
    place,
  );
  const named = parts?.dates.filter((one) => covers(place, one.span)) ?? [];
  const dates = datesOf(asked, dated, named);
  return answered(asked, {
    summary: [dates, told(say, passage.citation)].filter(Boolean).join(': '),
    blocks: [
      { type: 'heading', text: document.title },
      ...context(materials, document, around, place),
      ...facts([
        { label: say('briefing.fact.when'), value: dates },
        { label: say('briefing.fact.rests-on'), value: dated[0]?.date.evidence },
        { label: say('briefing.fact.said-by'), value: speakers(asked, materials, held) },
        { label: say('briefing.fact.date'), value: documentDate(say, document.date) },
      ]),
      ...materials.sources(),
    ],
    again,
    actions: [
      ask(say('briefing.action.document'), 'document', { which: document.id }),
      ...(document.url === undefined
        ? []
        : [{ type: 'open' as const, label: say('briefing.action.open'), url: document.url }]),
    ],
  });
}

/** Dates of the events that the passage reports; else those it names. */
function datesOf(
  { say }: Asked,
  events: readonly EventRow[],
  named: readonly { readonly edtf?: string }[],
): string {
  const words =
    events.length > 0
      ? events.map((event) => datedInWords(say, event.date))
      : named.flatMap(({ edtf }) => (edtf === undefined ? [] : [dateInWords(say, edtf)]));
  return row([...new Set(words)].slice(0, 3));
}

function speakers(
  asked: Asked,
  materials: Materials,
  quotes: readonly QuoteRow[],
): readonly Inline[] {
  const [first] = quotes;
  return first === undefined ? [] : captionOf(asked, materials, first);
}

/** From the sentence before the passage to the one after it. */
function neighbourhood(document: Document, sentences: readonly Span[], place: Span): Span {
  const own = sentences.filter((one) => overlaps(one, place));
  const [first = place] = own;
  const last = own.at(-1) ?? place;
  const before = sentences.findLast((one) => one.end <= Math.min(first.start, place.start));
  const after = sentences.find((one) => one.start >= Math.max(last.end, place.end));
  return trimmed(document.text, {
    start: (before ?? first).start,
    end: Math.max((after ?? last).end, place.end),
  });
}

/** One paragraph where it fits; else the passage by itself, whole, in as many as it takes. */
function context(
  materials: Materials,
  document: Document,
  around: Span,
  place: Span,
): readonly Block[] {
  const stretches =
    around.end - around.start <= longest ? [around] : divided(document.text, place, longest);
  return stretches.flatMap((span, index) => {
    const passage = materials.passage(document.id, span);
    if (passage === undefined) return [];
    const mark = {
      start: Math.max(span.start, place.start),
      end: Math.min(span.end, place.end),
    };
    const cut = { before: index > 0, after: index < stretches.length - 1 };
    const inline: Inline = { type: 'passage', citation: passage.citation, cut, mark };
    return [paragraph(inline, ...materials.reference(document.id))];
  });
}

/** A long stretch in pieces, each ending at a word. */
function divided(text: string, { start, end }: Span, size: number): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > size) {
    const cut = text.slice(from, from + size).search(/\s\S*$/u);
    const to = cut > size / 2 ? from + cut : from + size;
    pieces.push(trimmed(text, { start: from, end: to }));
    from = to;
  }
  return [...pieces, trimmed(text, { start: from, end })].filter((one) => one.start < one.end);
}
