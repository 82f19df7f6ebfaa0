// Cuts a name down to the name: titles, articles and stray marks off its ends, conjoined people apart.
// Leaves to others: what the rest of the document tells (document-names.ts).
import type { Gazetteer } from './gazetteer.ts';
import { classes } from './gazetteer.ts';
import type { Name } from './names.ts';
import { longestPhrase } from './phrases.ts';
import type { WordType } from './word-types.ts';

/** Longer runs are damage, not names. */
const longestName = 15;
const articles: ReadonlySet<string> = new Set(['the', 'a', 'an', "'s", '’s']);
const joints: ReadonlySet<string> = new Set(['and', 'y', '&', ',', '/']);

/** What names are cut with. */
export interface Trims {
  readonly gazetteer: Gazetteer;
  /** Words that open sentences and no names, folded. */
  readonly openers: ReadonlySet<string>;
}

/** What is left of a name, in order: nothing, itself, or the people it joins. */
export function trimName(
  name: Name,
  types: readonly WordType[],
  { gazetteer, openers }: Trims,
): readonly Name[] {
  if (name.curated !== undefined) return [name];
  if (name.last - name.first > longestName) return [];
  return split(name, types)
    .map((part) => cutTail(cutOpener(part, types, openers), types))
    .map((part) => cutTitles(cutEdges(part, types), types, gazetteer))
    .map((part) => cutEdges(part, types))
    .filter((part) => isNameLike(part, types));
}

/** `María Corina Machado y González` are two; `Trinidad and Tobago` is one, and so is `Smith and Wesson Company`. */
function split(name: Name, types: readonly WordType[]): readonly Name[] {
  if (name.type !== 'PER') return [name];
  const parts: Name[] = [];
  let first = name.first;
  for (let at = name.first + 1; at < name.last - 1; at++) {
    if (!joints.has(types[at]?.folded ?? '') || (types[at + 1]?.capital ?? 0) === 0) continue;
    parts.push({ ...name, first, last: at });
    first = at + 1;
  }
  return [...parts, { ...name, first }];
}

const forenames = classes.male | classes.female;

/** `Yesterday Mohamed` is `Mohamed`; `Will Smith` stays. */
function cutOpener(name: Name, types: readonly WordType[], openers: ReadonlySet<string>): Name {
  const type = types[name.first];
  const cut =
    name.type === 'PER' &&
    name.last - name.first > 1 &&
    type !== undefined &&
    (type.bits & forenames) === 0 &&
    openers.has(type.folded);
  return cut ? { ...name, first: name.first + 1 } : name;
}

/**
 * `Maduro's government` is `Maduro`, `US government` is `US`: what follows a possessive and is written small belongs to no
 * name, nor does a small word at the end of an organisation's. What is left is of the kind that the lists tell.
 */
function cutTail(name: Name, types: readonly WordType[]): Name {
  let last = name.last;
  while (last - 1 > name.first && isPlain(types[last - 1])) last--;
  const owned = isPossessive(types[last]);
  if (last === name.last || (name.type !== 'ORG' && !owned)) return name;
  if (!types.slice(name.first, last).some((type) => type.capital > 0)) return name;
  const only = last - name.first === 1 ? types[name.first] : undefined;
  return { ...name, last, type: (only && placeOf(only)) ?? name.type };
}

function isPlain(type: WordType | undefined): boolean {
  if (type === undefined) return false;
  return isPossessive(type) || (type.capital === 0 && type.hasLetter && !type.mixed);
}

function isPossessive(type: WordType | undefined): boolean {
  return type !== undefined && /^['’]s$/u.test(type.text);
}

function placeOf(type: WordType): 'LOC' | 'MISC' | undefined {
  if ((type.bits & (classes.country | classes.region)) !== 0) return 'LOC';
  return (type.bits & classes.demonym) !== 0 ? 'MISC' : undefined;
}

/** `The Hague Tribunal's` ends before the `'s`; an article goes where something is left. */
function cutEdges(name: Name, types: readonly WordType[]): Name {
  let { first, last } = name;
  const droppable = (at: number) => {
    const type = types[at];
    return type === undefined || !type.hasLetter ? !/^\p{N}/u.test(type?.text ?? '') : false;
  };
  while (first < last && (droppable(first) || isArticle(types[first]))) first++;
  while (first < last && (droppable(last - 1) || isArticle(types[last - 1]))) last--;
  return { ...name, first, last };
}

function isArticle(type: WordType | undefined): boolean {
  return type !== undefined && type.capital < 2 && type.text !== 'A' && articles.has(type.folded);
}

/** `Secretary of State Marco Rubio` is `Marco Rubio`; `Don Johnson` stays, for Don is a first name, too. */
function cutTitles(name: Name, types: readonly WordType[], gazetteer: Gazetteer): Name {
  if (name.type !== 'PER') return name;
  let { first } = name;
  for (;;) {
    const length = titleLength(first, name.last, types, gazetteer);
    if (length === 0) return { ...name, first };
    first += length;
  }
}

/** Words of the title that starts at a word, 0 for none. */
export function titleLength(
  at: number,
  limit: number,
  types: readonly WordType[],
  gazetteer: Gazetteer,
): number {
  const hit = longestPhrase(gazetteer.root, types, at, limit);
  if (hit === undefined || (hit.value & (classes.title | classes.role)) === 0) return 0;
  const forename = (hit.value & (classes.male | classes.female)) !== 0;
  return forename && hit.length === 1 && at + 1 < limit ? 0 : hit.length;
}

/** What is put after a name with a comma names nobody: "Joseph Biden, Jr.". */
const suffix = /^(?:[js]r|i{2,3}|iv)\.?$/u;

/** A name has a capital or a digit somewhere, is more than one small letter and more than "Jr.". */
function isNameLike(name: Name, types: readonly WordType[]): boolean {
  if (name.last - name.first === 1 && suffix.test(types[name.first]?.folded ?? '')) return false;
  for (let at = name.first; at < name.last; at++) {
    const type = types[at];
    if (type?.hasLetter && (type.text.length > 1 || type.capital > 0)) return true;
  }
  return false;
}
