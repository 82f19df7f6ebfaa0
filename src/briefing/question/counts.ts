// How often the words of a question stand in the archive, and which of them nowhere do.
// Leaves to others: what rarity is worth (terms.ts) and what is told of absent words (commands/ask.ts).
import type { QuestionLists, Reader } from '../asked.ts';
import type { QuestionWord } from './names.ts';
import { formsOf, synonymsInOrder } from './words.ts';

/** How often each word stands in the archive; words of nearly the same sense are counted only for one that nowhere does. */
export async function countsOf(
  archive: Reader['archive'],
  words: readonly { readonly own: readonly string[]; readonly akin: readonly string[] }[],
): Promise<{ readonly sentences: number; readonly counts: ReadonlyMap<string, number> }> {
  const counts = new Map<string, number>();
  const count = async (some: readonly string[]): Promise<number> => {
    const { sentences, holding } = await archive.rarity(some);
    for (const [index, word] of some.entries()) counts.set(word, holding[index] ?? 0);
    return sentences;
  };
  const sentences = await count([...new Set(words.flatMap(({ own }) => own))]);
  const lacking = words.filter(({ own }) => own.every((word) => counts.get(word) === 0));
  const akin = [...new Set(lacking.flatMap((one) => one.akin))].filter((one) => !counts.has(one));
  if (akin.length > 0) await count(akin);
  return { sentences, counts };
}

/** Words of which neither they nor one that says nearly the same stands in a sentence, title or publisher. */
export async function absentOf(
  { archive }: Reader,
  lists: QuestionLists,
  words: readonly QuestionWord[],
  all: readonly QuestionWord[],
): Promise<readonly QuestionWord[]> {
  const forms = formsOf(lists);
  const akin = synonymsInOrder(
    lists,
    words.map((word) => word.folded),
    all.map((word) => word.folded),
  );
  const asked = words.map(({ text, folded: form }, index) => ({
    own: [text, ...partsOf(text), ...forms(form)],
    akin: (akin[index] ?? []).filter((one) => !/\s/u.test(one)),
  }));
  const { counts } = await countsOf(archive, asked);
  const stands = (form: string) => (counts.get(form) ?? 0) > 0;
  return words.filter((_, index) => {
    const { own, akin: nearly } = asked[index] ?? { own: [], akin: [] };
    return !own.some(stands) && !nearly.some(stands);
  });
}

/** Parts of a word that is put together for the occasion, `Norwegian-backed`; a name has capitals in both. */
function partsOf(word: string): readonly string[] {
  const [first = '', ...rest] = word.split('-');
  return rest.length > 0 && rest.every((part) => /^\p{Ll}/u.test(part)) ? [first, ...rest] : [];
}
