// Who is named: mentions, and the actors they belong to inside one document.
// Leaves to others: who speaks (quotes) and linking across documents (the ids agree by construction).
import type { Actor, Curation, Mention } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';

export interface ActorsFound {
  readonly actors: readonly Actor[];
  /** By start; names first found, then pronouns and descriptions that could be resolved. */
  readonly mentions: readonly Mention[];
}

/** Prepares the stage: the returned function finds the actors of one page. */
export function prepareActors(
  _resources: Resources,
): (page: Page, curation: Curation) => ActorsFound {
  return () => ({ actors: [], mentions: [] });
}
