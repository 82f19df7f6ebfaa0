// Whether words were put together from several places: each stretch as it stands somewhere, in the order given.
// Leaves to others: words of one place (align.ts) and where to look (look.ts).
import type { Span } from '../../model/span.ts';
import type { Token } from './tokens.ts';

/** A stretch of the checked words, where it stands. */
export interface Stretch {
  readonly document: string;
  readonly span: Span;
  readonly words: number;
}

/** Fewer words stand in many places by chance. */
const fewest = 3;
const mostStretches = 4;
/** Share of the words that may be in none of the stretches, short seams for the most part. */
const mostLoose = 0.15;

/** Stretches in the order of the words, and how many words are in none of them. */
export interface Cover {
  readonly stretches: readonly [Stretch, Stretch, ...Stretch[]];
  readonly loose: number;
}

/**
 * Two to four stretches that together are nearly all of the words, or nothing. Marks and case do not count: they are
 * what is changed first where words are joined.
 */
export function coverOf(
  asked: readonly Token[],
  documents: ReadonlyMap<string, readonly Token[]>,
): Cover | undefined {
  const words = wordsOf(asked);
  const places = placesOf(documents);
  const found: Stretch[] = [];
  let loose = 0;
  for (let from = 0; from < words.length; ) {
    const next = longestFrom(words, from, places);
    if (next === undefined || next.words < fewest) {
      loose++;
      from++;
    } else {
      found.push(next);
      from += next.words;
    }
  }
  const [first, second, ...rest] = found;
  if (first === undefined || second === undefined || found.length > mostStretches) return undefined;
  return loose > words.length * mostLoose
    ? undefined
    : { stretches: [first, second, ...rest], loose };
}

/** The longest stretch of the words that stands in one place, from any word on. */
export function longestStretch(
  asked: readonly Token[],
  documents: ReadonlyMap<string, readonly Token[]>,
): Stretch | undefined {
  const words = wordsOf(asked);
  const places = placesOf(documents);
  return words
    .flatMap((_, from) => longestFrom(words, from, places) ?? [])
    .reduce<Stretch | undefined>(
      (best, one) => (one.words > (best?.words ?? 0) ? one : best),
      undefined,
    );
}

interface Word {
  readonly form: string;
  readonly span: Span;
}

function wordsOf(tokens: readonly Token[]): readonly Word[] {
  return tokens
    .filter((token) => token.word)
    .map(({ form, span }) => ({ form: form.toLowerCase(), span }));
}

interface Places {
  readonly words: ReadonlyMap<string, readonly Word[]>;
  /** Where each form stands: document and number of the word. */
  readonly at: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

function placesOf(documents: ReadonlyMap<string, readonly Token[]>): Places {
  const words = new Map([...documents].map(([id, tokens]) => [id, wordsOf(tokens)] as const));
  const at = new Map<string, (readonly [string, number])[]>();
  for (const [id, list] of words)
    for (const [index, { form }] of list.entries()) {
      const known = at.get(form);
      if (known === undefined) at.set(form, [[id, index]]);
      else known.push([id, index]);
    }
  return { words, at };
}

/** The longest run of words from a number on that stands as it is in one place. */
function longestFrom(words: readonly Word[], from: number, places: Places): Stretch | undefined {
  let best: Stretch | undefined;
  for (const [document, index] of places.at.get(words[from]?.form ?? '') ?? []) {
    const text = places.words.get(document) ?? [];
    let length = 0;
    while (
      words[from + length] !== undefined &&
      words[from + length]?.form === text[index + length]?.form
    )
      length++;
    const [first, last] = [text[index], text[index + length - 1]];
    if (first === undefined || last === undefined || length <= (best?.words ?? 0)) continue;
    best = { document, span: { start: first.span.start, end: last.span.end }, words: length };
  }
  return best;
}
