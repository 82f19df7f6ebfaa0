// Remembers what has been taken in, because both platforms deliver events more than once.
// Leaves to others: which id is unique (event_id, trigger_id, interaction id), what other copies took in (store).
import { LRUCache } from 'lru-cache';
import type { Log } from '../model/log.ts';

/** Platforms retry within five minutes; ten leave room. */
const rememberMs = 10 * 60_000;

/** True the first time an id is shown within ten minutes of `now()`, false after that. */
export type FirstTime = (id: string) => boolean;

export function createFirstTime(now: () => number): FirstTime {
  const seen = new LRUCache<string, number>({ max: 50_000 });
  return (id) => {
    const at = seen.get(id);
    if (at !== undefined && now() - at < rememberMs) return false;
    seen.set(id, now());
    return true;
  };
}

/** Asks whether none of these ids was taken in by any copy of the bot within so many milliseconds. */
export type SeenAnywhere = (ids: readonly string[], keepMs: number) => Promise<boolean>;

/** Never rejects: where nobody can tell, what may have been answered elsewhere is answered once more. */
export type TakenFirst = (...ids: readonly string[]) => Promise<boolean>;

/** The same over all copies: what this one has not seen, others may have. `anywhere` is left out where it is alone. */
export function createTakenFirst(
  firstTime: FirstTime,
  anywhere: SeenAnywhere | undefined,
  log: Log,
): TakenFirst {
  return async (...ids) => {
    // Each is remembered, whatever is known of the others.
    const fresh = ids.map(firstTime).every(Boolean);
    if (!fresh || anywhere === undefined) return fresh;
    try {
      return await anywhere(ids, rememberMs);
    } catch (cause) {
      log.warn('copies not asked', { reason: cause instanceof Error ? cause.message : '' });
      return true;
    }
  };
}
