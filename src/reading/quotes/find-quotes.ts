// Reported speech: what was said, by which cue, by whom.
// Leaves to others: who the names are (actors).
import type { Quote } from '../../model/reading.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';

/** Prepares the stage: the returned function finds the quotations of one page, by start. */
export function prepareQuotes(
  _resources: Resources,
): (page: Page, found: ActorsFound) => readonly Quote[] {
  return () => [];
}
