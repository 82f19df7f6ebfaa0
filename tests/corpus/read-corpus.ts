// Reads the golden corpus through the front door, file by file, and says what was found in a form that people can review.
// Leaves to others: comparing it (corpus.test.ts) and writing it down (regenerate.ts).
import { join } from 'node:path';
import { openReader } from '../../src/house.ts';
import { noCuration } from '../../src/library/curation.ts';
import { filesIn } from '../../src/library/files.ts';
import { ingest } from '../../src/library/ingest.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Span } from '../../src/model/span.ts';
import { engineVersion } from '../../src/reading/read.ts';

export const corpus = join(import.meta.dirname, 'articles');
export const golden = join(import.meta.dirname, 'golden');

/** Path of each article with its reading. */
export async function readCorpus(): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>();
  await ingest({
    files: filesIn(corpus),
    collection: 'corpus',
    shelf: {
      fingerprints: async () => [],
      put: async (_collection, shelved) => {
        for (const { fingerprint, reading } of shelved) readings.set(fingerprint.path, reading);
      },
      remove: async () => undefined,
      hasArrivals: async () => true,
      arrive: async () => undefined,
    },
    read: openReader(),
    engine: engineVersion,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    lastCuration: noCuration,
  });
  return readings;
}

/** A reading as reviewers see it: words instead of offsets, one finding a line. */
export function told(reading: Reading): unknown {
  const { document } = reading;
  const words = ({ start, end }: Span): string => document.text.slice(start, end);
  return {
    date: document.date ?? null,
    sentences: reading.sentences.map(({ span, kind }) => `${kind}: ${words(span)}`),
    actors: reading.actors.map((actor) => ({
      id: actor.id,
      names: [actor.name, ...actor.aliases].join(' | '),
      roles: actor.roles.map((role) => role.title).join(' | '),
      mentions: reading.mentions
        .filter((mention) => mention.actor === actor.id)
        .map(
          (mention) => `${words(mention.span)}${mention.how === 'name' ? '' : ` (${mention.how})`}`,
        )
        .join(' | '),
    })),
    quotes: reading.quotes.map((quote) => ({
      kind: quote.kind,
      words: quote.spans.map(words),
      cue: quote.cue ? words(quote.cue) : null,
      speaker: quote.speaker
        ? `${quote.speaker.span ? words(quote.speaker.span) : '-'} > ${quote.speaker.actor ?? '-'} (${quote.speaker.how}, ${quote.confidence})`
        : 'unattributed',
    })),
    dates: reading.dates.map(
      (date) => `${words(date.span)} > ${date.type} ${date.value} (${date.basis})`,
    ),
    events: reading.events.map(
      (event) =>
        `${event.date.value} ${event.date.basis} ${event.status}: ${words(event.span)} [${event.actors.join(' ')}]`,
    ),
    summary: reading.summary.map(words),
    problems: reading.problems.map((problem) => `${problem.rule}: ${problem.reason}`),
  };
}
