// Tells whether a question leans on what was said before, and by which words: an opening, a pronoun, or want of anything else.
// Leaves to others: whom and what these words mean (past.ts) and the question in full (readings.ts).
import type { Span } from '../../model/span.ts';
import type { QuestionLists } from '../asked.ts';
import { folded } from '../fold.ts';

/** `owner`: stands before what somebody owns: "his plan". */
export interface Pronoun {
  readonly kind: 'she' | 'he' | 'anyone' | 'they' | 'thing';
  readonly text: string;
  /** In the question without its opening. */
  readonly span: Span;
  readonly owner: boolean;
}

/** A question taken apart as far as its form tells. */
export interface Form {
  /** Without its opening. */
  readonly rest: string;
  /** It began with "and", "what about" or the like. */
  readonly opened: boolean;
  readonly words: readonly FormWord[];
}

export interface FormWord {
  readonly text: string;
  readonly lower: string;
  readonly span: Span;
  /** Says nothing by itself. */
  readonly stop: boolean;
}

/** Most words, besides small ones, of a question in which "it" or "that" stands for what was told before. */
const mostWithThing = 2;

/** Entries of one kind, in lower case with their accents. */
export function followUpWords(lists: QuestionLists, kind: string): readonly string[] {
  return lists.followUps
    .filter((line) => line.startsWith(`${kind}:`))
    .map((line) => line.slice(kind.length + 1).trim());
}

/** Takes the opening off and the rest into words. */
export function formOf(lists: QuestionLists, typed: string): Form {
  const text = typed.trim();
  const lower = text.toLowerCase();
  const opening = followUpWords(lists, 'opening')
    .filter((one) => lower.startsWith(one) && !/^[\p{L}\p{N}]/u.test(lower.slice(one.length)))
    .toSorted((a, b) => b.length - a.length)[0];
  const rest =
    opening === undefined ? text : text.slice(opening.length).replace(/^[\s,:;…-]+/u, '');
  return { rest, opened: opening !== undefined, words: formWords(lists, rest) };
}

function formWords(lists: QuestionLists, text: string): readonly FormWord[] {
  const stopWords = new Set(lists.stopWords.map(folded));
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    text: match[0],
    lower: match[0].toLowerCase(),
    span: { start: match.index, end: match.index + match[0].length },
    stop: stopWords.has(folded(match[0])),
  }));
}

/**
 * The word that stands for somebody or something that the question does not name; undefined where it names them
 * itself ("Did Vell say he would run?") or where the word stands for nothing ("is it true that").
 * @param names Where in the rest a known name stands.
 */
export function pronounIn(
  lists: QuestionLists,
  { rest, words }: Form,
  names: readonly Span[],
): Pronoun | undefined {
  const shouted = rest === rest.toUpperCase();
  for (const [index, word] of words.entries()) {
    const kind = kindOf(lists, word.lower);
    const inName = names.some(({ start, end }) => start <= word.span.start && word.span.end <= end);
    const letters = word.text.length > 1 && word.text === word.text.toUpperCase() && !shouted;
    if (kind === undefined || inName || letters) continue;
    const pronoun = { kind, text: word.text, span: word.span, owner: owns(lists, words, index) };
    return isOpen(lists, { rest, words, names, index }, pronoun) ? pronoun : undefined;
  }
  return undefined;
}

function kindOf(lists: QuestionLists, word: string): Pronoun['kind'] | undefined {
  const kinds: readonly Pronoun['kind'][] = ['she', 'he', 'anyone', 'they', 'thing'];
  return kinds.find((kind) => followUpWords(lists, kind).includes(word));
}

function owns(lists: QuestionLists, words: readonly FormWord[], index: number): boolean {
  const word = words[index];
  const next = words[index + 1];
  return (
    word !== undefined &&
    next !== undefined &&
    !next.stop &&
    followUpWords(lists, 'owner').includes(word.lower)
  );
}

interface Standing {
  readonly rest: string;
  readonly words: readonly FormWord[];
  readonly names: readonly Span[];
  /** Of the pronoun among the words. */
  readonly index: number;
}

/** Nothing in the question itself can be what the word stands for. */
function isOpen(lists: QuestionLists, standing: Standing, pronoun: Pronoun): boolean {
  const { words, names, index } = standing;
  const before = words.slice(0, index);
  if (names.some((name) => name.end <= pronoun.span.start)) return false;
  if (before.some((word) => !word.stop && /^\p{Lu}/u.test(word.text))) return false;
  const told = before.filter((word) => !word.stop);
  if (told.length > 1 || told.some((word) => isNoun(lists, words, word, pronoun))) return false;
  if (pronoun.kind === 'thing') return isOpenThing(lists, standing);
  return !isNamedLater(lists, standing, pronoun);
}

/** "the president … his": the word before may be whom it stands for. A plural may be what "they" stands for. */
function isNoun(
  lists: QuestionLists,
  words: readonly FormWord[],
  word: FormWord,
  pronoun: Pronoun,
): boolean {
  const article = words[words.indexOf(word) - 1];
  if (article !== undefined && followUpWords(lists, 'article').includes(article.lower)) return true;
  return pronoun.kind === 'they' && word.lower.endsWith('s');
}

/** A question with a topic of its own, or one in which "it" is no more than grammar, needs nothing from before. */
function isOpenThing(lists: QuestionLists, { words, names, index }: Standing): boolean {
  const next = words[index + 1];
  if (names.length > 0 || words.some((word) => !word.stop && /^\p{Lu}/u.test(word.text)))
    return false;
  if (next !== undefined && followUpWords(lists, 'empty').includes(next.lower)) return false;
  const it = words[index]?.lower.startsWith('it') ?? false;
  if (!it && next !== undefined && !next.stop) return false;
  return words.filter((word) => !word.stop).length <= (it ? mostWithThing : mostWithThing - 1);
}

/** "When he resigned, what did Vell say?": the name comes after the comma. */
function isNamedLater(
  lists: QuestionLists,
  { rest, words, names }: Standing,
  pronoun: Pronoun,
): boolean {
  const comma = rest.indexOf(',', pronoun.span.end);
  if (comma < 0) return false;
  const opens = followUpWords(lists, 'clause').includes(words[0]?.lower ?? '');
  const later = words.some(
    (word) => word.span.start > comma && !word.stop && /^\p{Lu}/u.test(word.text),
  );
  return opens && (later || names.some((name) => name.start > comma));
}
