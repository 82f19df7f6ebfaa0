// Duties go to one copy at a time, and to another when it is gone, hangs or is cut off.
// Leaves to others: what copies do with them (tests/flows/copies.test.ts).
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Duties, type Duty, openDuties } from '../../src/store/duties.ts';
import { type Cluster, noPostgres, startCluster } from '../postgres.ts';

if (noPostgres !== undefined) console.info(`skipped: duties of many copies: ${noPostgres}`);

describe.skipIf(noPostgres !== undefined)('duties', () => {
  let cluster: Cluster;
  let url: string;
  const open: Duties[] = [];
  beforeAll(async () => {
    cluster = await startCluster();
    url = (await cluster.database()).url;
  }, 60_000);
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  afterAll(() => cluster?.stop());

  const both: readonly Duty[] = ['reader', 'scheduler'];

  /** A copy that stands for duties; `gains` resolves when it has them all. */
  async function copy(wanted: readonly Duty[] = both) {
    const changes: string[] = [];
    const has = new Set<Duty>();
    const waiting: (() => void)[] = [];
    const duties = await openDuties(url, {
      wanted,
      everyMs: 20,
      onChange: (duty, held) => {
        changes.push(`${held ? '+' : '-'}${duty}`);
        if (held) has.add(duty);
        else has.delete(duty);
        for (const wake of waiting.splice(0)) wake();
      },
    });
    open.push(duties);
    const until = async (count: number) => {
      while (has.size !== count) await new Promise<void>((resolve) => waiting.push(resolve));
    };
    return { ...duties, changes, until };
  }

  it('are one copy’s, and pass on when it closes', async () => {
    const first = await copy();
    const second = await copy();
    expect(both.map(first.has)).toEqual([true, true]);
    expect(both.map(second.has)).toEqual([false, false]);
    await first.close();
    await second.until(2);
    expect(second.changes.toSorted()).toEqual(['+reader', '+scheduler']);
    expect(both.map(first.has)).toEqual([false, false]);
  });

  it('are not taken by who does not stand for them', async () => {
    const first = await copy(['scheduler']);
    const second = await copy();
    expect(both.map(first.has)).toEqual([false, true]);
    expect(both.map(second.has)).toEqual([true, false]);
  });

  it('are lost with the connection, and somebody has them again', async () => {
    const first = await copy();
    const second = await copy();
    await cluster.run(
      `select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted and pid <> pg_backend_pid()`,
    );
    await first.until(0);
    expect(both.map(first.has)).toEqual([false, false]);
    expect(first.changes).toContain('-scheduler');
    await Promise.race([first.until(2), second.until(2)]);
    expect(both.filter((duty) => first.has(duty) && second.has(duty))).toEqual([]);
  });

  it('come back after the server was away', async () => {
    const first = await copy();
    expect(first.has('scheduler')).toBe(true);
    await cluster.crash();
    await first.until(0);
    await cluster.start();
    await first.until(2);
    expect(first.has('scheduler')).toBe(true);
  });
});
