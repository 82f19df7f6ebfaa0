// Public questions put to their corpora, for what is learned from them.
// Leaves to others: what is learned (ranking.ts, refusal.ts).
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documents, lines } from '../bench/corpus.ts';
import { shelve } from '../bench/shelf.ts';
import type { QuestionLists } from '../src/briefing/asked.ts';
import { type Considered, consider } from '../src/briefing/question/passages.ts';
import { type Question, understand } from '../src/briefing/question/understand.ts';
import { openReader, sayIn } from '../src/house.ts';
import { createResources, questionLists } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';

/** One question of a set with all that was looked at for it. */
export interface Put {
  readonly set: string;
  /** From 0 to 1: how far down the file it stands. Neighbours are often about one page. */
  readonly place: number;
  readonly question: Question;
  readonly considered: Considered;
  /** Documents that answer it; none for a question that cannot be answered. */
  readonly relevant: ReadonlySet<string>;
  readonly answers: readonly string[];
}

/** Dates such as "last week" are counted from here. */
const today = '2026-01-01';

/** The words and weights that questions are answered with. */
export const lists: QuestionLists = questionLists(createResources());

/** Names of the development sets in a folder, in order; undefined where there is no such folder. */
export function setsIn(folder: string | undefined): readonly string[] | undefined {
  if (folder === undefined || !existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dev.corpus.jsonl.gz'))
    .map((name) => name.replace('.corpus.jsonl.gz', ''))
    .sort();
}

/** Every question of a set, one after the other. */
export async function* questionsOf(folder: string, set: string): AsyncGenerator<Put> {
  const store = await openSqlite(':memory:');
  await shelve(store, openReader(), documents(join(folder, `${set}.corpus.jsonl.gz`)));
  const judged = new Map<string, Set<string>>();
  for (const line of lines(join(folder, `${set}.qrels.jsonl`))) {
    const { query, doc } = JSON.parse(line);
    judged.set(String(query), (judged.get(String(query)) ?? new Set()).add(String(doc)));
  }
  const all = lines(join(folder, `${set}.queries.jsonl`));
  for (const [index, line] of all.entries()) {
    const { id, text, answers } = JSON.parse(line);
    yield await put(store, {
      set,
      text: String(text),
      place: index / all.length,
      relevant: judged.get(String(id)) ?? new Set(),
      answers: Array.isArray(answers) ? answers.map(String).filter((one) => one !== '') : [],
    });
  }
  await store.close();
}

/** Takes one question apart and looks for what answers it. */
export async function put(
  store: Store,
  { text, ...given }: Omit<Put, 'question' | 'considered'> & { readonly text: string },
): Promise<Put> {
  const reader = { archive: store.archive(['default']), say: sayIn('en') };
  const question = await understand(reader, lists, text, today);
  return { ...given, question, considered: await consider(reader, lists, question) };
}
