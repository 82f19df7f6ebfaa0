// Acronyms that a document explains: "National Electoral Council (CNE)", "the CNE (National Electoral Council)".
// Leaves to others: linking the two (link-groups.ts).
import type { MentionType } from '../../model/reading.ts';
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
  'of the and for in on to de la las los del el y e da do dos des du et & - ,'.split(' '),
);
const closers: ReadonlySet<string> = new Set([')', ',', ';']);
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
    if (types[at - 1]?.text !== '(' || !isAcronym(types[at])) continue;
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
    .filter((word) => !small.has(word))
    .map((word) => word.charAt(0))
    .join('');
}

/** The names with explained acronyms put in: the expansion as one name, the acronym with the same type. */
export function bindAcronyms(
  names: readonly Name[],
  acronyms: readonly Acronym[],
): readonly Name[] {
  const made: Name[] = [];
  for (const acronym of acronyms) {
    const inside = names.filter((name) => name.first < acronym.last && name.last > acronym.first);
    const type = bindingType(inside, acronym);
    if (type === undefined) continue;
    made.push({ first: acronym.first, last: acronym.last, type });
    made.push({ first: acronym.at, last: acronym.at + 1, type });
  }
  const free = names.filter(
    (name) =>
      name.curated !== undefined ||
      !made.some((other) => name.first < other.last && name.last > other.first),
  );
  const allowed = made.filter(
    (name) => !free.some((other) => name.first < other.last && name.last > other.first),
  );
  return [...free, ...allowed].sort((a, b) => a.first - b.first);
}

/** A place or other name keeps its type where it is the whole expansion; all else with an acronym is an organisation. */
function bindingType(inside: readonly Name[], acronym: Acronym): MentionType | undefined {
  const [only] = inside;
  const whole =
    inside.length === 1 &&
    only !== undefined &&
    only.last - only.first >= acronym.last - acronym.first - 1;
  return whole && only.type !== 'PER' ? only.type : 'ORG';
}
