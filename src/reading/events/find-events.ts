// What happened: sentences that report a happening with a date, its actors and its status.
// Leaves to others: merging reports of one happening across documents (briefing).
import type { ActorId, Event, Mention, Quote } from '../../model/reading.ts';
import { covers, type Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { DatesFound } from '../dates/find-dates.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { anchoredIn } from './anchored.ts';
import { type DatedPlace, datesIn, follow } from './event-dates.ts';
import { prepareHappening } from './happening.ts';
import { happeningsIn } from './happenings.ts';
import { placeOf } from './place.ts';
import { startRunning } from './running-day.ts';
import { prepareStatus } from './status.ts';
import { type Told, withDatesToldAgain } from './told-again.ts';

/** Prepares the stage: the returned function finds the events of one page, by start. */
export function prepareEvents(
  resources: Resources,
): (
  page: Page,
  actors: ActorsFound,
  dates: DatesFound,
  quotes: readonly Quote[],
) => readonly Event[] {
  const happening = prepareHappening(resources);
  const statusOf = prepareStatus(resources);
  const nouns = new Set(resources.lexicon('event-nouns'));
  return (page, actors, dates, quotes) => {
    const { documentDate } = dates;
    const spoken = quotes
      .filter((quote) => !isReport(quote, page.document.text))
      .flatMap((quote) => quote.spans)
      .toSorted((a, b) => a.start - b.start);
    const dated = withoutDateLine(page, datesIn(dates));
    const places = [...dated, ...anchoredIn(page, dates, dated, nouns)];
    places.sort((a, b) => a.span.start - b.span.start);
    const takeDates = follow(places, (one) => one.span);
    const takeMentions = follow(actors.mentions, (one) => one.span);
    const takeSpoken = follow(spoken, (one) => one);
    const takeAloud = follow(aloudIn(quotes), (one) => one);
    const prose = page.sentences.filter((sentence) => sentence.kind === 'prose');
    const running = startRunning(documentDate);
    const told = prose.flatMap((sentence, index) => {
      const mentions = takeMentions(sentence.span);
      const own = outsideNames(takeDates(sentence.span), mentions);
      const said = takeSpoken(sentence.span);
      const day = said.some((span) => covers(span, sentence.span)) ? undefined : running.at(index);
      const found = happeningsIn(sentence, own, happening, day, takeAloud(sentence.span));
      running.pass(index, found);
      const ids = [...new Set(mentions.map((mention): ActorId => mention.actor))];
      return found.map((one): Told => {
        const place = placeOf(sentence, mentions, one.at, happening);
        const status = statusOf(sentence, one, said, documentDate);
        const what = { span: sentence.span, date: one.date, actors: ids, status };
        const event = { ...what, ...(place !== undefined && { place }) };
        return { event, tokens: sentence.tokens, at: one.at };
      });
    });
    return withDatesToldAgain(told, happening, documentDate);
  };
}

/** A leading " date 2024-08-24 " dates the document and nothing in it. */
function withoutDateLine(page: Page, places: readonly DatedPlace[]): readonly DatedPlace[] {
  return places.filter(
    ({ span }) =>
      !/^\s*date:?\s*$/iu.test(page.document.text.slice(0, Math.min(span.start, 40))) ||
      span.start > 40,
  );
}

/** What somebody says in marks, by start. */
function aloudIn(quotes: readonly Quote[]): readonly Span[] {
  return quotes
    .filter(({ kind }) => kind === 'direct')
    .flatMap(({ spans }) => spans)
    .toSorted((a, b) => a.start - b.start);
}

/** Most dates of a sentence that are looked at beside its names. */
const mostDates = 12;

/** Without the "2006" of "the Sanctions Act of 2006" and the "2000" of "the Russell 2000 Index". */
function outsideNames(
  places: readonly DatedPlace[],
  mentions: readonly Mention[],
): readonly DatedPlace[] {
  if (places.length === 0) return places;
  const names = mentions.filter(({ how, type }) => how === 'name' && type !== 'PER');
  return places
    .slice(0, mostDates)
    .filter(
      ({ span }) =>
        !names.some(
          (name) =>
            covers(name.span, span) && name.span.end - name.span.start > span.end - span.start,
        ),
    );
}

/** "…, AFP reported": what a newspaper reports is told, not claimed. */
function isReport({ kind, cue }: Quote, text: string): boolean {
  return kind !== 'direct' && cue !== undefined && /^report/iu.test(text.slice(cue.start, cue.end));
}
