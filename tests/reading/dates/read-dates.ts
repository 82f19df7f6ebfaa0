// Reads dates the way the product does: layout, then dates, with the shipped word lists.
// Leaves to others: what is expected of them (the tests beside it).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Document } from '../../../src/model/document.ts';
import { type DatesFound, prepareDates } from '../../../src/reading/dates/find-dates.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import type { Page } from '../../../src/reading/page/page.ts';
import type { Resources } from '../../../src/reading/resources.ts';

const folder = resolve(import.meta.dirname, '../../../config/lexicon');

export const resources: Resources = {
  lexicon: (name) =>
    readFileSync(resolve(folder, `${name}.txt`), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  model: (name) => {
    throw new Error(`no model ${name} is needed for dates`);
  },
};

const layOut = prepareLayout(resources);
export const findDates = prepareDates(resources);

/** A page of an article, dated where a day is given. */
export function pageOf(text: string, day?: string): Page {
  const document: Document = {
    id: 'article',
    title: '',
    text,
    language: 'en',
    kind: 'article',
    ...(day !== undefined && { date: { value: day, basis: 'stated' } }),
  };
  return layOut(document);
}

export function datesOf(text: string, day?: string): DatesFound {
  return findDates(pageOf(text, day));
}

/** `words = value` for every expression. */
export function valuesOf(text: string, day?: string): readonly string[] {
  return datesOf(text, day).expressions.map(
    ({ span, value }) => `${text.slice(span.start, span.end)} = ${value}`,
  );
}
