// Many pieces of work at once: how many at a time, workspaces in turn, spread, and what hangs holds up nobody for long.
// Leaves to others: what the pieces are (deliver.test.ts).
import { describe, expect, it } from 'vitest';
import { createLanes, type LaneOptions, type Piece } from '../../src/schedule/lanes.ts';
import { byPlace } from '../../src/schedule/order.ts';
import { createTurns } from '../../src/schedule/turns.ts';

const longestMs = 100_000;

function lanes(rest: Partial<LaneOptions> = {}) {
  const stop = new AbortController();
  const waits: number[] = [];
  const wait: LaneOptions['wait'] = (ms, signal) => {
    if (ms !== longestMs) waits.push(ms);
    // Only the pauses pass at once; nothing takes longest unless a test says so.
    return ms === longestMs
      ? new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
      : Promise.resolve();
  };
  const made = createLanes<Work>({ width: 2, longestMs, wait, signal: stop.signal, ...rest });
  const work = (pieces: readonly Work[]) => made.work(pieces, (piece) => piece.run());
  return { work, stop, waits };
}

interface Work extends Piece {
  run(): Promise<void>;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('go round the groups, whoever has how many', () => {
    const turns = createTurns<string>();
    for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2']) turns.add(item[0] ?? '', item);
    const order = [];
    for (let item = turns.next(); item !== undefined; item = turns.next()) {
      order.push(item);
      // One who comes late waits for no one’s backlog.
      if (item === 'a2') turns.add('d', 'd1');
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'd1', 'a4']);
    expect(turns.size).toBe(0);
  });
});

describe('lanes', () => {
  it('keep to their width, and resolve when all is done', async () => {
    const { work } = lanes();
    let under = 0;
    let most = 0;
    let done = 0;
    const piece = (workspace: string) => ({
      workspace,
      run: async () => {
        most = Math.max(most, ++under);
        await settled();
        under -= 1;
        done += 1;
      },
    });
    await work(['a', 'a', 'b', 'c', 'c', 'c', 'c'].map(piece));
    expect([most, done]).toEqual([2, 7]);
    await work([]);
  });

  it('go on when pieces take too long, and tell when those are done, too', async () => {
    let longest: (() => void) | undefined;
    const { work } = lanes({
      width: 1,
      wait: () => new Promise((resolve) => (longest = resolve)),
    });
    let finish: (() => void) | undefined;
    const order: string[] = [];
    const hangs = () => new Promise<void>((resolve) => (finish = resolve));
    const all = work([
      { workspace: 'dead', run: hangs },
      { workspace: 'a', run: async () => void order.push('a') },
    ]).then(() => order.push('all'));
    await settled();
    expect(order).toEqual([]);
    longest?.();
    await settled();
    expect(order).toEqual(['a']);
    finish?.();
    await all;
    expect(order).toEqual(['a', 'all']);
  });

  it('spread many within the minute and begin few at once', async () => {
    const piece = { workspace: 'a', run: async () => undefined };
    const few = lanes();
    await few.work(Array.from({ length: 20 }, () => piece));
    expect(few.waits).toEqual([]);
    const some = lanes();
    await some.work(Array.from({ length: 100 }, () => piece));
    expect(new Set(some.waits)).toEqual(new Set([100]));
    const many = lanes();
    await many.work(Array.from({ length: 5000 }, () => piece));
    const total = many.waits.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThan(40_000);
    expect(total).toBeLessThanOrEqual(50_000);
  });

  it('begin nothing more once they are told to stop', async () => {
    const { work, stop } = lanes({ width: 1 });
    let begun = 0;
    const piece = {
      workspace: 'a',
      run: async () => {
        begun += 1;
        stop.abort();
      },
    };
    await work([piece, piece, piece]);
    await work([piece]);
    expect(begun).toBe(1);
  });
});

describe('the order of places', () => {
  const order = (id: string, workspace: string, channel: string) => ({
    id,
    place: { platform: 'fake', workspace, channel },
    localDate: '2026-07-28',
    dueAt: 0,
    wanted: 'post' as const,
  });

  it('is the same whatever order they came in, and keeps a place together', () => {
    const orders = Array.from({ length: 50 }, (_, n) => order(`s${n}`, 'w', `c${n % 40}`));
    const named = (all: typeof orders) =>
      byPlace(all).map((place) => place.orders.map(({ id }) => id).join());
    expect(named(orders)).toHaveLength(40);
    expect(named(orders)).toContain('s0,s40');
    expect(named(orders)).not.toEqual(named(orders).toSorted());
    const turned = orders.slice(0, 40).toReversed();
    expect(named(turned)).toEqual(named(orders.slice(0, 40)));
  });

  it('counts people without a workspace as one each', () => {
    const places = byPlace([order('a', '', 'd1'), order('b', '', 'd2'), order('c', 'w', 'c')]);
    expect(new Set(places.map(({ workspace }) => workspace)).size).toBe(3);
  });
});
