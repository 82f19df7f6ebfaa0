// Slips of a letter in a surname: "Urritia" right after a sentence on Edmundo González Urrutia.
// Leaves to others: misspelt full names (people.ts) and those of other documents (linking).
import type { Script } from './features.ts';
import type { Name } from './names.ts';
import { isSlip } from './people.ts';
import type { WordType } from './word-types.ts';

/** A misspelt folded surname to the one meant. */
export type Slips = ReadonlyMap<string, string>;

/** Short words one letter apart are mostly two names. */
const shortest = 6;
/** The sentences that may hold the witness, the slip's own included. */
const nearest = 3;
/** Surnames that are looked at for one word: keeps hostile texts linear. */
const most = 24;
/** The rank of a word that no list of words knows. */
const unknownRank = 20;

/**
 * Words that stand once, alone, known to nobody, one letter off the surname of a person of this document who is named by
 * another part of the name nearby: two witnesses, the spelling and the person.
 */
export function slipsOf(script: Script, names: readonly Name[]): Slips {
  const bearers = surnamesByLook(script, names);
  const counts = new Map<string, number>();
  for (const name of names) {
    const word = loneWord(script, name);
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const slips = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const word = loneWord(script, name);
    if (word === undefined || counts.get(word) !== 1) continue;
    const near = (bearers.get(lookOf(word)) ?? []).filter(
      ({ surname, words }) =>
        surname !== word &&
        isSlip(word, surname, shortest) &&
        isNamedBefore(script, names, index, words),
    );
    const meant = new Set(near.map(({ surname }) => surname));
    const [only] = meant;
    if (only !== undefined && meant.size === 1) slips.set(word, only);
  }
  return slips;
}

/** The names with slips as the people they are. */
export function retyped(script: Script, names: readonly Name[], slips: Slips): readonly Name[] {
  if (slips.size === 0) return names;
  return names.map((name) => {
    const word = loneWord(script, name);
    return word !== undefined && slips.has(word) ? { ...name, type: 'PER' } : name;
  });
}

function loneWord(script: Script, name: Name): string | undefined {
  const type = script.types[name.first];
  if (name.curated !== undefined || name.last - name.first !== 1 || type === undefined)
    return undefined;
  return isOdd(type) ? type.folded : undefined;
}

function isOdd(type: WordType): boolean {
  return type.rank === unknownRank && type.bits === 0 && type.folded.length >= shortest;
}

interface Bearer {
  readonly surname: string;
  readonly words: ReadonlySet<string>;
}

function surnamesByLook(
  script: Script,
  names: readonly Name[],
): ReadonlyMap<string, readonly Bearer[]> {
  const found = new Map<string, Bearer[]>();
  const seen = new Set<string>();
  for (const name of names) {
    if (name.type !== 'PER' || name.last - name.first < 2) continue;
    const words = script.types.slice(name.first, name.last).map((type) => type.folded);
    if (seen.has(words.join(' '))) continue;
    seen.add(words.join(' '));
    for (const surname of words.slice(1)) {
      const list = found.get(lookOf(surname)) ?? [];
      if (surname.length >= shortest && list.length < most)
        list.push({ surname, words: new Set(words) });
      found.set(lookOf(surname), list);
    }
  }
  return found;
}

/** Slips seldom touch the ends of a word; "Petrov" and "Petrova" are two. */
const lookOf = (word: string): string => `${word.slice(0, 2)}${word.slice(-1)}`;

function isNamedBefore(
  { types, words }: Script,
  names: readonly Name[],
  index: number,
  full: ReadonlySet<string>,
): boolean {
  const sentence = words.sentence[names[index]?.first ?? 0] ?? 0;
  for (let at = index - 1; at >= Math.max(0, index - most); at--) {
    const name = names[at];
    if (name === undefined || (words.sentence[name.first] ?? 0) <= sentence - nearest) return false;
    const own = types.slice(name.first, name.last).map((type) => type.folded);
    if (name.type === 'PER' && own.every((word) => full.has(word))) return true;
  }
  return false;
}
