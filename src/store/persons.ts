// Persons over all documents, as those who join their names see them.
// Leaves to others: SQL (people.ts), whose names are joined (reading/linking), the rest of the contract (store.ts).
import type { ActorId } from '../model/reading.ts';

/** A person by the id that readings give, with all that documents call it. */
export interface PersonNames {
  readonly id: ActorId;
  readonly name: string;
  readonly forms: readonly string[];
  readonly curated: boolean;
  readonly documents: number;
}

export interface PersonCircle {
  /** Persons and organisations of the same documents, with the number of documents that name each. */
  readonly companions: ReadonlyMap<ActorId, number>;
  readonly roles: readonly string[];
}

/** Persons over all documents of a collection, whatever each document calls them. */
export interface People {
  /** With what version `join` last ran; undefined when documents were put or removed since, or it never ran. */
  joined(collection: string): Promise<string | undefined>;
  /** Every person as documents name them, joined or not, and how many documents there are. */
  persons(
    collection: string,
  ): Promise<{ readonly persons: readonly PersonNames[]; readonly documents: number }>;
  /** Who stands beside these persons; of others only those whom at most `known` documents name. */
  circles(
    collection: string,
    persons: readonly ActorId[],
    known: number,
  ): Promise<ReadonlyMap<ActorId, PersonCircle>>;
  /** Makes each person of the map one with the person it names, and undoes every join that is not in the map. */
  join(collection: string, joins: ReadonlyMap<ActorId, ActorId>, version: string): Promise<void>;
}
