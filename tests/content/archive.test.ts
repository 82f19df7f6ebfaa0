// The shipped briefs through the real reader into the real store: the questions that the archive must answer.
// Leaves to others: the wording of answers (tests/briefing).
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/library/files.ts';
import { ingest } from '../../src/library/ingest.ts';
import { cite } from '../../src/model/document.ts';
import { createReader, engineVersion } from '../../src/reading/read.ts';
import { createResources } from '../../src/resources.ts';
import { openSqlite } from '../../src/store/open.ts';
import type { Archive, Store } from '../../src/store/store.ts';
import { silence } from '../library/library.ts';

let store: Store;
let archive: Archive;

beforeAll(async () => {
  store = await openSqlite(':memory:');
  archive = store.archive(['default']);
  await ingest({
    files: filesIn(join(import.meta.dirname, '../../content')),
    collection: 'default',
    shelf: store.shelf,
    read: createReader(createResources()),
    engine: engineVersion,
    log: silence,
  });
});

afterAll(() => store.close());

async function actor(words: string): Promise<string> {
  const [first] = await archive.matchActors(words, 5);
  if (first === undefined) throw new Error(`nobody is called ${words}`);
  return first.actor.id;
}

async function wordsOf(filter: {
  readonly by?: string;
  readonly about?: string;
}): Promise<readonly string[]> {
  const { rows } = await archive.quotes({ ...filter, limit: 50 });
  const documents = await archive.documents(rows.map((row) => row.document));
  return rows.flatMap((row) => {
    const document = documents.get(row.document);
    return document === undefined ? [] : [cite(document, row.spans[0]).words];
  });
}

describe('the archive that ships', () => {
  it('binds every quotation of a named speaker to its actor', async () => {
    const { rows, total } = await archive.quotes({ limit: 100 });
    expect(total).toBeGreaterThanOrEqual(15);
    const open = rows.filter((row) => row.speaker?.actor === undefined);
    const documents = await archive.documents(open.map((row) => row.document));
    for (const { document, speaker } of open) {
      const source = documents.get(document);
      const named = source && speaker?.span && cite(source, speaker.span).words;
      expect(named).toBe('a State Department spokesman');
    }
  });

  it('has Ned Price on Maduro, and Tammy Bruce on Rubio, whom nobody quotes', async () => {
    const [price, maduro, bruce, rubio] = [
      await actor('Ned Price'),
      await actor('maduro'),
      await actor('Tammy Bruce'),
      await actor('rubio'),
    ];
    expect(await wordsOf({ by: price, about: maduro })).toContainEqual(
      expect.stringContaining('illegitimate'),
    );
    expect(await wordsOf({ by: bruce, about: rubio })).toHaveLength(1);
    expect(await wordsOf({ by: rubio })).toEqual([]);
  });

  it('tells on 28 July of the election of 2024, from two documents', async () => {
    const all = await archive.events({ monthDay: '07-28', limit: 20 });
    // An edition leaves inferred dates out.
    const rows = all.rows.filter((row) => row.date.basis !== 'inferred');
    expect(new Set(rows.map((row) => row.date.value))).toEqual(new Set(['2024-07-28']));
    expect(new Set(rows.map((row) => row.document)).size).toBe(2);
  });

  it('knows two people called González, each from two documents', async () => {
    const matches = await archive.matchActors('gonzález', 10);
    const people = matches.filter(({ actor: { kind } }) => kind === 'person');
    expect(people.map(({ actor: { name, documents } }) => [name, documents]).sort()).toEqual([
      ['Edmundo González Urrutia', 2],
      ['Juan González', 2],
    ]);
  });

  it('finds Guaidó under the names that a machine gave him', async () => {
    expect(await actor('Juan Guaido')).toBe('person:juan-guaido');
    const guaido = (await archive.actors(['person:juan-guaido'])).get('person:juan-guaido');
    expect(guaido?.aliases).toContain('Juan Quit');
    expect(guaido?.roles.map((role) => role.title)).toContain('opposition leader');
  });
});
