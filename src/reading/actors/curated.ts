// Names an editor knows, found wherever they stand; an alias may be limited to one document.
// Leaves to others: all other names (tagger.ts), who else a curated actor is named as (link.ts).
import type { Document } from '../../model/document.ts';
import type { CuratedActor, CuratedAlias, Curation } from '../../model/reading.ts';
import { typeOf } from './actor-id.ts';
import { type Script, sentenceEnd } from './features.ts';
import { phraseWords } from './gazetteer.ts';
import type { Name } from './names.ts';
import { grow, longestPhrase, newStep, type Step } from './phrases.ts';

interface Entry {
  readonly actor: number;
  readonly limits: readonly (string | undefined)[];
}

type Entries = Step<readonly Entry[]>;

/** True where an alias holds in a document: it is limited to none, or to this id, its last part or its source. */
export function holdsIn(limit: string | undefined, document: Document): boolean {
  if (limit === undefined) return true;
  return (
    limit === document.id || limit === document.id.split('/').at(-1) || limit === document.source
  );
}

/** The names of a curated actor that hold in a document. */
export function namesIn(actor: CuratedActor, document: Document): readonly string[] {
  const all: readonly CuratedAlias[] = [{ name: actor.name }, ...actor.aliases];
  return all.filter((alias) => holdsIn(alias.document, document)).map((alias) => alias.name);
}

/** Prepares the search; the tree of names is grown once per curation. */
export function createCuratedSearch(): (
  script: Script,
  document: Document,
  curation: Curation,
) => readonly Name[] {
  const grown = new WeakMap<Curation, Entries>();
  return (script, document, curation) => {
    if (curation.actors.length === 0) return [];
    const root = grown.get(curation) ?? growEntries(curation);
    grown.set(curation, root);
    return search(script, document, curation, root);
  };
}

function growEntries(curation: Curation): Entries {
  const root: Entries = newStep();
  for (const [actor, curated] of curation.actors.entries())
    for (const { name, document } of [
      { name: curated.name, document: undefined },
      ...curated.aliases,
    ]) {
      const words = phraseWords(name);
      if (words.length === 0) continue;
      const step = grow(root, words);
      step.value = [...(step.value ?? []), { actor, limits: [document] }];
    }
  return root;
}

function search(
  script: Script,
  document: Document,
  curation: Curation,
  root: Entries,
): readonly Name[] {
  const names: Name[] = [];
  for (let at = 0; at < script.types.length; ) {
    const hit = longestPhrase(root, script.types, at, sentenceEnd(script.words, at));
    const entry = hit && entryFor(hit.value, document);
    const actor = entry && curation.actors[entry.actor];
    if (!hit || !entry || !actor || !isWrittenAsName(script, at, hit.length)) {
      at++;
      continue;
    }
    names.push({
      first: at,
      last: at + hit.length,
      type: typeOf(actor.kind),
      curated: entry.actor,
    });
    at += hit.length;
  }
  return names;
}

/** The actor meant here: an editor who limits a name to a document means that one there, whoever bears the name elsewhere. */
function entryFor(entries: readonly Entry[], document: Document): Entry | undefined {
  const limited = entries.find(({ limits }) =>
    limits.some((limit) => limit !== undefined && holdsIn(limit, document)),
  );
  return limited ?? entries.find(({ limits }) => limits.includes(undefined));
}

/** "Guide" names somebody, "guide" does not; caseless scripts always may. */
function isWrittenAsName(script: Script, at: number, length: number): boolean {
  for (let next = at; next < at + length; next++) {
    const type = script.types[next];
    if (type === undefined) continue;
    if (type.capital > 0 || !/\p{Ll}/u.test(type.text)) return true;
  }
  return false;
}

/**
 * Curated names and tagged ones together. A tagged person's name that holds a curated one and goes on to its left
 * ("Juan González" around "González") is another name and stays; all else gives way. Both lists are in order.
 */
export function mergeCurated(tagged: readonly Name[], curated: readonly Name[]): readonly Name[] {
  if (curated.length === 0) return tagged;
  const kept = without(curated, tagged, isOther);
  const free = without(tagged, kept, () => true);
  return [...free, ...kept].sort((a, b) => a.first - b.first);
}

/** The names of the first list that no overlapping name of the second one drives out. */
function without(
  names: readonly Name[],
  others: readonly Name[],
  drives: (other: Name, name: Name) => boolean,
): readonly Name[] {
  let from = 0;
  return names.filter((name) => {
    while ((others[from]?.last ?? Number.POSITIVE_INFINITY) <= name.first) from++;
    for (let at = from; at < others.length; at++) {
      const other = others[at];
      if (other === undefined || other.first >= name.last) return true;
      if (drives(other, name)) return false;
    }
    return true;
  });
}

function isOther(name: Name, one: Name): boolean {
  const oneWord = one.last - one.first === 1;
  const people = one.type === 'PER' && name.type === 'PER';
  return oneWord && people && name.first < one.first && one.last <= name.last;
}
