// Whether a sentence shows the kind of thing a question asks for, and where: a name, a time, a number, a reason.
// Leaves to others: what that is worth (rank.ts).
import { folded } from '../fold.ts';
import { stemOf } from './tokens.ts';
import type { Wanted } from './words.ts';

export interface Signs {
  readonly wanted?: Wanted;
  /** Folded words that show that a sentence gives the kind of thing wanted. */
  readonly signs: readonly string[];
  /** Folded titles of the one asked about in "who is X". */
  readonly roles: readonly string[];
  /** Folded names of months and weekdays. */
  readonly days: ReadonlySet<string>;
  /** Stems of the question's own words: what repeats them is no answer. */
  readonly asked: ReadonlySet<string>;
}

/** What a sentence shows of what is wanted. */
export interface Shown {
  readonly kind: boolean;
  readonly role: boolean;
  /** Numbers of the words at which the kind of thing wanted stands; none where it has no place of its own. */
  readonly places: readonly number[];
}

/** Shorter sentences seldom say what something is. */
const leastWords = 7;
const nowhere: readonly number[] = [];

/** A test for sentences, each with its folded words. */
export function createSignTest(sought: Signs): (text: string, words: readonly string[]) => Shown {
  const { wanted, asked } = sought;
  const [signsIn, rolesIn] = [sought.signs, sought.roles].map(phraseFinder);
  const placesOf = (text: string, words: readonly string[]): readonly number[] => {
    if (wanted === 'nations') return nationsIn(sought, words);
    const signed = signsIn?.(words) ?? nowhere;
    if (wanted === 'time') return [...signed, ...placesWhere(words, (word) => year.test(word))];
    if (wanted === 'number') return [...signed, ...countsIn(sought, words)];
    if (wanted === 'person') return [...signed, ...newNames(sought, text, words, false)];
    if (wanted === 'place') return [...signed, ...newNames(sought, text, words, true)];
    return signed;
  };
  return (text, words) => {
    const role = (rolesIn?.(words) ?? nowhere).length > 0;
    if (wanted === undefined || wanted === 'thing')
      return { kind: words.length >= leastWords, role, places: nowhere };
    if (wanted === 'age') return { kind: age.test(text), role, places: nowhere };
    if (wanted === 'duration') return { kind: duration.test(text), role, places: nowhere };
    const places = placesOf(text, words);
    const kind = places.length > 0 || (wanted === 'reason' && reason.test(text));
    return { kind, role, places };
  };

  /** Numbers in digits that are neither years nor days of a month and do not repeat the question's own. */
  function countsIn({ days }: Signs, words: readonly string[]): readonly number[] {
    return placesWhere(
      words,
      (word, index) =>
        /^\p{N}/u.test(word) &&
        !asked.has(word) &&
        !year.test(word) &&
        !days.has(words[index - 1] ?? '') &&
        !days.has(words[index + 1] ?? ''),
    );
  }
}

const year = /^(?:1[0-9]|20)\d{2}$/u;

function placesWhere(
  words: readonly string[],
  fits: (word: string, index: number) => boolean,
): readonly number[] {
  return words.flatMap((word, index) => (fits(word, index) ? [index] : []));
}

/** Finds where any of some words or phrases begins. */
function phraseFinder(list: readonly string[]): (words: readonly string[]) => readonly number[] {
  if (list.length === 0) return () => nowhere;
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list) {
    const [first = '', ...rest] = phrase.split(' ');
    byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  }
  return (words) =>
    placesWhere(
      words,
      (word, index) =>
        byFirst.get(word)?.some((rest) => rest.every((one, at) => words[index + 1 + at] === one)) ??
        false,
    );
}

/** `González, 75,`, `a 75-year-old`, `aged 75`. */
const age = /,\s\d{1,3},|\b\d{1,3}[- ]years?[- ]old\b|\bage(?:d| of)? \d{1,3}\b/iu;

/** `since 2013`, `after 26 days`, `for more than two years`, `within a certain period`. */
const duration =
  /\bsince\b|\b(?:\d[\d.,]*|[a-z]+teen|[a-z]+ty|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many)(?:[- ](?:more|full|whole))?[- ](?:minute|hour|day|week|month|year|decade|centur)\w*\b(?!\s+(?:after|before|later|ago|earlier)\b)/iu;

/** What follows a comma and a participle often tells why: `closed the talks, rejecting the sanctions`. */
const reason = /,\s(?:\w+ly )?\p{Ll}{3,}ing\b/u;

/** Words that may stand between the names of a list. */
const between: ReadonlySet<string> = new Set(['and', 'or', 'the', 'as', 'well', 'y', 'e']);
/** Words of the longest name of a nation that is looked for. */
const longestNation = 3;
const nationSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Where a list of nations stands, two at least, that the question does not hold: `Russia and China`. */
function nationsIn({ signs, asked }: Signs, words: readonly string[]): readonly number[] {
  const known = nationSets.get(signs) ?? new Set(signs);
  nationSets.set(signs, known);
  const found: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < words.length; at++) {
    if (between.has(words[at] ?? '') && last === at) last = at + 1;
    for (let length = longestNation; length > 0; length--) {
      const name = words.slice(at, at + length).join(' ');
      if (!known.has(name) || asked.has(stemOf(name))) continue;
      if (last === at) found.push(at);
      last = at + length;
      break;
    }
  }
  return found;
}

/** Words before the name of a place. */
const beforePlace: ReadonlySet<string> = new Set([
  ...['in', 'at', 'from', 'to', 'near', 'outside', 'inside', 'across', 'throughout', 'into'],
  ...['of', 'toward', 'towards', 'around', 'en', 'via'],
]);

/** Words in capitals inside the sentence that the question does not hold; of places, those after a word such as `in`. */
function newNames(
  { asked, days }: Signs,
  text: string,
  words: readonly string[],
  located: boolean,
): readonly number[] {
  const written = text.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  if (written.length !== words.length) return nowhere;
  const isName = (index: number) => /^\p{Lu}/u.test(written[index] ?? '');
  return placesWhere(words, (word, index) => {
    if (index === 0 || !isName(index) || days.has(word) || asked.has(stemOf(folded(word))))
      return false;
    if (!located) return true;
    const before = words[index - 1] === 'the' ? words[index - 2] : words[index - 1];
    return beforePlace.has(before ?? '');
  });
}
