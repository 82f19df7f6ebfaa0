// Where something happened: a place named after "in", "at" or the like, beside the date or beside what happened.
// Leaves to others: which names are places (actors).
import type { ActorId, Mention } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { PageSentence, Token } from '../page/page.ts';
import type { FindHappening } from './happening.ts';

const locative =
  /^(?:in|at|near|outside|inside|within|across|throughout|around|off|along|over|above)$/iu;
const determiner = /^(?:the|downtown|central|nearby|neighbouring|neighboring)$/iu;
/** Words of a sentence that are looked through; a text without full stops has no end of them. */
const longest = 400;
/** Words between a date and the place of it: "on Tuesday in Lima", "in Miami this Saturday". */
const beside = 4;
/** Words between a date and the place of what happened then: "In May she spoke at a conference in Miami". */
const inReach = 20;

/**
 * The place of a happening in a sentence, of the mentions in it; `at` is where its date stands. "The opposition in
 * Lima" tells where the opposition is: the word before must be what happened, or the date must stand beside it.
 */
export function placeOf(
  { tokens }: PageSentence,
  mentions: readonly Mention[],
  at: Span | undefined,
  find: FindHappening,
): ActorId | undefined {
  if (tokens.length > longest) return undefined;
  const date = at && tokens.findIndex((token) => token.end > at.start);
  const found = mentions.flatMap(({ type, how, actor, span }) => {
    if (type !== 'LOC' || how !== 'name' || !actor.startsWith('place:')) return [];
    const place = tokens.findIndex((token) => token.end > span.start);
    const joint = jointBefore(tokens, place);
    if (joint === undefined) return [];
    const distance = date === undefined ? 0 : Math.abs(place - date);
    const close = date !== undefined && distance <= beside;
    return close || (distance <= inReach && isHappening(tokens, joint - 1, find))
      ? [{ actor, distance }]
      : [];
  });
  return found.toSorted((a, b) => a.distance - b.distance)[0]?.actor;
}

/** Index of the "in" before a place. */
function jointBefore(tokens: readonly Token[], place: number): number | undefined {
  const joint = determiner.test(tokens[place - 1]?.text ?? '') ? place - 2 : place - 1;
  return locative.test(tokens[joint]?.text ?? '') ? joint : undefined;
}

function isHappening(tokens: readonly Token[], index: number, find: FindHappening): boolean {
  if (index < 0) return false;
  const { past, act, noun } = find(tokens, index, index + 1);
  return past || act || noun;
}
