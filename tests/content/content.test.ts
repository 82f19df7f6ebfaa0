// The briefs that ship: readable without a fault, true to their articles to the letter, and rich enough to answer from.
// Leaves to others: the format (tests/library/briefs.test.ts) and how answers look (tests/briefing).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/library/files.ts';
import { ingest } from '../../src/library/ingest.ts';
import type { IngestReport } from '../../src/library/report.ts';
import { dayRange } from '../../src/model/date.ts';
import { cite, type Document } from '../../src/model/document.ts';
import { plainReading, silence } from '../library/library.ts';

const content = join(import.meta.dirname, '../../content');
const articles = join(import.meta.dirname, '../../../shared/seeds');

let report: IngestReport;
const briefs: Document[] = [];

beforeAll(async () => {
  report = await ingest({
    files: filesIn(content),
    collection: 'default',
    shelf: {
      fingerprints: async () => [],
      put: async () => undefined,
      remove: async () => undefined,
      hasArrivals: async () => true,
      arrive: async () => undefined,
    },
    read(document) {
      briefs.push(document);
      return plainReading(document);
    },
    engine: '1',
    log: silence,
  });
});

const quotes = () =>
  briefs.flatMap((brief) =>
    (brief.outline?.quotes ?? []).map((quote) => ({
      brief,
      words: cite(brief, quote.span).words,
      ...quote,
    })),
  );
const events = () =>
  briefs.flatMap((brief) =>
    (brief.outline?.events ?? []).map((event) => ({
      brief,
      words: cite(brief, event.span).words,
      ...event,
    })),
  );

describe('the content folder', () => {
  it('is read without trouble or problem', () => {
    expect(report.troubles).toEqual([]);
    expect(report.documents.flatMap((one) => one.problems)).toEqual([]);
    expect(briefs).toHaveLength(5);
  });

  it('holds briefs, each dated, with its source, a summary of two to four lines, quotations and events', () => {
    for (const { kind, date, source, outline, id } of briefs) {
      expect(kind, id).toBe('brief');
      expect(date, id).toBeDefined();
      expect(source, id).toMatch(/^00\d_\w+\.txt$/u);
      expect(outline?.summary.length, id).toBeGreaterThanOrEqual(2);
      expect(outline?.summary.length, id).toBeLessThanOrEqual(4);
      expect(outline?.quotes.length, id).toBeGreaterThan(0);
      expect(outline?.events.length, id).toBeGreaterThan(3);
    }
    expect(new Set(briefs.map((brief) => brief.source)).size).toBe(5);
  });

  it('says why, wherever a date is not stated', () => {
    const dates = [
      ...briefs.map((brief) => brief.date),
      ...quotes().map((quote) => quote.said),
      ...events().map((event) => event.date),
    ].flatMap((date) => date ?? []);
    for (const { basis, evidence, value } of dates)
      expect(basis === 'stated' || (evidence?.length ?? 0) > 10, value).toBe(true);
  });

  it('names a speaker for every quotation, and only short ones', () => {
    for (const { speaker, words } of quotes()) {
      expect(speaker, words).toBeDefined();
      expect(words.split(' ').length, words).toBeLessThanOrEqual(40);
    }
  });

  it('cites every quotation byte for byte from the file of the brief', () => {
    for (const { brief, words } of quotes()) {
      const bytes = readFileSync(join(content, `${brief.id}.md`));
      expect(bytes.includes(Buffer.from(words)), words).toBe(true);
    }
  });
});

describe('what can be answered from the briefs', () => {
  it('has 24 dated events or more', () => {
    expect(events().length).toBeGreaterThanOrEqual(24);
  });

  it('tells of the election of 28 July 2024 from two documents', () => {
    const onTheDay = events().filter((event) => event.date.value === '2024-07-28');
    expect(new Set(onTheDay.map((event) => event.brief.id)).size).toBe(2);
    expect(onTheDay.some((event) => event.status === 'claimed')).toBe(true);
  });

  it('quotes Ned Price about Maduro, and nobody as Marco Rubio', () => {
    const price = quotes().filter((quote) => quote.speaker === 'Ned Price');
    expect(price.some((quote) => quote.words.includes('Maduro'))).toBe(true);
    expect(quotes().filter((quote) => quote.speaker?.includes('Rubio'))).toEqual([]);
    const spokeswoman = quotes().filter((quote) => quote.speaker === 'Tammy Bruce');
    expect(spokeswoman.some((quote) => quote.words.includes('Rubio'))).toBe(true);
  });

  it('knows every named speaker, and keeps the two Gonzálezes apart', () => {
    const names = report.curation.actors.flatMap(({ name, aliases }) => [
      name,
      ...aliases.map((one) => one.name),
    ]);
    const speakers = new Set(quotes().flatMap((quote) => quote.speaker ?? []));
    for (const speaker of speakers) if (!speaker.startsWith('a ')) expect(names).toContain(speaker);
    const people = report.curation.actors.map((actor) => actor.name);
    expect(people).toContain('Edmundo González Urrutia');
    expect(people).toContain('Juan González');
    expect(names).not.toContain('González');
  });

  it('keeps names that a machine made to the document they stand in', () => {
    const guaido = report.curation.actors.find((actor) => actor.name === 'Juan Guaidó');
    for (const name of ['Juan Quit', 'Keith', 'Guide']) {
      const aliases = guaido?.aliases.filter((alias) => alias.name === name) ?? [];
      expect(aliases.length).toBeGreaterThan(0);
      for (const { document } of aliases)
        expect(['004_33c39d6f36ae7ebc', idOf('004_')], name).toContain(document);
    }
  });

  const idOf = (source: string) => briefs.find((brief) => brief.source?.startsWith(source))?.id;
});

if (!existsSync(articles))
  process.stdout.write(
    `skipped: briefs against their articles, because ${articles} is not there\n`,
  );

describe.skipIf(!existsSync(articles))('against the articles', () => {
  const articleOf = (brief: Document) => readFileSync(join(articles, brief.source ?? ''), 'utf8');

  it('has every quotation verbatim', () => {
    for (const { brief, words } of quotes()) expect(articleOf(brief), words).toContain(words);
  });

  it('has every number of an event and of a summary in some article or date', () => {
    const everything = briefs.map((brief) => articleOf(brief)).join('\n');
    for (const { words, date } of events())
      for (const [number] of words.matchAll(/\d[\d.,]*\d|\d/gu))
        expect(`${everything} ${date.value}`, words).toContain(number);
    for (const { date } of events())
      expect(dayRange(date.value)?.first.slice(0, 4), date.value).toMatch(/^(?:1999|20[12]\d)$/u);
  });
});

if (!existsSync(articles))
  console.warn(`The quotations are not compared with their articles: ${articles} is not here.`);
