// The words that names are made of: finer than tokens at possessives and hyphens, coarser at initials.
// Leaves to others: sentences and paragraphs (page) and what a word means (word-types.ts).
import type { Span } from '../../model/span.ts';

/** Words of a stretch of sentences in struct-of-arrays form; `sentence[i]` is the index of the word's sentence. */
export interface Words {
  readonly text: readonly string[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly sentence: readonly number[];
  /** First word of each sentence, and one more entry: the number of words. */
  readonly first: readonly number[];
}

/**
 * `U.S.`, `J.` before a name, numbers, `al-Assad`, `O'Brien`, `Al-Qaeda`; `US-backed` and `anti-Maduro` are cut at the
 * hyphen, because only a part of them is a name; `'s` stands alone.
 */
const word = new RegExp(
  [
    String.raw`(?:\p{Lu}\.){2,}`,
    String.raw`\p{Lu}\.(?=\s?\p{Lu})`,
    String.raw`\d+(?:[.,:]\d+)*(?![\p{L}\p{M}])`,
    String.raw`(?:\p{Lu}|(?:al|el|ul)-(?=\p{Lu}))[\p{L}\p{M}\p{N}]*(?:(?:-(?=\p{Lu})|['’](?!s(?!\p{L}))(?=\p{L})|&(?=\p{Lu}))[\p{L}\p{M}\p{N}]+)*`,
    String.raw`[\p{L}\p{M}\p{N}]+(?:['’](?!s(?!\p{L}))(?=\p{L})[\p{L}\p{M}]+)*`,
    String.raw`['’]s(?!\p{L})`,
    String.raw`\S`,
  ].join('|'),
  'gu',
);

/** Cuts the sentences of a text into words; `abbreviations` (folded, with the dot) keep their dot. */
export function wordsOf(
  source: string,
  sentences: readonly Span[],
  abbreviations: ReadonlySet<string>,
): Words {
  const text: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const sentence: number[] = [];
  const first: number[] = [];
  for (const [index, span] of sentences.entries()) {
    first.push(text.length);
    for (const match of source.slice(span.start, span.end).matchAll(word)) {
      const from = span.start + match.index;
      const last = text.length - 1;
      if (
        match[0] === '.' &&
        last >= (first[index] ?? 0) &&
        end[last] === from &&
        from + 1 < span.end &&
        abbreviations.has(`${(text[last] ?? '').toLowerCase()}.`)
      ) {
        text[last] += '.';
        end[last] = from + 1;
        continue;
      }
      text.push(match[0]);
      start.push(from);
      end.push(from + match[0].length);
      sentence.push(index);
    }
  }
  first.push(text.length);
  return { text, start, end, sentence, first };
}
