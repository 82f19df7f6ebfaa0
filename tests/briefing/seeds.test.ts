// Questions that the five source articles answer, and some that they do not, in rounds: each was put once unseen.
// The articles belong to their publishers and are no part of the project: without them this is skipped, aloud.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../src/house.ts';
import { citationsOf, type Message } from '../../src/model/message.ts';
import { request, silent } from './archive.ts';
import { rounds } from './seed-questions.ts';
import { blind } from './seed-questions-blind.ts';
import { further } from './seed-questions-more.ts';

const content = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const there = existsSync(content);
if (!there) console.warn(`skipped: questions to the source articles, which are not at ${content}`);

describe.runIf(there)('the five source articles', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ content, database: ':memory:', language: 'en', log: silent });
    await house.refresh();
  }, 60_000);
  afterAll(() => house.close());

  const asked = (question: string): Promise<Message> =>
    house.desk.answer({
      ...request(''),
      ask: { invocation: { command: 'ask', arguments: { question } } },
    });
  const fits = (passages: readonly string[]) => (cited: ReturnType<typeof citationsOf>[number]) =>
    passages.some(
      (passage) =>
        cited.source.id.includes(passage.slice(0, 3)) &&
        cited.words.replace(/\s+/gu, ' ').includes(passage.slice(4)),
    );

  describe.each([...rounds, further, ...blind])('$name', ({ answerable, unanswerable, least }) => {
    it('answer with the passage among the citations, most often first', async () => {
      const failed: string[] = [];
      let among = 0;
      let first = 0;
      for (const { ask, passages } of answerable) {
        const citations = citationsOf(await asked(ask));
        const [top] = citations;
        among += Number(citations.some(fits(passages)));
        const right = top !== undefined && fits(passages)(top);
        first += Number(right);
        if (!right) failed.push(ask);
      }
      expect({
        failed,
        enough: among >= least.among && first >= least.first,
        among,
        first,
      }).toEqual(expect.objectContaining({ enough: true }));
    }, 60_000);

    it('are not cited for what they do not tell', async () => {
      const messages = await Promise.all(unanswerable.map(asked));
      const told = unanswerable.filter(
        (_, index) =>
          messages[index]?.outcome !== 'none' || citationsOf(messages[index]).length > 0,
      );
      expect(told.length, told.join(' ')).toBeLessThanOrEqual(unanswerable.length - least.refused);
    }, 60_000);
  });
});
