// Reading on threads: every document answered, a death costs one document, and without threads all goes on here.
// Leaves to others: the real thread's reading (tests/flows, bench).
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inOrder } from '../../src/library/in-order.ts';
import { createPool } from '../../src/library/pool.ts';
import type { Document } from '../../src/model/document.ts';
import type { Curation } from '../../src/model/reading.ts';
import { folderWith, libraryOver, plainReading, silence } from './library.ts';

const entry = new URL('./reading-thread.mjs', import.meta.url);
const nobody: Curation = { actors: [] };

function document(id: string, title = id): Document {
  return { id, title, text: `text of ${id}`, language: 'en', kind: 'article' };
}

function pool(changed: Partial<Parameters<typeof createPool>[0]> = {}) {
  const made = createPool({
    entry,
    threads: 2,
    here: () => Promise.reject(new Error('read here')),
    log: silence,
    ...changed,
  });
  onTestFinished(() => made.close());
  return made;
}

describe('the pool', () => {
  it('reads every document with its curation', async () => {
    const threads = pool();
    const known = (name: string): Curation => ({
      actors: [{ name, kind: 'person', aliases: [], roles: [] }],
    });
    const [anna, ben] = [known('Anna'), known('Ben')];
    const readings = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        threads.read(document(`d${at}`), at % 3 === 0 ? anna : ben),
      ),
    );
    expect(readings.map((one) => [one.document.id, one.document.publisher])).toEqual(
      Array.from({ length: 60 }, (_, at) => [`d${at}`, at % 3 === 0 ? 'Anna' : 'Ben']),
    );
  });

  it.each([
    ['kill', /the reading thread died.*code 3/u],
    ['break', /the reading thread died.*broken in the thread/u],
    ['refuse', /^it will not be read$/u],
  ])('loses only the document that makes its thread %s', async (title, reason) => {
    const threads = pool();
    const documents = Array.from({ length: 40 }, (_, at) =>
      document(`d${at}`, at % 10 === 5 ? title : 'fine'),
    );
    const outcomes = await Promise.allSettled(documents.map((one) => threads.read(one, nobody)));
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
    expect(lost).toHaveLength(4);
    for (const message of lost) expect(message).toMatch(reason);
  });

  it('reads here when no thread starts', async () => {
    const threads = pool({
      entry: pathToFileURL('/nowhere/thread.js'),
      here: (one) => plainReading(one),
    });
    const readings = await Promise.all(
      ['a', 'b', 'c'].map((id) => threads.read(document(id), nobody)),
    );
    expect(readings.map((one) => one.engine)).toEqual(['1', '1', '1']);
    expect((await threads.read(document('late'), nobody)).document.id).toBe('late');
  });

  it('reads all here where no thread is wanted', async () => {
    const none = pool({ threads: 0, here: (one) => plainReading(one) });
    const read: string[] = [];
    const look = (id: string) => none.read(document(id), nobody);
    for await (const { document } of inOrder(['a', 'b', 'c'], none.atOnce, look))
      read.push(document.id);
    expect(read).toEqual(['a', 'b', 'c']);
  });

  it('reads a document here that is longer than a thread has memory for', async () => {
    const threads = pool({ here: (one) => plainReading(one) });
    const long = { ...document('long'), text: 'word '.repeat(40_000) };
    const [short, other] = await Promise.all([
      threads.read(document('short'), nobody),
      threads.read(long, nobody),
    ]);
    expect([short.engine, other.engine]).toEqual(['thread', '1']);
  });

  it('rejects what is under way when it is closed', async () => {
    const threads = pool();
    const begun = Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => threads.read(document(`d${at}`), nobody)),
    );
    await threads.close();
    expect((await begun).some((one) => one.status === 'rejected')).toBe(true);
  });
});

describe('a run with many documents', () => {
  const many = Object.fromEntries(
    Array.from({ length: 230 }, (_, at) => [`d${String(at).padStart(3, '0')}.txt`, `Text ${at}.`]),
  );

  it('reads them on threads, in order, and tells of the one that kills a thread', async () => {
    const folder = await folderWith({ ...many, 'd100.md': '# kill\n\nText.' });
    const library = await libraryOver(folder, { openPool: () => pool() });
    const report = await library.run();
    expect(library.read).toEqual([]);
    expect(report.documents.map((one) => one.path)).toEqual(Object.keys(many).sort());
    expect(report.troubles).toMatchObject([{ path: 'd100.md', rule: 'failed', level: 'error' }]);
    expect(await library.ids()).toHaveLength(230);
  });

  it('leaves the threads alone for the few that change later', async () => {
    const folder = await folderWith(many);
    let opened = 0;
    const openPool = () => {
      opened++;
      return pool();
    };
    const library = await libraryOver(folder, { openPool });
    await library.run();
    const again = await library.run();
    expect([opened, again.unchanged]).toEqual([1, 230]);
  });
});

describe('work in order', () => {
  it('hands results out in order with no more under way than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (turns, atOnce) => {
          let underWay = 0;
          let most = 0;
          const work = async (wait: number) => {
            most = Math.max(most, ++underWay);
            for (let turn = 0; turn < wait; turn++) await Promise.resolve();
            underWay--;
            return wait;
          };
          const results: number[] = [];
          for await (const result of inOrder(turns, atOnce, work)) results.push(result);
          expect(results).toEqual(turns);
          expect(most).toBeLessThanOrEqual(atOnce);
        },
      ),
    );
  });

  it('begins nothing more once one has failed', async () => {
    const begun: number[] = [];
    const results = inOrder([0, 1, 2, 3, 4, 5], 2, async (at) => {
      begun.push(at);
      if (at === 1) throw new Error('one is bad');
      return at;
    });
    await expect(async () => {
      for await (const _ of results);
    }).rejects.toThrow('one is bad');
    expect(begun).toEqual([0, 1, 2]);
  });
});
