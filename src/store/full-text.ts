// Full-text search as the questions use it, and which words of a question it is asked with.
// Leaves to others: each engine's way to do it (sqlite.ts, postgres-text.ts).
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { TextIndex } from './writer.ts';

/** Full-text search as the questions use it; each engine has its own. */
export interface FullText {
  /** True for a row whose indexed text holds every word; `row` is the column to compare, as `q.row`. */
  holdsAll(index: TextIndex, row: string, words: readonly string[]): Expression<SqlBool>;
  /**
   * Rows of an index that hold any of the words with their scores, as a subquery: the best few, or all in no order.
   * Words beside them count where one of these stands, or several of them.
   */
  anyOf(
    index: 'sentences' | 'titles',
    words: readonly string[],
    best: number | undefined,
    beside?: readonly string[],
  ): RawBuilder<RankedRow>;
  /** Rows of an index that hold every word of at least one group, as a subquery with the one column `row`. */
  allOf(
    index: 'sentences',
    groups: readonly (readonly string[])[],
  ): RawBuilder<{ readonly row: number }>;
  /** How many rows of an index hold a word, counted up to `most`, as a subquery with the one column `rows`. */
  countOf(
    index: 'sentences' | 'titles',
    word: string,
    most: number,
  ): RawBuilder<{ readonly rows: number }>;
}

export interface RankedRow {
  readonly row: number;
  readonly score: number;
}

/** Scores are rounded to so many decimals, so that engines agree on what is equal; then the row number decides. */
export const scoreDigits = 9;

/** Of words that count beside others, so many are looked for with the ones after them. */
const paired = 2;

/**
 * Words that only count beside others, each of the first with all that come after it: a row that holds one of these
 * pairs is found without any other word.
 */
export function pairsOf<Phrase>(
  beside: readonly Phrase[],
): readonly { readonly one: Phrase; readonly others: readonly Phrase[] }[] {
  return beside
    .slice(0, Math.min(paired, beside.length - 1))
    .map((one, index) => ({ one, others: beside.slice(index + 1) }));
}

/** More words than anybody asks with; the rest are dropped so that no query grows without end. */
const wordsAsked = 128;

/**
 * The words to look for, each once: letters, digits and blanks alone, so that nothing typed is ever read as an
 * operator. Several words in one are a phrase.
 */
export function phrasesOf(words: readonly string[]): readonly string[] {
  const phrases = words
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(phrases)].slice(0, wordsAsked);
}
