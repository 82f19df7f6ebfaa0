// What a command is about: an actor that the archive knows, or a topic given in words.
// Leaves to others: matching names (who.ts) and looking the topic up (commands/).
import type { Invocation, Message } from '../model/message.ts';
import type { ActorRow } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { nothing } from './compose.ts';
import { foldedWords } from './fold.ts';
import { stopWordsOf } from './lines.ts';
import { chooser, clipped, resolve, unknownActor } from './who.ts';

export interface Subject {
  /** As to be shown: the actor's name, or the words as typed. */
  readonly name: string;
  readonly actor?: ActorRow;
  /** Words to look for where it is no actor; never empty then. */
  readonly words: readonly string[];
}

/**
 * An actor where the words name one; else a topic, if the documents use its words. Only a part of a name in
 * lower case is taken for a topic: `council` is a subject, `Council` may be short for a name.
 */
export async function subjectOf(
  asked: Asked,
  typed: string,
  again: Invocation,
  option: string,
): Promise<Subject | { readonly message: Message }> {
  const found = await resolve(asked, typed);
  const named = found.type !== 'none' && (found.how !== 'part' || /^\p{Lu}/u.test(typed.trim()));
  if (found.type === 'one' && named)
    return { name: found.actor.name, actor: found.actor, words: [] };
  if (found.type === 'several' && named)
    return { message: chooser(asked, found.actors, again, option) };
  const stopWords = stopWordsOf(asked);
  const words = [...new Set(foldedWords(typed).filter((word) => !stopWords.has(word)))].slice(
    0,
    12,
  );
  if (words.length === 0) return { message: noWords(asked, again) };
  const hits = await asked.archive.search({ words, limit: 1 });
  if (hits.length > 0) return { name: clipped(typed), words };
  if (found.type === 'several') return { message: chooser(asked, found.actors, again, option) };
  if (found.type === 'one') return { name: found.actor.name, actor: found.actor, words: [] };
  return { message: await unknownActor(asked, typed, found.near, again, option) };
}

/** Typed punctuation, emoji or nothing but stop words: there is nothing to look for. */
export function noWords(asked: Asked, again: Invocation): Message {
  return nothing({
    summary: asked.say('briefing.no-words'),
    hints: [asked.say('briefing.no-words.how')],
    again,
  });
}
