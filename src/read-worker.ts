// What a reading thread runs: loads the reader once, then answers each document with its Reading.
// Leaves to others: starting and replacing threads (library/pool.ts).
import { parentPort } from 'node:worker_threads';
import { noCuration } from './library/curation.ts';
import type { Answer, Order } from './library/pool-words.ts';
import { createReader } from './reading/read.ts';
import { createResources } from './resources.ts';

const read = createReader(createResources());
let known = noCuration;

const say = (answer: Answer): void => parentPort?.postMessage(answer);

function answerTo({ document, curation = known }: Order): Answer {
  known = curation;
  try {
    return { type: 'reading', reading: read(document, curation) };
  } catch (cause) {
    return { type: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

parentPort?.on('message', (order: Order) => say(answerTo(order)));
say({ type: 'ready' });
