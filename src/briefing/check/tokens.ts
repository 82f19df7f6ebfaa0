// A text as tokens that can be compared without regard to typography, each with its place.
// Leaves to others: comparing (align.ts).
import type { Span } from '../../model/span.ts';

export interface Token {
  /** As compared: one form of quotes, dashes and three dots, composed letters, nothing that cannot be seen. */
  readonly form: string;
  readonly span: Span;
  readonly word: boolean;
}

const oneForm: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛′`´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, '-'],
  [/-{2,}/gu, '-'],
  [/\.{3}/gu, '…'],
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, ''],
];

const shape =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+(?:['’.,][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+)*|\.{3}|-{2,}|[^\s]/gu;

/** Words (with inner apostrophes, dots and commas between digits) and single marks; white space is dropped. */
export function tokensOf(text: string, from = 0): readonly Token[] {
  return [...text.matchAll(shape)]
    .map((match) => ({
      form: formOf(match[0]),
      span: { start: from + match.index, end: from + match.index + match[0].length },
      word: /[\p{L}\p{N}]/u.test(match[0]),
    }))
    .filter((token) => token.form !== '');
}

function formOf(text: string): string {
  return oneForm
    .reduce((form, [from, to]) => form.replace(from, to), text.normalize('NFC'))
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'));
}

/** Without marks at either end: nobody checks the quotation marks. */
export function withoutOuterMarks(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => token.word);
  const last = tokens.findLastIndex((token) => token.word);
  return first < 0 ? [] : tokens.slice(first, last + 1);
}
