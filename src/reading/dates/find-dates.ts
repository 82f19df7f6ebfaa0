// When: time expressions with their values, and the document's own date where it was not known.
// Leaves to others: what happened then (events).
import type { DatedBy } from '../../model/date.ts';
import type { Problem, TimeExpression } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';

export interface DatesFound {
  /** By start, none overlapping another. */
  readonly expressions: readonly TimeExpression[];
  /** The date the document came with, else the inferred one with its evidence, else none. */
  readonly documentDate?: DatedBy;
  readonly problems: readonly Problem[];
}

/** Prepares the stage: the returned function dates one page. */
export function prepareDates(_resources: Resources): (page: Page) => DatesFound {
  return (page) => ({
    expressions: [],
    problems: [],
    ...(page.document.date && { documentDate: page.document.date }),
  });
}
