// Events, quotations and passages as lines of an answer, each with its date and its source.
// Leaves to others: choosing and ordering them (commands/), numbering sources (materials.ts).
import type { Block, Inline } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { EventRow, QuoteRow } from '../store/store.ts';
import type { Asked, Reader } from './asked.ts';
import { list, strong, text } from './compose.ts';
import { datedInWords, documentDate } from './dated.ts';
import { folded, foldedWords, stemsOf } from './fold.ts';
import { type Happening, happeningsOf, isSamePassage, type StemsOf } from './happenings.ts';
import { type Materials, passageInline } from './materials.ts';

/** Most references on a line, the most reliable reports: more would be noise. */
const mostReferences = 5;
/** Longest passage on a line of a list, in UTF-16 units. */
const longestLine = 300;

/** How much of the date a line tells: all of it; or, under a heading with the day, only what it rests on. */
export type Dated = 'full' | 'basis';

/** `28 Jul 2024  Planned: “…” [1][2]`, or nothing where no report can be cited any more. */
export function happeningLine(
  reader: Reader,
  materials: Materials,
  happening: Happening,
  dated: Dated = 'full',
): readonly (readonly Inline[])[] {
  const [report] = happening.reports;
  const passage = materials.passage(report.document, report.span, longestLine);
  if (passage === undefined) return [];
  const { say } = reader;
  const once = reportsOnce(materials, happening.reports);
  const told = [
    dated === 'full' ? '' : say('briefing.date.basis', { basis: report.date.basis }),
    report.status === 'happened' ? '' : say('briefing.status', { status: report.status }),
  ].filter((part) => part !== '');
  return [
    [
      ...(dated === 'full' ? [strong(datesOf(reader, happening)), text(' ')] : []),
      ...told.map((part) => text(`${part} `)),
      passageInline(passage),
      ...materials.reference(...once.map((one) => one.report.document).slice(0, mostReferences)),
      ...copiesInline(reader, once[0]?.copies ?? 0),
    ],
  ];
}

/** Reports each in its own words; documents that only repeat the words of one are counted. */
export function reportsOnce(
  materials: Materials,
  reports: readonly EventRow[],
): readonly { readonly report: EventRow; readonly copies: number }[] {
  const told = new Map<string, EventRow[]>();
  for (const report of reports) {
    const words = foldedWords(materials.words(report.document, report.span)).join(' ');
    told.set(words, [...(told.get(words) ?? []), report]);
  }
  return [...told.values()].flatMap(([report, ...others]) => {
    if (report === undefined) return [];
    const documents = new Set(others.map((one) => one.document));
    documents.delete(report.document);
    return [{ report, copies: documents.size }];
  });
}

/** `· also in 4 documents`, or nothing. */
export function copiesInline({ say }: Pick<Reader, 'say'>, copies: number): readonly Inline[] {
  return copies === 0 ? [] : [text(` · ${say('briefing.copies', { count: copies })}`)];
}

/** The date of the first report; both, where one passage tells of two. */
function datesOf({ say }: Reader, { reports }: Happening): string {
  const [first, ...others] = reports;
  const own = [first, ...others.filter((one) => isSamePassage(first, one))];
  const values = [...new Map(own.map((one) => [one.date.value, one.date] as const))];
  return values
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, date]) => datedInWords(say, date))
    .join(', ');
}

/** Stems of the words of a report, each worked out once: reports are compared in pairs. */
export function reportStems(materials: Materials, stopWords: ReadonlySet<string>): StemsOf {
  const kept = new Map<EventRow, ReadonlySet<string>>();
  return (event) => {
    const known =
      kept.get(event) ?? new Set(stemsOf(materials.words(event.document, event.span), stopWords));
    kept.set(event, known);
    return known;
  };
}

/** Happenings behind event rows; needs the materials to compare the reports' words. */
export function grouped(
  materials: Materials,
  events: readonly EventRow[],
  stopWords: ReadonlySet<string> = new Set(),
): readonly Happening[] {
  return happeningsOf(
    events,
    reportStems(materials, stopWords),
    ({ document }) => materials.document(document)?.kind === 'brief',
  );
}

/** Folded stop words of an asker's lists. */
export function stopWordsOf(asked: Pick<Asked, 'lists'>): ReadonlySet<string> {
  return new Set(asked.lists.stopWords.map(folded));
}

/** A quotation with the line under it, or nothing where its words can no longer be cited. */
export function quoteBlocks(
  reader: Reader,
  materials: Materials,
  quote: QuoteRow,
): readonly Block[] {
  const [first, ...rest] = quote.spans.flatMap(
    (span, at) =>
      materials.passage(
        quote.document,
        at < quote.spans.length - 1 ? span : withoutComma(materials, quote.document, span),
      )?.citation ?? [],
  );
  if (first === undefined || rest.length + 1 < quote.spans.length) return [];
  return [
    {
      type: 'quote',
      citations: [first, ...rest],
      caption: [...captionOf(reader, materials, quote), ...materials.reference(quote.document)],
    },
  ];
}

/** `“We will go on,” he said` ends with the sentence's comma, which is not the speaker's. */
function withoutComma(materials: Materials, document: string, span: Span): Span {
  const comma = /[,;]\s*$/u.exec(materials.words(document, span));
  return comma === null || comma.index === 0 ? span : { ...span, end: span.start + comma.index };
}

/** Quotations that no passage shown whole tells already: nothing is said twice. */
export function untold(
  quotes: readonly QuoteRow[],
  shown: readonly { readonly document: string; readonly span: Span }[],
): readonly QuoteRow[] {
  const whole = shown.filter(({ span }) => span.end - span.start <= longestLine);
  return quotes.filter((quote) =>
    whole.every(
      ({ document, span }) =>
        document !== quote.document ||
        quote.spans.some((part) => part.start < span.start || part.end > span.end),
    ),
  );
}

/** Speaker, occasion and date: the line under a quotation. */
export function captionOf(
  reader: Reader,
  materials: Materials,
  quote: QuoteRow,
): readonly Inline[] {
  const { say } = reader;
  const details = [
    quote.kind === 'direct' ? '' : say('briefing.quote.kind', { kind: quote.kind }),
    quote.occasion ?? '',
    quoteDate(reader, quote),
  ].filter((part) => part !== '');
  return [...speakerOf(reader, materials, quote), text(` · ${details.join(' · ')}`)];
}

/** When it was said; where nobody tells, when it was published; an undated document stays undated. */
export function quoteDate({ say }: Reader, { said, date }: QuoteRow): string {
  if (said !== undefined) return datedInWords(say, said);
  const published = documentDate(say, date);
  return date === undefined || date.basis === 'inferred'
    ? published
    : say('briefing.quote.published', { date: published });
}

/** Who is quoted, and when that is worked out and not written beside the words, saying so. */
function speakerOf(reader: Reader, materials: Materials, quote: QuoteRow): readonly Inline[] {
  const { speaker } = quote;
  const name = speakerName(reader, materials, quote);
  if (speaker === undefined || name === undefined)
    return [text(reader.say('briefing.quote.unattributed'))];
  const certain = speaker.how === 'named' || speaker.how === 'attribution';
  if (certain && quote.confidence !== 'low') return [strong(name)];
  return [strong(name), text(` ${reader.say('briefing.quote.worked-out')}`)];
}

/** The speaker's name: `X`, or `X and Y` of several; see `speakerNames`. */
export function speakerName(
  { say }: Pick<Reader, 'say'>,
  materials: Materials,
  quote: QuoteRow,
): string | undefined {
  const names = speakerNames(materials, quote);
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return last;
  return say('briefing.quote.speakers', { names: names.slice(0, -1).join(', '), last });
}

/** Names of those who speak: the actors', else the words of the text that name the speaker; none if unknown. */
export function speakerNames(materials: Materials, quote: QuoteRow): readonly string[] {
  const { speaker } = quote;
  const actor = materials.actor(speaker?.actor);
  if (actor !== undefined) {
    const others = (speaker?.others ?? []).flatMap((id) => materials.actor(id)?.name ?? []);
    return [...new Set([actor.name, ...others])];
  }
  if (speaker?.span === undefined || speaker.how === 'pronoun') return [];
  const words = materials.words(quote.document, speaker.span).trim();
  return words === '' ? [] : [words];
}

/** Documents and actors that showing these rows will need. */
export function neededFor(rows: {
  readonly quotes?: readonly QuoteRow[];
  readonly events?: readonly EventRow[];
}): { readonly documents: readonly string[]; readonly actors: readonly string[] } {
  const quotes = rows.quotes ?? [];
  const events = rows.events ?? [];
  return {
    documents: [...quotes, ...events].map((one) => one.document),
    actors: [
      ...quotes.flatMap(({ speaker }) => [speaker?.actor ?? [], speaker?.others ?? []].flat()),
      ...events.flatMap((event) => event.actors),
    ],
  };
}

/** Happenings in order of their dates. */
export function keyDates(
  reader: Reader,
  materials: Materials,
  happenings: readonly Happening[],
): readonly Block[] {
  const inOrder = happenings.toSorted((a, b) =>
    a.reports[0].date.value < b.reports[0].date.value ? -1 : 1,
  );
  return list(inOrder.flatMap((one) => happeningLine(reader, materials, one)));
}
