// Offices and trades that a text gives its people: "US Secretary of State Marco Rubio", "Ned Price, State Department spokesperson,".
// Leaves to others: whom "the spokesperson" means later (descriptions.ts).
import type { Script } from './features.ts';
import { sentenceEnd } from './features.ts';
import { classes, type Gazetteer } from './gazetteer.ts';
import type { Name } from './names.ts';
import { longestPhrase } from './phrases.ts';

/** A stretch of words that tells the role of the person named by `name` (an index). */
export interface RoleFound {
  readonly name: number;
  /** Half-open range of words, without article. */
  readonly first: number;
  readonly last: number;
  /** The word that is its head: `leader`. */
  readonly head: number;
}

export interface RoleInput {
  readonly script: Script;
  readonly names: readonly Name[];
  readonly gazetteer: Gazetteer;
  readonly modifiers: ReadonlySet<string>;
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

const determiners: ReadonlySet<string> = new Set(
  'the a an his her its their our my one'.split(' '),
);
const links: ReadonlySet<string> = new Set('of for at in to on from with by under'.split(' '));
const ends: ReadonlySet<string> = new Set([',', '.', ')', ';', ':', '”', '"', '—', '–', '!', '?']);
const copulas: ReadonlySet<string> = new Set('is was became becomes remains'.split(' '));
const breakers: ReadonlySet<string> = new Set(
  'said says told who whom which that and but or was is are were has had have will would as when while'.split(
    ' ',
  ),
);
const farthest = 12;

/** Every role told of a person, by name. */
export function findRoles(input: RoleInput): readonly RoleFound[] {
  const owner = nameAt(input);
  const found: RoleFound[] = [];
  for (const [index, name] of input.names.entries()) {
    if (name.type !== 'PER') continue;
    const rules = [titleBefore, appositionAfter, copulaAfter, appositionBefore];
    for (const rule of rules) {
      const stretch = rule(input, name, owner);
      if (stretch !== undefined) found.push({ name: index, ...stretch });
    }
  }
  return found;
}

/** For each word the index of the name it stands in, else -1. */
export function nameAt({ script, names }: Pick<RoleInput, 'script' | 'names'>): Int32Array {
  const owner = new Int32Array(script.types.length).fill(-1);
  for (const [index, name] of names.entries()) owner.fill(index, name.first, name.last);
  return owner;
}

function text(input: RoleInput, at: number): string {
  return input.script.types[at]?.folded ?? '';
}

/** Is the word a noun for an office or trade? A title counts only with its capital: "an art major" is none. */
export function isRoleWord(script: Script, at: number): boolean {
  const type = script.types[at];
  const wanted = type?.capital === 0 ? classes.role : classes.role | classes.title;
  return ((type?.bits ?? 0) & wanted) !== 0;
}

function isPlural(input: RoleInput, at: number): boolean {
  return !input.gazetteer.titles.has(text(input, at));
}

/** `US Secretary of State` before `Marco Rubio`: a title, then what belongs to it on its left. */
function titleBefore(input: RoleInput, name: Name, owner: Int32Array): Stretch | undefined {
  const { script, gazetteer } = input;
  const start = script.words.first[script.words.sentence[name.first] ?? 0] ?? 0;
  for (let first = Math.max(start, name.first - 4); first < name.first; first++) {
    const hit = longestPhrase(gazetteer.root, script.types, first, name.first);
    if (hit === undefined || first + hit.length !== name.first) continue;
    if ((hit.value & (classes.title | classes.role)) === 0 || owner[first] !== -1) continue;
    if (hit.length === 1 && !isRoleWord(script, first)) return undefined;
    const words = script.types.slice(first, name.first).map((type) => type.folded);
    const facts = gazetteer.titles.get(words.join(' '));
    if (facts === undefined || facts.honorific) return undefined;
    const from = extendLeft(input, first, start, owner);
    return { first: from, last: name.first, head: name.first - 1 };
  }
  return undefined;
}

/** Takes in modifiers, names of places, organisations and nations, and a possessive of theirs. */
function extendLeft(input: RoleInput, first: number, start: number, owner: Int32Array): number {
  let from = first;
  while (from > start && first - from < farthest) {
    const name = input.names[owner[from - 1] ?? -1];
    if (name !== undefined && (name.type === 'PER' || name.first < start)) break;
    if (name === undefined && !belongs(input, from - 1, owner)) break;
    from = name === undefined ? from - 1 : name.first;
  }
  return from;
}

/** A modifier, a further office, the `'s` of a named place or organisation, the hyphen of `ex-president`. */
function belongs(input: RoleInput, at: number, owner: Int32Array): boolean {
  const word = text(input, at);
  if (isPossessive(word)) {
    const named = input.names[owner[at - 1] ?? -1];
    return named !== undefined && named.type !== 'PER';
  }
  if (word === '-') return input.modifiers.has(text(input, at - 1));
  return input.modifiers.has(word) || isRoleWord(input.script, at);
}

function isPossessive(word: string): boolean {
  return word === "'s" || word === '’s';
}

/** `, US State Department spokesperson,` and `(spokesperson)` after a name. */
function appositionAfter(input: RoleInput, name: Name, owner: Int32Array): Stretch | undefined {
  const mark = text(input, name.last);
  if (mark !== ',' && mark !== '(') return undefined;
  return nounPhrase(input, name.last + 1, owner, mark === ',');
}

/** `is the president of`. */
function copulaAfter(input: RoleInput, name: Name, owner: Int32Array): Stretch | undefined {
  if (!copulas.has(text(input, name.last))) return undefined;
  if (!determiners.has(text(input, name.last + 1))) return undefined;
  return nounPhrase(input, name.last + 1, owner, false);
}

/** A noun phrase with a role word as its head that starts at a word; `closed`: it must run up to a mark. */
function nounPhrase(
  input: RoleInput,
  from: number,
  owner: Int32Array,
  closed: boolean,
): Stretch | undefined {
  const end = sentenceEnd(input.script.words, from);
  const limit = Math.min(end, from + farthest + 6);
  const first = determiners.has(text(input, from)) ? from + 1 : from;
  const head = headOf(input, first, limit, owner);
  if (head === undefined || isPlural(input, head)) return undefined;
  if (input.names[owner[head + 1] ?? -1]?.type === 'PER') return undefined;
  const linked = links.has(text(input, head + 1));
  if (closed && !linked && head + 1 < limit && !isEnd(input, head + 1)) return undefined;
  let last = head + 1;
  while (linked && last < limit && !isEnd(input, last)) last++;
  if (last >= limit && limit < end) last = head + 1;
  return { first: afterOwner(input, first, head, owner), last, head };
}

/** `country's president` is a president; `Malaysia's prime minister` stays whole. */
function afterOwner(input: RoleInput, first: number, head: number, owner: Int32Array): number {
  for (let at = head - 1; at > first; at--)
    if (isPossessive(text(input, at)) && owner[at - 1] === -1) return at + 1;
  return first;
}

function isEnd(input: RoleInput, at: number): boolean {
  return ends.has(text(input, at)) || breakers.has(text(input, at));
}

/** The last role word before the phrase goes on with "of" or ends; "of" inside a title ("secretary of state") is passed. */
function headOf(
  input: RoleInput,
  first: number,
  limit: number,
  owner: Int32Array,
): number | undefined {
  let head: number | undefined;
  for (let at = first; at < Math.min(limit, first + 9); at++) {
    const named = input.names[owner[at] ?? -1];
    if (named?.type === 'PER' || isEnd(input, at)) break;
    if (links.has(text(input, at)) && !isInsideTitle(input, head, at, limit)) break;
    if (named === undefined && isRoleWord(input.script, at)) head = at;
  }
  return head;
}

function isInsideTitle(
  input: RoleInput,
  head: number | undefined,
  at: number,
  limit: number,
): boolean {
  if (head === undefined) return false;
  const title = longestPhrase(input.gazetteer.root, input.script.types, head, limit);
  return title !== undefined && head + title.length > at && (title.value & classes.title) !== 0;
}

/** `The country's president, Nicolás Maduro,`: an article, a role, a comma, the name, a mark. */
function appositionBefore(input: RoleInput, name: Name, owner: Int32Array): Stretch | undefined {
  const comma = name.first - 1;
  if (text(input, comma) !== ',' || !ends.has(text(input, name.last))) return undefined;
  const start = input.script.words.first[input.script.words.sentence[name.first] ?? 0] ?? 0;
  for (let at = comma - 1; at >= Math.max(start, comma - farthest); at--) {
    if (isEnd(input, at)) return undefined;
    if (!determiners.has(text(input, at))) continue;
    const head = headOf(input, at + 1, comma, owner);
    if (head === undefined || isPlural(input, head)) continue;
    const straight = head === comma - 1 || links.has(text(input, head + 1));
    return straight
      ? { first: afterOwner(input, at + 1, head, owner), last: comma, head }
      : undefined;
  }
  return undefined;
}
