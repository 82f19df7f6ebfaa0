// "he added": whoever spoke last goes on speaking, unless the text has named somebody else since.
// Leaves to others: every other pronoun (actors) and speakers that are named (resolve).
import type { Actor, ActorId, Mention, Speaker } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { Draft } from './draft.ts';
import { type Genders, genderOf } from './genders.ts';
import { mentionsIn } from './resolve.ts';

/** The quotation before the one looked at, with the speaker it got. */
export interface Earlier {
  readonly draft: Draft;
  readonly speaker: Speaker | undefined;
}

export interface Cast {
  readonly mentions: readonly Mention[];
  readonly people: ReadonlyMap<ActorId, Actor>;
  readonly genders: Genders;
}

const singular = /^s?he$/iu;
const farthest = 1500;

/**
 * The speaker whom a "he" or "she" with a cue goes on quoting, with the actor where that is known: after
 * "an aide said", "he said" is the aide again and no other name of the text. Names inside the words quoted
 * do not count as named since: “We do not know Maduro,” he added. Nor do names beside the action, where the
 * first name of the speaker fits the pronoun: "She sent it to Ann Lee. She also asked". Undefined where the
 * rule does not tell.
 */
export function sameSpeaker(
  text: string,
  draft: Draft,
  earlier: Earlier | undefined,
  cast: Cast,
): Speaker | undefined {
  const span = draft.subject;
  const speaker = earlier?.speaker;
  const pronoun = span ? text.slice(span.start, span.end) : '';
  if (!span || !earlier || !speaker || !singular.test(pronoun)) return undefined;
  const { actor } = speaker;
  // After "A and B said", "he" may be either.
  if (speaker.others) return undefined;
  if (actor === undefined ? speaker.how === 'named' : !actor.startsWith('person:'))
    return undefined;
  const start = (earlier.draft.subject ?? earlier.draft.spans[0])?.end ?? 0;
  if (span.start <= start || span.start - start > farthest) return undefined;
  const said: readonly Span[] = [...earlier.draft.spans, ...draft.spans];
  const others = mentionsIn({ start, end: span.start }, cast.mentions).filter(
    (mention) =>
      mention.how === 'name' &&
      mention.type === 'PER' &&
      mention.actor !== actor &&
      !said.some((words) => overlaps(words, mention.span)),
  );
  const fits = fitsPronoun(actor, pronoun, cast);
  if (others.length > 0 && !(fits && others.every((other) => isBeside(text, other))))
    return undefined;
  return { span, how: 'pronoun', ...(actor && { actor }) };
}

function fitsPronoun(actor: ActorId | undefined, pronoun: string, { people, genders }: Cast) {
  const person = people.get(actor ?? '');
  const gender = person && genderOf(person, genders);
  return gender !== undefined && gender === (/^s/iu.test(pronoun) ? 'f' : 'm');
}

// "sent the letter to Ann Lee and Bob Roe", "defeated by Ann Lee": named, but not as the one who acts.
const beside =
  /\s(?:to|with|by|of|for|against|from|about|on|at)\s(?:(?:the\s)?(?:\p{L}[\p{L}.'’-]*,?\s){0,6}(?:and|y|&)\s)?(?:\p{L}[\p{L}.'’-]*\s){0,2}$/u;

function isBeside(text: string, { span }: Mention): boolean {
  return beside.test(text.slice(Math.max(0, span.start - 90), span.start));
}
