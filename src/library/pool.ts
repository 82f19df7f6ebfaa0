// Threads that read, so that an archive of thousands is read on every core while this thread stores.
// Leaves to others: reading itself (the entry file of the threads, src/read-worker.ts) and when a pool pays (ingest).
import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.ts';
import type { Log } from '../model/log.ts';
import type { Curation, Reading } from '../model/reading.ts';
import type { Answer, Order } from './pool-words.ts';

export interface Pool {
  /** Documents that are worth having under way at once; 1 where there is no thread, so that all are read here. */
  readonly atOnce: number;
  /** Rejects when the reader throws or its thread dies over the document; other documents go on. */
  read(document: Document, curation: Curation): Promise<Reading>;
  /** Ends the threads; what is still being read is rejected. */
  close(): Promise<void>;
}

export interface PoolSettings {
  /** The file each thread runs: it answers every `Order` with an `Answer`, and says `ready` first. */
  readonly entry: URL;
  readonly threads: number;
  /** Reads in this thread: what is too long for the others, and everything where none of them starts. */
  readonly here: (document: Document, curation: Curation) => Reading | Promise<Reading>;
  readonly log: Log;
}

interface Job {
  readonly document: Document;
  readonly curation: Curation;
  readonly resolve: (reading: Reading | Promise<Reading>) => void;
  readonly reject: (cause: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  ready: boolean;
  /** What it was given and has not answered, in order: it works on the first. */
  jobs: Job[];
  /** The curation it has: sent again only when another is wanted. */
  curation: Curation | undefined;
}

/** Documents a thread is given ahead, so that it has work while this thread is busy storing. */
const ahead = 12;

/**
 * MB a thread may use: left to itself each lets its heap grow to gigabytes before it tidies up. Reading makes much
 * that is thrown away at once, and with a small young generation it is as quick.
 */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 88 };

/** UTF-16 units: longer documents are read here, where memory has no such limit. */
const longest = 80_000;

/** Starts the threads at once. A thread that dies is replaced; one that never gets ready is not. */
export function createPool({ entry, threads, here, log }: PoolSettings): Pool {
  const waiting: Job[] = [];
  const all = new Set<Thread>();
  let closing = false;

  function start(): void {
    const worker = new Worker(entry, { resourceLimits: limits });
    const thread: Thread = { worker, ready: false, jobs: [], curation: undefined };
    let cause: unknown;
    all.add(thread);
    worker.on('message', (answer: Answer) => {
      if (answer.type === 'ready') thread.ready = true;
      else settle(thread, answer);
      next();
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      all.delete(thread);
      if (!closing) ended(thread, cause ?? new Error(`it ended with code ${code}`));
    });
  }

  function ended({ jobs, ready }: Thread, cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [fatal, ...others] = jobs;
    if (fatal !== undefined && isOutOfMemory(cause)) readHere(fatal, here);
    else fatal?.reject(new Error(`the reading thread died (${reason})`, { cause }));
    waiting.unshift(...others);
    log.warn(ready ? 'a reading thread died' : 'a reading thread did not start', { reason });
    if (ready) start();
    next();
  }

  function next(): void {
    if (all.size === 0) for (const job of waiting.splice(0)) readHere(job, here);
    for (let thread = idlest(all); thread !== undefined; thread = idlest(all)) {
      const job = waiting.shift();
      if (job === undefined) return;
      give(thread, job);
    }
  }

  for (let count = 0; count < threads; count++) start();
  return {
    atOnce: Math.max(1, threads * (ahead + 1)),
    read: (document, curation) =>
      new Promise((resolve, reject) => {
        const job: Job = { document, curation, resolve, reject };
        if (document.text.length > longest) readHere(job, here);
        else {
          waiting.push(job);
          next();
        }
      }),
    async close() {
      closing = true;
      const open = [...all];
      await Promise.all(open.map((thread) => thread.worker.terminate()));
      for (const job of [...waiting.splice(0), ...open.flatMap((thread) => thread.jobs)])
        job.reject(new Error('reading was ended'));
    },
  };
}

/** Its heap ran full over many documents, so the one at hand is hardly to blame: it is read here. */
function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** The ready thread with least to do, if any wants more. */
function idlest(all: ReadonlySet<Thread>): Thread | undefined {
  let best: Thread | undefined;
  for (const thread of all)
    if (thread.ready && thread.jobs.length < (best?.jobs.length ?? ahead)) best = thread;
  return best;
}

function give(thread: Thread, job: Job): void {
  const { document, curation } = job;
  const order: Order = thread.curation === curation ? { document } : { document, curation };
  thread.curation = curation;
  thread.jobs.push(job);
  thread.worker.postMessage(order);
}

function readHere({ document, curation, resolve, reject }: Job, here: PoolSettings['here']): void {
  try {
    resolve(here(document, curation));
  } catch (cause) {
    reject(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

function settle(thread: Thread, answer: Exclude<Answer, { type: 'ready' }>): void {
  const job = thread.jobs.shift();
  if (answer.type === 'reading') job?.resolve(answer.reading);
  else job?.reject(new Error(answer.reason));
}
