// `/actor name`: the card of one person, organisation or place.
// Leaves to others: which actor a name means (who.ts), lines and sources (lines.ts, materials.ts).
import { dayRange } from '../../model/date.ts';
import type { Block, Message } from '../../model/message.ts';
import type { Role } from '../../model/reading.ts';
import type { Say } from '../../model/words.ts';
import type { ActorRow, QuoteRow } from '../../store/store.ts';
import type { Arguments, Asked, Command, Reader } from '../asked.ts';
import { answered, ask, facts, invocationOf, row, section } from '../compose.ts';
import { dateInWords, monthsInWords } from '../dated.ts';
import { distinctQuotes, uncontradicted } from '../distinct.ts';
import { folded } from '../fold.ts';
import { grouped, keyDates, neededFor, quoteBlocks, stopWordsOf, untold } from '../lines.ts';
import { gather, type Materials } from '../materials.ts';
import { companyOf, oneActor, rolesInOrder } from '../who.ts';

/** The most of each kind that a card shows. */
const most = { roles: 5, aliases: 6, neighbours: 5, quotes: 2, events: 5 };

export function actorCommand(say: Say): Command {
  return {
    name: 'actor',
    description: say('briefing.command.actor'),
    options: [
      {
        name: 'name',
        description: say('briefing.option.name'),
        type: 'text',
        required: true,
        suggest: 'actor',
        positional: true,
      },
    ],
    examples: ['actor Maduro'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const again = invocationOf('actor', given);
  const found = await oneActor(asked, given['name'] ?? '', again, 'name');
  if ('message' in found) return found.message;
  const { actor } = found;
  const { archive, say } = asked;
  const [by, about, events] = await Promise.all([
    archive.quotes({ by: actor.id, limit: 12 }),
    archive.quotes({ about: actor.id, limit: 12 }),
    archive.events({ actor: actor.id, order: 'newest', limit: 40 }),
  ]);
  const materials = await gather(
    asked,
    neededFor({ quotes: [...by.rows, ...about.rows], events: events.rows }),
  );
  const stopWords = stopWordsOf(asked);
  const told = grouped(materials, events.rows, stopWords).slice(0, most.events);
  const shown = told.flatMap((one) => one.reports);
  return answered(asked, {
    summary: say('briefing.actor.summary', {
      name: actor.name,
      kind: actor.kind,
      role: rolesInOrder(actor)[0]?.title ?? 'none',
      count: actor.documents,
    }),
    blocks: [
      { type: 'heading', text: actor.name },
      ...(await card(asked, actor)),
      ...section(say('briefing.section.dates'), keyDates(asked, materials, told)),
      ...(await quoteSections(asked, materials, {
        by: untold(by.rows, shown),
        about: untold(about.rows, shown),
      })),
      ...materials.sources(),
    ],
    again,
    actions: [
      ...(events.total > 0
        ? [ask(say('briefing.action.timeline'), 'timeline', { subject: actor.name })]
        : []),
      ...(by.total > 0
        ? [ask(say('briefing.action.quotes-by'), 'quotes', { by: actor.name })]
        : []),
      ...(about.total > 0
        ? [ask(say('briefing.action.quotes-about'), 'quotes', { about: actor.name })]
        : []),
    ],
  });
}

async function card(reader: Reader, actor: ActorRow): Promise<readonly Block[]> {
  const { say } = reader;
  const neighbours = await companyOf(reader, actor.id, most.neighbours);
  return facts([
    { label: say('briefing.fact.kind'), value: say('briefing.kind', { kind: actor.kind }) },
    { label: say('briefing.fact.also'), value: row(aliasesOf(actor).slice(0, most.aliases)) },
    {
      label: say('briefing.fact.roles'),
      value: rolesOf(say, rolesInOrder(actor)).slice(0, most.roles).join(' · '),
    },
    { label: say('briefing.fact.seen'), value: seen(say, actor) },
    {
      label: say('briefing.fact.with'),
      value: row(neighbours.map((one) => `${one.actor.name} (${one.documents})`)),
    },
  ]);
}

/** Other names, without parts of the name and those that differ in accents and case alone. */
function aliasesOf(actor: ActorRow): readonly string[] {
  const name = folded(actor.name);
  const told = new Set([name, ...name.split(' ')]);
  return actor.aliases.filter((alias) => {
    const key = folded(alias);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** `interim president (2019 to 2022)`, each title once; one that only shortens or adorns another is left out. */
function rolesOf(say: Say, roles: readonly Role[]): readonly string[] {
  const told = new Map<string, string>();
  for (const role of roles) {
    const key = folded(role.title);
    const dates = roleDates(say, role);
    const again = [...told.keys()].some(
      (other) => other !== key && (other.includes(key) || key.endsWith(other)),
    );
    if (again) continue;
    if (!told.has(key) || dates !== '')
      told.set(key, dates === '' ? role.title : `${role.title} (${dates})`);
  }
  return [...told.values()];
}

function roleDates(say: Say, { from, to }: Role): string {
  const known = (edtf: string | undefined) => edtf !== undefined && dayRange(edtf) !== undefined;
  if (from !== undefined && to !== undefined && known(from) && known(to)) {
    if (from === to) return dateInWords(say, from);
    return say('briefing.date.interval', {
      from: dateInWords(say, from),
      to: dateInWords(say, to),
    });
  }
  if (from !== undefined && known(from))
    return say('briefing.date.from', { date: dateInWords(say, from) });
  return to !== undefined && known(to)
    ? say('briefing.date.to', { date: dateInWords(say, to) })
    : '';
}

function seen(say: Say, actor: ActorRow): string {
  const count = say('briefing.count.documents', { count: actor.documents });
  if (actor.firstSeen === undefined || actor.lastSeen === undefined) return count;
  const dates = monthsInWords(say, actor.firstSeen, actor.lastSeen);
  return `${dates} · ${count}`;
}

async function quoteSections(
  asked: Asked,
  materials: Materials,
  quotes: { readonly by: readonly QuoteRow[]; readonly about: readonly QuoteRow[] },
): Promise<readonly Block[]> {
  const { say } = asked;
  const every = distinctQuotes(materials, [...quotes.by, ...quotes.about]);
  const all = await uncontradicted(asked, materials, every);
  const shown = (from: readonly QuoteRow[]) =>
    from
      .filter((quote) => all.includes(quote))
      .slice(0, most.quotes)
      .flatMap((quote) => quoteBlocks(asked, materials, quote));
  return [
    ...section(say('briefing.section.by'), shown(quotes.by)),
    ...section(say('briefing.section.about'), shown(quotes.about)),
  ];
}
