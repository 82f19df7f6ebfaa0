// Persons put together step by step, never two whom an editor keeps apart.
// Leaves to others: who belongs together (the sieves).
import type { ActorId } from '../../model/reading.ts';
import type { Person } from './person.ts';

export interface Clusters {
  /** Puts two persons and all that are with them together; nothing happens where both sides hold a curated person. */
  join(a: Person, b: Person): void;
  /** The same; `damage` never stands for a cluster. */
  take(damage: Person, into: Person): void;
  /** One person for each cluster, always the same for the same members. */
  head(person: Person): Person;
  /** Everybody who is with this person, the person included. */
  members(person: Person): readonly Person[];
  /** The clusters among these persons, each by its head, once. */
  heads(persons: readonly Person[]): readonly Person[];
}

export function createClusters(): Clusters {
  const lists = new Map<ActorId, readonly Person[]>();
  const members = (person: Person): readonly Person[] => lists.get(person.id) ?? [person];
  const head = (person: Person): Person => members(person)[0] ?? person;
  const damaged = new Set<ActorId>();
  const byRank = (a: Person, b: Person): number =>
    Number(damaged.has(a.id)) - Number(damaged.has(b.id)) || byFitness(a, b);
  function join(a: Person, b: Person): void {
    if (head(a).id === head(b).id || (head(a).curated && head(b).curated)) return;
    const all = [...members(a), ...members(b)].sort(byRank);
    for (const one of all) lists.set(one.id, all);
  }
  return {
    members,
    head,
    heads: (persons) => [...new Map(persons.map((one) => [head(one).id, head(one)])).values()],
    join,
    take(damage, into) {
      damaged.add(damage.id);
      join(damage, into);
    },
  };
}

/** Curated first, then full names, then what most documents write, then the longer name. */
function byFitness(a: Person, b: Person): number {
  return (
    Number(b.curated) - Number(a.curated) ||
    Number(b.last !== '') - Number(a.last !== '') ||
    b.documents - a.documents ||
    b.units.length - a.units.length ||
    (a.id < b.id ? -1 : 1)
  );
}
