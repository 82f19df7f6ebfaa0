// What the sieves of linking share: the names of one actor, and what linking is given.
// Leaves to others: the sieves (link-people.ts, link-groups.ts).
import type { Document } from '../../model/document.ts';
import type { ActorKind, Curation } from '../../model/reading.ts';
import type { Acronym } from './acronyms.ts';
import { kindOf } from './actor-id.ts';
import type { Script } from './features.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Name } from './names.ts';
import type { Nicknames } from './people.ts';
import type { Slips } from './slips.ts';

/** The names of one actor. */
export interface Entity {
  readonly kind: ActorKind;
  /** Indexes into the list of names, in order. */
  readonly names: number[];
  /** Canonical name known beforehand: curated, or from the lists of countries and organisations. */
  readonly known?: string;
  readonly curated?: number;
}

export interface LinkInput {
  readonly document: Document;
  readonly script: Script;
  readonly names: readonly Name[];
  readonly acronyms: readonly Acronym[];
  readonly gazetteer: Gazetteer;
  readonly nicknames: Nicknames;
  readonly slips: Slips;
  readonly curation: Curation;
}

/** A curated actor that names may turn out to belong to. */
export interface Background {
  readonly kind: ActorKind;
  readonly forms: readonly string[];
  readonly entity: () => Entity;
}

export function newEntity(name: Name, index: number, known?: string): Entity {
  return { kind: kindOf(name.type), names: [index], ...(known !== undefined && { known }) };
}
