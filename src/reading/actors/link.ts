// Gathers the names of one document into the actors they name, by sieves, the most certain first (Raghunathan 2010).
// Leaves to others: agreement between documents, which follows from ids made of the full name.
import { namesIn } from './curated.ts';
import type { Entity, LinkInput } from './entity.ts';
import { linkGroups } from './link-groups.ts';
import { linkPeople } from './link-people.ts';

/** The entities of a document by their first names; every name belongs to exactly one. */
export function linkNames(input: LinkInput): readonly Entity[] {
  const { names, curation, document } = input;
  const curated = new Map<number, Entity>();
  const entityOf = (index: number): Entity => {
    const actor = curation.actors[index];
    const entity = curated.get(index) ?? {
      kind: actor?.kind ?? 'other',
      names: [],
      curated: index,
      ...(actor && { known: actor.name }),
    };
    curated.set(index, entity);
    return entity;
  };
  for (const [index, name] of names.entries())
    if (name.curated !== undefined) entityOf(name.curated).names.push(index);
  const background = curation.actors.map((actor, index) => ({
    kind: actor.kind,
    forms: namesIn(actor, document),
    entity: () => entityOf(index),
  }));
  const people = linkPeople(input, background);
  const groups = linkGroups(input, background);
  return [...curated.values(), ...people, ...groups]
    .filter((entity) => entity.names.length > 0)
    .map((entity) => ({ ...entity, names: [...entity.names].sort((a, b) => a - b) }))
    .sort((a, b) => (a.names[0] ?? 0) - (b.names[0] ?? 0));
}
