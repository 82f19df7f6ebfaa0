// A happening of the lead that the text tells again with its date: "sent a letter to", "sent the letter last week".
// Leaves to others: finding happenings and the dates of sentences that have one (happenings).
import { type DatedBy, dayRange } from '../../model/date.ts';
import type { Event } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { Token } from '../page/page.ts';
import type { FindHappening } from './happening.ts';

/** An event with the words that report it; `at` is where its date stands, absent for a day that is carried on. */
export interface Told {
  readonly event: Event;
  readonly tokens: readonly Token[];
  readonly at: Span | undefined;
}

/** What was told on the day of writing is news of these days: an older deed of the same words is another one. */
const newsDays = 21;
/** Sentences at the day of writing that are looked at, and words of one. */
const mostLead = 3;
const longest = 60;

/** The events, those without a date of their own at the date that the same deed has further on. */
export function withDatesToldAgain(
  told: readonly Told[],
  find: FindHappening,
  written: DatedBy | undefined,
): readonly Event[] {
  const lead = told.filter(({ at }) => at === undefined).slice(0, mostLead);
  const deeds = lead.map(({ tokens }) => deedOf(tokens.slice(0, longest), find));
  const dated = told.filter(({ at, event }) => at !== undefined && isNews(event.date, written));
  return told.map((one) => {
    const deed = deeds[lead.indexOf(one)];
    const again = deed && dated.find(({ tokens }) => repeats(tokens, deed));
    if (!again || !deed) return one.event;
    const evidence = `told again with its date: “${deed.verb} … ${deed.noun}”`;
    return { ...one.event, date: { value: again.event.date.value, basis: 'inferred', evidence } };
  });
}

interface Deed {
  readonly verb: string;
  readonly noun: string;
}

/** "sent a letter": the first verb of the sentence with the noun right after it. */
function deedOf(tokens: readonly Token[], find: FindHappening): Deed | undefined {
  for (let at = 1; at < tokens.length - 1; at++) {
    const noun = nounAfter(tokens, at);
    if (noun !== undefined && find(tokens, at, at + 1).simple)
      return { verb: tokens[at]?.text ?? '', noun };
  }
  return undefined;
}

function repeats(tokens: readonly Token[], { verb, noun }: Deed): boolean {
  return tokens
    .slice(0, longest)
    .some(({ text }, at) => text === verb && nounAfter(tokens, at) === noun);
}

function nounAfter(tokens: readonly Token[], at: number): string | undefined {
  if (!/^(?:an?|the|this|that|his|her|its|their)$/u.test(tokens[at + 1]?.text ?? ''))
    return undefined;
  const noun = tokens[at + 2]?.text ?? '';
  return /^\p{Ll}{3,}$/u.test(noun) ? noun : undefined;
}

function isNews({ value }: DatedBy, written: DatedBy | undefined): boolean {
  const [when, day] = [dayRange(value), written && dayRange(written.value)];
  if (!when || !day || when.precision === 'year') return false;
  const days = (Date.parse(day.last) - Date.parse(when.first)) / 86_400_000;
  return days >= 0 && days <= newsDays;
}
