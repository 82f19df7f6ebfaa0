// Looks for checked words in the documents: exactly, across a broken quotation, or as near as they come.
// Leaves to others: comparing tokens (align.ts), the verdict (judge.ts).
import { covers, overlaps, type Span } from '../../model/span.ts';
import type { QuoteRow, SentenceHit } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { folded, foldedWords, wordsIn } from '../fold.ts';
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
  readonly tokens: ReadonlyMap<string, readonly Token[]>;
  readonly materials: Materials;
  /** Quotations of one of them; asked for when something was found there. */
  readonly quotesIn: (document: string) => Promise<readonly QuoteRow[]>;
}

/** Most documents looked through, sentences fetched and compared, for each half; texts aligned, documents by their titles. */
const most = { documents: 7, hits: 40, sentences: 10, aligned: 4, headed: 4 };
/** Words weighed, and of these the rarest that are searched for, one of them or all; so many from each half. */
const mostWords = { weighed: 32, ofHalf: 4, together: 6 };
/** A word in more sentences than this share is common, and searched for only where there are not two others. */
const common = 0.01;
const leastWords = 2;
/** Words of a phrase, and how far one begins from the next. */
const phrase = { words: 4, step: 2 };
/** How far beyond a sentence the words may run, in UTF-16 units. */
const around = 300;
/** Share and number of agreeing words from which a place is near. */
const nearShare = 0.6;
const nearWords = 3;
/** Most quotations of a document. */
const mostQuotes = 1000;

/**
 * Fetches the documents that hold the rarest of the words: what they cost grows with the words, not with the
 * archive. Each half has its own, because two quotations may have been joined.
 */
export async function candidatesFor(
  asked: Pick<Asked, 'archive' | 'say' | 'lists'>,
  words: string,
): Promise<Candidates> {
  const { archive } = asked;
  const { halves, groups } = await searchedFor(asked, words);
  const found = await Promise.all([
    archive.together(groups, most.hits),
    ...halves.map((wanted) => archive.search({ words: wanted, limit: most.hits })),
  ]);
  const headed = halves.length === 0 ? [] : await archive.titled(halves.flat(), most.headed);
  const documents = [
    ...new Set([
      ...found.flatMap((hits) =>
        [...new Set(hits.map((hit) => hit.document))].slice(0, most.documents),
      ),
      ...headed.map((hit) => hit.document),
    ]),
  ];
  const hits = found.flatMap((half) => half.slice(0, most.sentences));
  const materials = await gather(asked, { documents });
  return {
    hits: [...new Map(hits.map((hit) => [placeOf(hit), hit])).values()].filter((hit) =>
      documents.includes(hit.document),
    ),
    materials,
    tokens: new Map(
      documents.map((id) => [id, tokensOf(materials.document(id)?.text ?? '')] as const),
    ),
    quotesIn: async (document) => (await archive.quotes({ document, limit: mostQuotes })).rows,
  };
}

function placeOf({ document, span }: SentenceHit): string {
  return `${span.start} ${document}`;
}

interface Searched {
  /** The rarest words of each half; where all are common, its phrases. */
  readonly halves: readonly (readonly string[])[];
  /** More of them, for the sentences that hold all: of many that are much alike the very one is among these. */
  readonly groups: readonly (readonly string[])[];
}

async function searchedFor(
  { archive, lists }: Pick<Asked, 'archive' | 'lists'>,
  words: string,
): Promise<Searched> {
  const stopWords = new Set(lists.stopWords.map(folded));
  const all = foldedWords(words);
  const telling = all.filter((word) => !stopWords.has(word));
  const from = telling.length >= nearWords ? telling : all;
  const halves = [
    from.slice(0, Math.ceil(from.length / 2)),
    from.slice(Math.ceil(from.length / 2)),
  ];
  const weighed = halves.map((half) =>
    [...new Set(half)].toSorted((a, b) => b.length - a.length).slice(0, mostWords.weighed / 2),
  );
  const list = [...new Set(weighed.flat())];
  const { sentences, holding } = await archive.rarity(list);
  const count = new Map(list.map((word, index) => [word, holding[index] ?? 0]));
  const holds = (word: string) => count.get(word) ?? 0;
  const few = Math.max(200, sentences * common);
  const ordered = weighed.map((half) =>
    half.filter((word) => holds(word) > 0).toSorted((a, b) => holds(a) - holds(b)),
  );
  const groups = ordered
    .map((there) => there.slice(0, mostWords.together))
    .filter((group) => group.length >= leastWords);
  const searched = ordered
    .map((there, index) => {
      const rarest = there
        .slice(0, mostWords.ofHalf)
        .filter((word, at) => at < leastWords || holds(word) <= few);
      const rare = rarest.some((word) => holds(word) <= few);
      return rare ? rarest : phrasesIn(inHalves(wordsIn(words))[index] ?? []);
    })
    .filter((half) => half.length > 0);
  return { halves: searched, groups };
}

/** Common words tell nothing one by one: stretches of them do. The store takes several words for a phrase. */
function phrasesIn(words: readonly string[]): readonly string[] {
  const starts = words.flatMap((_, index) => (index % phrase.step === 0 ? [index] : []));
  const all = starts.map((start) => words.slice(start, start + phrase.words));
  return all
    .filter((one, index) => one.length === phrase.words || index === 0)
    .map((one) => one.join(' '));
}

function inHalves(words: readonly string[]): readonly (readonly string[])[] {
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle), words.slice(middle)];
}

/** Every document that has the words as given, quotations before running text. */
export async function exactPlaces(
  candidates: Candidates,
  asked: readonly Token[],
): Promise<readonly Place[]> {
  const found = [...candidates.tokens].flatMap(([document, tokens]) => {
    const span = findExact(asked, tokens);
    return span === undefined ? [] : [{ document, span }];
  });
  const whole = await Promise.all(found.map((one) => placeAt(candidates, one.document, one.span)));
  const others = [...candidates.tokens.keys()].filter(
    (id) => !found.some((one) => one.document === id) && mayHold(candidates, id, asked),
  );
  const broken = await Promise.all(others.map((id) => brokenIn(candidates, id, asked)));
  return [...whole, ...broken.flat()].toSorted(
    (a, b) => Number(a.quote === undefined) - Number(b.quote === undefined),
  );
}

/** All words stand somewhere in the document: else it cannot hold them, broken or not. */
function mayHold({ tokens }: Candidates, id: string, asked: readonly Token[]): boolean {
  const forms = new Set(tokens.get(id)?.map((token) => token.form.toLowerCase()));
  return asked.every((token) => !token.word || forms.has(token.form.toLowerCase()));
}

async function brokenIn(
  candidates: Candidates,
  id: string,
  asked: readonly Token[],
): Promise<readonly Place[]> {
  const quotes = await candidates.quotesIn(id);
  return quotes
    .filter((quote) => quote.spans.length > 1)
    .flatMap((quote) => brokenPlace(candidates, quote, asked));
}

/** A place with the quotation that the words stand in. */
export async function placeAt(
  candidates: Candidates,
  document: string,
  span: Span,
): Promise<Place> {
  const own = await candidates.quotesIn(document);
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
export async function nearestPlace(
  candidates: Candidates,
  asked: readonly Token[],
): Promise<NearPlace | undefined> {
  const windows = candidates.hits
    .map((hit) => windowAt(candidates, hit, asked))
    .filter((one) => one.share >= nearShare)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, most.aligned);
  const found = windows.flatMap(({ document, tokens }) => {
    const alignment = align(asked, tokens);
    return alignment === undefined ? [] : [{ document, alignment }];
  });
  const broken = await brokenNear(candidates, windows[0]?.document, asked);
  const [best] = [...found, ...broken].toSorted(
    (a, b) => b.alignment.agreement - a.alignment.agreement,
  );
  if (best === undefined || best.alignment.agreement < nearShare) return undefined;
  if (best.alignment.agreeing < nearWords) return undefined;
  if ('spans' in best) return best;
  const place = await placeAt(candidates, best.document, best.alignment.span);
  return { ...place, alignment: best.alignment };
}

/** Quotations that the likeliest document breaks, each read as one. */
async function brokenNear(
  candidates: Candidates,
  document: string | undefined,
  asked: readonly Token[],
): Promise<readonly NearPlace[]> {
  if (document === undefined) return [];
  const quotes = await candidates.quotesIn(document);
  return quotes
    .filter((quote) => quote.spans.length > 1)
    .flatMap((quote): readonly NearPlace[] => {
      const parts = quote.spans.flatMap((span) =>
        tokensOf(candidates.materials.words(document, span), span.start),
      );
      const alignment = align(asked, parts);
      return alignment === undefined ? [] : [{ document, spans: quote.spans, quote, alignment }];
    });
}

/** The text around a hit, with the share of the asked words that it holds, in whatever order. */
function windowAt({ tokens }: Candidates, hit: SentenceHit, asked: readonly Token[]) {
  const length = (asked.at(-1)?.span.end ?? 0) - (asked[0]?.span.start ?? 0);
  const window = {
    start: hit.span.start - around,
    end: Math.max(hit.span.end, hit.span.start + length) + around,
  };
  const own = tokens.get(hit.document)?.filter((one) => covers(window, one.span)) ?? [];
  const forms = new Set(own.map((token) => token.form.toLowerCase()));
  const words = asked.filter((token) => token.word);
  const held = words.filter((token) => forms.has(token.form.toLowerCase()));
  return { document: hit.document, tokens: own, share: held.length / Math.max(1, words.length) };
}
