// Puts right the name of a question that nothing goes by, where one slip of the keyboard explains it: "Haris", "Guiado".
// Leaves to others: spelling guesses of whole names (store) and telling the asker (commands/ask.ts).
import { distance } from 'fastest-levenshtein';
import type { QuestionLists, Reader } from '../asked.ts';
import { folded, wordsIn } from '../fold.ts';
import type { Question } from './understand.ts';

export interface Corrected {
  /** The question with the name as the documents write it. */
  readonly typed: string;
  readonly from: string;
  readonly to: string;
}

/** Shorter words are too like many others. */
const shortest = 5;
/** So many other forms of a word must be known for it to be one of the language. */
const leastForms = 1;

/** The question with its first such name put right; undefined where no slip explains any. */
export async function corrected(
  { archive, lists }: Reader & { readonly lists: QuestionLists },
  { typed, strangers, absent }: Question,
): Promise<Corrected | undefined> {
  const unknown = [...strangers.flatMap(wordsIn), ...absent];
  for (const word of [...new Set(unknown)].filter((one) => one.length >= shortest)) {
    const near = (await archive.matchActors(word, 5)).filter((match) => match.how === 'near');
    const forms = near.flatMap(({ actor }) => [actor.name, ...actor.aliases].flatMap(wordsIn));
    const to = forms.find((form) => isSlip(folded(word), folded(form)));
    if (to !== undefined && !isOrdinary(lists, folded(word)))
      return { typed: typed.replace(word, to), from: word, to };
  }
  return undefined;
}

/** Endings that ordinary words take and names hardly ever do. */
const inflections = ['s', 'es', 'ed', 'd', 'ing', 'ly'];

/** A word of the language is what it says, however like a name it is spelt: `prize` is no slip for `Price`. */
function isOrdinary(lists: QuestionLists, word: string): boolean {
  const { likeness } = lists.vectors();
  const isKnown = (one: string) => likeness(one, one) > 0;
  const bare = word.replace(/(?:e|s|es|ed|ing|ly)$/u, '');
  const forms = new Set(
    [word, bare, word.replace(/s$/u, '')].flatMap((stem) =>
      inflections.map((ending) => `${stem}${ending}`),
    ),
  );
  forms.delete(word);
  return isKnown(word) && [...forms].filter(isKnown).length >= leastForms;
}

/** One letter too many, too few or wrong (two in long words), or two that changed places; the first letter is right. */
function isSlip(word: string, name: string): boolean {
  if (word[0] !== name[0] || word === name) return false;
  const edits = distance(word, name);
  return edits <= (word.length > 8 ? 2 : 1) || (edits === 2 && isSwap(word, name));
}

function isSwap(word: string, name: string): boolean {
  if (word.length !== name.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== name[index]);
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return swapped === name;
}
