// Which dates of a sentence date a happening in it.
// Leaves to others: its status (status) and its actors (find-events).
import type { DatedBy } from '../../model/date.ts';
import type { Span } from '../../model/span.ts';
import type { PageSentence, Token } from '../page/page.ts';
import { isAttributive } from './attributive.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { DatedPlace } from './event-dates.ts';
import type { FindHappening, Happening } from './happening.ts';

export interface DatedHappening {
  readonly date: DatedBy;
  /** The words of the date; absent when the document's date stands for it. */
  readonly at?: Span;
  /** True when the words around it speak of plans. */
  readonly future: boolean;
}

/** Lists of dates are no news; and it bounds the work on a text without full stops. */
const mostDates = 12;

/** The day an account is at; `lead` where it is the document's. */
export interface Running {
  readonly date: DatedBy;
  readonly lead: boolean;
}

/**
 * Every dated happening of a sentence, one a date. A date takes the happening of its own clause, else that of
 * the sentence. A sentence without a date has that of the running account, where there is one.
 */
export function happeningsIn(
  sentence: PageSentence,
  places: readonly DatedPlace[],
  find: FindHappening,
  running: Running | undefined,
): readonly DatedHappening[] {
  const { tokens } = sentence;
  const dated = finest(datingIn(tokens, places.slice(0, mostDates), find));
  if (dated.length === 0) return running === undefined ? [] : onRunningDay(tokens, find, running);
  const clauses = clausesOf(
    tokens,
    dated.map((one) => one.span),
  );
  const whole = find(tokens, 0, tokens.length);
  const seen = new Set<string>();
  return dated.flatMap((place) => {
    const clause = clauses.find(
      (one) => one.start <= place.span.start && place.span.start < one.end,
    );
    if (clause === undefined || seen.has(place.date.value)) return [];
    const happening = happeningAt(tokens, clause, place, find, whole);
    if (happening === undefined) return [];
    seen.add(place.date.value);
    return [{ date: place.date, at: place.span, future: happening.future && !happening.past }];
  });
}

/** Before a year that names a thing: "the 2015 National Assembly". */
const determiners = /^(?:the|a|an|his|her|its|their|our|’s|'s)$/u;

function happeningAt(
  tokens: readonly Token[],
  clause: Clause,
  place: DatedPlace,
  find: FindHappening,
  whole: Happening,
): Happening | undefined {
  const index = tokens.findIndex((token) => token.start >= place.span.start);
  const beside = find(tokens, index + 1, Math.min(tokens.length, index + 5));
  const before = tokens[index - 1]?.text.toLowerCase() ?? '';
  if (beside.noun) return beside;
  if (place.bareYear && determiners.test(before)) return undefined;
  const own = find(tokens, clause.from, clause.to);
  // "led since 2019" began then; "in office since 2013" tells a state
  if (before === 'since') return own.past ? own : undefined;
  if (own.past || own.future || own.noun || own.act) return own;
  if (own.speech) return /^\d{4}-\d{2}(?:-\d{2}|~)/u.test(place.date.value) ? own : undefined;
  return whole.past || whole.future || whole.noun || whole.act ? whole : undefined;
}

/** A sentence without a date of its own tells of the day the account is at. */
function onRunningDay(
  tokens: readonly Token[],
  find: FindHappening,
  running: Running,
): readonly DatedHappening[] {
  const { finite, simple, act, speech } = find(tokens, 0, tokens.length);
  const denied = tokens.some((token) => /^(?:not|never|n['’]t)$/iu.test(token.text));
  const tells = running.lead ? finite || act : simple && !denied;
  return tells && !speech ? [{ date: running.date, future: false }] : [];
}

/** The dates that say when, and not only which one: "the July elections". */
function datingIn(
  tokens: readonly Token[],
  places: readonly DatedPlace[],
  find: FindHappening,
): readonly DatedPlace[] {
  if (places.length === 0) return places;
  const clauses = clausesOf(
    tokens,
    places.map((one) => one.span),
  );
  return places.filter(({ span }) => {
    const clause = clauses.find((one) => one.start <= span.start && span.start < one.end);
    return clause === undefined || !isAttributive(tokens, span, clause.from, find);
  });
}

/** Leaves out "this year" beside "February 6": what holds a finer date of the same sentence. */
function finest(dated: readonly DatedPlace[]): readonly DatedPlace[] {
  return dated.filter(
    ({ date }) =>
      !dated.some(
        (other) =>
          other.date.value.length > date.value.length &&
          other.date.value.startsWith(`${date.value}-`),
      ),
  );
}
