// Finds the names in a question that the archive knows, the longest first.
// Leaves to others: names that it does not know (understand.ts) and matching one name (who.ts).
import type { ActorMatch, ActorRow, Guessing } from '../../store/store.ts';
import type { Reader } from '../asked.ts';
import { type Resolved, resolve } from '../who.ts';

export interface QuestionWord {
  readonly text: string;
  readonly folded: string;
  /** Too common to look for, or the place where a date was taken out. */
  readonly stop: boolean;
  /** Its number in the question. */
  readonly at: number;
}

/** A name of the question with everybody it may mean. */
export interface Named {
  readonly words: string;
  /** More than one for a shared surname. */
  readonly actors: readonly [ActorRow, ...ActorRow[]];
  /** Word numbers in the question, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Most words of a question are no name at all: nobody is asked whether one is spelt like somebody's. */
const noGuess: Guessing = { guess: false, parts: 'alone' };
/** Words of the longest name looked for. */
const longestName = 5;

/** The names in order; none begins or ends with a stop word, none overlaps another. */
export async function namesIn(
  reader: Reader,
  words: readonly QuestionWord[],
): Promise<readonly Named[]> {
  const known = await knownIn(reader, words);
  const found: Named[] = [];
  for (let from = 0; from < words.length; from++) {
    const named = await nameAt(reader, words, from, known);
    if (named === undefined) continue;
    found.push(named);
    from = named.to - 1;
  }
  return found;
}

type Known = (name: string) => ActorMatch['how'] | undefined;

/**
 * How the archive knows each run of words that may be a name, asked for in two lots: a longer name begins with a word
 * that is part of a name, and where the word alone is not, no more is asked.
 */
async function knownIn({ archive }: Reader, words: readonly QuestionWord[]): Promise<Known> {
  const hows = new Map<string, ActorMatch['how']>();
  const lookUp = async (names: readonly string[]): Promise<void> => {
    const found = await archive.howKnown(names);
    for (const [index, name] of names.entries()) {
      const how = found[index];
      if (how !== undefined) hows.set(name, how);
    }
  };
  await lookUp(words.flatMap((word) => (word.stop ? [] : [word.text])));
  const longer = words.flatMap((word, from) =>
    word.stop || !hows.has(word.text)
      ? []
      : endsAfter(words, from)
          .filter((to) => to > from + 1)
          .map((to) => nameOf(words, from, to)),
  );
  await lookUp([...new Set(longer)]);
  return (name) => hows.get(name);
}

function nameOf(words: readonly QuestionWord[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');
}

async function nameAt(
  reader: Reader,
  words: readonly QuestionWord[],
  from: number,
  known: Known,
): Promise<Named | undefined> {
  if (words[from]?.stop) return undefined;
  for (const to of endsAfter(words, from)) {
    const name = nameOf(words, from, to);
    const how = known(name);
    if (how === undefined) continue;
    if (to === from + 1 && how === 'part' && !mayBePart(name, from)) return undefined;
    const actors = actorsOf(await resolve(reader, name, noGuess), name, from);
    if (actors !== undefined) return { words: name, actors, from, to };
  }
  return undefined;
}

/** Where a name that begins here may end, the furthest first. */
function endsAfter(words: readonly QuestionWord[], from: number): readonly number[] {
  const gap = words.findIndex((word, index) => index > from && word.text === '|');
  const last = Math.min(gap < 0 ? words.length : gap, from + longestName);
  return Array.from({ length: last - from }, (_, index) => last - index).filter(
    (to) => words[to - 1]?.stop === false,
  );
}

/** A mere part of a name counts only in capitals, and not as the first word, which always has one. */
function mayBePart(name: string, from: number): boolean {
  return from > 0 && /^\p{Lu}/u.test(name);
}

function actorsOf(resolved: Resolved, name: string, from: number): Named['actors'] | undefined {
  if (resolved.type === 'none') return undefined;
  if (resolved.how === 'part' && !mayBePart(name, from)) return undefined;
  const [first, ...others] = resolved.type === 'one' ? [resolved.actor] : resolved.actors;
  return first && [first, ...others];
}
