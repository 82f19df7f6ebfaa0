// The pace of posts: rates kept to whatever is asked, and no destination in another's way.
// Leaves to others: what platforms answer (tests/platforms/slack, tests/platforms/discord).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from '../../src/platforms/pace.ts';

interface Bench {
  readonly pace: Pace;
  readonly started: { readonly destination: string; readonly at: number }[];
  run(destination: string, work?: () => Promise<unknown>): Promise<string>;
  /** Lets time pass until so many milliseconds are over. */
  pass(ms: number): Promise<void>;
}

/** A clock that only moves when it is told to, and wakes whoever waits. */
function bench(patienceMs = 60_000): Bench {
  let now = 0;
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  const started: { destination: string; at: number }[] = [];
  const pace = createPace({
    perDestination: { burst: 2, everyMs: 1000 },
    all: { burst: 5, everyMs: 100 },
    patienceMs,
    now: () => now,
    wait: (ms) =>
      new Promise((wake) => {
        waiting.push({ at: now + ms, wake });
      }),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return {
    pace,
    started,
    run: async (destination, work = async () => undefined) => {
      const paced = await pace.run(destination, () => {
        started.push({ destination, at: now });
        return work();
      });
      return paced.type;
    },
    pass: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        waiting.sort((a, b) => a.at - b.at);
        const [next] = waiting;
        if (next === undefined || next.at > end) break;
        waiting.shift();
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}

describe('pace', () => {
  it('starts a burst at once and the rest one by one', async () => {
    const { run, pass, started } = bench();
    const all = [1, 2, 3, 4].map(() => run('a'));
    await pass(10_000);
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
    expect(started.map(({ at }) => at)).toEqual([0, 0, 1000, 2000]);
  });

  it('lets a destination that never answers wait alone', async () => {
    const { run, pass, started } = bench();
    void run('dead', () => new Promise(() => undefined));
    void run('dead');
    const alive = run('alive');
    await pass(60_000);
    expect(await alive).toBe('done');
    expect(started).toEqual([
      { destination: 'dead', at: 0 },
      { destination: 'alive', at: 0 },
    ]);
  });

  it('goes on after work that failed', async () => {
    const { run, pass } = bench();
    const failed = run('a', () => Promise.reject(new Error('no'))).catch(() => 'failed');
    const next = run('a');
    await pass(2000);
    expect(await Promise.all([failed, next])).toEqual(['failed', 'done']);
  });

  it('holds what already waits when its destination is told to slow down', async () => {
    const { run, pass, started, pace } = bench();
    const all = [1, 2, 3].map(() => run('a', async () => pace.hold('a', 5000)));
    await pass(30_000);
    await Promise.all(all);
    expect(started.map(({ at }) => at)).toEqual([0, 5000, 10_000]);
  });

  it('keeps both rates whatever is asked for', async () => {
    const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(asked, async (destinations) => {
        const { run, pass, started } = bench();
        const all = destinations.map((one) => run(one));
        await pass(120_000);
        await Promise.all(all);
        expect(started.length).toBe(destinations.length);
        for (const one of new Set(destinations)) {
          const mine = started.filter(({ destination }) => destination === one);
          mine.forEach(({ at }, index) => {
            expect(at).toBeGreaterThanOrEqual((index - 1) * 1000);
          });
        }
        const within = started.filter(({ at }) => at < 100);
        expect(within.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 50 },
    );
  });
});
