// An edition of the on-this-day digest: the message for everyone, or the reason why there is none.
// Leaves to others: when it is due and delivering it (schedule), one day's content (anniversaries.ts).
import type { Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { CitationUsed, Subscription } from '../store/ledger.ts';
import type { Archive } from '../store/store.ts';
import { type DayRows, gatherDays, isEmptyDay, rowsOf, tellDay } from './anniversaries.ts';
import type { QuestionLists, Reader } from './asked.ts';
import { paragraph, text } from './compose.ts';
import { monthDayInWords } from './dated.ts';
import { folded } from './fold.ts';
import { shifted } from './when.ts';

/** What of a subscription decides about the contents of its editions. */
export type Followed = Pick<
  Subscription,
  'kind' | 'subject' | 'empty' | 'round' | 'months' | 'language'
>;

/** The time an edition is made for. */
export interface EditionWindow {
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** IANA zone. */
  readonly zone: string;
  /** When it is due, in milliseconds since the epoch. */
  readonly at: number;
  /** When the last edition that was posted or skipped was due; left out for the first. */
  readonly since?: number;
}

/** Something that an edition does not tell. */
export interface LeftOut {
  /** A line for people. */
  readonly what: string;
  /** The catalogue key of the rule that left it out. */
  readonly rule: string;
}

/** What a subscription gets for one local date. */
export type Edition =
  | {
      readonly type: 'message';
      readonly message: Message;
      readonly citations: readonly CitationUsed[];
      readonly left: readonly LeftOut[];
    }
  | { readonly type: 'empty'; readonly why: string; readonly left: readonly LeftOut[] };

/** How far around an empty day `nearby` looks; somebody who asks is pointed further. */
const nearbyDays = 7;

/** Makes editions: the same subscription, date and archive give the same edition. */
export function createEdition(tools: {
  readonly archive: Archive;
  readonly say: Say;
  readonly lists: Pick<QuestionLists, 'stopWords'>;
}): (subscription: Followed, window: EditionWindow) => Promise<Edition> {
  const stopWords = new Set(tools.lists.stopWords.map(folded));
  return async (subscription, { localDate }) => {
    const rows = await rowsOf(tools, localDate);
    if (!isEmptyDay(rows)) return told(await dayMessage(tools, rows, stopWords));
    const nothing = tools.say('briefing.onthisday.none', {
      date: monthDayInWords(tools.say, localDate.slice(5)),
    });
    if (subscription.empty === 'skip') return { type: 'empty', why: nothing, left: [] };
    const days = subscription.empty === 'nearby' ? await nearest(tools, localDate) : [];
    return told(await nearbyMessage(tools, nothing, days, stopWords));
  };
}

function told(message: Message): Edition {
  return { type: 'message', message, citations: [], left: [] };
}

/** One day as a message for everyone. */
export async function dayMessage(
  reader: Reader,
  rows: DayRows,
  stopWords: ReadonlySet<string>,
): Promise<Message> {
  const materials = await gatherDays(reader, [rows]);
  const told = tellDay(reader, materials, rows, stopWords);
  return {
    summary: reader.say('briefing.onthisday.summary', {
      date: monthDayInWords(reader.say, rows.day.slice(5)),
      events: told.happenings.length,
      quotes: told.quotes,
    }),
    blocks: [...told.blocks, ...materials.sources()],
    audience: 'everyone',
    outcome: 'answer',
    again: { command: 'onthisday', arguments: { date: rows.day } },
  };
}

/** The nearest days with something to tell: the closest before and the closest after, at most so far off. */
export async function nearest(
  reader: Reader,
  day: string,
  farthest: number = nearbyDays,
): Promise<readonly DayRows[]> {
  const found: DayRows[] = [];
  for (const direction of [-1, 1]) {
    for (let distance = 1; distance <= farthest; distance++) {
      const rows = await rowsOf(reader, shifted(day, direction * distance));
      if (isEmptyDay(rows)) continue;
      found.push(rows);
      break;
    }
  }
  return found;
}

async function nearbyMessage(
  reader: Reader,
  nothing: string,
  days: readonly DayRows[],
  stopWords: ReadonlySet<string>,
): Promise<Message> {
  const materials = await gatherDays(reader, days);
  const summary =
    days.length === 0
      ? nothing
      : reader.say('briefing.onthisday.nearby', {
          nothing,
          dates: days.map((one) => monthDayInWords(reader.say, one.day.slice(5))).join(', '),
        });
  return {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...days.flatMap((rows) => tellDay(reader, materials, rows, stopWords).blocks),
      ...materials.sources(),
    ],
    audience: 'everyone',
    outcome: days.length === 0 ? 'none' : 'answer',
  };
}
