// The passages of a document that tell the most, whole sentences, most telling first.
// Leaves to others: summaries over many documents (briefing).
import type { Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page, PageSentence } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { standing } from './telling.ts';

const most = 5;
/** Sentences that share more of their words than this say the same. */
const sameness = 0.6;

interface Weighed {
  readonly sentence: PageSentence;
  readonly words: ReadonlyMap<string, number>;
  readonly place: number;
}

/** Prepares the stage: the returned function picks at most five sentences of one page. */
export function prepareSummary(
  resources: Resources,
): (page: Page, actors: ActorsFound, dates: DatesFound) => readonly Span[] {
  const stop = new Set(resources.lexicon('summary-stop-words'));
  const dangling = new Set(resources.lexicon('dangling-starts'));
  return (page, actors) => {
    const prose = page.sentences.filter((sentence) => sentence.kind === 'prose');
    const named = namesIn(actors);
    const weighed = prose.map(
      (sentence, place): Weighed => ({ sentence, place, words: wordsOf(sentence, stop) }),
    );
    const centre = centreOf(weighed);
    const centreLength = length(centre);
    const scored = weighed.map((one) => ({
      one,
      score:
        standing(one.sentence, page.document.text, dangling) *
        (0.5 * cosine(one.words, centre, centreLength) +
          0.4 / (1 + one.place / 4) +
          (named(one.sentence.span) ? 0.1 : 0)),
    }));
    scored.sort((a, b) => b.score - a.score || a.one.place - b.one.place);
    return distinct(scored.filter(({ score }) => score > 0).map(({ one }) => one)).map(
      ({ sentence }) => sentence.span,
    );
  };
}

function wordsOf(sentence: PageSentence, stop: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const token of sentence.tokens) {
    const word = token.text.toLowerCase();
    if (word.length < 2 || stop.has(word) || !/\p{L}/u.test(word)) continue;
    const stem = word.length > 4 ? word.replace(/(?:['’]s|s|ed|ing|ly)$/u, '') : word;
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** The words of the whole text, those near its top counting more. */
function centreOf(weighed: readonly Weighed[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { words, place } of weighed)
    for (const [word, count] of words)
      sums.set(word, (sums.get(word) ?? 0) + count * (0.5 + 1 / (1 + place / 4)));
  return sums;
}

function cosine(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  lengthOfB: number,
): number {
  let dot = 0;
  for (const [word, count] of a) dot += count * (b.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (length(a) * lengthOfB);
}

function length(vector: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const value of vector.values()) sum += value * value;
  return Math.sqrt(sum);
}

function distinct(ranked: readonly Weighed[]): readonly Weighed[] {
  const chosen: Weighed[] = [];
  for (const one of ranked) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => shared(one.words, other.words) > sameness)) chosen.push(one);
  }
  return chosen;
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0;
  for (const word of a.keys()) if (b.has(word)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}

/** Whether a span holds the name of an actor; asked by binary search. */
function namesIn(actors: ActorsFound): (span: Span) => boolean {
  const starts = actors.mentions.filter(({ how }) => how === 'name').map(({ span }) => span.start);
  return (span) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return (starts[low] ?? Number.POSITIVE_INFINITY) < span.end;
  };
}
