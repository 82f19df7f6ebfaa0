// How an outage of the database is told from a fault of ours, wherever its error arrives.
// Leaves to others: what went wrong and what to do (store/trouble.ts).

/** The `name` of every error that passes when the operator mends something, or by itself. */
export const outageName = 'DatabaseTrouble';

/** True for an outage, false for faults of ours. */
export function isOutage(error: unknown): error is Error {
  return error instanceof Error && error.name === outageName;
}
