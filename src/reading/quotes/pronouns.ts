// "he added": whoever spoke last goes on speaking, unless the text has named somebody else since.
// Leaves to others: every other pronoun (actors) and speakers that are named (resolve).
import type { Mention, Speaker } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { Draft } from './draft.ts';
import { mentionsIn } from './resolve.ts';

/** The quotation before the one looked at, with the speaker it got. */
export interface Earlier {
  readonly draft: Draft;
  readonly speaker: Speaker | undefined;
}

const singular = /^s?he$/iu;
const farthest = 1500;

/**
 * The speaker whom a "he" or "she" with a cue goes on quoting, with the actor where that is known: after
 * "an aide said", "he said" is the aide again and no other name of the text. Names inside the words quoted
 * do not count as named since: “We do not know Maduro,” he added. Undefined where the rule does not tell.
 */
export function sameSpeaker(
  text: string,
  draft: Draft,
  earlier: Earlier | undefined,
  mentions: readonly Mention[],
): Speaker | undefined {
  const span = draft.subject;
  const speaker = earlier?.speaker;
  if (!span || !earlier || !speaker || !singular.test(text.slice(span.start, span.end)))
    return undefined;
  const { actor } = speaker;
  if (actor === undefined ? speaker.how === 'named' : !actor.startsWith('person:'))
    return undefined;
  const start = (earlier.draft.subject ?? earlier.draft.spans[0])?.end ?? 0;
  if (span.start <= start || span.start - start > farthest) return undefined;
  const said: readonly Span[] = [...earlier.draft.spans, ...draft.spans];
  const other = mentionsIn({ start, end: span.start }, mentions).some(
    (mention) =>
      mention.how === 'name' &&
      mention.type === 'PER' &&
      mention.actor !== actor &&
      !said.some((words) => overlaps(words, mention.span)),
  );
  return other ? undefined : { span, how: 'pronoun', ...(actor && { actor }) };
}
