// The day a news account is at, for sentences that name none.
// Leaves to others: whether such a sentence tells of a happening (happenings).
import type { DatedBy } from '../../model/date.ts';
import { isDay } from '../../model/date.ts';
import type { DatedHappening } from './happenings.ts';

/** How many sentences of prose from the top count as the lead, which tells the news of the day. */
const leadLength = 3;
/** How many sentences a named day carries on. */
const reach = 5;

export interface RunningDay {
  /** The day, about, for the sentence with this index; undefined where it would be a guess. */
  at(index: number): DatedBy | undefined;
  /** Tells what the sentence with this index was found to say. */
  pass(index: number, found: readonly DatedHappening[]): void;
}

/** Starts an account: at the document's day in the lead, then at the day named last. */
export function startRunning(documentDate: DatedBy | undefined): RunningDay {
  let named: { readonly index: number; readonly value: string } | undefined;
  return {
    at: (index) => {
      if (named !== undefined && index - named.index <= reach)
        return about(named.value, `no date in the sentence; ${named.value} is named just before`);
      const day =
        documentDate?.basis === 'stated' && isDay(documentDate.value)
          ? documentDate.value
          : undefined;
      if (day === undefined || index >= leadLength) return undefined;
      return about(day, `no date in the sentence; lead of a document of ${day}`);
    },
    pass: (index, found) => {
      const day = found.find((one) => one.at !== undefined && isDay(one.date.value) && !one.future);
      if (day !== undefined) named = { index, value: day.date.value };
    },
  };
}

function about(day: string, evidence: string): DatedBy {
  return { value: `${day}~`, basis: 'inferred', evidence };
}
