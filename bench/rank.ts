// Finding and keeping silent: every question of a file put to a corpus, through the functions that answer people.
// Leaves to others: scoring the lines that it prints.

import { z } from 'zod';
import { createDesk } from '../src/briefing/answer.ts';
import { consider } from '../src/briefing/question/passages.ts';
import { understand } from '../src/briefing/question/understand.ts';
import { openReader, sayIn } from '../src/house.ts';
import { createLog } from '../src/log.ts';
import { citationsOf } from '../src/model/message.ts';
import { createResources, questionLists } from '../src/resources.ts';
import { nextEdition } from '../src/schedule/due.ts';
import { openSqlite } from '../src/store/open.ts';
import { documents, lines } from './corpus.ts';
import { shelve } from './shelf.ts';

const query = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
const most = { documents: 100, sentences: 5 };
/** The same day every time, so that "last week" is the same week. */
const today = '2026-07-28';

/** `bench rank CORPUS QUERIES`: one JSON line a question. */
export async function rank([corpus, queries]: readonly string[]): Promise<void> {
  if (corpus === undefined || queries === undefined) {
    process.stderr.write('say which: npm run --silent bench -- rank CORPUS QUERIES\n');
    process.exitCode = 2;
    return;
  }
  const store = await openSqlite(':memory:');
  await shelve(store, openReader(), documents(corpus));
  const archive = store.archive(['default']);
  const say = sayIn('en');
  const lists = questionLists(createResources());
  const log = createLog({
    level: 'error',
    human: false,
    write: (text) => process.stderr.write(text),
  });
  const desk = createDesk({
    archive,
    ledger: store.ledger,
    nextEdition,
    say,
    log,
    lists,
    newIncident: () => 'bench',
  });
  for (const line of lines(queries)) {
    const { id, text } = query.parse(JSON.parse(line));
    const question = await understand({ archive, say }, lists, text, today);
    const { ranking } = await consider({ archive, say }, lists, question);
    const message = await desk.answer({
      id: String(id),
      place: { platform: 'terminal', workspace: '', channel: 'bench' },
      user: 'bench',
      direct: true,
      manager: true,
      ask: { invocation: { command: 'ask', arguments: { question: text } } },
      at: Date.parse(`${today}T12:00:00Z`),
      language: 'en',
      alone: true,
    });
    const cited = citationsOf(message).map((citation) => citation.words);
    const next = ranking.sentences.slice(0, most.sentences * 2).map((one) => one.text);
    process.stdout.write(
      `${JSON.stringify({
        query: id,
        docs: ranking.documents.slice(0, most.documents).map((one) => one.id),
        sentences: [...new Set([...cited, ...next])].slice(0, most.sentences),
        answered: message.outcome === 'answer',
      })}\n`,
    );
  }
  await store.close();
}
