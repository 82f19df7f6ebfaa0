// Timelines of topics: articles go through the real reader into a real store, and the functions that answer people are asked.
// Leaves to others: scoring (the scorers are not ours).
import { z } from 'zod';
import { folded } from '../src/briefing/fold.ts';
import { countDates } from '../src/briefing/timeline/dates.ts';
import { namedOn } from '../src/briefing/timeline/named.ts';
import { reportsOn } from '../src/briefing/timeline/reports.ts';
import { themeOfStrings } from '../src/briefing/timeline/theme.ts';
import { type Entry, timelineOf } from '../src/briefing/timeline/timeline.ts';
import { openReader, readingThreads, sayIn } from '../src/house.ts';
import { createBatch } from '../src/library/batch.ts';
import { inOrder } from '../src/library/in-order.ts';
import { createPool, type Pool } from '../src/library/pool.ts';
import { createLog } from '../src/log.ts';
import type { Document } from '../src/model/document.ts';
import { engineVersion } from '../src/reading/read.ts';
import { createResources } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Shelved, Store } from '../src/store/store.ts';
import { lines } from './corpus.ts';

const article = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  date: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string(),
  source: z.string().nullish(),
});
/** Of the gold only the number of dates and of sentences is read. */
const gold = z.array(z.object({ summary: z.array(z.unknown()).transform((all) => all.length) }));
const topic = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  query: z.array(z.string()),
  articles: z.array(article),
  gold,
  more_golds: z.array(gold).default([]),
});

const log = createLog({
  level: 'warn',
  human: false,
  write: (text) => process.stderr.write(text),
});
const curation = { actors: [] };
const most = 20_000;

interface Shelves {
  readonly key: string;
  readonly store: Store;
  readonly documents: ReadonlyMap<string, Document>;
}

/** `bench timeline TOPICS…`: prints one JSON object a topic, one timeline for each of its gold timelines. */
export async function timeline(files: readonly string[]): Promise<void> {
  if (files.length === 0) {
    process.stderr.write('name a file of topics: npm run bench -- timeline TOPICS.jsonl\n');
    process.exitCode = 2;
    return;
  }
  const pool = threads();
  let shelves: Shelves | undefined;
  for (const line of files.flatMap(lines)) {
    const one = topic.parse(JSON.parse(line));
    const key = JSON.stringify(one.articles);
    if (shelves?.key !== key) {
      await shelves?.store.close();
      shelves = await shelve(key, one.articles, pool);
    }
    const timelines = await answers(shelves, one);
    const row = { id: one.id, timelines, timeline: timelines[0] ?? [] };
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
  await shelves?.store.close();
  await pool.close();
}

/** Threads where the program is built, else this one alone. */
function threads(): Pool {
  const read = openReader();
  const entry = new URL('../dist/read-worker.js', import.meta.url);
  return readingThreads(read, log, entry)?.() ?? createPool({ entry, threads: 0, here: read, log });
}

async function shelve(
  key: string,
  articles: readonly z.infer<typeof article>[],
  pool: Pool,
): Promise<Shelves> {
  const store = await openSqlite(':memory:');
  const documents = new Map(
    articles.map((one, index) => documentOf(one, index)).map((one) => [one.id, one]),
  );
  const batch = createBatch(store.shelf, 'default', 0);
  const readings = inOrder(documents.values(), pool.atOnce, async (document): Promise<Shelved> => {
    const { id } = document;
    const reading = await pool.read(document, curation);
    return { reading, fingerprint: { path: id, hash: id, engine: engineVersion, document: id } };
  });
  for await (const shelved of readings) await batch.add(shelved);
  await batch.flush();
  return { key, store, documents };
}

function documentOf(
  { id, date, title, text, source }: z.infer<typeof article>,
  index: number,
): Document {
  const day = date === null || date === undefined ? undefined : dayOf(date);
  return {
    id: `${index}/${id}`,
    title: title ?? '',
    text,
    language: 'en',
    kind: 'article',
    ...(source && { publisher: source }),
    ...(day && { date: { value: day, basis: 'stated' } }),
  };
}

/** Corpora write `2009-02-03`, that with an hour, or the day first: `03-02-2009`. */
function dayOf(date: string): string {
  return date.replace(/^(\d{2})-(\d{2})-(\d{4}).*$/u, '$3-$2-$1').slice(0, 10);
}

async function answers({ store, documents }: Shelves, one: z.infer<typeof topic>) {
  const archive = store.archive(['default']);
  const stopWords = new Set(createResources().lexicon('stop-words').map(folded));
  const theme = await themeOfStrings({ archive, say: sayIn('en') }, one.query, stopWords);
  const enough = Math.max(...[one.gold, ...one.more_golds].map((wanted) => wanted.length));
  const events = await reportsOn(archive, theme, {}, { limit: most, enough });
  // A person is shown the events there are; a topic here asks for so many dates, whatever there is.
  const short = countDates(events) < enough;
  const reports = short ? [...events, ...(await namedOn(archive, theme, events, most))] : events;
  const words = ({ date, passages }: Entry) => ({
    date,
    summary: passages.map(({ document, span }) =>
      (documents.get(document)?.text.slice(span.start, span.end) ?? '').replace(/\s+/gu, ' '),
    ),
  });
  return Promise.all(
    [one.gold, ...one.more_golds].map(async (wanted) => {
      const sentences = wanted.reduce((sum, { summary }) => sum + summary, 0);
      const perDate = Math.max(1, Math.round(sentences / Math.max(1, wanted.length)));
      const { entries } = await timelineOf(archive, reports, {
        ...{ dates: wanted.length, perDate, stopWords },
      });
      return entries.map(words);
    }),
  );
}
