import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../src/house.ts';
import type { Request } from '../../src/model/conversation.ts';
import { citationsOf, type Message } from '../../src/model/message.ts';
import { noon } from './world.ts';

const archives = ['content', 'tests/corpus/articles', '../shared/seeds'];
const there = archives.filter((folder) => existsSync(folder));
for (const folder of archives.filter((one) => !there.includes(one)))
  process.stdout.write(`skipped: verbatim over ${folder}, which is not there\n`);

/** Everything that shows words of documents, about one actor. */
function invocations(
  name: string,
): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  return [
    ['actor', { name }],
    ['brief', { subject: name }],
    ['timeline', { subject: name }],
    ['quotes', { by: name }],
    ['quotes', { about: name }],
    ['event', { what: name }],
    ['ask', { question: `What did ${name} say?` }],
    ['ask', { question: `What happened to ${name}?` }],
    ['check', { words: `${name} said that it is so` }],
  ];
}

describe.each(there)('over %s', (folder) => {
  let house: House;
  const files = new Map<string, string>();

  beforeAll(async () => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    house = await openHouse({ content: folder, database: ':memory:', language: 'en', log });
    const report = await house.refresh();
    for (const { id, path } of report.documents)
      files.set(id, readFileSync(join(folder, path), 'utf8'));
  });

  afterAll(() => house.close());

  const ask = (ask: Request['ask']): Promise<Message> =>
    house.desk.answer({
      id: 'x',
      place: { platform: 'terminal', workspace: '', channel: 'x' },
      user: 'x',
      direct: true,
      manager: true,
      ask,
      at: Date.parse(noon),
      language: 'en',
    });

  it('every command shows only words that stand byte for byte in their file', async () => {
    const actors = await house.archive.topActors(500);
    const documents = (await house.archive.listDocuments({ limit: 500 })).rows;
    const asked = [
      ...actors.flatMap((actor) => invocations(actor.name)),
      ...documents.map((one) => ['document', { which: one.id }] as const),
      ...Array.from(
        { length: 12 },
        (_, month) =>
          ['onthisday', { date: `2026-${String(month + 1).padStart(2, '0')}-28` }] as const,
      ),
    ];
    let shown = 0;
    for (const [command, given] of asked) {
      const message = await ask({ invocation: { command, arguments: given } });
      for (const { source, words, span } of citationsOf(message)) {
        const file = files.get(source.id);
        if (!file?.includes(words))
          throw new Error(
            `/${command} ${JSON.stringify(given)} shows “${words}”, which is not in ${source.id}`,
          );
        expect(span.end - span.start).toBe(words.length);
        shown++;
      }
      if (message.outcome === 'none') expect(citationsOf(message)).toEqual([]);
    }
    expect(shown).toBeGreaterThan(documents.length * 10);
  });
});
