// Whether something happens in a stretch of words: a verb of the past or of plans, or a noun that names a happening.
// Leaves to others: when (dates), and whether it is only claimed (find-events).
import type { Token } from '../page/page.ts';
import type { Resources } from '../resources.ts';

/** What kind of happening the words hold. `speech`: nothing but somebody saying something. */
export interface Happening {
  /** A past form of any kind; `simple` without "has" and "had", which look back from later. */
  readonly past: boolean;
  readonly simple: boolean;
  /** A past form that carries a sentence: not the "abandoned" of ", abandoned by the party,". */
  readonly finite: boolean;
  readonly future: boolean;
  readonly speech: boolean;
  readonly noun: boolean;
  /** A public act done by speaking: announcing, accusing, urging. */
  readonly act: boolean;
}

export type FindHappening = (tokens: readonly Token[], from: number, to: number) => Happening;

const futureWords = /^(?:will|shall|planned|scheduled|expected|upcoming|intends?|due|’ll|'ll)$/u;
/** "is preparing to", "is about to", "is set to". */
const onTheWay = /^(?:preparing|prepares|prepare|set|about|going|ready|likely)$/u;
const determiners = /^(?:the|a|an|his|her|its|their|our|this|that|these|those|of|more|most|very)$/u;
/** "was", "had": they tell a state and date nothing by themselves. */
const states =
  /^(?:was|were|had|did|been|has|have|felt|knew|thought|kept|stood|meant|remained|considered|wanted|needed|seemed|lived|believed|hoped|based|related|so-called|concerned|united)$/u;

const perfect = /^(?:has|have|had|having|’ve|'ve)$/u;

/** Prepares the test from the word lists. */
export function prepareHappening(resources: Resources): FindHappening {
  const irregular = new Set(resources.lexicon('past-cues').filter((word) => !states.test(word)));
  for (const word of ['since', 'ago']) irregular.delete(word);
  const speech = new Set(
    resources
      .lexicon('speech-verbs')
      .flatMap((line) => (line.split(':')[1] ?? '').trim().split(' ')),
  );
  const nouns = new Set(resources.lexicon('event-nouns'));
  const acts = resources.lexicon('act-verbs');
  const lists: Lists = { irregular, speech, nouns, acts };
  return (tokens, from, to) => {
    const kinds = new Set<Kind | undefined>();
    for (let index = from; index < to; index++) kinds.add(kindOf(tokens, index, lists));
    const simple = kinds.has('simple');
    const finite = simple || kinds.has('perfect');
    const past = finite || kinds.has('passive');
    const future = kinds.has('future');
    const act = kinds.has('act');
    const speech = kinds.has('speech') && !past && !future && !act;
    return { past, simple, finite, future, act, speech, noun: kinds.has('noun') };
  };
}

/** `passive`: "…, abandoned by the party", which tells no news by itself. */
type Kind = 'simple' | 'perfect' | 'passive' | 'future' | 'speech' | 'noun' | 'act';

interface Lists {
  readonly irregular: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
  readonly acts: readonly string[];
}

function kindOf(
  tokens: readonly Token[],
  index: number,
  { irregular, speech, nouns, acts }: Lists,
): Kind | undefined {
  const word = lower(tokens[index]);
  const before = lower(tokens[index - 1]);
  if (isIng(word, before)) return 'simple';
  // "a press briefing", "the meeting": the noun, not the verb of the same spelling
  if (word.endsWith('ing') && nouns.has(word)) return 'noun';
  // "ruled by Maduro" says nothing, "ruled that" does
  if (speech.has(word) && lower(tokens[index + 1]) !== 'by')
    return acts.some((act) => word.startsWith(act)) ? 'act' : 'speech';
  if (isFuture(tokens, index)) return 'future';
  if (isPast(tokens, index, irregular))
    return pastKind(before, lower(tokens[index - 2]), lower(tokens[index + 1]));
  return isEventNoun(word, nouns) ? 'noun' : undefined;
}

const adverb = /^(?:already|also|now|still|often|not|never|only|just|[\p{L}-]{3,}ly)$/u;

/** "is designed to help", "will be closed", "as planned": what stands so, or is to come, did not happen then. */
function isStanding(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (at > index - 3 && adverb.test(lower(tokens[at]))) at--;
  return /^(?:is|are|am|be|being|as)$/u.test(lower(tokens[at]));
}

function pastKind(before: string, earlier: string, after: string): Kind {
  if (before === ',' && after === 'by') return 'passive';
  return perfect.test(before) || perfect.test(earlier) ? 'perfect' : 'simple';
}

/** "were discussing". */
function isIng(word: string, before: string): boolean {
  return word.endsWith('ing') && (before === 'was' || before === 'were');
}

function lower(token: Token | undefined): string {
  return token?.text.toLowerCase() ?? '';
}

/** "plans to" is a verb here unless a word before it makes it a noun: "discussing plans to". */
function isFuture(tokens: readonly Token[], index: number): boolean {
  const word = lower(tokens[index]);
  if (onTheWay.test(word)) return lower(tokens[index + 1]) === 'to';
  if (word === 'is' || word === 'are') return isToCome(tokens, index);
  if (!/^plans?$/u.test(word)) return futureWords.test(word);
  const before = lower(tokens[index - 1]);
  return lower(tokens[index + 1]) === 'to' && !before.endsWith('ing') && !determiners.test(before);
}

/** "two more plants are to be closed", "the show is to run until May"; "the aim is to help" tells no plan. */
function isToCome(tokens: readonly Token[], index: number): boolean {
  const [to, next] = [lower(tokens[index + 1]), lower(tokens[index + 2])];
  return (
    to === 'to' && /^(?:be|begin|start|open|end|run|meet|hold|take|vote|close|visit)$/u.test(next)
  );
}

function isPast(tokens: readonly Token[], index: number, irregular: ReadonlySet<string>): boolean {
  const [word, before] = [lower(tokens[index]), lower(tokens[index - 1])];
  // "the Armed Services Committee": a name
  if (index > 0 && /^\p{Lu}/u.test(tokens[index]?.text ?? '')) return false;
  if (states.test(word) || isStanding(tokens, index)) return false;
  if (irregular.has(word)) return !determiners.test(before);
  if (!word.endsWith('ed') || word.length < 5 || word.includes('-')) return false;
  return !(determiners.test(before) && /^\p{L}/u.test(tokens[index + 1]?.text ?? ''));
}

function isEventNoun(word: string, nouns: ReadonlySet<string>): boolean {
  return eventNoun(word, nouns) !== undefined;
}

/** The noun of a happening that a word in small letters is, as the list has it: "elections" is "election". */
export function eventNoun(word: string, nouns: ReadonlySet<string>): string | undefined {
  return [word, word.replace(/es$/u, ''), word.replace(/s$/u, '')].find((one) => nouns.has(one));
}
