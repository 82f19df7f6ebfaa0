// Runs the store's contract on SQLite, in memory.
// Leaves to others: what only a file has (file.test.ts).
import { openSqlite } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', () => openSqlite(':memory:'));
