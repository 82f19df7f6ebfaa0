// `npm run corpus`: writes the golden readings anew. Look at the diff before you commit it: it is the review.
// Leaves to others: reading (read-corpus.ts).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { golden, readCorpus, told } from './read-corpus.ts';

mkdirSync(golden, { recursive: true });
for (const [path, reading] of await readCorpus())
  writeFileSync(join(golden, `${path}.golden.json`), `${JSON.stringify(told(reading), null, 2)}\n`);
