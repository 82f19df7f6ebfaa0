// Documents of a large archive for the processes that are measured: streamed from JSON Lines, read and shelved in order.
// Leaves to others: what is measured. Plain JavaScript on the compiled program, like all that runs in those processes.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { inOrder } from '../dist/library/in-order.js';
import { engineVersion } from '../dist/reading/read.js';

const curation = { actors: [] };

/** Documents of files one after the other, without holding a file in memory. */
export async function* stream(files) {
  for (const file of files) {
    const bytes = createReadStream(file);
    const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
    for await (const line of createInterface({ input })) if (line !== '') yield documentOf(line);
  }
}

function documentOf(line) {
  const { id, title, text, date, source } = JSON.parse(line);
  return {
    ...{ id: String(id), title: title ?? '', text, language: 'en', kind: 'statement' },
    ...(source && { publisher: source }),
    ...(date && { date: { value: date, basis: 'stated' } }),
  };
}

/** Reads documents by a pool and adds them to a batch; `isEnough` is told of each and ends it. */
export async function readInto(batch, pool, documents, isEnough) {
  const readings = inOrder(documents, pool.atOnce, async (document) => {
    const reading = await pool.read(document, curation);
    const hash = createHash('sha256').update(document.text).digest('hex');
    const { id } = document;
    return { reading, fingerprint: { path: id, hash, engine: engineVersion, document: id } };
  });
  for await (const shelved of readings) {
    if (isEnough(shelved)) break;
    await batch.add(shelved);
  }
  await batch.flush();
}
