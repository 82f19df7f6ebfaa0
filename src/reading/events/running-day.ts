// The day a news account is at, for sentences that name none.
// Leaves to others: whether such a sentence tells of a happening (happenings).
import { type DatedBy, isDay } from '../../model/date.ts';
import type { DatedHappening, Running } from './happenings.ts';

/** How many sentences of prose from the top count as the lead, which tells the news of the day. */
const leadLength = 3;
/** How many sentences a named day carries on. */
const reach = 5;
/** A report stays at a day of its news; an older date is background and carries nothing on. */
const newsDays = 7;

export interface RunningDay {
  /** The day, about, for the sentence with this index; undefined where it would be a guess. */
  at(index: number): Running | undefined;
  /** Tells what the sentence with this index was found to say. */
  pass(index: number, found: readonly DatedHappening[]): void;
}

/** Starts an account: at the document's day in the lead, then at the day of the news named last. */
export function startRunning(documentDate: DatedBy | undefined): RunningDay {
  const day = documentDate?.value.replace(/~$/u, '');
  const written = day !== undefined && isDay(day) ? day : undefined;
  let named: { readonly index: number; readonly value: string } | undefined;
  return {
    at: (index) => {
      if (written === undefined) return undefined;
      if (named !== undefined && index - named.index <= reach)
        return about(
          named.value,
          false,
          `no date in the sentence; ${named.value} is named just before`,
        );
      if (index >= leadLength) return undefined;
      return about(
        written,
        true,
        `no date in the sentence; lead of a document of ${documentDate?.value ?? ''}`,
      );
    },
    pass: (index, found) => {
      const dated = found.filter((one) => one.at !== undefined);
      const day = dated.find((one) => isNews(one.date.value, written));
      if (day !== undefined) named = { index, value: day.date.value };
      else if (dated.length > 0) named = undefined;
    },
  };
}

function isNews(value: string, written: string | undefined): boolean {
  if (written === undefined || !isDay(value)) return false;
  const days = (Date.parse(written) - Date.parse(value)) / 86_400_000;
  return days >= 0 && days <= newsDays;
}

function about(day: string, lead: boolean, evidence: string): Running {
  return { date: { value: `${day}~`, basis: 'inferred', evidence }, lead };
}
