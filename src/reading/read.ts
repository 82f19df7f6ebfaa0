// Text in, Reading out: the one place that says in which order a document is read.
// Leaves to others: each stage, in the folder of its name. No clock, disk or network anywhere below.
import type { Document } from '../model/document.ts';
import type { Curation, Reading } from '../model/reading.ts';
import { prepareActors } from './actors/find-actors.ts';
import { readBrief } from './brief/read-brief.ts';
import { prepareDates } from './dates/find-dates.ts';
import { prepareEvents } from './events/find-events.ts';
import { inEnglish } from './page/language.ts';
import { prepareLayout } from './page/lay-out.ts';
import { prepareQuotes } from './quotes/find-quotes.ts';
import type { Resources } from './resources.ts';
import { prepareSummary } from './summary/summarise.ts';

/** Raise it with every change that can alter a reading: stored readings of another version are made again. */
export const engineVersion = '5';

export type Read = (document: Document, curation: Curation) => Reading;

/** Loads what the stages need once; the returned function is pure. */
export function createReader(resources: Resources): Read {
  const layOut = prepareLayout(resources);
  const findDates = prepareDates(resources);
  const findActors = prepareActors(resources);
  const findQuotes = prepareQuotes(resources);
  const findEvents = prepareEvents(resources);
  const summarise = prepareSummary(resources);

  return function read(document, curation) {
    const page = layOut(document);
    const dates = findDates(page);
    const english = inEnglish(page);
    const actors = findActors(english, curation);
    const brief = document.outline && readBrief(document.outline, actors);
    const quotes = brief?.quotes ?? findQuotes(english, actors);
    const events = brief?.events ?? findEvents(english, actors, dates, quotes);
    const summary = brief?.summary ?? summarise(page, actors, dates);
    return {
      document: { ...document, ...(dates.documentDate && { date: dates.documentDate }) },
      engine: engineVersion,
      sentences: page.sentences.map(({ span, paragraph, kind }) => ({ span, paragraph, kind })),
      actors: actors.actors,
      mentions: actors.mentions,
      quotes,
      dates: dates.expressions,
      events,
      summary,
      problems: [...page.problems, ...dates.problems],
    };
  };
}
