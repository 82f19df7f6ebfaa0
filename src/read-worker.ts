// What a reading thread runs: loads the reader once, then answers each document with its Reading.
// Leaves to others: starting and replacing threads (library/pool.ts).
import { constants, setPriority } from 'node:os';
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

// Linux has a priority for each thread, and whoever asks comes before what is only read; elsewhere it would be the process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
parentPort?.on('message', (order: Order) => say(answerTo(order)));
say({ type: 'ready' });
