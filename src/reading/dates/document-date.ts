// The document's own date: known, read off its first lines, or concluded from what it says.
// Leaves to others: the dates in its sentences.
import type { DatedBy } from '../../model/date.ts';
import type { Problem } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import { isDayMoment, isReal, written } from './calendar.ts';
import type { Conclude } from './conclude.ts';
import type { Item } from './pattern.ts';
import { statedMoment } from './resolve.ts';

export interface DocumentDate {
  readonly documentDate?: DatedBy;
  readonly problems: readonly Problem[];
}

type Paragraphs = readonly (readonly Item[])[];

/** Looks at the document, then its first lines, then concludes; else says why it stays undated. */
export function findDocumentDate(
  page: Page,
  paragraphs: Paragraphs,
  conclude: Conclude,
): DocumentDate {
  const { document } = page;
  if (document.date !== undefined) return { documentDate: document.date, problems: [] };
  const named =
    topDate(document.text) ??
    lineDate(paragraphs) ??
    datelineDate(paragraphs) ??
    addressDate(document.url);
  if (named !== undefined) return { documentDate: named, problems: [] };
  if (paragraphs.length === 0) return { problems: [] };
  const { date, hint } = conclude(page, paragraphs);
  if (date !== undefined) return { documentDate: date, problems: [] };
  return { problems: [{ rule: 'undated', reason: whyUndated(paragraphs, document.text, hint) }] };
}

/** " date 2024-08-24 …" at the very top. */
function topDate(text: string): DatedBy | undefined {
  const match = /^\s*date:?\s+(\d{4})-(\d{2})-(\d{2})\b/iu.exec(text.slice(0, 200));
  if (match === null) return undefined;
  const moment = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isReal(moment) ? { value: written(moment), basis: 'stated' } : undefined;
}

const leads = /^(?:date|dated|published|updated|posted|on|press|release|last|modified|by)$/u;

/** A line among the first five that is nothing but a full date, as in "Published: 7 May 2015". */
function lineDate(paragraphs: Paragraphs): DatedBy | undefined {
  for (const items of paragraphs.slice(0, 5)) {
    const at = items.findIndex((item) => item.meaning !== undefined);
    const item = items[at];
    if (item === undefined || at > 4) continue;
    const moment = statedMoment(item);
    const led = items.slice(0, at).every((one) => leads.test(one.text) || one.kind !== 'word');
    const alone = items.length - at <= 6 && items.slice(at + 1).every((one) => one.kind !== 'word');
    if (isDayMoment(moment) && led && alone) return { value: written(moment), basis: 'stated' };
  }
  return undefined;
}

/** "CARACAS, Aug. 24, 2024 (AP) —": a place, a full date, then a dash within the first words of a paragraph. */
function datelineDate(paragraphs: Paragraphs): DatedBy | undefined {
  for (const items of paragraphs.slice(0, 4)) {
    const at = items.findIndex((item) => item.kind === 'DAY');
    const item = items[at];
    if (item === undefined || at > 8) continue;
    const moment = statedMoment(item);
    const place = items.slice(0, at).every((one) => one.capital || one.kind !== 'word');
    const dash = items.slice(at + 1, at + 8).some((one) => one.kind === 'dash');
    if (isDayMoment(moment) && place && dash) return { value: written(moment), basis: 'stated' };
  }
  return undefined;
}

/** "…/2024/08/24/…": publishers date their addresses; it is ours to conclude that it is the day of writing. */
function addressDate(url: string | undefined): DatedBy | undefined {
  const match = /[/-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/u.exec(url ?? '');
  if (match === null) return undefined;
  const moment = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!isReal(moment)) return undefined;
  const value = written(moment);
  return { value, basis: 'inferred', evidence: `the address of the document says ${value}` };
}

/** Names the dates that are there, so that somebody can see why they did not do. */
function whyUndated(paragraphs: Paragraphs, text: string, hint: string | undefined): string {
  const words = paragraphs.flatMap((items) =>
    items.flatMap((item) =>
      item.meaning && /^(?:DAY|MONTH|YEAR|WEEKDAY)$/u.test(item.kind)
        ? [`"${text.slice(item.start, item.end)}"`]
        : [],
    ),
  );
  const named = [...new Set(words)].slice(0, 4).join(', ');
  const reason =
    named === ''
      ? 'it names no dates'
      : `the dates it names (${named}) do not tell when it was written`;
  const also = hint === undefined ? '' : `, though ${hint}`;
  return `no date line, and ${reason}${also}; write "date: YYYY-MM-DD" into its front matter`;
}
