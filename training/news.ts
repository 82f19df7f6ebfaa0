// Questions of our own on news, for what is learned: `news-questions.jsonl`, put to texts of the data folder of names.
// Leaves to others: public questions (questions.ts), what is learned from either (ranking.ts, refusal.ts).
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lines } from '../bench/corpus.ts';
import { shelve } from '../bench/shelf.ts';
import { openReader } from '../src/house.ts';
import type { Document } from '../src/model/document.ts';
import { root } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';
import { type Put, put } from './questions.ts';

/** An archive as ids of texts, or a question to one with words of the passages that answer it, where any does. */
const row = z.union([
  z.object({ archive: z.string(), holds: z.array(z.string()) }),
  z.object({
    archive: z.string(),
    text: z.string(),
    answers: z.array(z.string()),
    documents: z.array(z.string()),
  }),
]);

const text = z.object({ id: z.string(), title: z.string(), text: z.string(), dct: z.string() });

/** Name of the set. */
export const news = 'news';

/** Every question, archive by archive; none where the texts are not at hand. */
export async function* newsQuestions(folder: string | undefined): AsyncGenerator<Put> {
  if (folder === undefined || !existsSync(folder)) {
    console.error(
      'without our questions on news: say where annotated-*.jsonl are, as the third argument',
    );
    return;
  }
  const texts = textsIn(folder);
  const rows = lines(join(root, 'training', 'news-questions.jsonl')).map((line) =>
    row.parse(JSON.parse(line)),
  );
  const shelves = rows.flatMap((one) => ('holds' in one ? [one] : []));
  for (const [number, shelf] of shelves.entries()) {
    const store = await openSqlite(':memory:');
    const held = shelf.holds.flatMap((id) => texts.get(id) ?? []);
    await shelve(store, openReader(), held);
    const mine = rows.filter((one) => one.archive === shelf.archive);
    for (const one of mine)
      if ('text' in one)
        yield await put(store, {
          set: news,
          text: one.text,
          // Questions to one archive are judged by weights that were learned on others.
          place: number / shelves.length,
          relevant: new Set(one.documents),
          answers: one.answers,
        });
    await store.close();
  }
}

function textsIn(folder: string): ReadonlyMap<string, Document> {
  const found = readdirSync(folder)
    .filter((name) => /^annotated-.*\.jsonl$/u.test(name))
    .sort()
    .flatMap((name) => lines(join(folder, name)))
    .map((line) => text.parse(JSON.parse(line)));
  return new Map(
    found.map(({ id, title, text: words, dct }) => [
      id,
      {
        id,
        title,
        text: words,
        language: 'en',
        kind: 'article',
        date: { value: dct, basis: 'stated' },
      },
    ]),
  );
}
