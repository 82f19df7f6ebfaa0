// Runs layout and the actors stage on a text, and says what was found in short strings.
// Leaves to others: the cases (the tests next door).
import type { Document } from '../../../src/model/document.ts';
import type { Actor, Curation } from '../../../src/model/reading.ts';
import { type ActorsFound, prepareActors } from '../../../src/reading/actors/find-actors.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import { createResources } from '../../../src/resources.ts';

const resources = createResources();
const layOut = prepareLayout(resources);
const findActors = prepareActors(resources);

export const nobody: Curation = { actors: [] };

export function documentOf(text: string, id = 'news/one', source?: string): Document {
  return { id, title: '', text, language: 'en', kind: 'article', ...(source && { source }) };
}

export function find(
  text: string,
  curation: Curation = nobody,
  document = documentOf(text),
): ActorsFound {
  return findActors(layOut(document), curation);
}

/** `Marco Rubio/PER` for each mention by name. */
export function names(text: string, curation: Curation = nobody): readonly string[] {
  return find(text, curation)
    .mentions.filter((mention) => mention.how === 'name')
    .map(({ span, type }) => `${text.slice(span.start, span.end)}/${type}`);
}

/** `Rubio=person:marco-rubio` for each mention of a kind. */
export function links(
  text: string,
  how: 'name' | 'pronoun' | 'description' = 'name',
  curation: Curation = nobody,
): readonly string[] {
  return find(text, curation)
    .mentions.filter((mention) => mention.how === how)
    .map(({ span, actor }) => `${text.slice(span.start, span.end)}=${actor}`);
}

export function actorNamed(
  text: string,
  name: string,
  curation: Curation = nobody,
): Actor | undefined {
  return find(text, curation).actors.find((actor) => actor.name === name);
}

export function rolesOf(text: string, name: string): readonly string[] {
  return (actorNamed(text, name)?.roles ?? []).map((role) => role.title);
}
