// Which persons of an archive are one, found without any curation: sieves, the most precise first (Raghunathan et al.,
// EMNLP 2010, doing so inside one document).
// Leaves to others: names inside one document (actors), and carrying the joins out (store).
import type { ActorId } from '../../model/reading.ts';
import type { Resources } from '../resources.ts';
import { type Clusters, createClusters } from './clusters.ts';
import { gluedNames } from './glued.ts';
import { type Circle, lettersOf, type NamedPerson, type Person, toPerson } from './person.ts';
import {
  bareSurname,
  type Company,
  doubleSurname,
  initialOfMiddle,
  misspelt,
  type Proposal,
  sameLetters,
  withoutFirst,
  withoutMiddle,
} from './proposals.ts';
import { createWitness, type Witness } from './witness.ts';

/** Raise it with every change that can alter a join. */
export const linkingVersion = '1';

/** What names alone let be one, and whose circles must be known to decide. */
export interface Linking {
  readonly doubtful: readonly ActorId[];
  /** From each person that joins another to that other. The same for the same archive, in whatever order it came. */
  settle(circles: ReadonlyMap<ActorId, Circle>): ReadonlyMap<ActorId, ActorId>;
}

/** `documents` is the size of the archive. */
export type JoinNames = (persons: readonly NamedPerson[], documents: number) => Linking;

const sieves = [
  sameLetters,
  initialOfMiddle,
  withoutMiddle,
  doubleSurname,
  withoutFirst,
  misspelt,
  bareSurname,
] as const;

/** Loads the lists of first names once; the returned function is pure. */
export function prepareLinking(resources: Pick<Resources, 'lexicon'>): JoinNames {
  const givenNames = new Set(
    ['first-names-male', 'first-names-female'].flatMap((list) =>
      resources.lexicon(list).map(lettersOf),
    ),
  );
  return (named, documents) => {
    const persons = named.map(toPerson).sort((a, b) => (a.id < b.id ? -1 : 1));
    const company: Company = { persons, givenNames };
    const proposed = sieves.map((propose) => propose(company));
    const glued = gluedNames(company);
    const involved = [...proposed.flat(), ...glued].flatMap((one) => [one.short.id, one.long.id]);
    return {
      doubtful: [...new Set(involved)],
      settle: (circles) => settle(persons, proposed, glued, createWitness(circles, documents)),
    };
  };
}

function settle(
  persons: readonly Person[],
  proposed: readonly (readonly Proposal[])[],
  glued: ReturnType<typeof gluedNames>,
  witness: Witness,
): ReadonlyMap<ActorId, ActorId> {
  const clusters = createClusters();
  for (const proposals of proposed) {
    // All of one sieve are judged before any is carried out, so that their order makes no difference.
    const judged = [...byShort(proposals)].map(([, choices]) => choose(choices, clusters, witness));
    for (const one of judged) if (one !== undefined) clusters.join(one.short, one.long);
  }
  for (const [, choices] of byShort(glued)) {
    const seen = choices.filter(
      ({ short, long, other }) =>
        witness.sideBySide(short, long) && witness.sideBySide(short, other),
    );
    const [one, another] = clusters.heads(seen.map(({ long }) => long));
    if (one !== undefined && another === undefined) clusters.take(seen[0]?.short ?? one, one);
  }
  const joins = new Map<ActorId, ActorId>();
  for (const person of persons) {
    const { id } = clusters.head(person);
    if (id !== person.id) joins.set(person.id, id);
  }
  return joins;
}

function byShort<Pair extends { readonly short: Person }>(
  proposals: readonly Pair[],
): ReadonlyMap<ActorId, readonly Pair[]> {
  const groups = new Map<ActorId, Pair[]>();
  for (const one of proposals) {
    const group = groups.get(one.short.id);
    if (group === undefined) groups.set(one.short.id, [one]);
    else group.push(one);
  }
  return groups;
}

/**
 * The one person a name may join, if there is one only. Where the names alone allow several, the circle decides: then
 * exactly one of them must share something with it. The same holds where a document sets it apart from some of them.
 */
function choose(
  choices: readonly Proposal[],
  clusters: Clusters,
  witness: Witness,
): Proposal | undefined {
  const strangers = new Set(
    choices
      .filter((one) => !one.sideBySide && witness.sideBySide(one.short, one.long))
      .map((one) => clusters.head(one.long).id),
  );
  const allowed = choices.filter((one) => !strangers.has(clusters.head(one.long).id));
  const certain = allowed.filter((one) => proven(one, witness));
  const heads = clusters.heads(certain.map((one) => one.long));
  if (heads.length < 2 && strangers.size === 0) return certain[0];
  const near = certain.filter((one) =>
    clusters.members(one.long).some((long) => isNear(one, long, witness)),
  );
  return clusters.heads(near.map((one) => one.long)).length === 1 ? near[0] : undefined;
}

function proven(one: Proposal, witness: Witness): boolean {
  const { short, long, wants, sideBySide } = one;
  if (wants === 'name') return true;
  if (witness.shareRole(short, long)) return true;
  if (wants === 'role') return false;
  return (sideBySide && witness.sideBySide(short, long)) || witness.shareCompanion(short, long);
}

function isNear({ short }: Proposal, long: Person, witness: Witness): boolean {
  return witness.shareRoleWord(short, long) || witness.shareCompanion(short, long);
}
