// What a run over the content folder did, for the log, `readout read` and `doctor`.
// Leaves to others: doing it (ingest) and printing it (src/cli.ts).
import type { DatedBy } from '../model/date.ts';
import type { DocumentId } from '../model/document.ts';
import type { Curation, Problem, Reading } from '../model/reading.ts';
import type { Trouble } from './parsed.ts';

/** One document that was read in this run. */
export interface DocumentReport {
  readonly path: string;
  readonly id: DocumentId;
  readonly title: string;
  readonly date?: DatedBy;
  readonly quotes: number;
  /** Quotations with a speaker. */
  readonly attributed: number;
  readonly events: number;
  readonly problems: readonly Problem[];
}

export interface IngestReport {
  readonly collection: string;
  /** Files that are wanted: read, unchanged and in trouble. */
  readonly files: number;
  readonly unchanged: number;
  /** Documents taken out of the archive. */
  readonly removed: number;
  readonly documents: readonly DocumentReport[];
  readonly troubles: readonly Trouble[];
  /** What was read with: hand it to the next run, for the case that the file gets broken. */
  readonly curation: Curation;
}

/** The line of a report for one reading. */
export function reportOn(path: string, reading: Reading): DocumentReport {
  const { document, quotes, events, problems } = reading;
  return {
    path,
    id: document.id,
    title: document.title,
    ...(document.date && { date: document.date }),
    quotes: quotes.length,
    attributed: quotes.filter((quote) => quote.speaker !== undefined).length,
    events: events.length,
    problems,
  };
}
