// How questions are taken apart: words that are no slips, words put together, stretches of time, what is counted from.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStretchOfTime } from '../../src/briefing/question/stretch.ts';
import { type House, openHouse } from '../../src/house.ts';
import { citationsOf, type Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { request, silent } from './archive.ts';

const articles = {
  'talks.md': `---
title: Talks in Oslo fail
date: 2024-06-02
---
Orlan's president, Milo Kestrel, closed the Danish-funded talks in May 2024, rejecting new sanctions.

"We will not negotiate under threats," Kestrel told reporters in Oslo.

Ana Price, a spokeswoman of the foreign ministry, said the talks would not be resumed.`,
  'vote.md': `---
title: Orlan votes
date: 2024-07-29
---
Kestrel won the presidential election of July 28, 2024, the electoral council announced.

The opposition leader Ida Marlow rejected the result of the election on July 28, 2024.`,
  'after.md': `---
title: A month of unrest
date: 2024-08-27
---
On August 20, 2024, thousands of people marched through the capital of Orlan.

Police arrested Ida Marlow on August 23, 2024.`,
};

let folder: string;
let house: House;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understanding-'));
  for (const [name, text] of Object.entries(articles)) await writeFile(join(folder, name), text);
  house = await openHouse({ content: folder, database: ':memory:', language: 'en', log: silent });
  await house.refresh();
}, 60_000);
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const asked = (question: string): Promise<Message> =>
  house.desk.answer({
    ...request(''),
    ask: { invocation: { command: 'ask', arguments: { question } } },
  });

describe('a word of the language is no slip for a name', () => {
  it.each(['Who won the peace prize?', 'Who won the Nobel Prize?'])('%s', async (question) => {
    const message = await asked(question);
    expect(plain(message.blocks)).not.toContain('Price');
    expect(message.outcome).toBe('none');
  });

  it('while a slip is still put right, and said', async () => {
    const message = await asked('What did Ana Prise say about the talks?');
    expect(plain(message.blocks)).toContain('Price');
    expect(citationsOf(message)[0]?.words).toContain('would not be resumed');
  });
});

it('a word put together for the occasion is looked for by its parts', async () => {
  const message = await asked('When did Kestrel end the Danish-sponsored talks?');
  expect(citationsOf(message)[0]?.words).toContain('closed the Danish-funded talks in May 2024');
});

describe('what is counted from a happening', () => {
  it('is found after the day that the documents give it', async () => {
    const message = await asked('What has happened since the election?');
    const cited = citationsOf(message).map((one) => one.words);
    expect(cited.some((words) => words.includes('thousands of people marched'))).toBe(true);
    expect(cited.some((words) => words.includes('Danish-funded talks'))).toBe(false);
  });
});

describe('stretches of time', () => {
  it.each([
    ['What happened between July 28 and August 24, 2024?', '2024-07-28', '2024-08-24'],
    ['What happened between 2019 and 2022?', '2019-01-01', '2022-12-31'],
    ['What did she do from 2015 to 2018?', '2015-01-01', '2018-12-31'],
    ['¿Qué pasó entre 2019 y 2021?', '2019-01-01', '2021-12-31'],
    ['What has happened since August 2019?', '2019-08-01', '2026-07-28'],
    ['¿Qué pasó desde 2019?', '2019-01-01', '2026-07-28'],
    ['What was said after July 28 2024?', '2024-07-29', '2026-07-28'],
    ['How many people fled before January 2020?', '1000-01-01', '2019-12-31'],
  ])('%s', (question, from, to) =>
    expect(findStretchOfTime(question, '2026-07-28')?.when).toEqual({ type: 'days', from, to }),
  );

  it.each([
    'Which talks between Kestrel and Marlow failed in 2019?',
    'How far is it from Oslo to Orlan?',
    'What did they do after the vote?',
    'between 2022 and 2019',
  ])('%s has none', (question) =>
    expect(findStretchOfTime(question, '2026-07-28')).toBeUndefined(),
  );
});
