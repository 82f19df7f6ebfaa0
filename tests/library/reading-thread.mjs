// A reading thread for tests: documents with certain titles make it slow, throw, or die.
// Leaves to others: reading (src/read-worker.ts).
import { parentPort } from 'node:worker_threads';

let known = 'nothing';
parentPort.on('message', ({ document, curation }) => {
  if (curation !== undefined) known = curation.actors.map((actor) => actor.name).join(' ');
  if (document.title === 'kill') process.exit(3);
  if (document.title === 'break') throw new Error('broken in the thread');
  if (document.title === 'refuse') {
    parentPort.postMessage({ type: 'failed', reason: 'it will not be read' });
    return;
  }
  const reading = { document: { ...document, publisher: known }, engine: 'thread' };
  for (const list of [
    'sentences',
    'actors',
    'mentions',
    'quotes',
    'dates',
    'events',
    'summary',
    'problems',
  ])
    reading[list] = [];
  parentPort.postMessage({ type: 'reading', reading });
});
parentPort.postMessage({ type: 'ready' });
