// A person's name taken apart for comparison, and what an archive knows of the persons it names.
// Leaves to others: which names are one person (join-names.ts and the sieves).
import type { ActorId } from '../../model/reading.ts';
import { fold } from '../actors/actor-id.ts';

/** A person as documents name them, before anything is joined. */
export interface NamedPerson {
  readonly id: ActorId;
  readonly name: string;
  /** Every other form that documents use for this id. */
  readonly forms: readonly string[];
  readonly curated: boolean;
  /** How many documents name this id. */
  readonly documents: number;
}

/** What else documents tell of one id. */
export interface Circle {
  /** Persons and organisations in the same documents, with the number of documents that name each in all. */
  readonly companions: ReadonlyMap<ActorId, number>;
  readonly roles: readonly string[];
}

export interface Person extends NamedPerson {
  /** Folded words of the name; particles ("von der") are part of the word after them. */
  readonly units: readonly string[];
  readonly first: string;
  /** The last unit, `''` for a name of one unit. */
  readonly last: string;
  /** `jr`, `iii` and the like, which tell father from son; else `''`. */
  readonly generation: string;
  /** Letters of the name alone: what `O’Brien` and `OBrien`, `J.D. Vance` and `JD Vance` have in common. */
  readonly letters: string;
  /** Folded letters of every form, the name included. */
  readonly spoken: ReadonlySet<string>;
}

const generations: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

export function toPerson(named: NamedPerson): Person {
  const { units, generation } = unitsOf(named.name);
  return {
    ...named,
    units,
    generation,
    first: units[0] ?? '',
    last: units.length > 1 ? (units.at(-1) ?? '') : '',
    letters: lettersOf(named.name),
    spoken: new Set([named.name, ...named.forms].map(lettersOf)),
  };
}

/** Folded letters and digits, nothing between them. */
export function lettersOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function unitsOf(name: string): { readonly units: readonly string[]; readonly generation: string } {
  const units: string[] = [];
  let particles = '';
  let generation = '';
  for (const word of name.replace(/(\p{Lu}\.)(?=\p{Lu})/gu, '$1 ').split(/[\s,]+/u)) {
    const letters = lettersOf(word);
    if (letters === '') continue;
    if (units.length > 0 && generations.has(letters)) generation = letters;
    else if (units.length > 0 && /^\p{Ll}/u.test(word)) particles += `${letters} `;
    else {
      units.push(particles + letters);
      particles = '';
    }
  }
  return { units, generation };
}

/** True for a single letter that stands for a name. */
export function isInitial(unit: string): boolean {
  return unit.length === 1;
}

/**
 * Words that alone mean this person: the last unit, its last word ("Leyen"), and any other part of the name, the first
 * excepted, that some document uses alone ("González" for Edmundo González Urrutia).
 */
export function surnamesOf(person: Person): readonly string[] {
  if (person.units.length < 2) return [];
  const tail = person.last.split(' ').at(-1) ?? person.last;
  const alone = person.units.slice(1, -1).filter((unit) => person.spoken.has(unit));
  return [...new Set([person.last.replaceAll(' ', ''), tail, ...alone])];
}
