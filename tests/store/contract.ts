// What every store must do, whatever engine is behind it: one suite, given a way to open an empty store.
// Leaves to others: what only one engine has (sqlite.test.ts).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive, Store } from '../../src/store/store.ts';
import { conversationsContract } from './contract-conversations.ts';
import { documentsContract } from './contract-documents.ts';
import { hostileContract } from './contract-hostile.ts';
import { ledgerContract } from './contract-ledger.ts';
import { namesContract } from './contract-names.ts';
import { postedContract } from './contract-posted.ts';

/** Opens an empty store; the suite closes it. */
export type OpenStore = () => Promise<Store>;

/** A store for each test of a group, with the archive of the collection `default`. */
export interface Stage {
  readonly store: () => Store;
  readonly archive: () => Archive;
}

export function storeContract(name: string, open: OpenStore): void {
  describe(`store contract on ${name}`, () => {
    let store: Store | undefined;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store?.close();
    });
    const stage: Stage = {
      store() {
        if (store === undefined) throw new Error('asked before it was opened');
        return store;
      },
      archive: () => stage.store().archive(['default']),
    };
    it('is empty at first', async () => {
      expect(await stage.archive().overview()).toEqual({
        documents: 0,
        undated: 0,
        quotes: 0,
        attributed: 0,
        events: 0,
        actors: 0,
      });
    });
    documentsContract(stage);
    namesContract(stage);
    ledgerContract(stage);
    conversationsContract(stage);
    postedContract(stage);
    hostileContract(stage);
  });
}
