// Whether a sentence shows the kind of thing a question asks for: a name, a time, a number, a reason.
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

/** Shorter sentences seldom say what something is. */
const leastWords = 7;

/** What a sentence shows: the kind of thing wanted, and a role of the one asked about. */
export interface Shown {
  readonly kind: boolean;
  readonly role: boolean;
}

/** A test for sentences, each with its folded words. */
export function createSignTest(sought: Signs): (text: string, words: readonly string[]) => Shown {
  const signs = createLookup(sought.signs);
  const roles = createLookup(sought.roles);
  return (text, words) => ({ kind: kindIn(sought, text, words, signs), role: roles(words) });
}

/** True for words that hold one of the phrases. */
function createLookup(phrases: readonly string[]): (words: readonly string[]) => boolean {
  const single = new Set(phrases.filter((phrase) => !phrase.includes(' ')));
  const long = phrases.filter((phrase) => phrase.includes(' '));
  return (words) => {
    if (words.some((word) => single.has(word))) return true;
    if (long.length === 0) return false;
    const padded = ` ${words.join(' ')} `;
    return long.some((phrase) => padded.includes(` ${phrase} `));
  };
}

function kindIn(
  sought: Signs,
  text: string,
  words: readonly string[],
  holdsSign: (words: readonly string[]) => boolean,
): boolean {
  const { wanted, signs, asked } = sought;
  if (wanted === undefined || wanted === 'thing') return words.length >= leastWords;
  if (wanted === 'age') return age.test(text);
  if (wanted === 'duration') return duration.test(text);
  if (wanted === 'nations') return holdsSeveral(signs, asked, words);
  if (holdsSign(words) || (wanted === 'reason' && reason.test(text))) return true;
  if (wanted === 'person' || wanted === 'place') return newNames(asked, text);
  if (wanted === 'number') return countIn(sought, words);
  return wanted === 'time' && /\b(?:1[0-9]|20)\d{2}\b/u.test(text);
}

/** A number in digits that is neither a year nor the day of a month and does not repeat the question's own. */
function countIn({ asked, days }: Signs, words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      /^\p{N}/u.test(word) &&
      !asked.has(word) &&
      !/^(?:1[0-9]|20)\p{N}{2}$/u.test(word) &&
      !days.has(words[index - 1] ?? '') &&
      !days.has(words[index + 1] ?? ''),
  );
}

/** `González, 75,`, `a 75-year-old`, `aged 75`. */
const age = /,\s\d{1,3},|\b\d{1,3}[- ]years?[- ]old\b|\bage(?:d| of)? \d{1,3}\b/iu;

/** `since 2013`, `after 26 days`, `for more than two years`, `within a certain period`. */
const duration =
  /\bsince\b|\b(?:\d[\d.,]*|[a-z]+teen|[a-z]+ty|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many)(?:[- ](?:more|full|whole))?[- ](?:minute|hour|day|week|month|year|decade|centur)/iu;

/** What follows a comma and a participle often tells why: `closed the talks, rejecting the sanctions`. */
const reason = /,\s(?:\w+ly )?\p{Ll}{3,}ing\b/u;

/** Words that may stand between the names of a list. */
const between: ReadonlySet<string> = new Set(['and', 'or', 'the', 'as', 'well', 'y', 'e']);
/** Words of the longest name of a nation that is looked for. */
const longestNation = 3;

/** A list of nations, two at least, that the question does not hold: `Russia and China`. */
function holdsSeveral(
  nations: readonly string[],
  asked: ReadonlySet<string>,
  words: readonly string[],
): boolean {
  const known = new Set(nations);
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < words.length; at++) {
    if (between.has(words[at] ?? '') && last === at) last = at + 1;
    for (let length = longestNation; length > 0; length--) {
      const name = words.slice(at, at + length).join(' ');
      if (!known.has(name) || asked.has(stemOf(name))) continue;
      if (last === at) return true;
      last = at + length;
    }
  }
  return false;
}

/** A word in capitals inside the sentence that the question does not hold. */
function newNames(asked: ReadonlySet<string>, text: string): boolean {
  return (text.match(/(?<=[\p{L}\p{N},;:)”"’'(] )\p{Lu}[\p{L}’'-]+/gu) ?? []).some(
    (word) => !asked.has(stemOf(folded(word))),
  );
}
