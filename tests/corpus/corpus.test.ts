import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithin } from '../../src/model/span.ts';
import { golden, readCorpus, told } from './read-corpus.ts';

const readings = await readCorpus();

describe('golden corpus', () => {
  it('is read whole', () => {
    expect([...readings.keys()].sort()).toEqual([
      'harbour-strike.txt',
      'machine-translated.txt',
      'museum-theft.txt',
      'quiet-notice.txt',
      'river-treaty.txt',
      'senate-statement.md',
    ]);
  });

  it.each([...readings])(
    '%s reads as it did (npm run corpus, then look at the diff)',
    (path, reading) => {
      expect(told(reading)).toEqual(
        JSON.parse(readFileSync(join(golden, `${path}.golden.json`), 'utf8')),
      );
    },
  );

  it.each([...readings])('%s: every span lies inside the text', (_path, reading) => {
    const { length } = reading.document.text;
    const spans = [
      ...reading.sentences.map((one) => one.span),
      ...reading.mentions.map((one) => one.span),
      ...reading.quotes.flatMap((one) => one.spans),
      ...reading.dates.map((one) => one.span),
      ...reading.events.map((one) => one.span),
      ...reading.summary,
    ];
    expect(spans.filter((span) => !isWithin(span, length))).toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    const notice = readings.get('quiet-notice.txt');
    expect(notice?.quotes).toEqual([]);
    expect(notice?.events).toEqual([]);
    expect(notice?.dates).toEqual([]);
    expect(notice?.actors.filter((actor) => actor.kind === 'person')).toEqual([]);
  });
});
