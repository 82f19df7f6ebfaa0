// Runs the store's contract on PostgreSQL, each test in an empty database.
// Leaves to others: what many copies do with one database (copies.test.ts).
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Cluster, empty, noPostgres, startCluster } from '../postgres.ts';
import { storeContract } from './contract.ts';

if (noPostgres !== undefined) console.info(`skipped: store contract on PostgreSQL: ${noPostgres}`);

describe.skipIf(noPostgres !== undefined)('PostgreSQL', () => {
  let cluster: Cluster;
  let url: string;
  beforeAll(async () => {
    cluster = await startCluster();
    url = (await cluster.database()).url;
    await (await openStore(url)).close();
  }, 60_000);
  afterAll(() => cluster?.stop());

  storeContract('PostgreSQL', async () => {
    await empty(url);
    return openStore(url);
  });
});
