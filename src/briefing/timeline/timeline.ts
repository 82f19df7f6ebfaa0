// A timeline of a subject: its best dates in order, each with the passages that stand for it.
// Leaves to others: the measures (dates.ts, passages.ts) and wording the lines (commands/timeline.ts).
import { dayRange } from '../../model/date.ts';
import type { Document, DocumentId } from '../../model/document.ts';
import type { Archive, EventRow } from '../../store/store.ts';
import { stemsOf } from '../fold.ts';
import { type Dated, datesOf, setApart } from './dates.ts';
import { choosePassages, compareBy, type Wording } from './passages.ts';

/** One date of a timeline. */
export interface Entry {
  readonly date: string;
  /** The most telling first. */
  readonly passages: readonly EventRow[];
  /** Every report of the date. */
  readonly reports: readonly EventRow[];
}

export interface Wanted {
  readonly dates: number;
  readonly perDate: number;
  /** How many of the best dates are passed over: shown on earlier pages. */
  readonly after?: number;
  /** Folded. */
  readonly stopWords: ReadonlySet<string>;
}

/** The dates asked for, in order of date; `total` is how many there are. */
export async function timelineOf(
  archive: Archive,
  reports: readonly EventRow[],
  { dates, perDate, after = 0, stopWords }: Wanted,
): Promise<{ readonly total: number; readonly entries: readonly Entry[] }> {
  const documents = await archive.documents([...new Set(reports.map((one) => one.document))]);
  const ranked = datesOf(reports, appearedOn(documents));
  const wordingOf = wordings(documents, stopWords);
  const comparing = compareBy(ranked, wordingOf);
  const inOrder = setApart(ranked, comparing.alike)
    .slice(after, after + dates)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const passages = choosePassages(inOrder, perDate, wordingOf, comparing);
  return {
    total: ranked.length,
    entries: inOrder.map((one, index) => entry(one, passages[index])),
  };
}

function entry({ date, reports }: Dated, passages: readonly EventRow[] = []): Entry {
  return { date, reports, passages };
}

function appearedOn(documents: ReadonlyMap<DocumentId, Document>): ReadonlyMap<DocumentId, string> {
  const days = [...documents].flatMap(([id, { date }]): readonly [string, string][] => {
    const range = date && dayRange(date.value);
    return range?.precision === 'day' && range.first === range.last ? [[id, range.first]] : [];
  });
  return new Map(days);
}

function wordings(
  documents: ReadonlyMap<DocumentId, Document>,
  stopWords: ReadonlySet<string>,
): (report: EventRow) => Wording {
  const known = new Map<EventRow, Wording>();
  return (report) => {
    const wording =
      known.get(report) ?? wordingIn(documents.get(report.document), report, stopWords);
    known.set(report, wording);
    return wording;
  };
}

function wordingIn(
  document: Document | undefined,
  { span }: EventRow,
  stopWords: ReadonlySet<string>,
): Wording {
  const text = document?.text.slice(span.start, span.end) ?? '';
  const stems = stemsOf(text, stopWords);
  return { stems, ...(document?.publisher && { publisher: document.publisher }) };
}
