// What goes between the pool and its threads.
// Leaves to others: sending it (pool.ts) and answering it (src/read-worker.ts).
import type { Document } from '../model/document.ts';
import type { Curation, Reading } from '../model/reading.ts';

/** A document to read; the curation only where it is another than before. */
export interface Order {
  readonly document: Document;
  readonly curation?: Curation;
}

/** `ready` once, when the thread can read; then one answer an order. */
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'reading'; readonly reading: Reading }
  | { readonly type: 'failed'; readonly reason: string };
