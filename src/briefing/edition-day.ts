// The on-this-day edition: a day told within a minute, or the nearest days where there is nothing.
// Leaves to others: one day's lines (tell-day.ts), when it is due (schedule).
import type { Document } from '../model/document.ts';
import type { Invocation, Message } from '../model/message.ts';
import type { Subscription } from '../store/ledger.ts';
import { type DayRows, gatherDays, hasRound, isEmptyDay, rowsOf } from './anniversaries.ts';
import type { Reader } from './asked.ts';
import { ask, paragraph, text } from './compose.ts';
import { monthDayInWords } from './dated.ts';
import { type LeftOut, type Made, minute, told } from './edition-parts.ts';
import { referredOnly } from './referred.ts';
import { type DayOptions, tellDay } from './tell-day.ts';
import { shifted } from './when.ts';

/** How far around an empty day `nearby` looks; somebody who asks is pointed further. */
const nearbyDays = 7;

/** The edition of a local date. */
export async function dayEdition(
  reader: Reader,
  wanted: Pick<Subscription, 'empty' | 'round' | 'months'>,
  localDate: string,
  stopWords: ReadonlySet<string>,
): Promise<Made> {
  const rows = await rowsOf(reader, localDate, wanted.months);
  const options = { stopWords, words: minute, round: wanted.round };
  const day = await dayMessage(reader, rows, options);
  if (day.told > 0) return told(withRest(reader, day.message, day.left), day.left);
  const why = isEmptyDay(rows)
    ? nothingOn(reader, rows, await unsureSources(reader, rows))
    : reader.say('briefing.onthisday.none-round', {
        date: monthDayInWords(reader.say, localDate.slice(5)),
      });
  if (wanted.empty === 'skip') return { type: 'nothing', why, left: day.left };
  const days =
    wanted.empty === 'nearby' ? await nearest(reader, localDate, { round: wanted.round }) : [];
  return told(await nearbyMessage(reader, why, localDate, days, options), day.left);
}

/** Most documents named that tell of a day without being sure of it. */
const mostUnsure = 3;

/** Documents that may tell of a day for which nothing is sure; none for a day that has something to tell. */
export async function unsureSources(
  { archive }: Reader,
  rows: DayRows,
): Promise<readonly Document[]> {
  const ids = [...rows.unsure, ...rows.unsureSaid].map((one) => one.document);
  if (!isEmptyDay(rows) || ids.length === 0) return [];
  const known = await archive.documents([...new Set(ids)].slice(0, mostUnsure));
  return [...known.values()];
}

/** That nothing is recorded, or that what is known of the day is not sure, and where that stands. */
export function nothingOn(
  { say }: Reader,
  rows: DayRows,
  sources: readonly Pick<Document, 'title'>[],
): string {
  const date = monthDayInWords(say, rows.day.slice(5));
  if (sources.length === 0) return say('briefing.onthisday.none', { date });
  return say('briefing.onthisday.unsure', {
    date,
    where: sources.map((one) => `/document ${one.title}`).join(' · '),
  });
}

/** What did not fit stands behind a button. */
function withRest({ say }: Reader, message: Message, left: readonly LeftOut[]): Message {
  const more = left.filter((one) => one.rule === 'briefing.left.room').length;
  if (more === 0 || message.again === undefined) return message;
  const { command, arguments: given } = message.again;
  const action = ask(say('briefing.action.rest', { count: more }), command, given);
  return { ...message, blocks: [...message.blocks, { type: 'actions', actions: [action] }] };
}

/** One day as a message for everyone, and how many lines and quotations it holds. */
export async function dayMessage(
  reader: Reader,
  rows: DayRows,
  options: DayOptions,
): Promise<{
  readonly message: Message;
  readonly told: number;
  readonly left: readonly LeftOut[];
}> {
  const { say } = reader;
  const materials = await gatherDays(reader, [rows]);
  const { blocks, happenings, quotes, left } = tellDay(reader, materials, rows, options);
  const date = monthDayInWords(say, rows.day.slice(5));
  const message: Message = {
    summary: say('briefing.onthisday.summary', { date, events: happenings, quotes }),
    blocks: referredOnly([...blocks, ...materials.sources()]),
    audience: 'everyone',
    outcome: 'answer',
    again: againOn(rows.day, rows.months.length > 0),
  };
  return { message, told: happenings + quotes, left };
}

function againOn(day: string, months = false): Invocation {
  return { command: 'onthisday', arguments: { date: day, ...(months && { months: 'yes' }) } };
}

/** The nearest days with something to tell: the closest before and the closest after, at most so far off. */
export async function nearest(
  reader: Reader,
  day: string,
  { farthest = nearbyDays, round = false }: Partial<{ farthest: number; round: boolean }> = {},
): Promise<readonly DayRows[]> {
  const found: DayRows[] = [];
  for (const direction of [-1, 1]) {
    for (let distance = 1; distance <= farthest; distance++) {
      const rows = await rowsOf(reader, shifted(day, direction * distance));
      if (isEmptyDay(rows) || (round && !hasRound(rows))) continue;
      found.push(rows);
      break;
    }
  }
  return found;
}

/** A minute is shared out between the days. */
async function nearbyMessage(
  reader: Reader,
  nothing: string,
  localDate: string,
  days: readonly DayRows[],
  options: DayOptions,
): Promise<Pick<Message, 'summary' | 'blocks' | 'again'>> {
  const { say } = reader;
  const materials = await gatherDays(reader, days);
  const dates = days.map((one) => monthDayInWords(say, one.day.slice(5))).join(', ');
  const summary =
    days.length === 0 ? nothing : say('briefing.onthisday.nearby', { nothing, dates });
  const words = Math.round(minute / Math.max(1, days.length));
  return {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...days.flatMap((rows) => tellDay(reader, materials, rows, { ...options, words }).blocks),
      ...materials.sources(),
    ],
    again: againOn(localDate),
  };
}
