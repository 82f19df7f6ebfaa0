// Keeps the process small on the machines that bots run on.
// Leaves to others: what is kept in memory, and the limits of the reading threads (library/pool.ts).
import { setFlagsFromString } from 'node:v8';

/** Percent by which the heap may grow over what is in use before it is tidied up. */
const growth = 40;

/**
 * Left to itself V8 lets a heap grow to several times what is in use, which saves a few percent of processor time and
 * costs a hundred megabytes. Takes effect at once, for all threads.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
