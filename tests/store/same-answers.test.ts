// Both engines answer alike: every command over the golden corpus and the documents of the house, message by message.
// Leaves to others: what a good answer is (tests/briefing).
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../src/house.ts';
import type { Request } from '../../src/model/conversation.ts';
import type { Invocation } from '../../src/model/message.ts';
import { type Cluster, noPostgres, startCluster } from '../postgres.ts';

if (noPostgres !== undefined)
  console.info(`skipped: the same answers on SQLite and PostgreSQL: ${noPostgres}`);

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const at = Date.parse('2026-07-28T16:00:00Z');

describe.skipIf(noPostgres !== undefined)('the same answers', () => {
  let cluster: Cluster;
  let folder: string;
  const houses: House[] = [];

  beforeAll(async () => {
    cluster = await startCluster();
    folder = mkdtempSync(join(tmpdir(), 'readout-same-'));
    for (const from of ['content', 'tests/corpus/articles', '../shared/seeds'])
      if (existsSync(from)) cpSync(from, folder, { recursive: true });
    for (const database of [':memory:', (await cluster.database()).url]) {
      const house = await openHouse({ content: folder, database, language: 'en', log });
      houses.push(house);
      await house.refresh();
    }
  }, 120_000);

  afterAll(async () => {
    for (const house of houses) await house.close();
    rmSync(folder, { recursive: true, force: true });
    await cluster?.stop();
  });

  /** What each engine answers, `tookMs` and the like left out: messages hold none. */
  async function answers(ask: Request['ask']): Promise<readonly unknown[]> {
    const request: Request = {
      id: 'x',
      place: { platform: 'terminal', workspace: '', channel: 'x' },
      user: 'x',
      direct: true,
      manager: true,
      ask,
      at,
      language: 'en',
      timeZone: 'UTC',
    };
    return Promise.all(houses.map((house) => house.desk.answer(request)));
  }

  async function compare(asked: readonly Request['ask'][]): Promise<void> {
    for (const ask of asked) {
      const [one, other] = await answers(ask);
      expect(one).not.toMatchObject({ summary: expect.stringMatching(/not your fault/u) });
      expect({ ask, answer: other }).toEqual({ ask, answer: one });
    }
  }

  const names = async (): Promise<readonly string[]> => {
    const [sqlite] = houses;
    return (await sqlite?.archive.topActors(25))?.map((actor) => actor.name) ?? [];
  };
  const invoke = (command: string, given: Invocation['arguments']): Request['ask'] => ({
    invocation: { command, arguments: given },
  });

  it('about the archive as a whole', async () => {
    const days = Array.from({ length: 24 }, (_, month) =>
      new Date(Date.UTC(2026, month / 2, month % 2 === 0 ? 1 : 28)).toISOString().slice(0, 10),
    );
    await compare([
      invoke('help', {}),
      invoke('brief', {}),
      invoke('documents', {}),
      ...['a', 'the', 'harbour', 'treaty', 'museum', 'á'].map((filter) =>
        invoke('documents', { filter }),
      ),
      ...days.map((date) => invoke('onthisday', { date })),
      ...['follow time:08:00 zone:UTC', 'list', 'pause', 'list', 'resume', 'leave', 'list'].map(
        (typed) => ({ text: `/digest ${typed}` }),
      ),
    ]);
  });

  it('about every actor', async () => {
    const found = await names();
    expect(found.length).toBeGreaterThan(20);
    await compare(
      found.flatMap((name) => [
        invoke('actor', { name }),
        invoke('brief', { subject: name }),
        invoke('timeline', { subject: name }),
        invoke('quotes', { by: name }),
        invoke('quotes', { about: name }),
        invoke('event', { what: name }),
        invoke('ask', { question: `What did ${name} say?` }),
      ]),
    );
  }, 120_000);

  it('about every document', async () => {
    const [sqlite] = houses;
    const lines = (await sqlite?.archive.listDocuments({ limit: 100 }))?.rows ?? [];
    expect(lines.length).toBeGreaterThan(8);
    await compare(lines.map(({ id }) => invoke('document', { which: id })));
    const titles = lines.map(({ title }) => title);
    await compare(
      titles.flatMap((title) => [
        { text: title },
        invoke('check', { words: title }),
        invoke('event', { what: title }),
        invoke('ask', { question: `${title}?` }),
      ]),
    );
    const quotes = (await sqlite?.archive.quotes({ limit: 60 }))?.rows ?? [];
    const texts = await sqlite?.archive.documents(quotes.map(({ document }) => document));
    await compare(
      quotes.map(({ document, spans: [{ start, end }] }) =>
        invoke('check', { words: texts?.get(document)?.text.slice(start, end) ?? '' }),
      ),
    );
  }, 120_000);

  it.each([
    'who won the election in Venezuela?',
    'When was the strike?',
    'How many people were hurt?',
    'what happened in July 2024',
    'U.S. sanctions on oil',
    'why did the council say no?',
    'maduro gonzalez machado guaido',
    'Who is the minister of nothing at all?',
    '"',
    'elections; elected, electing',
  ])('%s', async (text) => {
    await compare([{ text }, invoke('ask', { question: text }), invoke('event', { what: text })]);
  });

  it('in completions', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz', '', 'gon', 'mad', 'É'];
    for (const letter of letters)
      for (const what of ['actor', 'document'] as const) {
        const [one, other] = await Promise.all(
          houses.map((house) => house.desk.suggest(what, letter, 25)),
        );
        expect(other).toEqual(one);
      }
  });

  it('asks every command that there is', () => {
    const [sqlite] = houses;
    expect(sqlite?.desk.commands.map(({ name }) => name).toSorted()).toEqual(
      'actor ask brief check digest document documents event help onthisday quotes timeline'.split(
        ' ',
      ),
    );
  });
});
