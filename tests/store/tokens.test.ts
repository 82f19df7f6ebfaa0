// The words and stems that PostgreSQL is given are those that FTS5 makes of the same text.
// Leaves to others: what is found by them (contract-documents.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { tokensOf } from '../../src/store/tokens.ts';

/** The words of each text as FTS5 has them. */
function byFts5(texts: readonly string[]): readonly (readonly string[])[] {
  const database = new Database(':memory:');
  database.exec(
    `create virtual table t using fts5(words, tokenize='porter unicode61 remove_diacritics 2');
     create virtual table v using fts5vocab(t, instance)`,
  );
  const insert = database.prepare('insert into t (rowid, words) values (?, ?)');
  for (const [at, text] of texts.entries()) insert.run([at, text]);
  const found: string[][] = texts.map(() => []);
  for (const row of database.prepare('select doc, "offset", term from v').all([])) {
    const [doc, offset, term] = Object.values(Object(row));
    const words = found[Number(doc)];
    if (words !== undefined) words[Number(offset)] = String(term);
  }
  database.close();
  return found;
}

const root = resolve(import.meta.dirname, '../..');

function filesOf(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

it('agree on everything that is written here', () => {
  const texts = [
    ...filesOf('content', /\.md$/u),
    ...filesOf('tests/corpus/articles', /\./u),
    ...filesOf('config', /\.(?:txt|yaml)$/u),
    ...filesOf('src', /\.ts$/u),
    ...filesOf('docs', /\.md$/u),
  ];
  const words = texts.map((text) => tokensOf(text));
  expect(words.flat().length).toBeGreaterThan(50_000);
  for (const [at, wanted] of byFts5(texts).entries()) expect(words[at]).toEqual(wanted);
});

it.each([
  ['accents of Latin letters', 'González São İstanbul Łódź naïve Ångström e\u0301te\u0301'],
  ['other alphabets', 'Владимир Зеле́нский Ελλάδα بيروت 北京 हिन्दी Ёлка'],
  ['marks between words', "O'Brien's U.S.-led 3.5% rock-’n’-roll x_y"],
  ['endings', 'relational conditional hopping hoped falling filing skies dying agreed bled sized'],
  ['no endings', 'sky by is as news bus gas ion eed ing sing king ed bed'],
  ['long words', `${'pneumono'.repeat(7)}ies ${'pneumono'.repeat(9)}ies`],
  ['nothing', ' — … '],
])('agree on %s', (_, text) => {
  expect([tokensOf(text)]).toEqual(byFts5([text]));
});
