// Entities of a document become actors with ids, names and aliases, and their names become mentions.
// Leaves to others: roles (roles.ts), pronouns and descriptions (references.ts).
import type { Actor, Curation, Mention } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import { actorId } from './actor-id.ts';
import { canonicalName, formsOf } from './canonical-name.ts';
import type { Entity } from './entity.ts';
import type { Name } from './names.ts';
import type { Words } from './words.ts';

export interface Cast {
  /** By first appearance. */
  readonly actors: readonly Actor[];
  /** One per name, in order. */
  readonly mentions: readonly Mention[];
}

/** Two entities that come out with one id are one actor. */
export function toActors(
  text: string,
  words: Words,
  names: readonly Name[],
  entities: readonly Entity[],
  curation: Curation,
): Cast {
  const actors = new Map<string, Actor>();
  const owner: string[] = [];
  for (const entity of entities) {
    const surfaces = entity.names.flatMap((index) => {
      const name = names[index];
      return name === undefined ? [] : [asRead(text, words, name)];
    });
    const actor = actorOf(entity, surfaces, curation);
    const met = actors.get(actor.id);
    actors.set(actor.id, met === undefined ? actor : joined(met, actor));
    for (const index of entity.names) owner[index] = actor.id;
  }
  const mentions = names.flatMap((name, index): Mention[] => {
    const actor = owner[index];
    if (actor === undefined) return [];
    return [{ span: spanOf(words, name), type: name.type, actor, how: 'name' }];
  });
  return { actors: [...actors.values()], mentions };
}

/** The name as it stands, white space folded, damaged words as they were mended (mend.ts). */
function asRead(text: string, words: Words, name: Name): string {
  const { start, end } = spanOf(words, name);
  const pieces: string[] = [];
  let at = start;
  for (let index = name.first; index < name.last; index++) {
    pieces.push(text.slice(at, words.start[index]), words.text[index] ?? '');
    at = words.end[index] ?? end;
  }
  return pieces.join('').replace(/\s+/gu, ' ');
}

function spanOf(words: Words, name: Name): Span {
  return { start: words.start[name.first] ?? 0, end: words.end[name.last - 1] ?? 0 };
}

function actorOf(entity: Entity, surfaces: readonly string[], curation: Curation): Actor {
  const curated = entity.curated === undefined ? undefined : curation.actors[entity.curated];
  const name = curated?.name ?? entity.known ?? canonicalName(formsOf(surfaces));
  const general = (curated?.aliases ?? []).filter((alias) => alias.document === undefined);
  const aliases = new Set([...surfaces, ...general.map((alias) => alias.name)]);
  aliases.delete(name);
  const kind = curated?.kind ?? entity.kind;
  return {
    id: actorId(kind, name),
    name,
    kind,
    aliases: [...aliases],
    roles: curated?.roles ?? [],
    curated: curated !== undefined,
  };
}

function joined(a: Actor, b: Actor): Actor {
  const first = b.curated && !a.curated ? b : a;
  const aliases = new Set([...a.aliases, ...b.aliases, a.name, b.name]);
  aliases.delete(first.name);
  return { ...first, aliases: [...aliases] };
}
