// After a run: persons whom several documents name differently become one, over the whole archive.
// Leaves to others: who is one person (reading/linking) and keeping it (store).
import { type JoinNames, linkingVersion } from '../reading/linking/join-names.ts';
import { tellingUpTo } from '../reading/linking/witness.ts';
import type { People } from '../store/persons.ts';

export interface Linker {
  readonly people: People;
  readonly joinNames: JoinNames;
}

/**
 * Joins anew when documents changed since the last time, also when that run was cut off before it came to this. Gives
 * how many names were joined, or undefined where nothing was to be done. Rejects only when the store does.
 */
export async function linkPersons(
  { people, joinNames }: Linker,
  collection: string,
): Promise<number | undefined> {
  if ((await people.joined(collection)) === linkingVersion) return undefined;
  const { persons, documents } = await people.persons(collection);
  const linking = joinNames(persons, documents);
  const circles = await people.circles(collection, linking.doubtful, tellingUpTo(documents));
  const joins = linking.settle(circles);
  await people.join(collection, joins, linkingVersion);
  return joins.size;
}
