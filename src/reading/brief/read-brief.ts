// A brief says itself who, what and when: its outline becomes quotes, events and summary without any guessing.
// Leaves to others: parsing the file (library/formats) and naming the actors (actors).

import type { Outline } from '../../model/document.ts';
import type { Event, Quote } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';

export interface BriefRead {
  readonly quotes: readonly Quote[];
  readonly events: readonly Event[];
  readonly summary: readonly Span[];
}

/** What an outline says, its speakers and actors bound to the actors found in the text. */
export function readBrief(outline: Outline, _found: ActorsFound): BriefRead {
  return { quotes: [], events: [], summary: outline.summary };
}
