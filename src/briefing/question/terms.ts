// The words of a question: what each is worth, its other forms, and which of them are looked for.
// Leaves to others: fetching what holds them (candidates.ts).
import type { QuestionLists, Reader } from '../asked.ts';
import { foldedWords } from '../fold.ts';
import { countsOf } from './counts.ts';
import { holdersAmong, titlesOf } from './holders.ts';
import type { Term } from './sought.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';
import { formsOf, synonymsInOrder } from './words.ts';

const most = {
  ...{ words: 32, others: 30, actors: 6 },
  /** Rows of the index that hold what is looked for, and of these those that are ranked, a microsecond each. */
  ...{ rows: 12_000, ranked: 4_000 },
};
/** So many words are looked for however common they are. */
const fewest = 2;
/** A word in more sentences than this share is looked for only where nothing rarer is left. */
const common = 0.04;
/** Rarity beyond which a word says no more. */
const rarest = 9;
/** What a word is worth. */
const worth = { name: 1.2, word: 1, date: 0.5, passing: 0.5 };

interface Weighed {
  readonly term: Term;
  /** Other forms of the word: `held` for `hold`. */
  readonly forms: readonly string[];
  readonly holding: number;
  readonly sentences: number;
}

/** Each word of the question once, with its rarity in the archive; words of its dates count half. */
export async function termsOf(
  { archive }: Reader,
  lists: QuestionLists,
  question: Question,
): Promise<readonly Weighed[]> {
  const forms = formsOf(lists);
  const words = new Map<string, { readonly word: string; readonly text: string }>();
  const passing = new Set(question.passing.flatMap((word) => tokensOf(word).stems));
  const dated = new Set(question.dateWords.flatMap((word) => tokensOf(word).stems));
  for (const text of [...question.content.map((word) => word.text), ...question.dateWords]) {
    const { words: parts, stems } = tokensOf(text);
    for (const [index, stem] of stems.entries())
      if (!words.has(stem)) words.set(stem, { word: parts[index] ?? stem, text });
  }
  const akinTo = synonymsInOrder(
    lists,
    [...words.values()].map((one) => one.word),
    tokensOf(question.typed).words,
  );
  const list = [...words].map(([stem, one], index) => ({
    stem,
    ...one,
    forms: forms(one.word),
    akin: akinTo[index] ?? [],
  }));
  const holders = await holdersAmong(
    archive,
    lists,
    question.named,
    list.map((one) => one.word),
  );
  const single = (akin: readonly string[]) => akin.filter((one) => !/\s/u.test(one));
  const { sentences, counts } = await countsOf(
    archive,
    list.map((one) => ({ own: [one.word, ...one.forms], akin: single(one.akin) })),
  );
  const capitals = capitalsOf(question);
  const highest = (some: readonly string[]) =>
    Math.max(0, ...some.map((form) => counts.get(form) ?? 0));
  return list.map(({ stem, word, text, forms: others, akin }) => {
    const own = highest([word, ...others]);
    const count = own === 0 ? highest(single(akin)) : own;
    const named = question.named.filter((name) => name.words.split(' ').includes(text));
    const role = roleOf(named.length > 0, dated.has(stem), passing.has(stem));
    const rarity = Math.log(1 + (Math.max(sentences, count) - count + 0.5) / (count + 0.5));
    return {
      holding: count,
      sentences,
      // In their place only: they cost as much to look for as words of the question.
      forms: own === 0 ? [...others, ...single(akin)] : others,
      term: {
        word,
        stem,
        others: [
          ...named.flatMap((name) => otherNames(name.words, name.actors)),
          ...others.map((form) => tokensOf(form).stems),
        ],
        akin: [
          ...akin.map((one) => tokensOf(one).stems),
          ...named.flatMap((name) => titlesOf(name.actors)),
          ...holders(stem),
        ],
        name: named.length > 0 || capitals.has(stem),
        actors: named.flatMap((name) => name.actors.map((actor) => actor.id)),
        weight: Math.min(rarest, rarity) * worth[role],
        absent: count === 0,
      },
    };
  });
}

/** Stems of words in capitals, the first word left out, which always has one. */
function capitalsOf({ content }: Question): ReadonlySet<string> {
  return new Set(
    content
      .filter((one) => one.at > 0 && /^\p{Lu}/u.test(one.text))
      .flatMap((one) => tokensOf(one.text).stems),
  );
}

function roleOf(name: boolean, dated: boolean, passing: boolean): keyof typeof worth {
  if (passing) return 'passing';
  if (name) return 'name';
  return dated ? 'date' : 'word';
}

/** The name as a whole, every other name of the same actor, and a person's surname. */
function otherNames(
  typed: string,
  actors: Question['named'][number]['actors'],
): readonly (readonly string[])[] {
  const forms = actors
    .slice(0, 6)
    .flatMap((actor) => [actor.name, ...actor.aliases].map((form) => tokensOf(form).stems));
  return [tokensOf(typed).stems, ...forms].filter((form) => form.length > 0);
}

/** Words to look for: sentences that hold one of them, or several of those beside them. */
export interface LookedFor {
  readonly words: readonly string[];
  /** Common ones, which alone make no sentence worth a look. */
  readonly beside: readonly string[];
}

interface Counted {
  readonly word: string;
  readonly holding: number;
}

/** What texts may say in place of the question's words: its years, and words of other names of those it names. */
export async function besides(
  archive: Reader['archive'],
  lists: QuestionLists,
  { named, years }: Question,
  words: readonly Counted[],
): Promise<readonly Counted[]> {
  const known = new Set([
    ...words.map((one) => one.word),
    ...lists.stopWords.map((word) => foldedWords(word).join(' ')),
  ]);
  const others = named
    .flatMap((name) => name.actors)
    .slice(0, most.actors)
    .flatMap((actor) => [actor.name, ...actor.aliases].flatMap(foldedWords));
  const found = [
    ...new Set([...(years === undefined ? [] : [years.from, years.to]).map(String), ...others]),
  ]
    .filter((word) => !known.has(word))
    .slice(0, most.others);
  const { holding } = await archive.rarity(found);
  return found.map((word, index) => ({ word, holding: holding[index] ?? 0 }));
}

/**
 * Words worth looking for, the rarest first, the question's own before others; common ones only as long as there are
 * few others, and no more of them than the index ranks while somebody waits.
 */
export function pruned(
  words: readonly Counted[],
  more: readonly Counted[],
  sentences: number,
): LookedFor {
  const inOrder = (some: readonly Counted[]) =>
    some.filter((one) => one.holding > 0).toSorted((a, b) => a.holding - b.holding);
  const isRare = (one: Counted) => one.holding <= Math.max(400, sentences * common);
  const there = inOrder(words);
  const rare = there.filter(isRare);
  const own = (rare.length >= 2 ? rare : there.slice(0, rare.length + 2)).slice(0, most.words);
  let rows = 0;
  const cheap = [...own, ...inOrder(more).filter(isRare)].filter(({ holding }, index) => {
    rows += holding;
    return index < fewest || rows <= most.rows;
  });
  const all = [...new Map(cheap.map((one) => [one.word, one])).values()];
  return parted(all.toSorted((a, b) => a.holding - b.holding));
}

/** Words that are rare enough for each sentence that holds one to be ranked, and the others. */
function parted(rarestFirst: readonly Counted[]): LookedFor {
  let rows = 0;
  const from = rarestFirst.findIndex(({ holding }) => {
    rows += holding;
    return rows > most.ranked;
  });
  const words = rarestFirst.map((one) => one.word);
  return from < 0
    ? { words, beside: [] }
    : { words: words.slice(0, from), beside: words.slice(from) };
}
