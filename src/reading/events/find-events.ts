// What happened: sentences that report a happening with a date, its actors and its status.
// Leaves to others: merging reports of one happening across documents (briefing).
import type { Event, Quote } from '../../model/reading.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';

/** Prepares the stage: the returned function finds the events of one page, by start. */
export function prepareEvents(
  _resources: Resources,
): (
  page: Page,
  actors: ActorsFound,
  dates: DatesFound,
  quotes: readonly Quote[],
) => readonly Event[] {
  return () => [];
}
