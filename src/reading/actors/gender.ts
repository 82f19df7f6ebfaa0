// He or she, as far as first names and titles tell; a soft hint, for names cross and machine translations swap pronouns.
// Leaves to others: what follows from it (link-people.ts, references.ts).
import type { Script } from './features.ts';
import { classes, type Gazetteer, type Gender } from './gazetteer.ts';
import type { WordType } from './word-types.ts';

/** By the lists of first names; `undefined` where the name is in neither, `either` where it is in both. */
export function forenameGender(type: Pick<WordType, 'bits'>): Gender | 'either' | undefined {
  const male = (type.bits & classes.male) !== 0;
  const female = (type.bits & classes.female) !== 0;
  if (male && female) return 'either';
  if (male) return 'm';
  return female ? 'f' : undefined;
}

/** By the title right before a name: `Mrs.`, `Congresswoman`, `King`. */
export function honorificGender(
  script: Script,
  gazetteer: Gazetteer,
  first: number,
): Gender | undefined {
  const sentence = script.words.sentence[first];
  const start = sentence === undefined ? 0 : (script.words.first[sentence] ?? 0);
  for (const length of [1, 2]) {
    const from = first - length;
    if (from < start) return undefined;
    const words = script.types.slice(from, first).map((type) => type.folded);
    const facts = gazetteer.titles.get(words.join(' '));
    if (facts?.gender !== undefined) return facts.gender;
  }
  return undefined;
}
