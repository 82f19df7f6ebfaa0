// Dates that only say which one a noun means: "the July elections", "his 2018 re-election", "Monday's attack".
// Leaves to others: what a date that dates its clause goes with (happenings).
import type { Span } from '../../model/span.ts';
import type { Token } from '../page/page.ts';
import type { FindHappening } from './happening.ts';

const determiner = /^(?:the|a|an|his|her|its|their|our|my|your|’s|'s|’|')$/iu;
const genitive = /^(?:’s|'s|’|')$/u;
/** "the next day troops moved": such words date a clause, whatever follows. */
const counted =
  /^(?:days?|weeks?|months?|years?|decades?|mornings?|afternoons?|evenings?|nights?|today|yesterday|tomorrow|weekends?|time)$/iu;
/** Words after which no noun phrase goes on; whatever ends in -ly is one of them. */
const closed =
  /^(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|nor|as|than|that|which|who|whom|whose|when|where|while|if|because|after|before|until|since|over|under|against|between|during|into|is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|not|also|then|when|again|both|all|he|she|it|they|we|i|you|his|her|its|their|this|these|those|there|[\p{L}-]+ly)$/iu;
/** "the elections took place", "were held", "will be held", "are to begin". */
const happens =
  /^(?:took place|take place|takes place|(?:occurr|happen|start|end)ed|began|(?:was|were|are|is|be|been|being|to be) (?:held|staged|postponed|cancelled|canceled|scheduled|set|planned)|ha(?:s|ve) been (?:held|scheduled|set|planned)|(?:will|is to|are to|was to|were to) (?:be held|take place|begin|start|open))(?: |$)/u;
/** What is done with a happening on its day: "held a Tuesday meeting". */
const holds =
  /^(?:h[eo]ld|holds|holding|(?:stag|host|organi[sz]|attend|open|launch|convok|conven)(?:e?d|es?|s|ing)|w[io]n|wins|winning|lost|loses?|losing|ha[ds]|have|faces?|faced|scheduled?|set)$/u;
/** "today's falls": the news of the day, told on the day. */
const present = /^(?:today|tonight|this)$/iu;
const under =
  /^(?:that|who|whom|whose|which|whether|if|because|where|when|while|although|though)$/iu;
/** Words of a noun phrase behind its date: "the July 28 presidential and regional elections". */
const longest = 5;

/** A noun phrase with a date before its noun, as token indexes, half-open. */
interface Phrase {
  readonly from: number;
  readonly to: number;
  /** True where the noun names a happening. */
  readonly named: boolean;
}

/**
 * True for a date that belongs to a noun and tells nothing of when the sentence happened. The clause that starts
 * at token `clause` is its own. A happening that the clause itself reports keeps its date: "the July elections
 * were held", "held a Tuesday meeting", "At Monday's meeting the council backed the plan".
 */
export function isAttributive(
  tokens: readonly Token[],
  date: Span,
  clause: number,
  find: FindHappening,
): boolean {
  if (isBackground(tokens, date, clause, find)) return true;
  const phrase = phraseAround(tokens, date, find) ?? datedNoun(tokens, date, clause, find);
  if (phrase === undefined) return false;
  return !(phrase.named && isReported(tokens, phrase, clause, find));
}

/** "…, strained since the arrival of the party in 1999": when something else began. */
function isBackground(
  tokens: readonly Token[],
  date: Span,
  clause: number,
  find: FindHappening,
): boolean {
  if (!/^since$/iu.test(word(tokens, clause))) return false;
  const first = tokens.findIndex((token) => token.end > date.start);
  if (!determiner.test(word(tokens, clause + 1)) || first < clause + 4) return false;
  const { past, future, noun } = find(tokens, clause + 1, first);
  return noun && !past && !future;
}

/** "wrote of the presidential elections of July 28": the clause has a deed of its own. */
function datedNoun(
  tokens: readonly Token[],
  date: Span,
  clause: number,
  find: FindHappening,
): Phrase | undefined {
  const first = tokens.findIndex((token) => token.end > date.start);
  const behind = tokens.findIndex((token) => token.start >= date.end);
  if (word(tokens, first - 1) !== 'of' || !find(tokens, first - 2, first - 1).noun)
    return undefined;
  let from = first - 2;
  while (from > Math.max(0, first - 2 - longest) && !determiner.test(word(tokens, from))) from--;
  if (!determiner.test(word(tokens, from)) || !find(tokens, clause, from).past) return undefined;
  return { from, to: behind < 0 ? tokens.length : behind, named: true };
}

function phraseAround(
  tokens: readonly Token[],
  date: Span,
  find: FindHappening,
): Phrase | undefined {
  const first = tokens.findIndex((token) => token.end > date.start);
  const behind = tokens.findIndex((token) => token.start >= date.end);
  if (first < 0 || behind < 0) return undefined;
  const owned = genitive.test(word(tokens, behind));
  const start = owned ? behind + 1 : behind;
  const to = phraseEnd(tokens, start, find);
  const last = word(tokens, behind - 1);
  if (present.test(word(tokens, first))) return undefined;
  if (to === start || (!owned && (counted.test(last) || counted.test(word(tokens, start)))))
    return undefined;
  const named = find(tokens, start, to).noun;
  const from = owned ? first : determined(tokens, fiscal(tokens, first), named);
  return from === undefined ? undefined : { from, to, named };
}

/** "its FY 2009 budget", "the fiscal year 2009 request": where the name of the year begins. */
function fiscal(tokens: readonly Token[], first: number): number {
  if (/^(?:FY|fiscal)$/u.test(word(tokens, first - 1))) return first - 1;
  return word(tokens, first - 1) === 'year' && word(tokens, first - 2) === 'fiscal'
    ? first - 2
    : first;
}

/** Where the phrase begins: at a determiner, with one word between where a happening follows: "the disputed July vote". */
function determined(tokens: readonly Token[], first: number, named: boolean): number | undefined {
  if (determiner.test(word(tokens, first - 1))) return first - 1;
  if (!named) return undefined;
  if (word(tokens, first) === 'the') return first;
  const between = word(tokens, first - 1);
  const open = /^[\p{L}-]+$/u.test(between) && !closed.test(between);
  return open && determiner.test(word(tokens, first - 2)) ? first - 2 : undefined;
}

/** Nouns and adjectives from `start` on; a verb or a word of grammar ends them. */
function phraseEnd(tokens: readonly Token[], start: number, find: FindHappening): number {
  let at = start;
  while (at < tokens.length && at < start + longest) {
    const text = word(tokens, at);
    const dashed = /^[–—-]$/u.test(text) && at > start;
    if (!dashed && (!/^\p{L}/u.test(text) || closed.test(text))) break;
    const { past, speech, act, noun } = find(tokens, at, at + 1);
    if (!noun && (past || speech || act)) break;
    at++;
  }
  return at;
}

function isReported(
  tokens: readonly Token[],
  { from, to }: Phrase,
  clause: number,
  find: FindHappening,
): boolean {
  const next = [0, 1, 2, 3].map((step) => word(tokens, to + step).toLowerCase());
  if (happens.test(next.join(' '))) return true;
  if (from === 0) return startsWithVerb(tokens, to, find);
  if (tokens.slice(clause, from).some((token) => under.test(token.text))) return false;
  const before = word(tokens, from - 1).toLowerCase();
  if (holds.test(before)) return true;
  if (/^(?:at|during)$/u.test(before)) return true;
  return before === 'in' && (from === 1 || find(tokens, from - 2, from - 1).past);
}

/** "The July elections split the country": an active verb right behind the subject. */
function startsWithVerb(tokens: readonly Token[], at: number, find: FindHappening): boolean {
  const { past, future } = find(tokens, at, at + 1);
  return past || future;
}

function word(tokens: readonly Token[], index: number): string {
  return tokens[index]?.text ?? '';
}
