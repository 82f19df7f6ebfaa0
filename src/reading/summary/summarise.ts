// The passages of a document that tell the most, whole sentences, most telling first.
// Leaves to others: summaries over many documents (briefing).
import type { Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';

/** Prepares the stage: the returned function picks at most five sentences of one page. */
export function prepareSummary(
  _resources: Resources,
): (page: Page, actors: ActorsFound, dates: DatesFound) => readonly Span[] {
  return (page) =>
    page.sentences
      .filter((sentence) => sentence.kind === 'prose')
      .slice(0, 3)
      .map((sentence) => sentence.span);
}
