// The passages of a document that tell the most, whole sentences, most telling first.
// Leaves to others: summaries over many documents (briefing).
import type { Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page, PageSentence } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { prepareStanding } from './telling.ts';

const most = 5;
/** Sentences that share more of their words than this say the same. */
const sameness = 0.6;

/**
 * What speaks for a sentence: nearness to what the text is about, words of the title (Edmundson 1969), standing near
 * the top, naming somebody.
 */
const weights = { centre: 0.3, title: 1, lead: 0.5, named: 0.1 };

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
  const standing = prepareStanding(resources);
  return (page, actors) => {
    const prose = page.sentences.filter((sentence) => sentence.kind === 'prose');
    const named = namesIn(actors);
    const weighed = prose.map(
      (sentence, place): Weighed => ({ sentence, place, words: wordsOf(sentence, stop) }),
    );
    const centre = centreOf(weighed);
    const centreLength = length(centre);
    const title = titleOf(page, stop);
    const scored = weighed.map((one) => ({
      one,
      score:
        standing(one.sentence, page.document.text) *
        (weights.centre * cosine(one.words, centre, centreLength) +
          weights.title * inTitle(one.words, title) +
          weights.lead / (1 + one.place / 2) +
          (named(one.sentence.span) ? weights.named : 0)),
    }));
    scored.sort((a, b) => b.score - a.score || a.one.place - b.one.place);
    return distinct(scored.filter(({ score }) => score > 0).map(({ one }) => one)).map(
      ({ sentence }) => sentence.span,
    );
  };
}

function wordsOf(sentence: PageSentence, stop: ReadonlySet<string>): ReadonlyMap<string, number> {
  return countStems(
    sentence.tokens.map((token) => token.text),
    stop,
  );
}

function countStems(
  words: readonly string[],
  stop: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const given of words) {
    const word = given.toLowerCase();
    if (word.length < 2 || stop.has(word) || !/\p{L}/u.test(word)) continue;
    const stem = word.length > 4 ? word.replace(/(?:['’]s|s|ed|ing|ly)$/u, '') : word;
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** How many lines above the first sentence count as headings of the whole text. */
const mostHeadings = 2;

/** The words of the title and of the headings above the text. */
function titleOf({ document, sentences }: Page, stop: ReadonlySet<string>): ReadonlySet<string> {
  const first = sentences.findIndex((sentence) => sentence.kind === 'prose');
  const above = sentences
    .slice(0, Math.max(0, first))
    .slice(0, mostHeadings)
    .flatMap((sentence) => sentence.tokens.map((token) => token.text));
  const title = document.title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(countStems([...title, ...above], stop).keys());
}

/** Words shared with the title, from 0 to 1 where both are the same words. */
function inTitle(words: ReadonlyMap<string, number>, title: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words.keys()) if (title.has(word)) shared++;
  return shared === 0 ? 0 : shared / Math.sqrt(title.size * words.size);
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
