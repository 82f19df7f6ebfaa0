// Finds the names in a question that the archive knows, the longest first.
// Leaves to others: names that it does not know (understand.ts) and matching one name (who.ts).
import type { ActorRow } from '../../store/store.ts';
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
const noGuess = { guess: false };
/** Words of the longest name looked for. */
const longestName = 5;

/** The names in order; none begins or ends with a stop word, none overlaps another. */
export async function namesIn(
  reader: Reader,
  words: readonly QuestionWord[],
): Promise<readonly Named[]> {
  const found: Named[] = [];
  for (let from = 0; from < words.length; from++) {
    const named = words[from]?.stop ? undefined : await nameAt(reader, words, from);
    if (named === undefined) continue;
    found.push(named);
    from = named.to - 1;
  }
  return found;
}

/** A longer name begins with a word that is part of a name: where the word alone is not, no more is asked. */
async function nameAt(
  reader: Reader,
  words: readonly QuestionWord[],
  from: number,
): Promise<Named | undefined> {
  const first = words[from]?.text ?? '';
  const [known] = await reader.archive.matchActors(first, 1, noGuess);
  if (known === undefined) return undefined;
  for (const to of endsAfter(words, from)) {
    const name = words
      .slice(from, to)
      .map((word) => word.text)
      .join(' ');
    if (to === from + 1 && known.how === 'part' && !mayBePart(name, from)) return undefined;
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
