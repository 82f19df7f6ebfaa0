// Pairs the quotation marks of a paragraph: curly, straight, guillemets, single ones where they clearly quote.
// Leaves to others: what the marked words are (speech, title, scare quote).
import type { Word } from './strip.ts';

/** Word indexes of the marks. `lost`: `open` is the word before the quotation; `unfinished`: `close` is the last word. */
export interface Mark {
  readonly open: number;
  readonly close: number;
  readonly unfinished: boolean;
  readonly lost: boolean;
  /** The closing mark is lost before an attribution: `close` is the last word said. */
  readonly clipped?: boolean;
}

/** Tells a verb that reports, such as "said". */
export type Reports = (lower: string) => boolean;

const doubles = new Set(['“', '”', '„', '«', '»', '"', '″', '‟', "''", '``']);

interface Place {
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

/** Pairs in order; pairs never overlap. Linear in the number of words. */
export function pairMarks(
  text: string,
  words: readonly Word[],
  nextOpens: boolean,
  reports: Reports,
): readonly Mark[] {
  const double = pairDoubles(text, words, nextOpens, reports);
  const single =
    double.length > 0 && !singleOpeners.has(words[0]?.text ?? '') ? [] : pairSingles(text, words);
  const [outer] = single;
  // ‘He said “no” to us,’ Lund said: single marks outside, double ones within.
  const within = outer?.open === 0 && double.some(({ open }) => open < outer.close);
  return double.length === 0 || within ? single : double;
}

function pairDoubles(
  text: string,
  words: readonly Word[],
  nextOpens: boolean,
  reports: Reports,
): readonly Mark[] {
  const marks: Mark[] = [];
  let open = -1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word || !doubles.has(word.text)) continue;
    const opens = isOpener(word.text, placeOf(text, word), open >= 0);
    if (opens) open = index;
    else if (open >= 0) {
      marks.push({ open, close: index, unfinished: false, lost: false });
      open = -1;
    } else if (lostOpener(words, index, marks)) {
      marks.push({ open: word.from - 1, close: index, unfinished: false, lost: true });
    }
  }
  const last = openEnd(words, open, nextOpens, reports);
  return last ? [...marks, last] : marks;
}

// A paragraph that opens and never closes goes on in the next one, by the custom of the press, or lost its mark.
function openEnd(
  words: readonly Word[],
  open: number,
  nextOpens: boolean,
  reports: Reports,
): Mark | undefined {
  if (open < 0) return undefined;
  const clip = nextOpens ? -1 : clippedAt(words, open, reports);
  if (clip >= 0) return { open, close: clip, unfinished: false, lost: false, clipped: true };
  if (!nextOpens && open > 0 && !isIntroduced(words, open)) return undefined;
  return { open, close: words.length - 1, unfinished: true, lost: false };
}

// “The bridge was never safe, Adeyemi said.: a comma, a speaker and his verb close the sentence.
function clippedAt(words: readonly Word[], open: number, reports: Reports): number {
  const to = words[open + 1]?.to ?? 0;
  for (let at = Math.max(open + 3, to - 9); at < to - 2; at++) {
    if (words[at]?.text !== ',') continue;
    const verb = [2, 3, 4].some((step) => reports(words[at + step]?.lower ?? '') && at + step < to);
    if (verb && /^\p{Lu}|^(?:s?he|they)$/u.test(words[at + 1]?.text ?? '')) return at;
  }
  return -1;
}

function placeOf(text: string, word: Word): Place {
  const before = text.charAt(word.start - 1);
  const after = text.charAt(word.end);
  return {
    spaceBefore: before === '' || /[\s([{—–-]/u.test(before),
    spaceAfter: after === '' || /[\s)\]}.,;:!?—–-]/u.test(after),
  };
}

// A damaged mark is read by its place: `it, ”he insisted` closes, ` ”He` after a space opens.
function isOpener(mark: string, place: Place, open: boolean): boolean {
  const leans = place.spaceBefore && !place.spaceAfter;
  const trails = !place.spaceBefore && place.spaceAfter;
  if (mark === '“' || mark === '„' || mark === '«' || mark === '``') return !(open && trails);
  if (mark === '"' || mark === '″' || mark === '‟') return open ? false : !trails;
  return !open && leans;
}

// `Q," he said` with its opener lost: only believed when a sentence ends or an attribution follows, and
// no other pair lies in the same sentence.
function lostOpener(words: readonly Word[], index: number, marks: readonly Mark[]): boolean {
  const from = words[index]?.from ?? 0;
  const before = words[index - 1]?.text ?? '';
  const last = marks.at(-1);
  return /^[,!?]$/u.test(before) && index - from > 4 && (last === undefined || last.close < from);
}

function isIntroduced(words: readonly Word[], open: number): boolean {
  return (
    /^[,:]$/u.test(words[open - 1]?.text ?? '') || /^\p{Lu}/u.test(words[open + 1]?.text ?? '')
  );
}

const singleOpeners = new Set(['‘', "'", '’']);

/** Single marks, as British papers quote: the opener leans on a word, the closer follows a stop. */
function pairSingles(text: string, words: readonly Word[]): readonly Mark[] {
  const marks: Mark[] = [];
  let open = -1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word || word.end - word.start !== 1 || !singleOpeners.has(word.text)) continue;
    const place = placeOf(text, word);
    if (open < 0 && opensSingle(word.text, place)) open = index;
    else if (open >= 0 && closesSingle(words, index, place)) {
      marks.push({ open, close: index, unfinished: false, lost: false });
      open = -1;
    }
  }
  return marks;
}

function opensSingle(mark: string, place: Place): boolean {
  return mark !== '’' && place.spaceBefore && !place.spaceAfter;
}

function closesSingle(words: readonly Word[], index: number, place: Place): boolean {
  const mark = words[index]?.text;
  return mark !== '‘' && !place.spaceBefore && place.spaceAfter && !isPossessive(words, index);
}

// "the parties' leaders": an apostrophe after a plural, with the sentence going on in small letters.
function isPossessive(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.lower ?? '';
  const after = words[index + 1]?.text ?? '';
  return before.endsWith('s') && /^\p{L}/u.test(after);
}
