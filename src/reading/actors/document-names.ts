// Second thoughts with the whole document in view: one name one type, and names the tagger passed over.
// Leaves to others: first thoughts (tagger.ts) and whom the names belong to (link.ts).
import type { MentionType } from '../../model/reading.ts';
import { type Script, sentenceEnd } from './features.ts';
import { classes } from './gazetteer.ts';
import { types as mentionTypes } from './labels.ts';
import type { Name } from './names.ts';
import { grow, longestPhrase, newStep, type Step } from './phrases.ts';
import type { WordType } from './word-types.ts';

interface Votes {
  readonly counts: number[];
  readonly words: readonly string[];
  /** How often the words stand in the text, as names or not. */
  seen: number;
}

const geography = classes.country | classes.region;

/** Names with one type per form, forms found everywhere; `bound` are words of explained acronyms. */
export function reconsider(
  script: Script,
  names: readonly Name[],
  bound: ReadonlySet<string>,
): readonly Name[] {
  const ballot = count(script, names);
  const typed = names.map((name) =>
    name.curated === undefined ? { ...name, type: winner(ballot, script, name) } : name,
  );
  return fill(script, typed, knownForms(script, ballot, bound));
}

function wordsOfName(script: Script, name: Name): readonly string[] {
  return script.types.slice(name.first, name.last).map((type) => type.folded);
}

const keyOf = (words: readonly string[]): string => words.join(' ');

/** Every name votes for its form; a person's full name also votes for its surname, and twice. */
function count(script: Script, names: readonly Name[]): ReadonlyMap<string, Votes> {
  const ballot = new Map<string, Votes>();
  const vote = (words: readonly string[], type: MentionType, weight: number) => {
    const key = keyOf(words);
    const votes = ballot.get(key) ?? { counts: [0, 0, 0, 0], words, seen: 0 };
    const at = mentionTypes.indexOf(type);
    votes.counts[at] = (votes.counts[at] ?? 0) + weight;
    ballot.set(key, votes);
  };
  for (const name of names) {
    const words = wordsOfName(script, name);
    vote(words, name.type, 1);
    const last = script.types[name.last - 1];
    if (name.type === 'PER' && words.length > 1 && last !== undefined && isSurname(last))
      vote([last.folded], 'PER', 2);
  }
  return ballot;
}

function isSurname(type: WordType): boolean {
  return type.capital > 0 && type.text.length > 2 && (type.bits & geography) === 0;
}

/** The type most votes are for; the tagger's own type where votes are equal. */
function winner(ballot: ReadonlyMap<string, Votes>, script: Script, name: Name): MentionType {
  const counts = ballot.get(keyOf(wordsOfName(script, name)))?.counts ?? [];
  let best = name.type;
  for (const [at, type] of mentionTypes.entries())
    if ((counts[at] ?? 0) > (counts[mentionTypes.indexOf(best)] ?? 0)) best = type;
  return best;
}

/**
 * Forms worth looking for where the tagger saw nothing: of several words, acronyms explained here, surnames of people named
 * in full, and single words that are never written small here.
 */
function knownForms(
  script: Script,
  ballot: ReadonlyMap<string, Votes>,
  bound: ReadonlySet<string>,
): Step<MentionType> {
  const root = newStep<MentionType>();
  for (const [key, votes] of ballot) {
    const best = Math.max(...votes.counts);
    const type = mentionTypes[votes.counts.indexOf(best)];
    const single = votes.words.length === 1;
    if (type === undefined || key.length < 2) continue;
    if (single && !bound.has(key) && script.habits.lower.has(key)) continue;
    if (single && key.length < 3 && !bound.has(key)) continue;
    grow(root, votes.words).value = type;
  }
  return root;
}

/** Puts known forms in where no name stands yet, or where only a piece of the form was found. */
function fill(script: Script, names: readonly Name[], forms: Step<MentionType>): readonly Name[] {
  const { types, words } = script;
  const result: Name[] = [];
  let next = 0;
  for (let at = 0; at < types.length; ) {
    while (next < names.length && (names[next]?.last ?? 0) <= at) next++;
    const name = names[next];
    const hit =
      (types[at]?.capital ?? 0) > 0
        ? longestPhrase(forms, types, at, sentenceEnd(words, at))
        : undefined;
    const standing = name !== undefined && name.first <= at;
    if (standing && (hit === undefined || !replaces(hit.length, at, names, next))) {
      result.push(name);
      at = name.last;
      continue;
    }
    if (hit !== undefined && fits(script, names, next, at, hit.length)) {
      result.push({ first: at, last: at + hit.length, type: hit.value });
      at += hit.length;
      continue;
    }
    at++;
  }
  return result;
}

/** A longer known form takes the place of a piece that starts with it. */
function replaces(length: number, at: number, names: readonly Name[], next: number): boolean {
  const name = names[next];
  if (name === undefined || name.first !== at || name.curated !== undefined) return false;
  return at + length > name.last;
}

/** True when the stretch cuts through no name, swallows no curated one, and is written as a name. */
function fits(
  script: Script,
  names: readonly Name[],
  next: number,
  at: number,
  length: number,
): boolean {
  const end = at + length;
  for (let index = next; index < names.length; index++) {
    const name = names[index];
    if (name === undefined || name.first >= end) break;
    if (name.last > end || name.curated !== undefined) return false;
  }
  return (script.types[end - 1]?.capital ?? 0) > 0 || length > 2;
}
