// A citation as one plain line, for the summary of an answer.
// Leaves to others: passages inside blocks (platforms dress those).
import type { Citation } from '../model/document.ts';
import type { Say } from '../model/words.ts';

/** Longest stretch of words on a notification line, in UTF-16 units. */
const longest = 160;

/** `“We will continue …” (title)`; an editor's words without marks. */
export function told(say: Say, { words, voice, source }: Citation): string {
  const line = words.replace(/\s+/gu, ' ');
  const kept =
    line.length <= longest ? line : `${line.slice(0, longest).replace(/\s+\S*$/u, '')} …`;
  return say('briefing.told', { words: kept, voice, title: source.title });
}
