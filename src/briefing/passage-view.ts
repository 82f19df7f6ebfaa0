// "Show passage": a passage marked among its neighbours, with what it tells the date of and whose words it holds.
// Leaves to others: the button (aids.ts) and the whole document (commands/document.ts).
import type { Document } from '../model/document.ts';
import type { Block, Cut, Inline, Invocation, Message } from '../model/message.ts';
import type { Sentence } from '../model/reading.ts';
import { covers, isWithin, overlaps, type Span, trimmed } from '../model/span.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { answered, ask, facts, paragraph, refused, row, text } from './compose.ts';
import { datedInWords, dateInWords, documentDate } from './dated.ts';
import { captionOf, quoteDate } from './lines.ts';
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
  const around = neighbourhood(document, parts?.sentences ?? [], place);
  const named = parts?.dates.filter((one) => covers(place, one.span)) ?? [];
  const said = saidAt(place, held, dated);
  const dates = said ? quoteDate(asked, said) : datesOf(asked, dated, named);
  return answered(asked, {
    summary: [dates, told(say, passage.citation)].filter(Boolean).join(': '),
    blocks: [
      { type: 'heading', text: document.title },
      ...context(materials, document, around, place),
      ...facts([
        // Of words whose day nobody tells, the line with the speaker says when they were published.
        { label: say('briefing.fact.when'), value: said && !said.said ? '' : dates },
        {
          label: say('briefing.fact.rests-on'),
          value: said ? said.said?.evidence : dated[0]?.date.evidence,
        },
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

/** The quotation that the passage is, or is part of: it is dated by when it was said, not by what it speaks of. */
function saidAt(
  place: Span,
  quotes: readonly QuoteRow[],
  events: readonly EventRow[],
): QuoteRow | undefined {
  const isEvent = events.some(({ span }) => span.start === place.start && span.end === place.end);
  return isEvent
    ? undefined
    : quotes.find((quote) => quote.spans.some((span) => covers(span, place)));
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

/** From the sentence before the passage to the one after it, where no other words stand between. */
function neighbourhood(
  document: Document,
  all: readonly Pick<Sentence, 'span' | 'kind'>[],
  place: Span,
): Span {
  const sentences = all.filter((one) => one.kind === 'prose').map((one) => one.span);
  const own = sentences.filter((one) => overlaps(one, place));
  const start = Math.min(place.start, ...own.map((one) => one.start));
  const end = Math.max(place.end, ...own.map((one) => one.end));
  const isNext = (from: number, to: number) => !/[\p{L}\p{N}]/u.test(document.text.slice(from, to));
  const before = sentences.findLast((one) => one.end <= start);
  const after = sentences.find((one) => one.start >= end);
  return trimmed(document.text, {
    start: before !== undefined && isNext(before.end, start) ? before.start : start,
    end: after !== undefined && isNext(end, after.start) ? after.end : end,
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
  return stretches.map((stretch, index) => {
    const slices = withoutMarks(document.text, stretch);
    const inlines = slices.flatMap((span, at) => {
      const cut = {
        before: index > 0 && at === 0,
        after: index < stretches.length - 1 && at === slices.length - 1,
      };
      const slice = sliceOf(materials, document, span, place, cut);
      return slice === undefined ? [] : at === 0 ? [slice] : [text(' '), slice];
    });
    return paragraph(...inlines, ...materials.reference(document.id));
  });
}

function sliceOf(
  materials: Materials,
  document: Document,
  span: Span,
  place: Span,
  cut: Cut,
): Inline | undefined {
  const passage = materials.passage(document.id, span);
  if (passage === undefined) return undefined;
  const mark = { start: Math.max(span.start, place.start), end: Math.min(span.end, place.end) };
  return {
    type: 'passage',
    citation: passage.citation,
    cut,
    ...(mark.start < mark.end && { mark }),
  };
}

/** What stands between the marks of a Markdown block quotation: the marks are nobody's words. */
function withoutMarks(text: string, { start, end }: Span): readonly Span[] {
  const marks = [...text.slice(start, end).matchAll(/(?:^|\n)[ \t]*(?:>[ \t]*)+/gu)];
  const starts = [start, ...marks.map((mark) => start + mark.index + mark[0].length)];
  const ends = [...marks.map((mark) => start + mark.index), end];
  return starts
    .map((from, index) => trimmed(text, { start: from, end: ends[index] ?? end }))
    .filter((one) => one.start < one.end);
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
