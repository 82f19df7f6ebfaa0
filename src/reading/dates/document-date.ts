// The document's own date: known, read off its first lines, or concluded from what it says.
// Leaves to others: the dates in its sentences.
import type { DatedBy } from '../../model/date.ts';
import type { Problem } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import { isDayMoment, written } from './calendar.ts';
import type { Item } from './pattern.ts';
import { statedMoment } from './resolve.ts';

export interface DocumentDate {
  readonly documentDate?: DatedBy;
  readonly problems: readonly Problem[];
}

/** Looks at the document, then its first lines, then concludes; else says why it stays undated. */
export function findDocumentDate(
  page: Page,
  paragraphs: readonly (readonly Item[])[],
): DocumentDate {
  if (page.document.date !== undefined) return { documentDate: page.document.date, problems: [] };
  const written = lineDate(paragraphs) ?? datelineDate(paragraphs);
  if (written !== undefined) return { documentDate: written, problems: [] };
  return { problems: [] };
}

const leads = /^(?:date|dated|published|updated|posted|on|press|release)$/u;

/** " date 2024-08-24 …", or a line among the first five that is nothing but a full date. */
function lineDate(paragraphs: readonly (readonly Item[])[]): DatedBy | undefined {
  for (const items of paragraphs.slice(0, 5)) {
    const at = items.findIndex((item) => item.meaning !== undefined);
    const item = items[at];
    if (item === undefined || at > 3) continue;
    const moment = statedMoment(item);
    const led = items.slice(0, at).every((one) => leads.test(one.text) || one.kind !== 'word');
    const alone = items.length - at <= 6 && items.slice(at + 1).every((one) => one.kind !== 'word');
    const explicit = at > 0 && items[at - 1]?.text === 'date';
    if (isDayMoment(moment) && led && (alone || explicit))
      return { value: written(moment), basis: 'stated' };
  }
  return undefined;
}

/** "CARACAS, Aug. 24, 2024 (AP) —": a place, a full date, then a dash within the first words of a paragraph. */
function datelineDate(paragraphs: readonly (readonly Item[])[]): DatedBy | undefined {
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
