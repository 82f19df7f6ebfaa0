// Whom a description means: "the diplomat", "Biden's aide", bound to the one person whose office it fits.
// Leaves to others: offices themselves (actors) and names (resolve).
import type { Actor, ActorId } from '../../model/reading.ts';
import type { Resources } from '../resources.ts';

/** What tells whether a description can mean a person. */
export interface Offices {
  /** Every word for an office or trade, and for each the offices that it may stand for. */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
  readonly demonyms: ReadonlySet<string>;
  /** Words before an office that say nothing of whose it is. */
  readonly passing: ReadonlySet<string>;
}

/** A description taken apart. */
interface Description {
  readonly head: string;
  readonly modifiers: readonly string[];
}

export function loadOffices(resources: Resources): Offices {
  const kin = new Map<string, Set<string>>();
  for (const list of ['role-words', 'titles'])
    for (const entry of resources.lexicon(list)) {
      const [words = '', marks = ''] = entry.split('=').map((part) => part.trim().toLowerCase());
      if (!words.includes(' ') && !marks.includes('honorific')) kin.set(words, new Set([words]));
    }
  for (const entry of resources.lexicon('role-kin')) {
    const [word = '', offices = ''] = entry.split(':').map((part) => part.trim());
    kin.set(word, new Set([word, ...offices.split(/\s+/u)]));
  }
  return {
    kin,
    demonyms: new Set(resources.lexicon('demonyms').map((entry) => entry.toLowerCase())),
    passing: new Set(
      'the a his her its their former then current late new senior top veteran same young old'.split(
        ' ',
      ),
    ),
  };
}

/** For each word of an office the people of a document who hold one that is called so. */
export type Holders = ReadonlyMap<string, readonly Actor[]>;

export function holdersOf(people: readonly Actor[]): Holders {
  const holders = new Map<string, Actor[]>();
  for (const actor of people)
    for (const word of new Set(wordsOf(actor))) {
      const list = holders.get(word);
      if (list) list.push(actor);
      else holders.set(word, [actor]);
    }
  return holders;
}

/** Among more people of one office nobody is looked for: the words could hardly mean one alone. */
const mostHolders = 100;

/**
 * The person that `words` describe: the only one whose office fits, modifiers and all; or else `latest`, who
 * spoke last, where his office fits and no nation is named that his does not have. Undefined otherwise.
 */
export function describedPerson(
  words: string,
  known: Holders,
  latest: ActorId | undefined,
  offices: Offices,
): ActorId | undefined {
  const description = takeApart(words, offices);
  if (!description) return undefined;
  const fitting = [...(offices.kin.get(description.head) ?? [])].map((word) => known.get(word));
  if (fitting.some((list) => list && list.length > mostHolders)) return undefined;
  const holders = [...new Set(fitting.flatMap((list) => list ?? []))];
  const exact = holders.filter((actor) => missing(actor, description, offices).length === 0);
  // "the spokeswoman": who is called so before whoever may be called so.
  const called = exact.filter((actor) => wordsOf(actor).includes(description.head));
  const [only] = called.length === 1 ? called : exact;
  if (only && (exact.length === 1 || called.length === 1)) return only.id;
  const last = (exact.length > 0 ? exact : holders).find((actor) => actor.id === latest);
  if (!last || (exact.length === 0 && holders.length > 1)) return undefined;
  const foreign = missing(last, description, offices).some((word) => offices.demonyms.has(word));
  return foreign ? undefined : last.id;
}

/** True where a description may mean one of several who are called by these words: "the leader", of "opposition leaders A and B". */
export function fitsCalled(words: string, called: ReadonlySet<string>, offices: Offices): boolean {
  const description = takeApart(words, offices);
  if (!description) return false;
  const fitting = [...(offices.kin.get(description.head) ?? [])];
  const foreign = description.modifiers.some(
    (word) => offices.demonyms.has(word) && !called.has(word),
  );
  return !foreign && fitting.some((word) => called.has(word));
}

/**
 * True where a description may take up what a speaker without a name was called: "the official" after "a State
 * Department spokesman". All that is said of him must have been said before.
 */
export function takesUp(words: string, before: string, offices: Offices): boolean {
  const description = takeApart(words, offices);
  if (!description) return false;
  const [called = ''] = before.split(/,|\s(?:of|for|from|at|to|in|with|who|on)\s/u);
  const parts = partsOf(called);
  const fits = offices.kin.get(description.head)?.has(parts.at(-1) ?? '') === true;
  return (
    fits &&
    description.modifiers.every((modifier) =>
      parts.some((part) => part === modifier || isKinOf(part, modifier, offices)),
    )
  );
}

// "the candidate for president in the November elections": what a candidate is after says nothing of who he is.
const sought = /(?<=\s(?:candidate|nominee|contender|hopeful))\sfor\s.*$/u;

// "the White House adviser", "Biden's aide", "his spokesman": one person, whose office closes the words.
const definite = /^(?:the\s|his\s|her\s|its\s|their\s|[\p{Lu}][^,]*['’]s?\s)/u;

function takeApart(words: string, offices: Offices): Description | undefined {
  if (!definite.test(words) && !/^The\s/u.test(words)) return undefined;
  const parts = partsOf(words.replace(sought, ''));
  const head = parts.at(-1) ?? '';
  // "the senators": several people.
  if (!offices.kin.has(head) || /[^s]s$/u.test(head)) return undefined;
  return { head, modifiers: parts.slice(0, -1).filter((part) => !offices.passing.has(part)) };
}

function missing(actor: Actor, { modifiers }: Description, offices: Offices): readonly string[] {
  const known = wordsOf(actor);
  return modifiers.filter(
    (modifier) => !known.some((word) => word === modifier || isKinOf(word, modifier, offices)),
  );
}

// "Venezuelan" and "Venezuela": the nation and its people share their beginning.
function isKinOf(word: string, modifier: string, { demonyms }: Offices): boolean {
  if (!demonyms.has(word) && !demonyms.has(modifier)) return false;
  return word.length > 4 && word.slice(0, 5) === modifier.slice(0, 5);
}

function wordsOf(actor: Actor): readonly string[] {
  return actor.roles.flatMap(({ title }) => partsOf(title));
}

// A vice president is no president.
function partsOf(words: string): readonly string[] {
  return words
    .toLowerCase()
    .replace(/['’]s?(?=\s)/gu, '')
    .replace(/\bvice\s+(?=president)/gu, 'vice-')
    .split(/[\s,]+/u);
}
