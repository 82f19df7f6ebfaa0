// Which quotations tell most: somebody's own words, surely theirs, short enough to be read at once, of several speakers.
// Leaves to others: quotations once (distinct.ts) and showing them (lines.ts).
import type { QuoteRow } from '../store/store.ts';
import type { Materials } from './materials.ts';

/** Words of a quotation that is neither a scrap nor a speech. */
const length = { least: 7, most: 45 };

/** At most so many, the best first; a speaker's second one comes after the first of others. */
export function tellingQuotes(
  materials: Materials,
  quotes: readonly QuoteRow[],
  most: number,
): readonly QuoteRow[] {
  const ranked = quotes
    .map((quote, at) => ({ quote, at, worth: worthOf(materials, quote) }))
    .toSorted((a, b) => b.worth - a.worth || a.at - b.at)
    .map((one) => one.quote);
  const first = ranked.filter(
    (quote, at) => ranked.findIndex((other) => speaker(other) === speaker(quote)) === at,
  );
  return [...first, ...ranked.filter((quote) => !first.includes(quote))].slice(0, most);
}

/** Those whom nobody names are told apart by their quotation. */
function speaker({ speaker: one, document, spans }: QuoteRow): string {
  return one?.actor ?? `${document} ${spans[0].start}`;
}

function worthOf(materials: Materials, { document, spans, kind, speaker: who }: QuoteRow): number {
  const words = spans.map((span) => materials.words(document, span)).join(' ');
  const count = words.split(/\s+/u).length;
  const sure = who?.how === 'named' || who?.how === 'attribution';
  return (
    (who?.actor === undefined ? 0 : 2) +
    (sure ? 1 : 0) +
    (kind === 'direct' ? 2 : 0) +
    (count >= length.least && count <= length.most ? 2 : 0)
  );
}
