// Which quotations are worth telling: each once, its best report, and none that another document contradicts.
// Leaves to others: finding quotations (reading, store) and showing them (lines.ts).
import type { QuoteRow } from '../store/store.ts';
import type { Reader } from './asked.ts';
import { foldedWords } from './fold.ts';
import { speakerNames } from './lines.ts';
import type { Materials } from './materials.ts';

/** Words by which the same quotation is looked for elsewhere. */
const mostWords = 8;
/** How many worked-out speakers are looked into; pages show fewer. */
const mostChecked = 12;

/**
 * Quotations in the order they came, none twice: of several with the same words the one that says most surely
 * who speaks. Reported speech of nobody is left out: without a speaker it is only a sentence.
 */
export function distinctQuotes(
  materials: Materials,
  quotes: readonly QuoteRow[],
): readonly QuoteRow[] {
  const told: { words: string; quote: QuoteRow }[] = [];
  for (const quote of quotes) {
    const words = wordsOf(materials, quote);
    const nobodys = quote.kind === 'indirect' && speakerNames(materials, quote).length === 0;
    if (words === '' || nobodys) continue;
    const same = told.find((one) => one.words.includes(words) || words.includes(one.words));
    if (same === undefined) told.push({ words, quote });
    else if (isBetter({ words, quote }, same)) Object.assign(same, { words, quote });
  }
  return told.map((one) => one.quote);
}

function wordsOf(materials: Materials, { document, spans }: QuoteRow): string {
  return foldedWords(spans.map((span) => materials.words(document, span)).join(' ')).join(' ');
}

interface Told {
  readonly words: string;
  readonly quote: QuoteRow;
}

/** Who speaks is surer; or it is as sure, and more of the words are given. */
function isBetter(one: Told, other: Told): boolean {
  const surer = certainty(one.quote) - certainty(other.quote);
  return surer > 0 || (surer === 0 && one.words.length > other.words.length);
}

/** A name beside the words is surer than a conclusion, that surer than nobody. */
function certainty({ speaker }: QuoteRow): number {
  if (speaker === undefined) return 0;
  return speaker.how === 'named' || speaker.how === 'attribution' ? 2 : 1;
}

/**
 * Without quotations whose speaker was worked out where another document names somebody else beside the
 * same words.
 */
export async function uncontradicted(
  reader: Reader,
  materials: Materials,
  quotes: readonly QuoteRow[],
): Promise<readonly QuoteRow[]> {
  const doubtful = quotes.filter((quote) => certainty(quote) === 1).slice(0, mostChecked);
  const wrong = new Set<QuoteRow>();
  for (const quote of doubtful)
    if (await isContradicted(reader, materials, quote)) wrong.add(quote);
  return quotes.filter((quote) => !wrong.has(quote));
}

async function isContradicted(
  { archive }: Reader,
  materials: Materials,
  quote: QuoteRow,
): Promise<boolean> {
  const spoken = wordsOf(materials, quote);
  const words = [...new Set(spoken.split(' '))]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords);
  if (words.length < mostWords / 2) return false;
  const { rows } = await archive.quotes({ words, limit: 10 });
  const others = rows.filter(
    (other) => certainty(other) > 1 && other.speaker?.actor !== quote.speaker?.actor,
  );
  const documents = await archive.documents([...new Set(others.map((other) => other.document))]);
  return others.some(({ document, spans }) => {
    const text = documents.get(document)?.text ?? '';
    const same = foldedWords(spans.map((span) => text.slice(span.start, span.end)).join(' ')).join(
      ' ',
    );
    return same !== '' && (same.includes(spoken) || spoken.includes(same));
  });
}
