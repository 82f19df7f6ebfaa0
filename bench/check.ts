// `bench check [FILE…]`: 200 quotations as they stand and 200 with one thing altered, put to the check that answers people.
// Leaves to others: planting (plant.ts), reading and storing (shelf.ts).
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { judge, type Verdict } from '../src/briefing/check/judge.ts';
import { openHouse, openReader, sayIn } from '../src/house.ts';
import { createLog } from '../src/log.ts';
import { createResources, questionLists, root } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Archive } from '../src/store/store.ts';
import { documents } from './corpus.ts';
import {
  type Alteration,
  alterations,
  isTold,
  type Planted,
  planted,
  saidOf,
  sayingsIn,
  seeded,
} from './plant.ts';
import { shelve } from './shelf.ts';

/** True quotations, and altered ones of all kinds together. */
const each = 200;
const mostQuotes = 20_000;
const log = createLog({
  level: 'error',
  human: false,
  write: (text) => process.stderr.write(text),
});

/** Prints one JSON object. Without a file the briefs that ship are the archive. */
export async function check(words: readonly string[]): Promise<void> {
  const seed = Number(words.find((word) => /^\d+$/u.test(word)) ?? 1);
  const files = words.filter((word) => !/^\d+$/u.test(word));
  const { archive, close } = await opened(files);
  try {
    process.stdout.write(`${JSON.stringify(await measured(archive, seed), null, 2)}\n`);
  } finally {
    await close();
  }
}

async function opened(files: readonly string[]) {
  if (files.length === 0) {
    const content = join(root, 'content');
    const house = await openHouse({ content, database: ':memory:', language: 'en', log });
    await house.refresh();
    return { archive: house.archive, close: house.close };
  }
  const store = await openSqlite(':memory:');
  await shelve(store, openReader(), files.flatMap(documents));
  return { archive: store.archive(['default']), close: () => store.close() };
}

async function measured(archive: Archive, seed: number) {
  const say = sayIn('en');
  const lists = questionLists(createResources());
  const asked = { archive, say, lists };
  const sayings = await sayingsIn(archive, mostQuotes);
  const random = seeded(seed);
  const wanted = [
    ...planted(sayings, 'true', each, random),
    ...alterations.flatMap((kind) => planted(sayings, kind, each / alterations.length, random)),
  ];
  const judged = await inTurn(wanted, async (one) => {
    const started = performance.now();
    const verdict = await judge(asked, one.words, one.by);
    return { one, verdict, ms: performance.now() - started };
  });
  const wrong = judged.filter(({ one, verdict }) => !isTold(one, verdict));
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    documents: (await archive.overview()).documents,
    quotations: sayings.length,
    seed,
    told: Object.fromEntries(
      (['true', ...alterations] as const).map((kind) => [kind, countOf(judged, kind)]),
    ),
    p50Ms: round(times[Math.floor(times.length / 2)]),
    p95Ms: round(times[Math.floor(times.length * 0.95)]),
    wrong: wrong.map(({ one, verdict }) => ({
      ...one,
      verdict: verdict.type,
      said: saidOf(verdict),
    })),
  };
}

function countOf(
  judged: readonly { readonly one: Planted; readonly verdict: Verdict }[],
  kind: Alteration | 'true',
): string {
  const mine = judged.filter(({ one }) => one.kind === kind);
  return `${mine.filter(({ one, verdict }) => isTold(one, verdict)).length} of ${mine.length}`;
}

async function inTurn<T, R>(
  list: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const done: R[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}

function round(ms: number | undefined): number {
  return Math.round((ms ?? 0) * 10) / 10;
}
