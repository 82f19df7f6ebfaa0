// Two people with one surname stay two: in every document of the goldens and of the seed articles, and across them.
// Leaves to others: which names are one person (join-names.test.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor, ActorId } from '../../../src/model/reading.ts';
import { prepareLinking } from '../../../src/reading/linking/join-names.ts';
import { createResources, root } from '../../../src/resources.ts';
import { documentOf, find, nobody } from '../actors/reader.ts';

const folders = ['tests/corpus/articles', '../shared/seeds'].map((folder) => join(root, folder));
for (const folder of folders)
  if (!existsSync(folder)) console.warn(`namesakes: ${folder} is not there, its texts are skipped`);

const texts = folders.filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => /\.(?:txt|md)$/u.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
);

/** Made up, so that the two stand side by side wherever the texts above are not at hand. */
const made = [
  'both',
  'Edmundo González left for Madrid. Juan Gonzalez, an adviser to Biden, said he regretted it. Gonzalez told reporters that Edmundo González Urrutia had won.',
] as const;

const people = (text: string, id: string): readonly Actor[] =>
  find(text, nobody, documentOf(text, id)).actors.filter((actor) => actor.kind === 'person');

/** First names that an actor is called by together with González. */
function forenames({ name, aliases }: Actor): ReadonlySet<string> {
  const found = [name, ...aliases].flatMap((form) => {
    const plain = form.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return /^(juan|edmundo) .*gonzalez/u.exec(plain)?.[1] ?? [];
  });
  return new Set(found);
}

describe('namesakes', () => {
  it.each([...texts, made])('stay two in %s', (file, text) => {
    const merged = people(text, file).filter((actor) => forenames(actor).size > 1);
    expect(merged).toEqual([]);
  });

  it('are both found where both are named', () => {
    const [, text] = made;
    const found = people(text, 'both').flatMap((actor) => [...forenames(actor)]);
    expect(found.sort()).toEqual(['edmundo', 'juan']);
  });

  it('stay two across all of them', () => {
    const cast = [...texts, made].map(([file, text]) => people(text, file));
    const all = new Map<ActorId, Actor>(cast.flat().map((actor) => [actor.id, actor]));
    const persons = [...all.values()].map((actor) => ({
      id: actor.id,
      name: actor.name,
      forms: actor.aliases,
      curated: false,
      documents: cast.filter((one) => one.some(({ id }) => id === actor.id)).length,
    }));
    const linking = prepareLinking(createResources())(persons, cast.length);
    const circles = new Map(
      persons.map(({ id }) => {
        const beside = cast.filter((one) => one.some((actor) => actor.id === id)).flat();
        const companions = new Map(beside.filter((one) => one.id !== id).map((one) => [one.id, 1]));
        const roles = beside.filter((one) => one.id === id).flatMap((one) => one.roles);
        return [id, { companions, roles: roles.map(({ title }) => title) }] as const;
      }),
    );
    const joined = linking.settle(circles);
    const head = (id: ActorId) => joined.get(id) ?? id;
    const heads = (forename: string) =>
      [...all.values()].filter((one) => forenames(one).has(forename)).map((one) => head(one.id));
    const shared = heads('juan').filter((id) => heads('edmundo').includes(id));
    expect(heads('juan').length).toBeGreaterThan(0);
    expect(shared).toEqual([]);
  });
});
