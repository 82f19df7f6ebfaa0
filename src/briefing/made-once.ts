// Makes editions that are the same for many subscriptions once, and gives the one to all of them.
// Leaves to others: making one (edition.ts), what each subscription's own buttons are (schedule).
import type { Edition, EditionWindow, Followed } from './edition.ts';

type MakeEdition = (subscription: Followed, window: EditionWindow) => Promise<Edition>;

/** Kinds of edition that are kept at a time. */
const mostKept = 500;

/**
 * @param version what the archive is now; another text once it may have changed, undefined while it changes
 */
export function madeOnce(make: MakeEdition, version: () => string | undefined): MakeEdition {
  const kept = new Map<string, Promise<Edition>>();
  let keptFor: string | undefined;
  return (subscription, window) => {
    const now = version();
    if (now === undefined) return make(subscription, window);
    if (now !== keptFor || kept.size >= mostKept) kept.clear();
    keptFor = now;
    const key = contentsOf(subscription, window);
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make(subscription, window);
    kept.set(key, made);
    // Who asks next may be luckier.
    made.catch(() => {
      if (kept.get(key) === made) kept.delete(key);
    });
    return made;
  };
}

/** All that decides about the contents of an edition; what happened on a day is told whenever it is told. */
function contentsOf(followed: Followed, { localDate, at, since }: EditionWindow): string {
  const { kind, subject, empty, round, months, language } = followed;
  const news = kind === 'onthisday' ? [] : [since ?? followed.since ?? null, at];
  return JSON.stringify([kind, subject, empty, round, months, language, localDate, ...news]);
}
