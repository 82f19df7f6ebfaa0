// Which dates of a subject matter most, worked out from its reports and from when documents on it appeared.
// Leaves to others: fetching them (reports.ts) and the passages shown for a date (passages.ts).
import type { DocumentId } from '../../model/document.ts';
import type { EventRow } from '../../store/store.ts';

/** One date with every report of it and what speaks for it. */
export interface Dated {
  /** `2024-07-28`, `2024-07` or `2024`: an "about" is taken at its word. */
  readonly date: string;
  readonly reports: readonly EventRow[];
  readonly score: number;
  /** Documents that tell the date themselves, not by the day they appeared. */
  readonly told: number;
}

/** The day, `YYYY-MM-DD`, each document appeared; absent where it is not known. */
export type Appeared = ReadonlyMap<DocumentId, string>;

/** Where a report must begin to stand in the lead of its document, in UTF-16 units: about three sentences. */
const leadLength = 600;

/**
 * Every date that is told of, best first, ties by date. The measure is that of Gholipour Ghalandari and Ifrim
 * (2020): how many documents tell the date, how many appeared on it, how large a part of its reports are leads.
 */
export function datesOf(reports: readonly EventRow[], appeared: Appeared): readonly Dated[] {
  const onDay = countBy(
    [...new Set(reports.map((report) => report.document))].flatMap((id) => appeared.get(id) ?? []),
  );
  return [...byDate(reports)]
    .map(([date, group]) => weighed(date, group, onDay.get(date) ?? 0))
    .toSorted((a, b) => b.score - a.score || (a.date < b.date ? -1 : 1));
}

/** How many dates `datesOf` would give. */
export function countDates(reports: readonly EventRow[]): number {
  return byDate(reports).size;
}

function byDate(reports: readonly EventRow[]): ReadonlyMap<string, readonly EventRow[]> {
  const groups = new Map<string, EventRow[]>();
  for (const report of reports) {
    const date = plainDate(report.date.value);
    if (date === undefined) continue;
    const group = groups.get(date);
    if (group === undefined) groups.set(date, [report]);
    else group.push(report);
  }
  return groups;
}

function weighed(date: string, reports: readonly EventRow[], published: number): Dated {
  const told = reportedBy(reports.filter((report) => report.date.basis !== 'inferred'));
  const lead = reports.filter((report) => report.span.start < leadLength).length / reports.length;
  const counted = date.length === dayLength ? told : Math.min(told, mostOnCoarse);
  return { date, reports, told, score: Math.log1p(counted) + Math.log1p(published) + lead };
}

const dayLength = 'YYYY-MM-DD'.length;
/** A month or a year gathers happenings that have nothing to do with one another: their number says little. */
const mostOnCoarse = 3;

/** What one report adds: what is told as done counts, a plan half, a denial nothing. */
const weights = { happened: 1, claimed: 1, planned: 0.5, denied: 0 };

/** How many documents report, each by its surest report. */
function reportedBy(reports: readonly EventRow[]): number {
  const surest = new Map<DocumentId, number>();
  for (const { document, status } of reports)
    surest.set(document, Math.max(surest.get(document) ?? 0, weights[status]));
  return [...surest.values()].reduce((sum, weight) => sum + weight, 0);
}

/** A single date without its mark; an interval is none. */
function plainDate(value: string): string | undefined {
  return value.includes('/') ? undefined : value.replace(/[~?%]$/u, '');
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Whether two dates are told of in the same way. */
export type Alike = (a: Dated, b: Dated) => boolean;

/**
 * The dates again, best first, but each day's news once: it spreads over neighbouring days, and of two that are told
 * of alike only the one that more documents name keeps the place; the other comes after all the rest.
 */
export function setApart(ranked: readonly Dated[], alike: Alike): readonly Dated[] {
  const kept: Dated[] = [];
  const places = new Map<string, number>();
  const left: Dated[] = [];
  for (const one of ranked) {
    const place = neighbours(one.date)
      .map((date) => places.get(date))
      .find((at) => at !== undefined && isTwin(one, kept[at], alike));
    const twin = place === undefined ? undefined : kept[place];
    if (place === undefined || twin === undefined) {
      places.set(one.date, kept.length);
      kept.push(one);
    } else if (one.told > twin.told) {
      places.delete(twin.date);
      places.set(one.date, place);
      kept[place] = one;
      left.push(twin);
    } else left.push(one);
  }
  return [...kept, ...left];
}

function isTwin(one: Dated, other: Dated | undefined, alike: Alike): boolean {
  return other !== undefined && alike(one, other);
}

function neighbours(date: string): readonly string[] {
  const time = Date.parse(date);
  if (date.length !== 10 || Number.isNaN(time)) return [];
  return [-1, 1].map((days) => new Date(time + days * 86_400_000).toISOString().slice(0, 10));
}
