// What a timeline is about, as the archive knows it: every actor record of the subject, and words for what is no actor.
// Leaves to others: asking back where a name means several (subject.ts) and fetching events (reports.ts).
import type { ActorId } from '../../model/reading.ts';
import type { ActorMatch, ActorRow, Archive } from '../../store/store.ts';
import type { Reader } from '../asked.ts';
import { folded, foldedWords } from '../fold.ts';
import { resolve } from '../who.ts';

/** A subject to look events up by; an event belongs to it when any of the two says so. */
export interface Theme {
  readonly actors: readonly ActorId[];
  /** Each a topic or a name in words. */
  readonly wordings: readonly Wording[];
}

export interface Wording {
  /** Folded, without stop words; never empty. */
  readonly words: readonly string[];
  /** `name`: a sentence must hold all of them; `topic`: half, in a document that holds nearly all. */
  readonly how: 'name' | 'topic';
}

/** An actor as asked about: with the records that other documents keep it under. */
export async function themeOfActor(archive: Archive, actor: ActorRow): Promise<Theme> {
  if (actor.kind === 'person' || actor.kind === 'place')
    return { actors: [actor.id], wordings: [] };
  const family = new Map([[actor.id, actor]]);
  const words = nameWords(actor.name);
  for (let length = words.length; length > 0; length--) {
    const found = await archive.matchActors(words.slice(0, length).join(' '), 25);
    for (const one of called(found, length === words.length, family)) family.set(one.id, one);
  }
  return { actors: [...family.keys()], wordings: wordingsOf(actor.name, 'name') };
}

/**
 * Those that are certainly or clearly meant by a name: called so in full or by an alias. The beginning of a longer
 * name ("Dow" for "Dow Jones Industrial Average") must be nobody else's beginning.
 */
function called(
  found: readonly ActorMatch[],
  whole: boolean,
  family: ReadonlyMap<ActorId, ActorRow>,
): readonly ActorRow[] {
  const meant = found.filter(({ how }) => how === 'name' || how === 'alias');
  const others = found.filter(
    ({ actor, how }) =>
      how !== 'near' && !family.has(actor.id) && !meant.some((one) => one.actor === actor),
  );
  const fits = ({ actor }: ActorMatch) => actor.kind !== 'person' && actor.kind !== 'place';
  if (whole) return meant.filter(fits).map((one) => one.actor);
  return others.length === 0 && meant.every(fits) ? meant.map((one) => one.actor) : [];
}

/** Words of a topic. */
export function themeOfWords(words: readonly string[]): Theme {
  return { actors: [], wordings: words.length === 0 ? [] : [{ words, how: 'topic' }] };
}

/** Several strings that all name one subject, read as a person's would be; a shared name means everybody who bears it. */
export async function themeOfStrings(
  reader: Reader,
  typed: readonly string[],
  stopWords: ReadonlySet<string>,
): Promise<Theme> {
  const themes: Theme[] = [];
  for (const one of typed) {
    const found = await resolve(reader, one);
    const named = found.type !== 'none' && (found.how !== 'part' || /^\p{Lu}/u.test(one.trim()));
    if (named) {
      const actors = found.type === 'one' ? [found.actor] : found.actors;
      for (const actor of actors) themes.push(await themeOfActor(reader.archive, actor));
    } else {
      themes.push(themeOfWords(contentWords(one, stopWords)));
    }
  }
  return joined(themes);
}

function joined(themes: readonly Theme[]): Theme {
  return {
    actors: [...new Set(themes.flatMap((one) => one.actors))],
    wordings: themes.flatMap((one) => one.wordings),
  };
}

function contentWords(text: string, stopWords: ReadonlySet<string>): readonly string[] {
  const words = [...new Set(foldedWords(text))];
  const content = words.filter((word) => !stopWords.has(word));
  return (content.length > 0 ? content : words).slice(0, 12);
}

function wordingsOf(name: string, how: Wording['how']): readonly Wording[] {
  const words = [...new Set(foldedWords(name))];
  return words.length < 2 ? [] : [{ words, how }];
}

function nameWords(name: string): readonly string[] {
  return folded(name)
    .split(/\s+/u)
    .filter((word) => word !== '');
}
