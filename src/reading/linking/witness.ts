// What documents tell for or against two names being one person: shared roles, telling companions, standing side by side.
// Leaves to others: what must be told for a join (join-names.ts).
import type { ActorId } from '../../model/reading.ts';
import { fold } from '../actors/actor-id.ts';
import type { Circle, Person } from './person.ts';

export type Circles = ReadonlyMap<ActorId, Circle>;

export interface Witness {
  /** True where one document names both. */
  sideBySide(a: Person, b: Person): boolean;
  /** True where both have a role in the same words, one of them telling. */
  shareRole(a: Person, b: Person): boolean;
  /** True where roles have a telling word in common: "Biden" in "adviser to Biden" and "Biden aide". */
  shareRoleWord(a: Person, b: Person): boolean;
  /** True where both stand beside somebody whom few documents name. */
  shareCompanion(a: Person, b: Person): boolean;
}

/**
 * The most documents a companion may be in and still tell something: half of a small archive, ten of a middling one,
 * one in fifty of a large one. Everybody stands beside the president.
 */
export function tellingUpTo(documents: number): number {
  return Math.max(documents / 50, Math.min(documents / 2, 10));
}

/** A word in the roles of more persons says an office ("president"), not whose or where. */
const tellingRoles = 3;

const nobody: Circle['companions'] = new Map();

export function createWitness(circles: Circles, documents: number): Witness {
  const most = tellingUpTo(documents);
  const rolesOf = (person: Person) => circles.get(person.id)?.roles ?? [];
  const companionsOf = (person: Person) => circles.get(person.id)?.companions ?? nobody;
  const bearers = new Map<string, number>();
  for (const { roles } of circles.values())
    for (const word of new Set(roles.flatMap(wordsOf)))
      bearers.set(word, (bearers.get(word) ?? 0) + 1);
  const telling = (word: string): boolean => (bearers.get(word) ?? 0) <= tellingRoles;
  const titlesOf = (person: Person) =>
    rolesOf(person)
      .map(fold)
      .filter((title) => wordsOf(title).some(telling));
  return {
    sideBySide: (a, b) => companionsOf(a).has(b.id) || companionsOf(b).has(a.id),
    shareRole: (a, b) => overlap(titlesOf(a), titlesOf(b)),
    shareRoleWord: (a, b) =>
      overlap(rolesOf(a).flatMap(wordsOf).filter(telling), rolesOf(b).flatMap(wordsOf)),
    shareCompanion(a, b) {
      const theirs = companionsOf(b);
      for (const [id, known] of companionsOf(a))
        if (known <= most && id !== b.id && id !== a.id && theirs.has(id)) return true;
      return false;
    },
  };
}

function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

function wordsOf(role: string): readonly string[] {
  return fold(role).match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
