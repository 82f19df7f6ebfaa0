// Two surnames that damage (a lost comma or hyphen, machine translation) ran together into a name: "Biden Maduro".
// Leaves to others: the deciding (join-names.ts).
import type { Person } from './person.ts';
import type { Company } from './proposals.ts';

export interface Glued {
  readonly short: Person;
  /** Bears the second surname, which is what such a name is cut down to ("Maduro"). */
  readonly long: Person;
  /** Bears the first surname. */
  readonly other: Person;
}

/** Names of two words that are surnames of two other persons, the first of them no first name. */
export function gluedNames({ persons, givenNames }: Company): readonly Glued[] {
  const bearers = new Map<string, Person[]>();
  for (const person of persons) {
    if (!givenNames.has(person.first) || person.last === '') continue;
    const known = bearers.get(person.last);
    if (known === undefined) bearers.set(person.last, [person]);
    else known.push(person);
  }
  return persons.flatMap((short): readonly Glued[] => {
    const { units, first, last, curated } = short;
    if (units.length !== 2 || curated || givenNames.has(first)) return [];
    const others = bearers.get(first) ?? [];
    return (bearers.get(last) ?? []).flatMap((long) =>
      others.map((other) => ({ short, long, other })),
    );
  });
}
