// One paragraph as a row of words, with its quotation marks paired: what the rules of this folder walk along.
// Leaves to others: which of the marked stretches are speech (direct) and who speaks.
import type { Span } from '../../model/span.ts';
import type { Page, Paragraph, Token } from '../page/page.ts';
import { type Mark, pairMarks, type Reports } from './marks.ts';

export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  /** First and one past the last word of its sentence. */
  readonly from: number;
  readonly to: number;
}

/** A stretch in quotation marks; words `first` to `last`, both inside; marks at `open` and `close`. */
export interface Marked {
  readonly inner: Span;
  readonly open: number;
  readonly close: number;
  readonly first: number;
  readonly last: number;
  /** No closing mark: speech that goes on in the next paragraph, or a lost mark. */
  readonly unfinished: boolean;
  /** No opening mark: the quotation begins with the words before. */
  readonly lost: boolean;
}

export interface Strip {
  readonly text: string;
  readonly words: readonly Word[];
  readonly marked: readonly Marked[];
  /** For each word the marked stretch it is in (its marks included), or -1. */
  readonly inside: Int32Array;
  readonly heading: boolean;
}

/** No clause of the press has more words; in a text without stops every search must end somewhere. */
export const longestClause = 300;

/** Lays one paragraph out; `nextOpens` tells that the next paragraph begins with an opening mark. */
export function stripOf(
  page: Page,
  paragraph: Paragraph,
  nextOpens: boolean,
  reports: Reports,
): Strip {
  const words: Word[] = [];
  let heading = false;
  for (let index = paragraph.first; index < paragraph.last; index++) {
    const sentence = page.sentences[index];
    if (!sentence || sentence.kind === 'noise') continue;
    heading = sentence.kind === 'heading';
    const from = words.length;
    const tokens = withDoubled(sentence.tokens);
    const to = from + tokens.length;
    for (const token of tokens)
      words.push({
        text: token.text,
        lower: token.text.toLowerCase(),
        start: token.start,
        end: token.end,
        from,
        to,
      });
  }
  const text = page.document.text;
  const inside = new Int32Array(words.length).fill(-1);
  const marked: Marked[] = [];
  for (const mark of pairMarks(text, words, nextOpens, reports))
    addMarked(text, words, mark, marked, inside);
  return { text, words, marked, inside, heading };
}

// ``Q'' in the manner of typewriters and wire services: two strokes are one mark.
function withDoubled(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ text }) => text === "'" || text === '`')) return tokens;
  const all: Token[] = [];
  for (const token of tokens) {
    const last = all.at(-1);
    const stroke = token.text === "'" || token.text === '`';
    if (stroke && last?.text === token.text && last.end === token.start)
      all[all.length - 1] = { text: token.text.repeat(2), start: last.start, end: token.end };
    else all.push(token);
  }
  return all;
}

function addMarked(
  text: string,
  words: readonly Word[],
  mark: Mark,
  marked: Marked[],
  inside: Int32Array,
): void {
  const first = mark.open + 1;
  const last = mark.unfinished || mark.clipped ? mark.close : mark.close - 1;
  const a = words[first];
  const b = words[last];
  if (!a || !b || last < first) return;
  let end = b.end;
  while (end > a.start && /\s/u.test(text.charAt(end - 1))) end--;
  // A lost opening mark leaves `open` on the word before, which is not inside.
  inside.fill(marked.length, mark.lost ? first : mark.open, mark.close + 1);
  marked.push({ ...mark, inner: { start: a.start, end }, first, last });
}
