// `/onthisday [date]`: the edition of a day, asked for by a person.
// Leaves to others: the day's content (anniversaries.ts, tell-day.ts).
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { isEmptyDay, rowsOf } from '../anniversaries.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import { answered, ask, invocationOf, nothing } from '../compose.ts';
import { monthDayInWords } from '../dated.ts';
import { dayMessage, nearest, nothingOn, unsureSources } from '../edition-day.ts';
import { stopWordsOf } from '../lines.ts';
import { parseWhen } from '../when.ts';
import { todayOf, unreadableDate } from '../window.ts';

export function onThisDayCommand(say: Say): Command {
  return {
    name: 'onthisday',
    description: say('briefing.command.onthisday'),
    options: [
      {
        name: 'date',
        description: say('briefing.option.date'),
        type: 'date',
        required: false,
        positional: true,
      },
      {
        name: 'months',
        description: say('briefing.option.months'),
        type: 'choice',
        required: false,
        choices: ['yes', 'no'],
      },
    ],
    examples: ['onthisday', 'onthisday 28 July'],
    who: 'anyone',
    run,
  };
}

/** A year has no day farther off than this, before or after. */
const halfYear = 183;

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say } = asked;
  const typed = given['date'];
  const day = dayOf(typed, todayOf(asked));
  if (day === undefined) return unreadableDate(asked, typed ?? '');
  const months = given['months']?.toLowerCase() === 'yes';
  const again = invocationOf('onthisday', { date: day, months: months ? 'yes' : '' });
  const rows = await rowsOf(asked, day, months);
  if (!isEmptyDay(rows)) {
    const { message } = await dayMessage(asked, rows, { stopWords: stopWordsOf(asked) });
    const { summary, blocks } = message;
    return answered(asked, { summary, blocks, again });
  }
  const near = await nearest(asked, day, { farthest: halfYear });
  const unsure = await unsureSources(asked, rows);
  const none = nothingOn(asked, rows, unsure);
  const dates = near.map((one) => monthDayInWords(say, one.day.slice(5))).join(', ');
  return nothing({
    summary: near.length === 0 ? none : say('briefing.onthisday.nearby', { nothing: none, dates }),
    again,
    actions: [
      ...unsure.map((one) => ask(one.title, 'document', { which: one.id })),
      ...near.map((one) =>
        ask(monthDayInWords(say, one.day.slice(5)), 'onthisday', { date: one.day }),
      ),
    ],
  });
}

/** The day meant, in this year where none is named; undefined for what is no single day. */
function dayOf(typed: string | undefined, today: string): string | undefined {
  if (typed === undefined || typed.trim() === '') return today;
  const when = parseWhen(typed, today);
  if (when === undefined) return undefined;
  if (when.type === 'days') return when.from === when.to ? when.from : undefined;
  const year =
    when.monthDay === '02-29' ? leapYearFrom(Number(today.slice(0, 4))) : today.slice(0, 4);
  return `${year}-${when.monthDay}`;
}

function leapYearFrom(year: number): string {
  const isLeap = (one: number) => new Date(Date.UTC(one, 1, 29)).getUTCMonth() === 1;
  return String([0, 1, 2, 3, 4, 5, 6, 7, 8].map((ahead) => year + ahead).find(isLeap) ?? year);
}
