// The contract on messages that stand in channels, and on when documents came in.
// Leaves to others: what is compared (tests/schedule/corrections.test.ts) and ingest (tests/library/arrivals.test.ts).
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import type { PostedMessage } from '../../src/store/ledger.ts';
import type { Stage } from './contract.ts';
import { type Sketch, shelved } from './reading.ts';

const message: Message = { summary: 'One', blocks: [], audience: 'everyone', outcome: 'answer' };
const mended: Message = { ...message, summary: 'One, mended' };

const posted = (ref: string, ...documents: readonly string[]): PostedMessage => ({
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  ref,
  at: 1_700_000_000_000,
  message,
  citations: documents.map((document) => ({
    document,
    span: { start: 0, end: 3 },
    words: 'One',
  })),
  state: 'stands',
});

const one: Sketch = { id: 'one', text: 'One text.' };

export function postedContract({ store, archive }: Stage): void {
  describe('messages that stand in channels', () => {
    const refs = async () =>
      (await store().ledger.stalePosted(10)).map((stale) => stale.posted.ref);
    const agreeAll = async () => {
      const { ledger } = store();
      for (const stale of await ledger.stalePosted(10))
        await ledger.agree(stale, stale.posted.citations);
    };

    it('are compared once, and again when a document they cite was read anew or is gone', async () => {
      const { ledger, shelf } = store();
      await shelf.put('default', [shelved(one), shelved({ id: 'two', text: 'Two.' })]);
      await ledger.keepPosted(posted('a', 'one'));
      await ledger.keepPosted(posted('b', 'two', 'never'));
      expect(await refs()).toEqual(['a', 'b']);
      await agreeAll();
      expect(await refs()).toEqual([]);
      await shelf.put('default', [shelved({ ...one, text: 'One text, longer.' })]);
      expect(await refs()).toEqual(['a']);
      await agreeAll();
      await shelf.remove('default', ['two']);
      expect(await refs()).toEqual(['b']);
      await agreeAll();
      expect(await refs()).toEqual([]);
    });

    it('are changed by one, edited by one, and edited again when that ran out', async () => {
      const { ledger } = store();
      await ledger.keepPosted(posted('a', 'one'));
      const [stale] = await ledger.stalePosted(10);
      if (stale === undefined) throw new Error('a message was to be compared');
      const after = { message: mended, citations: [] };
      const changed = [
        await ledger.amend(stale, after, 100),
        await ledger.amend(stale, after, 100),
      ];
      expect(changed).toEqual([true, false]);
      expect(await refs()).toEqual([]);
      expect(await ledger.takeEdits(['discord'], 100, 50)).toEqual([]);
      expect(await ledger.takeEdits(['slack'], 99, 50)).toEqual([]);
      const [edit] = await ledger.takeEdits(['slack'], 100, 50);
      expect(edit).toMatchObject({ ref: 'a', message: mended, state: 'editing' });
      expect(await ledger.takeEdits(['slack'], 149, 50)).toEqual([]);
      expect(await ledger.takeEdits(['slack'], 150, 50)).toHaveLength(1);
      if (edit === undefined) throw new Error('an edit was to be done');
      await ledger.settleEdit(edit, 300);
      expect(await ledger.takeEdits(['slack'], 299, 50)).toEqual([]);
      expect(await ledger.takeEdits(['slack'], 300, 50)).toHaveLength(1);
      await ledger.settleEdit(edit, 'stands');
      expect(await ledger.takeEdits(['slack'], 900, 50)).toEqual([]);
    });

    it('that are gone are looked at no more', async () => {
      const { ledger, shelf } = store();
      await ledger.keepPosted(posted('a', 'one'));
      const [stale] = await ledger.stalePosted(10);
      if (stale === undefined) throw new Error('a message was to be compared');
      await ledger.amend(stale, { message: mended, citations: stale.posted.citations }, 100);
      const [edit] = await ledger.takeEdits(['slack'], 100, 50);
      if (edit === undefined) throw new Error('an edit was to be done');
      await ledger.settleEdit(edit, 'gone');
      await shelf.put('default', [shelved(one)]);
      expect(await refs()).toEqual([]);
    });
  });

  describe('arrivals', () => {
    it('are noted once, by the bytes of a document too, and told while it is there', async () => {
      const { shelf } = store();
      expect(await shelf.hasArrivals('default')).toBe(false);
      await shelf.arrive('default', [], 5);
      expect(await shelf.hasArrivals('default')).toBe(true);
      await shelf.arrive('default', [{ document: 'one', hash: 'x' }], 10);
      await shelf.arrive('default', [{ document: 'one', hash: 'y' }], 20);
      await shelf.arrive('default', [{ document: 'moved', hash: 'x' }], 30);
      const all = { after: -1, upTo: 100, limit: 10 };
      expect(await archive().arrivals(all)).toEqual([]);
      await shelf.put('default', [shelved(one), shelved({ ...one, id: 'moved' })]);
      expect(await archive().arrivals(all)).toEqual([
        { document: 'moved', at: 10 },
        { document: 'one', at: 10 },
      ]);
      expect(await archive().arrivals({ ...all, after: 10 })).toEqual([]);
      expect(await store().archive(['other']).arrivals(all)).toEqual([]);
    });
  });

  it('finds what is dated to a month and no closer', async () => {
    const events = ['2019-08', '2019-08-02', '2019', '2019-08~', '2019-08/2019-09'].map((date) => ({
      words: 'One',
      date,
    }));
    await store().shelf.put('default', [shelved({ ...one, events })]);
    const { rows } = await archive().events({ monthDay: '08', limit: 10 });
    expect(rows.map((row) => row.date.value)).toEqual(['2019-08']);
  });
}
