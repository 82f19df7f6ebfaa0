// What any copy of the bot has taken in, so that an event that a platform delivers again to another copy is known.
// Leaves to others: which ids are shown, and remembering within one copy (platforms/seen.ts).
import type { Kysely } from 'kysely';
import type { Ledger } from './ledger.ts';
import type { Tables } from './tables.ts';

/** After so many questions what was forgotten is thrown away. */
const sweepEach = 1000;

export function openSeen(db: Kysely<Tables>): Pick<Ledger, 'firstSeen'> {
  let asked = 0;
  return {
    async firstSeen(ids, now, keepMs) {
      const forgotten = now - keepMs;
      if (asked++ % sweepEach === 0)
        await db.deleteFrom('seen').where('at', '<=', forgotten).execute();
      // In one order everywhere, so that two copies never wait for one another.
      const wanted = [...new Set(ids)].toSorted();
      if (wanted.length === 0) return true;
      const taken = await db
        .insertInto('seen')
        .values(wanted.map((id) => ({ id, at: now })))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ at: now }).where('seen.at', '<=', forgotten),
        )
        .returning('id')
        .execute();
      return taken.length === wanted.length;
    },
  };
}
