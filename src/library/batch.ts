// Collects readings so that a whole archive is never in memory, and writes are few.
// Leaves to others: writing (store).
import { setImmediate } from 'node:timers/promises';
import type { Shelf, Shelved } from '../store/store.ts';
import { type Courtesy, createCourtesy } from './courtesy.ts';

/** UTF-16 units of text. */
const mostText = 4_000_000;

export interface Batch {
  /** Keeps a reading, and puts all that are kept once they are many or long. */
  add(shelved: Shelved): Promise<void>;
  /** Puts what is left. */
  flush(): Promise<void>;
}

/**
 * A batch for one collection. Its methods reject when the shelf does.
 * @param courtesy how large batches may be while somebody asks
 * @param at when documents that were never there before count as come in, in milliseconds since the epoch
 */
export function createBatch(
  shelf: Shelf,
  collection: string,
  at: number,
  courtesy: Courtesy = createCourtesy(),
): Batch {
  let most = courtesy.most();
  let open: Shelved[] = [];
  let units = 0;
  async function flush(): Promise<void> {
    if (open.length === 0) return;
    const full = open;
    open = [];
    units = 0;
    // Before they are there: killed in between, a document that is there without it would never be new.
    await shelf.arrive(
      collection,
      full.map(({ fingerprint }) => fingerprint),
      at,
    );
    await shelf.put(collection, full);
    most = courtesy.most();
    // Questions that came in meanwhile come first, even where further readings are ready.
    await setImmediate();
  }
  async function add(shelved: Shelved): Promise<void> {
    open.push(shelved);
    units += shelved.reading.document.text.length;
    if (open.length >= most || units >= mostText) await flush();
  }
  return { add, flush };
}
