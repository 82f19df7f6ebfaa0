// How long `/ask` takes on a large archive while reading goes on, beside the index's own query for the same words.
// Leaves to others: the process that is asked (ask-copy.mjs), whether the answers are right (rank.ts, quality.ts).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { archiveFiles, stream } from './corpus.ts';

const questions = 500;
/** A question is made of every so many-th document. */
const everySo = 44;
/** The lead of a question in turn, so that each kind of question is among them. */
const leads = ['Who said that', 'When did', 'What happened with', 'How many of', 'Why is'];

const spread = z.object({ mean: z.number(), p50: z.number(), p95: z.number(), p99: z.number() });
const times = z.object({ ask: spread, index: spread, load: z.number() });
const result = z.object({
  documents: z.number(),
  questions: z.number(),
  /** Milliseconds; `cpu` is processor time of the process that answers, `load` the machine's at the end. */
  quiet: times.extend({ cpu: spread }),
  memoryMb: z.number(),
  whileReading: times,
  readMeanwhile: z.number(),
});

/** `bench ask [DATABASE]`: prints one JSON object. A database that is named is kept, and used again if it is there. */
export async function ask([kept]: readonly string[]): Promise<void> {
  const files = archiveFiles();
  if (files === undefined) {
    process.stderr.write('skipped: no ../shared/bench/archive\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'readout-ask-'));
  try {
    const list = join(folder, 'questions.json');
    writeFileSync(list, JSON.stringify(await madeOf(files)));
    const database = kept ?? join(folder, 'ask.db');
    process.stdout.write(
      `${JSON.stringify(measured([database, folder, list, ...files]), null, 2)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(words: readonly string[]) {
  const child = spawnSync(process.execPath, ['bench/ask-copy.mjs', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return result.parse(JSON.parse(child.stdout));
}

/** Questions of the words of sentences, spread over the archive; the same ones every time. */
async function madeOf(files: readonly string[]): Promise<readonly string[]> {
  const made: string[] = [];
  let index = 0;
  for await (const { text } of stream(files)) {
    if (index++ % everySo !== 0 || made.length === questions) continue;
    const sentences = text.split(/(?<=[.!?])\s+/u).filter((one) => one.split(' ').length > 11);
    const sentence = sentences[made.length % Math.max(1, sentences.length)];
    if (sentence === undefined) continue;
    const words = sentence
      .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
      .trim()
      .split(' ');
    const start = made.length % 3;
    made.push(`${leads[made.length % leads.length]} ${words.slice(start, start + 8).join(' ')}?`);
  }
  return made;
}
