// Acronyms that a document explains: "National Electoral Council (CNE)", "the CNE (National Electoral Council)".
// Leaves to others: linking the two (link-groups.ts).
import type { MentionType } from '../../model/reading.ts';
import type { Script } from './features.ts';
import type { Name } from './names.ts';
import type { WordType } from './word-types.ts';

export interface Acronym {
  /** The acronym's word. */
  readonly at: number;
  /** The full name it stands for. */
  readonly first: number;
  readonly last: number;
}

const small: ReadonlySet<string> = new Set(
  "of the and for in on to de la las los del el y e da do dos des du et & - , 's ’s".split(' '),
);
const openers: ReadonlySet<string> = new Set(['(', '[']);
const closers: ReadonlySet<string> = new Set([')', ']', ',', ';']);
const farthest = 12;

/** Two to eight letters, most of them capitals: `CNE`, `PDVSA`, `UNHCR`, `MoD`. */
export function isAcronym(type: WordType | undefined): boolean {
  if (type === undefined || type.text.length < 2 || type.text.length > 8) return false;
  const capitals = type.text.replace(/[^\p{Lu}]/gu, '').length;
  return type.capital > 0 && capitals >= 2 && capitals * 2 > type.text.replace(/\./gu, '').length;
}

/**
 * Every explained acronym, in order: by its letters, or, since many are formed in the organisation's own language, because it
 * stands in brackets right after an organisation's name of several words.
 */
export function explainedAcronyms(
  types: readonly WordType[],
  names: readonly Name[],
): readonly Acronym[] {
  const endingAt = new Map(names.map((name) => [name.last, name]));
  const found: Acronym[] = [];
  for (let at = 2; at + 1 < types.length; at++) {
    if (!openers.has(types[at - 1]?.text ?? '') || !isAcronym(types[at])) continue;
    if (!closers.has(types[at + 1]?.text ?? '')) continue;
    const letters = types[at]?.folded.replace(/\./gu, '') ?? '';
    const full = expansionBefore(types, at - 1, letters) ?? groupOf(endingAt.get(at - 1));
    if (full !== undefined) found.push({ at, first: full.first, last: full.last });
  }
  return found;
}

function groupOf(name: Name | undefined): Name | undefined {
  return name?.type === 'ORG' && name.last - name.first > 1 ? name : undefined;
}

/** Walks back from the bracket, taking the letters from behind; small words may be skipped or count. */
function expansionBefore(
  types: readonly WordType[],
  bracket: number,
  letters: string,
): { readonly first: number; readonly last: number } | undefined {
  let left = letters.length;
  for (let at = bracket - 1; at >= Math.max(0, bracket - farthest); at--) {
    const type = types[at];
    if (type === undefined) return undefined;
    const takes =
      type.folded.startsWith(letters.charAt(left - 1)) && (type.capital > 0 || left > 1);
    if (takes) left--;
    else if (!small.has(type.folded)) return undefined;
    if (left === 0) return bracket - at >= 2 ? { first: at, last: bracket } : undefined;
  }
  return undefined;
}

/** First letters of the weighty words of a name: `national electoral council` gives `nec`. */
export function initialsOf(words: readonly string[]): string {
  return words
    .filter((word) => word !== 's' && !small.has(word))
    .map((word) => word.charAt(0))
    .join('');
}

/** The names with explained acronyms put in: the expansion as one name, the acronym with the same type. */
export function bindAcronyms(
  names: readonly Name[],
  acronyms: readonly Acronym[],
): readonly Name[] {
  if (acronyms.length === 0) return names;
  const made: Name[] = [];
  let from = 0;
  for (const acronym of acronyms) {
    while ((names[from]?.last ?? Number.POSITIVE_INFINITY) <= acronym.first) from++;
    const inside = namesBefore(names, from, acronym.at + 1);
    if ((made.at(-1)?.last ?? 0) > acronym.first || inside.some(isCurated)) continue;
    const type = bindingType(
      inside.filter((name) => name.first < acronym.last),
      acronym,
    );
    made.push({ first: acronym.first, last: acronym.last, type });
    made.push({ first: acronym.at, last: acronym.at + 1, type });
  }
  return merged(names, made);
}

/** What each explained acronym names, by its folded word. */
export function boundTypes(
  script: Pick<Script, 'types'>,
  names: readonly Name[],
  acronyms: readonly Acronym[],
): ReadonlyMap<string, MentionType> {
  const byFirst = new Map(names.map((name) => [name.first, name.type]));
  return new Map(
    acronyms.flatMap(({ at }) => {
      const type = byFirst.get(at);
      return type === undefined ? [] : [[script.types[at]?.folded ?? '', type]];
    }),
  );
}

function isCurated(name: Name): boolean {
  return name.curated !== undefined;
}

/** Names from an index on that start before a word. */
function namesBefore(names: readonly Name[], from: number, end: number): readonly Name[] {
  let to = from;
  while (to < names.length && (names[to]?.first ?? 0) < end) to++;
  return names.slice(from, to);
}

/** Both lists are in order; where two overlap, the made one stays. */
function merged(names: readonly Name[], made: readonly Name[]): readonly Name[] {
  let next = 0;
  const free = names.filter((name) => {
    while ((made[next]?.last ?? Number.POSITIVE_INFINITY) <= name.first) next++;
    return (made[next]?.first ?? Number.POSITIVE_INFINITY) >= name.last;
  });
  return [...free, ...made].sort((a, b) => a.first - b.first);
}

/** A place or other name keeps its type where it is the whole expansion; all else with an acronym is an organisation. */
function bindingType(inside: readonly Name[], acronym: Acronym): MentionType {
  const [only] = inside;
  const whole =
    inside.length === 1 &&
    only !== undefined &&
    only.last - only.first >= acronym.last - acronym.first - 1;
  return whole && only.type !== 'PER' ? only.type : 'ORG';
}
