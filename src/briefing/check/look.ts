// Looks for checked words in the documents: exactly, across a broken quotation, or as near as they come.
// Leaves to others: comparing tokens (align.ts) and saying what was found (commands/check.ts).
import { covers, overlaps, type Span } from '../../model/span.ts';
import type { QuoteRow, SentenceHit } from '../../store/store.ts';
import type { Reader } from '../asked.ts';
import { foldedWords } from '../fold.ts';
import { gather, type Materials } from '../materials.ts';
import { type Alignment, align, findExact } from './align.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where words were found; `quote` is the quotation they stand in. */
export interface Place {
  readonly document: string;
  /** More than one where the document breaks the quotation. */
  readonly spans: readonly [Span, ...Span[]];
  readonly quote?: QuoteRow;
}

export interface NearPlace extends Place {
  readonly alignment: Alignment;
}

/** The documents that share words with what is checked. */
export interface Candidates {
  readonly hits: readonly SentenceHit[];
  readonly quotes: readonly QuoteRow[];
  readonly tokens: ReadonlyMap<string, readonly Token[]>;
  readonly materials: Materials;
}

/** Most documents looked through, sentences compared, and words searched for. */
const most = { documents: 12, sentences: 20, words: 24 };
/** How far beyond a sentence the words may run, in UTF-16 units. */
const around = 300;
/** Share and number of agreeing words from which a place is near. */
const nearShare = 0.6;
const nearWords = 3;

/** Fetches the documents that hold any of the words, the likeliest first. */
export async function candidatesFor(reader: Reader, words: string): Promise<Candidates> {
  const wanted = [...new Set(foldedWords(words))]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, most.words);
  const hits =
    wanted.length === 0 ? [] : await reader.archive.search({ words: wanted, limit: 100 });
  const documents = [...new Set(hits.map((hit) => hit.document))].slice(0, most.documents);
  const pages = await Promise.all(
    documents.map((document) => reader.archive.quotes({ document, limit: 500 })),
  );
  const quotes = pages.flatMap((page) => page.rows);
  const materials = await gather(reader, {
    documents,
    actors: quotes.flatMap((quote) => quote.speaker?.actor ?? []),
  });
  return {
    hits: hits.filter((hit) => documents.includes(hit.document)),
    quotes,
    materials,
    tokens: new Map(
      documents.map((id) => [id, tokensOf(materials.document(id)?.text ?? '')] as const),
    ),
  };
}

/** Every document that has the words as given, quotations before running text. */
export function exactPlaces(candidates: Candidates, asked: readonly Token[]): readonly Place[] {
  const broken = candidates.quotes
    .filter((quote) => quote.spans.length > 1)
    .flatMap((quote) => brokenPlace(candidates, quote, asked));
  const whole = [...candidates.tokens]
    .filter(([document]) => !broken.some((place) => place.document === document))
    .flatMap(([document, tokens]): readonly Place[] => {
      const span = findExact(asked, tokens);
      return span === undefined ? [] : [placeAt(candidates, document, span)];
    });
  return [...whole, ...broken].toSorted(
    (a, b) => Number(a.quote === undefined) - Number(b.quote === undefined),
  );
}

function placeAt({ quotes }: Candidates, document: string, span: Span): Place {
  const own = quotes.filter((quote) => quote.document === document);
  const quote =
    own.find((one) => one.spans.some((part) => covers(part, span))) ??
    own.find((one) => one.spans.some((part) => overlaps(part, span)));
  return { document, spans: [span], ...(quote && { quote }) };
}

/** A quotation that is broken in the text (`"A," he said. "B."`) read as one. */
function brokenPlace(
  candidates: Candidates,
  quote: QuoteRow,
  asked: readonly Token[],
): readonly Place[] {
  const parts = quote.spans.flatMap((span) =>
    tokensOf(candidates.materials.words(quote.document, span), span.start),
  );
  const words = (tokens: readonly Token[]) => tokens.filter((token) => token.word);
  const found = findExact(words(asked), words(parts));
  if (found === undefined || !quote.spans.slice(1).some((span) => overlaps(span, found))) return [];
  const [first, ...rest] = quote.spans.filter((span) => overlaps(span, found));
  return first === undefined || rest.length === 0
    ? []
    : [{ document: quote.document, spans: [first, ...rest], quote }];
}

/** The place that agrees best, where enough does to call it near. */
export function nearestPlace(
  candidates: Candidates,
  asked: readonly Token[],
): NearPlace | undefined {
  const length = (asked.at(-1)?.span.end ?? 0) - (asked[0]?.span.start ?? 0);
  const places = candidates.hits.slice(0, most.sentences).flatMap((hit): readonly NearPlace[] => {
    const window = {
      start: hit.span.start - around,
      end: Math.max(hit.span.end, hit.span.start + length) + around,
    };
    const tokens = candidates.tokens.get(hit.document)?.filter((one) => covers(window, one.span));
    const alignment = tokens && align(asked, tokens);
    if (alignment === undefined) return [];
    return [{ ...placeAt(candidates, hit.document, alignment.span), alignment }];
  });
  const [best] = places.toSorted((a, b) => b.alignment.agreement - a.alignment.agreement);
  if (best === undefined || best.alignment.agreement < nearShare) return undefined;
  return best.alignment.agreeing < nearWords ? undefined : best;
}
