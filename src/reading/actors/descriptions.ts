// Descriptions: "the former ambassador", bound where exactly one person of the document was given that role before.
// Leaves to others: roles themselves (roles.ts), pronouns (references.ts).
import { type Script, sentenceEnd } from './features.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Trace } from './references.ts';
import { isRoleWord } from './roles.ts';

/** A role with its folded words and the word index it was told at. */
export interface Held {
  readonly person: number;
  readonly words: ReadonlySet<string>;
  readonly head: string;
  readonly at: number;
}

const passing: ReadonlySet<string> = new Set('former then current late new'.split(' '));
const longest = 5;
/** Holders of one office that are looked at: keeps hostile texts linear. */
const most = 50;

/** Descriptions that could be bound, in order; `owner` is the name each word stands in, else -1. */
export function bindDescriptions(
  script: Script,
  held: readonly Held[],
  modifiers: ReadonlySet<string>,
  gazetteer: Gazetteer,
  owner: Int32Array,
): readonly Trace[] {
  const byHead = holdersOf(held);
  const found: Trace[] = [];
  for (let at = 0; at < script.types.length; at++) {
    if (script.types[at]?.folded !== 'the' || owner[at] !== -1) continue;
    const head = headAfter(script, at, modifiers, owner);
    const word = script.types[head ?? -1]?.folded ?? '';
    if (head === undefined || !gazetteer.titles.has(word) || isPlural(word, gazetteer)) continue;
    const wanted = script.types.slice(at + 1, head).map((type) => type.folded);
    const people = new Set(
      (byHead.get(word) ?? [])
        .filter((one) => one.at < at && wanted.every((w) => passing.has(w) || one.words.has(w)))
        .map((one) => one.person),
    );
    const [person] = people;
    if (people.size === 1 && person !== undefined)
      found.push({ first: at, last: head + 1, person });
  }
  return found;
}

/** "the senators" are several. */
function isPlural(word: string, { titles }: Gazetteer): boolean {
  return word.endsWith('s') && titles.has(word.slice(0, -1));
}

function holdersOf(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const byHead = new Map<string, Held[]>();
  for (const one of held) {
    const list = byHead.get(one.head) ?? [];
    if (list.length < most) list.push(one);
    byHead.set(one.head, list);
  }
  return byHead;
}

/** The head of "the MODIFIERS HEAD", where no name, "of" or further noun follows that would make it somebody else. */
function headAfter(
  script: Script,
  the: number,
  modifiers: ReadonlySet<string>,
  owner: Int32Array,
): number | undefined {
  const end = Math.min(the + longest + 1, sentenceEnd(script.words, the));
  let at = the + 1;
  while (at < end && owner[at] === -1 && belongs(script, at, modifiers)) at++;
  const head = at - 1;
  return head > the && isRoleWord(script, head) && endsHere(script, at, owner) ? head : undefined;
}

function belongs(script: Script, at: number, modifiers: ReadonlySet<string>): boolean {
  return isRoleWord(script, at) || modifiers.has(script.types[at]?.folded ?? '');
}

const openers: ReadonlySet<string> = new Set(['of', '-', "'s", '’s', 'for', 'general']);

function endsHere(script: Script, at: number, owner: Int32Array): boolean {
  const comma = script.types[at]?.text === ',' && owner[at + 1] !== -1;
  return owner[at] === -1 && !openers.has(script.types[at]?.folded ?? '') && !comma;
}
