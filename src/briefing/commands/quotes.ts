// `/quotes [by] [about] [from] [to]`: quotations, newest first, a page at a time.
// Leaves to others: finding quotations (reading) and showing them (lines.ts).
import type { Action, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { ActorRow, QuoteFilter, QuoteRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  invocationOf,
  note,
  nothing,
  onPage,
  pageOf,
  paging,
  row,
} from '../compose.ts';
import { windowInWords } from '../dated.ts';
import { distinctQuotes, uncontradicted } from '../distinct.ts';
import { neededFor, quoteBlocks } from '../lines.ts';
import { gather } from '../materials.ts';
import { dateOption, pageOption } from '../options.ts';
import { type Subject, subjectOf } from '../subject.ts';
import { emptyArchive, oneActor } from '../who.ts';
import { type Days, daysOf } from '../window.ts';

export function quotesCommand(say: Say): Command {
  return {
    name: 'quotes',
    description: say('briefing.command.quotes'),
    options: [
      {
        name: 'by',
        description: say('briefing.option.by'),
        type: 'text',
        required: false,
        suggest: 'actor',
        positional: true,
      },
      {
        name: 'about',
        description: say('briefing.option.about'),
        type: 'text',
        required: false,
        suggest: 'actor',
      },
      dateOption(say, 'from'),
      dateOption(say, 'to'),
      pageOption(say),
    ],
    examples: ['quotes by:Rubio', 'quotes about:Maduro from:2024'],
    who: 'anyone',
    run: (asked, given) =>
      run(asked, { ...given, by: (given['by'] ?? '').replace(/^by\s+/iu, '') }),
  };
}

/** Most quotations one answer is made of; older ones are reached with a date. */
const mostQuotes = 1000;

/** What was asked for, understood. */
interface Wanted {
  readonly by?: ActorRow;
  readonly about?: Subject;
  readonly days: Days;
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const again = invocationOf('quotes', given);
  const wanted = await understand(asked, again.arguments);
  if ('message' in wanted) return wanted.message;
  const filter = filterOf(wanted);
  const all = await asked.archive.quotes({ ...filter, limit: mostQuotes });
  if (all.total === 0) return none(asked, wanted, again.arguments);
  const materials = await gather(asked, neededFor({ quotes: all.rows }));
  const distinct = await uncontradicted(asked, materials, distinctQuotes(materials, all.rows));
  if (distinct.length === 0) return none(asked, wanted, again.arguments);
  const page = pageOf(given, distinct.length);
  const shown = onPage(distinct, page);
  const turn = paging(asked.say, again, { page, total: distinct.length });
  return answered(asked, {
    summary: asked.say('briefing.quotes.summary', {
      ...namesOf(asked, wanted),
      count: distinct.length,
    }),
    blocks: [
      { type: 'heading', text: asked.say('briefing.quotes.title', namesOf(asked, wanted)) },
      ...shown.flatMap((quote) => quoteBlocks(asked, materials, quote)),
      ...turn.notes,
      ...(all.total > mostQuotes
        ? [note(asked.say('briefing.quotes.more', { most: mostQuotes, total: all.total }))]
        : []),
      ...materials.sources(),
    ],
    again,
    actions: turn.actions,
  });
}

async function understand(
  asked: Asked,
  given: Arguments,
): Promise<Wanted | { readonly message: Message }> {
  const again = invocationOf('quotes', given);
  const days = daysOf(asked, given);
  if ('message' in days) return days;
  const by =
    given['by'] === undefined ? undefined : await oneActor(asked, given['by'], again, 'by');
  if (by !== undefined && 'message' in by) return by;
  const about =
    given['about'] === undefined
      ? undefined
      : await subjectOf(asked, given['about'], again, 'about');
  if (about !== undefined && 'message' in about) return about;
  return { ...(by && { by: by.actor }), ...(about && { about }), days };
}

function filterOf({ by, about, days }: Wanted): Omit<QuoteFilter, 'limit'> {
  return {
    ...(by && { by: by.id }),
    ...(about?.actor && { about: about.actor.id }),
    ...(about && !about.actor && { words: about.words }),
    ...days,
  };
}

function namesOf({ say }: Asked, { by, about, days }: Wanted) {
  return {
    by: by?.name ?? 'none',
    about: about?.name ?? 'none',
    days: windowInWords(say, days) ?? 'none',
  };
}

/** Nobody is quoted so: who else is quoted on it, as counts and as questions to ask instead. */
async function none(asked: Asked, wanted: Wanted, given: Arguments): Promise<Message> {
  const { say, archive } = asked;
  const again = invocationOf('quotes', given);
  if ((await archive.overview()).documents === 0) return emptyArchive(asked, again);
  const subject = wanted.by ?? wanted.about?.actor;
  const others =
    subject === undefined ? undefined : await archive.quotes({ about: subject.id, limit: 200 });
  const speakers = others === undefined ? [] : await speakersOf(asked, others.rows);
  const hints =
    subject === undefined || others === undefined || others.total === 0
      ? []
      : [
          say('briefing.quotes.about-instead', {
            name: subject.name,
            count: others.total,
            speakers:
              speakers.length === 0
                ? 'none'
                : row(speakers.map((one) => `${one.name} (${one.count})`)),
          }),
        ];
  return nothing({
    summary: say('briefing.quotes.none', namesOf(asked, wanted)),
    hints,
    again,
    actions: subject === undefined || hints.length === 0 ? [] : insteadOf(say, subject, speakers),
  });
}

interface Quoted {
  readonly name: string;
  readonly count: number;
}

function insteadOf(say: Say, subject: ActorRow, speakers: readonly Quoted[]): readonly Action[] {
  return [
    ask(say('briefing.action.about', { name: subject.name }), 'quotes', { about: subject.name }),
    ...speakers.slice(0, 3).map((one) =>
      ask(say('briefing.action.by-about', { by: one.name, about: subject.name }), 'quotes', {
        by: one.name,
        about: subject.name,
      }),
    ),
  ];
}

/** Who says how many of these quotations, most first. */
async function speakersOf(asked: Asked, quotes: readonly QuoteRow[]): Promise<readonly Quoted[]> {
  const counts = new Map<string, number>();
  for (const id of quotes.flatMap((quote) => quote.speaker?.actor ?? []))
    counts.set(id, (counts.get(id) ?? 0) + 1);
  const actors = await asked.archive.actors([...counts.keys()]);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .flatMap(([id, count]) => {
      const name = actors.get(id)?.name;
      return name === undefined ? [] : [{ name, count }];
    })
    .slice(0, 5);
}
