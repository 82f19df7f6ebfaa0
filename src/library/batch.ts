// Collects readings so that a whole archive is never in memory, and writes are few.
// Leaves to others: writing (store).
import type { Shelf, Shelved } from '../store/store.ts';

const mostDocuments = 50;
/** UTF-16 units of text. */
const mostText = 4_000_000;

export interface Batch {
  /** Keeps a reading, and puts all that are kept once they are many or long. */
  add(shelved: Shelved): Promise<void>;
  /** Puts what is left. */
  flush(): Promise<void>;
}

/** A batch for one collection. Its methods reject when the shelf does. */
export function createBatch(shelf: Shelf, collection: string): Batch {
  let open: Shelved[] = [];
  let units = 0;
  async function flush(): Promise<void> {
    if (open.length === 0) return;
    const full = open;
    open = [];
    units = 0;
    await shelf.put(collection, full);
  }
  async function add(shelved: Shelved): Promise<void> {
    open.push(shelved);
    units += shelved.reading.document.text.length;
    if (open.length >= mostDocuments || units >= mostText) await flush();
  }
  return { add, flush };
}
