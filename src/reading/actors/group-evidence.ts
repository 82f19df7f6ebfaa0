// What a document says of a name that only a body of people bears: "members of the Sea Org", "Acme officials".
// Leaves to others: the vote over a name's type (document-names.ts).
import type { MentionType } from '../../model/reading.ts';
import type { Resources } from '../resources.ts';
import type { Script } from './features.ts';
import { classes } from './gazetteer.ts';
import type { Name } from './names.ts';

export interface GroupNouns {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** @throws Error for a line that is not `before NOUN` or `after NOUN`. */
export function loadGroupNouns(resources: Resources): GroupNouns {
  const nouns = { before: new Set<string>(), after: new Set<string>() };
  for (const line of resources.lexicon('group-nouns')) {
    const [side, noun] = line.split(' ');
    if ((side !== 'before' && side !== 'after') || noun === undefined)
      throw new Error(
        `config/lexicon/group-nouns.txt: "${line}" is not "before" or "after" a noun`,
      );
    nouns[side].add(noun.toLowerCase());
  }
  return nouns;
}

const geography = classes.country | classes.region | classes.city | classes.demonym;
/** "Kurdish officials" belong to a people; so may every adjective of that form that no list knows. */
const adjective = /(?:an|ese|ish|ic|i)$/u;

/**
 * Keys of names that a body of people bears. Being a member of a thing tells at once; "officials" after it, which places
 * have, too, tells in the second place, and of no place.
 */
export function bodiesOfPeople(
  script: Script,
  names: readonly Name[],
  nouns: GroupNouns,
  keyOf: (name: Name) => string,
): ReadonlySet<string> {
  const weights = new Map<string, number>();
  for (const name of names) {
    if (name.curated !== undefined || !mayBeGroup(script, name)) continue;
    const weight = weightOf(script, name, nouns);
    if (weight > 0) weights.set(keyOf(name), (weights.get(keyOf(name)) ?? 0) + weight);
  }
  return new Set([...weights].filter(([, weight]) => weight > 1).map(([key]) => key));
}

const open: ReadonlySet<MentionType> = new Set(['MISC', 'LOC']);

function mayBeGroup(script: Script, name: Name): boolean {
  if (!open.has(name.type)) return false;
  const marks = (script.types[name.first]?.bits ?? 0) | (script.phrases[name.first] ?? 0);
  return (marks & geography) === 0 && (script.types[name.last - 1]?.capital ?? 0) > 0;
}

function weightOf({ types }: Script, name: Name, nouns: GroupNouns): number {
  const before = types[name.first - 1]?.folded === 'the' ? name.first - 2 : name.first - 1;
  if (types[before]?.folded === 'of' && nouns.before.has(types[before - 1]?.folded ?? '')) return 2;
  const after = types[name.last];
  const told = after?.capital === 0 && nouns.after.has(after.folded);
  if (!told || name.type === 'LOC') return 0;
  return adjective.test(types[name.last - 1]?.folded ?? '') ? 0 : 1;
}
