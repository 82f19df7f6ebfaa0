// Organisations, places and other names: same name, known other names, acronyms, short forms of a longer name.
// Leaves to others: people (link-people.ts).

import { initialsOf, isAcronym } from './acronyms.ts';
import { kindOf } from './actor-id.ts';
import { type Background, type Entity, type LinkInput, newEntity } from './entity.ts';
import { classes, nameKey } from './gazetteer.ts';
import type { Name } from './names.ts';

interface Groups {
  /** `kind:key` to entity. */
  readonly exact: Map<string, Entity>;
  /** Entities by the parts of their names that may stand for the whole, with the word they were met at. */
  readonly short: Map<string, Entity>;
  readonly made: Entity[];
}

/** Entities for all names that name no person and are not curated. */
export function linkGroups(input: LinkInput, background: readonly Background[]): readonly Entity[] {
  const groups: Groups = { exact: new Map(), short: new Map(), made: [] };
  for (const one of background)
    if (one.kind !== 'person')
      for (const form of one.forms) register(groups, `${one.kind}:${nameKey(form)}`, one.entity());
  const keys = input.names.map((name) => keyOf(input, name, input.document.text));
  const expansions = expansionKeys(input, keys);
  for (const index of orderOf(input, groups, keys)) {
    const key = keys[index] ?? '';
    place(input, groups, index, key, expansions.get(key));
  }
  return groups.made;
}

/** Long names first, acronyms and single words last; curated names only teach their short forms. */
function orderOf(input: LinkInput, groups: Groups, keys: readonly string[]): readonly number[] {
  const order: { readonly index: number; readonly length: number }[] = [];
  for (const [index, name] of input.names.entries()) {
    const key = keys[index] ?? '';
    if (name.type === 'PER') continue;
    if (name.curated !== undefined) learn(input, groups, name, key);
    else order.push({ index, length: isShort(input, name) ? 0 : key.split(' ').length });
  }
  return order.sort((a, b) => b.length - a.length || a.index - b.index).map(({ index }) => index);
}

function register(groups: Groups, key: string, entity: Entity): void {
  if (!groups.exact.has(key)) groups.exact.set(key, entity);
}

function keyOf({ script: { words } }: LinkInput, name: Name, text: string): string {
  if (name.type === 'PER') return '';
  return nameKey(text.slice(words.start[name.first] ?? 0, words.end[name.last - 1] ?? 0));
}

/** One word: an acronym, or the head or first word of a longer name. */
function isShort(input: LinkInput, name: Name): boolean {
  return name.last - name.first === 1 || isAcronym(input.script.types[name.first]);
}

/** Key of an explained acronym to the key of what it stands for. */
function expansionKeys(input: LinkInput, keys: readonly string[]): ReadonlyMap<string, string> {
  const byFirst = new Map(input.names.map((name, index) => [name.first, index]));
  const found = new Map<string, string>();
  for (const acronym of input.acronyms) {
    const short = keys[byFirst.get(acronym.at) ?? -1];
    const long = keys[byFirst.get(acronym.first) ?? -1];
    if (short !== undefined && long !== undefined && short !== '') found.set(short, long);
  }
  return found;
}

function place(
  input: LinkInput,
  groups: Groups,
  index: number,
  key: string,
  expansion: string | undefined,
): void {
  const name = input.names[index];
  if (name === undefined) return;
  const kind = kindOf(name.type);
  const written = key.length > 3 || isAcronym(input.script.types[name.first]);
  const known = written ? input.gazetteer.canonical.get(key) : undefined;
  const entity =
    groups.exact.get(`${kind}:${key}`) ??
    (expansion === undefined ? undefined : groups.exact.get(`${kind}:${expansion}`)) ??
    (known === undefined ? undefined : groups.exact.get(`${kind}:${nameKey(known)}`)) ??
    shortFor(groups, `${kind}:${key}`, known);
  if (entity !== undefined) {
    entity.names.push(index);
    register(groups, `${kind}:${key}`, entity);
    return;
  }
  const made = newEntity(name, index, known);
  groups.made.push(made);
  register(groups, `${kind}:${key}`, made);
  if (known !== undefined) register(groups, `${kind}:${nameKey(known)}`, made);
  learnShort(input, groups, name, key, made);
}

/** A name that the lists know is short for a longer one ("Home Office" of "UK Home Office"), but for none they know besides. */
function shortFor(groups: Groups, key: string, known: string | undefined): Entity | undefined {
  const entity = groups.short.get(key);
  return known === undefined || entity?.known === undefined ? entity : undefined;
}

function learn(input: LinkInput, groups: Groups, name: Name, key: string): void {
  const entity = groups.exact.get(`${kindOf(name.type)}:${key}`);
  if (entity !== undefined) learnShort(input, groups, name, key, entity);
}

/**
 * Notes the short forms of a longer name: its initials; an organisation's tail and head word ("Electoral Council" and
 * "Council" of "National Electoral Council", "Ministry" of "Ministry of Defence"); what stands before its head words ("Toyota" of "Toyota Motor Corporation").
 */
function learnShort(
  input: LinkInput,
  groups: Groups,
  name: Name,
  key: string,
  entity: Entity,
): void {
  const words = key.split(' ');
  if (words.length < 2 || words.length > 10) return;
  const kind = kindOf(name.type);
  const note = (form: string) => {
    if (!groups.short.has(`${kind}:${form}`)) groups.short.set(`${kind}:${form}`, entity);
  };
  const initials = initialsOf(words);
  if (initials.length > 1) note(initials);
  if (name.type !== 'ORG') return;
  const heads = words.map((word) => isHead(input, word));
  if (heads.at(-1))
    for (let from = 1; from < words.length; from++) note(words.slice(from).join(' '));
  if (heads[0]) note(words[0] ?? '');
  for (let to = 1; to < words.length; to++)
    if (heads.slice(to).some(Boolean) && !heads[0] && !isCommon(input, words.slice(0, to)))
      note(words.slice(0, to).join(' '));
}

function isHead(input: LinkInput, word: string): boolean {
  return ((input.gazetteer.root.next.get(word)?.value ?? 0) & classes.organisationWord) !== 0;
}

/** "American" does not stand for American Airlines, nor "New" for the New York Times. */
function isCommon(input: LinkInput, words: readonly string[]): boolean {
  const [only] = words;
  if (words.length > 1 || only === undefined) return false;
  const bits = input.gazetteer.root.next.get(only)?.value ?? 0;
  return (bits & (classes.demonym | classes.country)) !== 0 || input.script.habits.lower.has(only);
}
