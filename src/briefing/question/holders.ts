// Whom a word for an office stands for, and by which titles a text speaks of somebody.
// Leaves to others: what such a match is worth (looked.ts).
import type { QuestionLists, Reader } from '../asked.ts';
import type { Named } from './names.ts';
import { stemOf, tokensOf } from './tokens.ts';
import { officeWords } from './words.ts';

/** How many of the most mentioned are looked at for who holds an office. */
const looked = 100;

/**
 * For the stem of a word for an office, the names as stems of those who are said to hold one so called: a question for
 * the president may be answered by a sentence that only has the name. Whom the question names is left out.
 */
export async function holdersAmong(
  archive: Reader['archive'],
  lists: QuestionLists,
  named: readonly Named[],
  words: readonly string[],
): Promise<(stem: string) => readonly (readonly string[])[]> {
  const offices = officeWords(lists).filter((office) => words.includes(office));
  if (offices.length === 0) return () => [];
  const stems = new Set(offices.map(stemOf));
  const asked = new Set(named.flatMap((name) => name.actors).map((actor) => actor.id));
  // Words of one stem agree but for its last letter: `secretari` for secretary and secretaries.
  const beginnings = [...stems].map((stem) => stem.slice(0, -1));
  const people = (await archive.holders(beginnings, looked))
    .filter(({ id }) => !asked.has(id))
    .map(({ names, titles }) => ({
      roles: new Set(titles.flatMap((title) => tokensOf(title).stems)),
      names: names.map((name) => tokensOf(name).stems),
    }));
  return (stem) =>
    stems.has(stem) ? people.filter((one) => one.roles.has(stem)).flatMap((one) => one.names) : [];
}

/** Titles of two words or more of the one actor whom a name means: `Venezuelan president`. */
export function titlesOf([actor, ...others]: Named['actors']): readonly (readonly string[])[] {
  return others.length > 0
    ? []
    : actor.roles.map((role) => tokensOf(role.title).stems).filter((title) => title.length > 1);
}
