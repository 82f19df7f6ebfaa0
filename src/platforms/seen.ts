// Remembers what has been taken in, because both platforms deliver events more than once.
// Leaves to others: which id is unique (event_id, trigger_id, interaction id).
import { LRUCache } from 'lru-cache';

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
