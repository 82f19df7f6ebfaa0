// How telling a sentence is by itself: reasons against it, each a factor.
// Leaves to others: how near it is to what the whole text speaks of (summarise).
import type { PageSentence } from '../page/page.ts';
import type { Resources } from '../resources.ts';

const longest = 45;
const shortest = 6;

/** Gives a sentence of a text a factor between 0 and 1. */
export type Standing = (sentence: PageSentence, text: string) => number;

/** Prepares the test from the lists of first words that lean on a sentence before and of irregular past forms. */
export function prepareStanding(resources: Resources): Standing {
  const dangling = new Set(resources.lexicon('dangling-starts'));
  const past = new Set(resources.lexicon('past-cues'));
  return (sentence, text) => standing(sentence, text, dangling, past);
}

/**
 * Questions, sentences that lean on the one before, fragments of quotations, captions without a verb, very long or
 * very short ones, and damage (repeated words, words glued together) tell less when they stand alone.
 */
function standing(
  sentence: PageSentence,
  text: string,
  dangling: ReadonlySet<string>,
  past: ReadonlySet<string>,
): number {
  const words = sentence.tokens.filter((token) => /[\p{L}\d]/u.test(token.text));
  if (words.length < shortest) return 0;
  let factor = 1;
  const first = words[0]?.text.toLowerCase() ?? '';
  if (dangling.has(first)) factor *= 0.55;
  if (/^\p{Ll}/u.test(text.slice(sentence.span.start))) factor *= 0.5;
  if (text.slice(sentence.span.start, sentence.span.end).trimEnd().endsWith('?')) factor *= 0.4;
  if (!/[.!?…]["”’'»)\]]*$/u.test(text.slice(sentence.span.start, sentence.span.end)))
    factor *= 0.6;
  factor *= quoteFactor(text.slice(sentence.span.start, sentence.span.end));
  if (words.length > longest) factor *= longest / words.length;
  if (words.length < 10) factor *= 0.7;
  if (!hasVerb(sentence, past)) factor *= 0.3;
  return factor * damage(words.map((token) => token.text.toLowerCase()));
}

/**
 * A verb of the main clause, as far as can be told: "Lund, backed by the party, to which the mayor had turned" has
 * one in the relative clause alone.
 */
function hasVerb({ tokens }: PageSentence, past: ReadonlySet<string>): boolean {
  let verbs = 0;
  let relative = false;
  for (const [at, { text }] of tokens.entries()) {
    if (/^(?:which|who|whom|whose)$/u.test(text)) relative ||= verbs === 0;
    const passive = tokens[at - 1]?.text === ',' && tokens[at + 1]?.text === 'by';
    if (!passive && (past.has(text) || maybeVerb.test(text))) verbs++;
  }
  return verbs > (relative ? 1 : 0);
}

/** What can be a finite verb: none of them, and it is a caption, "The port of Callao at dawn." */
const maybeVerb =
  /^(?:is|are|am|was|were|be|have|had|will|would|can|could|may|might|must|should|shall|do|did|['’](?:s|re|ve|ll|m)|\p{Ll}+(?:ed|[^s]s))$/u;

/** Words from inside a quotation, without who says so, are no account of the news. */
function quoteFactor(words: string): number {
  const marks = [...words.matchAll(/["“”«»]/gu)].length;
  if (marks % 2 === 1) return 0.5;
  return /^["“«]/u.test(words) ? 0.6 : 1;
}

/** Machine translation stuck in a loop repeats pairs of words; joined words are longer than words are. */
function damage(words: readonly string[]): number {
  const pairs = new Set<string>();
  let repeated = 0;
  for (let index = 1; index < words.length; index++) {
    const pair = `${words[index - 1]} ${words[index]}`;
    if (pairs.has(pair)) repeated++;
    pairs.add(pair);
  }
  const glued = words.filter((word) => word.length > 22).length;
  return (repeated > 2 ? 0.2 : 1) * (glued > 0 ? 0.7 : 1);
}
