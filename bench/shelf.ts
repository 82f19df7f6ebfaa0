// Puts the documents of a corpus into a store through the real reader, for the measurements that ask questions.
// Leaves to others: corpora (corpus.ts) and the questions.
import type { Document } from '../src/model/document.ts';
import { engineVersion, type Read } from '../src/reading/read.ts';
import type { Store } from '../src/store/store.ts';

/** Documents a transaction. */
const batch = 50;

/** Reads and stores all of them in the one collection that the house answers from. */
export async function shelve(
  store: Store,
  read: Read,
  documents: readonly Document[],
): Promise<void> {
  for (let at = 0; at < documents.length; at += batch)
    await store.shelf.put(
      'default',
      documents.slice(at, at + batch).map((document) => ({
        fingerprint: {
          path: document.id,
          hash: document.id,
          engine: engineVersion,
          document: document.id,
        },
        reading: read(document, { actors: [] }),
      })),
    );
}
