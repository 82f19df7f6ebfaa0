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
  aloud: readonly Span[],
): readonly DatedHappening[] {
  const { tokens } = sentence;
  const dated = finest(datingIn(tokens, places.slice(0, mostDates), find));
  if (dated.length === 0)
    return running === undefined ? [] : onRunningDay(outside(tokens, aloud), find, running);
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
    const future = isAhead(happening, tokens, clauses, clause, find);
    const told = future && isToldThen(tokens, clause, place, find);
    return [{ date: place.date, at: place.span, future: future && !told }];
  });
}

/** "is preparing to convene regional and municipal elections this year": the plan stands a comma before its date. */
function isAhead(
  { past, future, noun }: Happening,
  tokens: readonly Token[],
  clauses: readonly Clause[],
  clause: Clause,
  find: FindHappening,
): boolean {
  if (future || past || !noun) return future && !past;
  const before = clauses[clauses.indexOf(clause) - 1];
  if (before === undefined || tokens[clause.from]?.text !== ',') return false;
  const { past: done, future: ahead } = find(tokens, before.from, before.to);
  return ahead && !done;
}

/** "today announced that the grant will be paid": the date is that of the announcement. */
function isToldThen(
  tokens: readonly Token[],
  { from, to }: Clause,
  { span }: DatedPlace,
  find: FindHappening,
): boolean {
  const ahead = firstAhead(tokens, from, to, find);
  if ((tokens[ahead]?.start ?? 0) <= span.start) return false;
  const { act, speech } = find(tokens, from, ahead);
  return act || speech;
}

/** Index of the first word of a plan, or `to`. */
function firstAhead(
  tokens: readonly Token[],
  from: number,
  to: number,
  find: FindHappening,
): number {
  let ahead = from;
  while (ahead < to && !find(tokens, ahead, ahead + 1).future) ahead++;
  return ahead;
}

/** The words that are not said aloud by somebody, both lists in order. */
function outside(tokens: readonly Token[], aloud: readonly Span[]): readonly Token[] {
  if (aloud.length === 0) return tokens;
  let next = 0;
  return tokens.filter(({ start, end }) => {
    while (next < aloud.length && (aloud[next]?.end ?? 0) <= start) next++;
    const span = aloud[next];
    return span === undefined || end <= span.start;
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
  if (place.bareYear && (determiners.test(before) || isOfThing(tokens, index, find)))
    return undefined;
  const own = find(tokens, clause.from, clause.to);
  if (isNoDay(before, own, tokens, index) || isOwnedPlan(tokens, place, own)) return undefined;
  if (before === 'since') return own;
  if (own.past || own.future || own.noun || own.act) return own;
  if (own.speech) return /^\d{4}-\d{2}(?:-\d{2}|~)/u.test(place.date.value) ? own : undefined;
  return whole.past || whole.future || whole.noun || whole.act ? whole : undefined;
}

/** "Today's news will help farmers": the news is of the day, the help is not. */
function isOwnedPlan(
  tokens: readonly Token[],
  { span }: DatedPlace,
  { past, future }: Happening,
): boolean {
  const after = tokens.find((token) => token.start >= span.end)?.text ?? '';
  return future && !past && /^['’]s$/u.test(after);
}

/** "the class of 2011"; "the war of 2011" happened then. */
function isOfThing(tokens: readonly Token[], index: number, find: FindHappening): boolean {
  if (tokens[index - 1]?.text !== 'of' || index < 2) return false;
  return !find(tokens, index - 2, index - 1).noun;
}

/**
 * "extended the plan through 2010", "applied before last summer": no date of the happening. "Led since 2019" began
 * then; "in office since 2013" tells a state, "the lowest since February" a measure.
 */
function isNoDay(
  before: string,
  { past, future }: Happening,
  tokens: readonly Token[],
  index: number,
): boolean {
  if (before === 'through' || before === 'before') return !future;
  return before === 'since' && (!past || isMeasure(tokens, index));
}

/** "lows not reached since February", "its worst fall since 1987", "for the first time since May". */
function isMeasure(tokens: readonly Token[], index: number): boolean {
  return tokens
    .slice(Math.max(0, index - 8), index)
    .some(({ text }) =>
      /^(?:not|never|first|most|least|level|levels|highs?|lows?|worst|best|[\p{Ll}]{3,}est)$/u.test(
        text,
      ),
    );
}

/** A sentence without a date of its own tells of the day the account is at. */
function onRunningDay(
  tokens: readonly Token[],
  find: FindHappening,
  running: Running,
): readonly DatedHappening[] {
  const { finite, simple, act, speech, future } = find(tokens, 0, tokens.length);
  const denied = tokens.some((token) => /^(?:not|never|n['’]t)$/iu.test(token.text));
  const announced = act && (!future || announcesFirst(tokens, find));
  const tells = running.lead ? finite || announced : simple && !denied;
  return tells && !speech ? [{ date: running.date, future: false }] : [];
}

/** "announced that the grant will be paid", not "will announce". */
function announcesFirst(tokens: readonly Token[], find: FindHappening): boolean {
  return find(tokens, 0, firstAhead(tokens, 0, tokens.length, find)).act;
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
