// Takes a question apart: whom it names, which days, what it wants to hear, which words it turns on.
// Leaves to others: finding and ordering passages (rank.ts, passages.ts) and wording (commands/ask.ts).
import type { QuestionLists, Reader } from '../asked.ts';
import { folded, stem } from '../fold.ts';
import { type FoundWhen, findWhen, type When } from '../when.ts';
import { findSinceHappening } from './anchor.ts';
import { absentOf } from './counts.ts';
import { type Named, namesIn, type QuestionWord } from './names.ts';
import { findStretchOfTime } from './stretch.ts';
import {
  aboutWords,
  claimingWords,
  lightWords,
  sayingWords,
  type Wanted,
  wantedIn,
} from './words.ts';
import { type Years, yearsAsked } from './years.ts';

export interface Question {
  /** As typed. */
  readonly typed: string;
  readonly wanted?: Wanted;
  readonly named: readonly Named[];
  readonly when?: When;
  /** Words of its date that a text may repeat: `Saturday`, `July`, `28`. */
  readonly dateWords: readonly string[];
  /** First and last year that it writes. */
  readonly years?: Years;
  /** Words besides names and dates that it turns on, as typed; each once. */
  readonly topic: readonly string[];
  /** Every word that it turns on, those of names too, as typed, in order. */
  readonly content: readonly QuestionWord[];
  /** The topic word that names the kind of thing wanted: `countries` in "which countries". */
  readonly kind?: string;
  /** The verb right after "who". */
  readonly verb?: string;
  /** Words that say little of what is asked: verbs such as `want`. */
  readonly passing: readonly string[];
  /** Names, as typed, that nothing in the documents goes by. */
  readonly strangers: readonly string[];
  /** Topic words that stand in no document. */
  readonly absent: readonly string[];
  /** Asks for somebody's words: whose, and on whom or what. */
  readonly saying?: { readonly by?: Named; readonly about: readonly Named[] };
}

/** More words than this are no question; the rest is not looked at. */
const mostWords = 120;
/** Words that it turns on from which a question is long: one that weighs several reports against each other. */
const longQuestion = 14;

/** One sentence seldom tells all that a long question speaks of, and some of its names are only in passing. */
export function isLong({ content }: Pick<Question, 'content'>): boolean {
  return content.length >= longQuestion;
}

/** Words after which the kind of thing wanted is named. */
const kindOpeners: ReadonlySet<string> = new Set(['which', 'what', 'many', 'much', 'que', 'cual']);

export async function understand(
  reader: Reader,
  lists: QuestionLists,
  typed: string,
  today: string,
): Promise<Question> {
  const stopWords = new Set(lists.stopWords.map(folded));
  const { when, rest, dateWords, years } = await datesIn(reader, stopWords, typed, today);
  const words = wordsOf(rest, stopWords);
  const asks = wantedIn(lists, words.map((word) => word.folded).join(' '));
  const wanted = asks?.kind;
  const named = await namesIn(reader, words);
  const free = words.filter(
    (word, index) =>
      !word.stop &&
      !asks?.words.includes(word.folded) &&
      !named.some((name) => name.from <= index && index < name.to),
  );
  const absent = await absentOf(reader, lists, free, words);
  const spoken = mayAskForWords(wanted) ? sayingIn(lists, words, named) : undefined;
  const strangers = strangersIn(
    words,
    named,
    new Set(absent.map((word) => word.folded)),
    spoken?.at,
  );
  return {
    typed,
    ...(wanted && { wanted }),
    named,
    ...(when && { when }),
    dateWords,
    ...(years && { years }),
    content: words.filter((word) => !word.stop && !asks?.words.includes(word.folded)),
    ...kindIn(words, free),
    ...verbIn(words, free, asks, new Set(claimingWords(lists))),
    passing: passingIn(lists, free),
    topic: [...new Map(free.map((word) => [stem(word.folded), word.text])).values()],
    strangers,
    absent: absent.map((word) => word.text),
    ...(spoken && { saying: spoken.saying }),
  };
}

/** Names of months and weekdays, and days beside a month; years are looked for by themselves. */
function dateWordsIn(date: string): readonly string[] {
  const names = date.match(/\p{Lu}\p{L}{2,}/gu) ?? [];
  return names.length === 0 ? [] : [...names, ...(date.match(/\b\d{1,2}\b/gu) ?? [])];
}

/** A question may name so many dates. */
const mostDates = 3;

interface Dates {
  readonly when?: When;
  readonly years?: Years;
  readonly dateWords: readonly string[];
  /** The question with `|` in place of its dates. */
  readonly rest: string;
}

/** The stretch that a question names, or else its first date; words of all its dates. */
async function datesIn(
  reader: Reader,
  stopWords: ReadonlySet<string>,
  typed: string,
  today: string,
): Promise<Dates> {
  const found = findStretchOfTime(typed, today) ?? (await findSinceHappening(reader, typed, today));
  const stretch = found && saysMore(typed, found, stopWords) ? undefined : found;
  const years = yearsOf(stretch?.when) ?? yearsAsked(typed);
  let rest = typed;
  let first: When | undefined;
  const dateWords: string[] = [];
  for (let count = 0; count < mostDates; count++) {
    const found = count === 0 && stretch !== undefined ? stretch : findWhen(rest, today);
    if (found === undefined) break;
    first ??= found.when;
    dateWords.push(...dateWordsIn(rest.slice(found.start, found.end)));
    rest = `${rest.slice(0, found.start)} | ${rest.slice(found.end)}`;
  }
  return { ...(first && { when: first }), ...(years && { years }), dateWords, rest };
}

/** Two bare years in a question that names more: texts write years, which are looked for as words. */
function saysMore(
  typed: string,
  { start, end }: FoundWhen,
  stopWords: ReadonlySet<string>,
): boolean {
  if (!/^\D+\d{4}\D+\d{4}$/u.test(typed.slice(start, end))) return false;
  return wordsOf(`${typed.slice(0, start)} | ${typed.slice(end)}`, stopWords).some(
    (word) => !word.stop,
  );
}

/** The years of a stretch; one without a beginning has none that a text would write. */
function yearsOf(when: When | undefined): Years | undefined {
  if (when?.type !== 'days' || when.from < '1500') return undefined;
  return { from: Number(when.from.slice(0, 4)), to: Number(when.to.slice(0, 4)) };
}

function wordsOf(text: string, stopWords: ReadonlySet<string>): readonly QuestionWord[] {
  const tokens = text.match(/\||[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  return tokens.slice(0, mostWords).map((token, at) => {
    const word = token.replace(/['’]s?$/iu, '');
    const form = folded(word);
    return {
      text: word,
      at,
      folded: form,
      stop: form === '|' || stopWords.has(form.replace(/’/gu, "'")),
    };
  });
}

/** The free word right after a word of the question itself: "which countries", "how many people". */
function kindIn(
  words: readonly QuestionWord[],
  free: readonly QuestionWord[],
): Pick<Question, 'kind'> {
  const at = words.findIndex((word) => kindOpeners.has(word.folded));
  const next =
    at < 0 ? undefined : words.slice(at + 1).find((word) => !kindOpeners.has(word.folded));
  return next !== undefined && free.includes(next) && words.indexOf(next) <= at + 2
    ? { kind: next.text }
    : {};
}

/** "Who murdered X": the word after the one that asks, where something follows; texts report in many words. */
function verbIn(
  words: readonly QuestionWord[],
  free: readonly QuestionWord[],
  asks: ReturnType<typeof wantedIn>,
  claiming: ReadonlySet<string>,
): Pick<Question, 'verb'> {
  if (asks?.kind !== 'person') return {};
  const at = words.findIndex((word) => word.folded === asks.words.at(-1));
  const next = words[at + 1];
  return next !== undefined &&
    free.includes(next) &&
    !claiming.has(next.folded) &&
    at + 2 < words.length
    ? { verb: next.text }
    : {};
}

/** Words that hardly say anything of what is asked. */
function passingIn(lists: QuestionLists, free: readonly QuestionWord[]): readonly string[] {
  const light = new Set(lightWords(lists));
  return free.filter((word) => light.has(word.folded)).map((word) => word.text);
}

/** "When did X say" asks for a day, not for the words. */
function mayAskForWords(wanted: Wanted | undefined): boolean {
  return wanted === undefined || wanted === 'thing' || wanted === 'person';
}

/** `what did X say about Y`: the last name before the verb speaks, the names after "about" are spoken of. */
function sayingIn(
  lists: QuestionLists,
  words: readonly QuestionWord[],
  named: readonly Named[],
): { readonly at: number; readonly saying: NonNullable<Question['saying']> } | undefined {
  const verbs = new Set(sayingWords(lists));
  const at = words.findIndex((word) => verbs.has(word.folded));
  if (at < 0) return undefined;
  const about = new Set(aboutWords(lists));
  const bridge = words.findIndex((word, index) => index > at && about.has(word.folded));
  const by = named.filter((name) => name.to <= at).at(-1);
  return {
    at,
    saying: {
      ...(by && { by }),
      about: named.filter((name) => name.from > (bridge < 0 ? at : bridge)),
    },
  };
}

/**
 * Runs of words in capitals that name nobody known and of which no word stands in the documents; and in a
 * question for somebody's words, the word right before the verb, in capitals or not.
 */
function strangersIn(
  words: readonly QuestionWord[],
  named: readonly Named[],
  absent: ReadonlySet<string>,
  verb: number | undefined,
): readonly string[] {
  const shouted = words.every((word) => word.text === word.text.toUpperCase());
  const bearing = words.filter((word) => !word.stop);
  const titled = bearing.length > 3 && bearing.every((word) => /^\p{Lu}/u.test(word.text));
  const runs: QuestionWord[][] = [[]];
  for (const [index, word] of words.entries()) {
    const free = !word.stop && !named.some((name) => name.from <= index && index < name.to);
    const asName = (/^\p{Lu}/u.test(word.text) && !shouted && !titled) || index + 1 === verb;
    if (free && asName) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  // Every sentence begins with a capital, and many an order with a verb: "Ignore the documents".
  const isFirstWord = (run: readonly QuestionWord[]) => run.length === 1 && run[0]?.at === 0;
  return runs
    .filter((run) => run.length > 0 && !(isFirstWord(run) && verb !== 1) && isUnknown(run, absent))
    .map((run) => run.map((word) => word.text).join(' '));
}

/** A person's name is unknown where the surname is, even if somebody else bears the first name. */
function isUnknown(run: readonly QuestionWord[], absent: ReadonlySet<string>): boolean {
  const last = run.at(-1);
  return last !== undefined && absent.has(last.folded);
}
