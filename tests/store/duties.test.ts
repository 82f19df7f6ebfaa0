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

  const waiting: (() => void)[] = [];

  /** Resolves when something holds that changes of duties bring about; what was true before may be over again. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** A copy that stands for duties, and what it gained and lost, in order. */
  async function copy(wanted: readonly Duty[] = both) {
    const changes: string[] = [];
    const duties = await openDuties(url, {
      wanted,
      everyMs: 20,
      onChange: (duty, held) => {
        changes.push(`${held ? '+' : '-'}${duty}`);
        for (const wake of waiting.splice(0)) wake();
      },
    });
    open.push(duties);
    return { ...duties, changes };
  }

  it('are one copy’s, and pass on when it closes', async () => {
    const first = await copy();
    const second = await copy();
    expect(both.map(first.has)).toEqual([true, true]);
    expect(both.map(second.has)).toEqual([false, false]);
    await first.close();
    await until(() => both.every(second.has));
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
    // The first may have them again by now, or one each: only that they were lost is sure to be seen.
    await until(() => both.every((duty) => first.changes.includes(`-${duty}`)));
    await until(() => both.every((duty) => first.has(duty) || second.has(duty)));
    expect(both.filter((duty) => first.has(duty) && second.has(duty))).toEqual([]);
  });

  it('come back after the server was away', async () => {
    const first = await copy();
    expect(first.has('scheduler')).toBe(true);
    await cluster.crash();
    await until(() => !both.some(first.has));
    await cluster.start();
    await until(() => both.every(first.has));
    expect(first.has('scheduler')).toBe(true);
  });
});
