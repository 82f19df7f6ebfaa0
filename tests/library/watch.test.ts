// Watching: changes lead to one run, soon, never two at once; a failing run and a failing watcher stop nothing.
// Leaves to others: what a run does (ingest.test.ts).
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Changes, watchFolder } from '../../src/library/watch.ts';
import { folderWith, silence } from './library.ts';

/** A watcher whose changes and clock the test moves by hand. */
function watched(again: () => Promise<unknown>) {
  const listeners = new Map<string, (first: unknown, path?: unknown) => void>();
  const timers = new Map<number, () => void>();
  const warnings: string[] = [];
  let next = 0;
  let closed = false;
  const changes: Changes = {
    on: (event, listener) => listeners.set(event, listener),
    async close() {
      closed = true;
    },
  };
  const watch = watchFolder({
    folder: '/content',
    again,
    log: {
      ...silence,
      warn: (event) => warnings.push(event),
      error: (event) => warnings.push(event),
    },
    timers: {
      set: (run, ms) => {
        expect(ms).toBe(500);
        timers.set(++next, run);
        return next;
      },
      clear: (timer) => timers.delete(Number(timer)),
    },
    open: () => changes,
  });
  return {
    watch,
    warnings,
    timers,
    isClosed: () => closed,
    change: () => listeners.get('all')?.('change', '/content/a.txt'),
    fail: (cause: Error) => listeners.get('error')?.(cause),
    async quiet() {
      const due = [...timers.values()];
      timers.clear();
      for (const run of due) run();
      await settled();
    },
  };
}

describe('watching the folder', () => {
  it('reads once after a burst of changes', async () => {
    let runs = 0;
    const it = watched(async () => void runs++);
    it.change();
    it.change();
    it.change();
    expect(it.timers.size).toBe(1);
    await it.quiet();
    expect(runs).toBe(1);
    await it.quiet();
    expect(runs).toBe(1);
  });

  it('never runs twice at a time, and runs once more for what changed meanwhile', async () => {
    const open: (() => void)[] = [];
    const it = watched(() => new Promise<void>((resolve) => open.push(resolve)));
    it.change();
    await it.quiet();
    it.change();
    await it.quiet();
    it.change();
    await it.quiet();
    expect(open).toHaveLength(1);
    open[0]?.();
    await settled();
    expect(open).toHaveLength(2);
    open[1]?.();
    await settled();
    expect(open).toHaveLength(2);
  });

  it('logs a run that failed and goes on at the next change', async () => {
    let runs = 0;
    const it = watched(async () => {
      runs++;
      throw new Error('database is gone');
    });
    it.change();
    await it.quiet();
    it.change();
    await it.quiet();
    expect(runs).toBe(2);
    expect(it.warnings).toHaveLength(2);
  });

  it('warns when the watcher fails', () => {
    const it = watched(async () => undefined);
    it.fail(new Error('ENOSPC: System limit for number of file watchers reached'));
    expect(it.warnings).toEqual(['watching the library failed']);
  });

  it('closes after the run at hand and starts no other', async () => {
    let end = () => {};
    let runs = 0;
    const it = watched(() => {
      runs++;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    it.change();
    await it.quiet();
    it.change();
    let closed = false;
    const closing = it.watch.close().then(() => {
      closed = true;
    });
    await settled();
    expect(closed).toBe(false);
    end();
    await closing;
    expect(it.isClosed()).toBe(true);
    it.change();
    await it.quiet();
    expect(runs).toBe(1);
  });

  it('sees a real file come', async () => {
    const folder = await folderWith({ 'a.txt': 'A.' });
    const seen = await new Promise<boolean>((resolve) => {
      const watch = watchFolder({
        folder,
        again: async () => resolve(true),
        log: silence,
        timers: { set: (run) => setImmediate(run), clear: () => undefined },
        onReady: () => void writeFile(join(folder, 'b.txt'), 'B.'),
      });
      onTestFinished(() => watch.close());
    });
    expect(seen).toBe(true);
  });
});
