// What a question asks for by its nouns where no question word says so: a sum, a person, a reason.
// Leaves to others: question words (words.ts) and what follows from it (signs.ts, context-signs.ts).
import type { QuestionLists } from '../asked.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';
import { nounsFor, type Wanted } from './words.ts';

export interface Form {
  readonly wanted?: Wanted;
  /** A sum or a share is asked for. */
  readonly money: boolean;
  /** Folded words that show one: `dollars`. */
  readonly sums: ReadonlySet<string>;
  /** Somebody's office is asked for. */
  readonly role: boolean;
  /** Stems of what is to be counted: `lawmakers`, `vote` of "how many lawmakers voted". */
  readonly counted: ReadonlySet<string>;
}

/** The noun that names what is wanted is among the first words: `top sum a town can get`, `buyer of Saturn`. */
const among = { number: 7, time: 7, reason: 7, person: 4, place: 4 } as const;

/** Words after "how many" among which the things counted are. */
const thingsCounted = 3;

export function formOf(lists: QuestionLists, question: Question): Form {
  const { words, stems } = tokensOf(question.typed);
  // `Price` of "What did Ned Price say" is a name.
  const own = new Set(question.topic.flatMap((word) => tokensOf(word).words));
  const holds = (kind: string, most = words.length) => {
    const nouns = nounsFor(lists, kind);
    return words.slice(0, most).some((word) => nouns.has(word) && own.has(word));
  };
  const amounts = nounsFor(lists, 'amount');
  const open = question.wanted === undefined || question.wanted === 'thing';
  const implied = (['number', 'time', 'reason', 'person', 'place'] as const).find((kind) =>
    holds(kind, among[kind]),
  );
  const wanted = open && implied !== undefined ? implied : question.wanted;
  return {
    ...(wanted && { wanted }),
    role: holds('role'),
    counted: new Set(countedIn(lists, words, stems)),
    sums: nounsFor(lists, 'sum'),
    money: holds('money') || words.some((word) => amounts.has(word)),
  };
}

/** Words right after "how many" or "number of", as far as none too common to look for stands between. */
function countedIn(
  lists: QuestionLists,
  words: readonly string[],
  stems: readonly string[],
): readonly string[] {
  const openers = nounsFor(lists, 'counting');
  const opener = words.findIndex(
    (word, at) => openers.has(word) || openers.has(`${words[at - 1]} ${word}`),
  );
  if (opener < 0) return [];
  const after = words.slice(opener + 1, opener + 1 + thingsCounted);
  const end = after.findIndex((word) => lists.stopWords.includes(word));
  return stems.slice(opener + 1, opener + 1 + (end < 0 ? after.length : end));
}
