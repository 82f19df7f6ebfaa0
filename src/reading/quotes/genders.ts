// He or she, as far as an office or a first name tells; a name in both lists tells nothing.
// Leaves to others: what follows from it (pronouns).
import type { Actor } from '../../model/reading.ts';
import type { Resources } from '../resources.ts';

export interface Genders {
  readonly offices: ReadonlyMap<string, Gender>;
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
}

export type Gender = 'm' | 'f';

export function loadGenders(resources: Resources): Genders {
  const offices = new Map<string, Gender>();
  for (const list of ['role-words', 'titles'])
    for (const entry of resources.lexicon(list)) {
      const [word = '', marks = ''] = entry.split('=').map((part) => part.trim().toLowerCase());
      const [gender] = marks.split(' ');
      if (gender === 'm' || gender === 'f') offices.set(word, gender);
    }
  const names = (list: string) =>
    new Set(resources.lexicon(list).map((entry) => entry.toLowerCase()));
  return { offices, male: names('first-names-male'), female: names('first-names-female') };
}

export function genderOf(actor: Actor, { offices, male, female }: Genders): Gender | undefined {
  for (const { title } of actor.roles)
    for (const word of title.toLowerCase().split(/\s+/u)) {
      const gender = offices.get(word);
      if (gender) return gender;
    }
  const [first = '', ...rest] = actor.name.toLowerCase().split(/\s+/u);
  if (rest.length === 0 || male.has(first) === female.has(first)) return undefined;
  return male.has(first) ? 'm' : 'f';
}
