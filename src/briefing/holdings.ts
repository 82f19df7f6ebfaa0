// What the archive holds and what is new in it: the brief without a subject.
// Leaves to others: a brief on a subject (subject-brief.ts).
import type { Block, Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { DocumentLine, Overview } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { answered, ask, facts, list, row, section, strong, text } from './compose.ts';
import { documentDate, monthsInWords } from './dated.ts';
import { gather, passageInline } from './materials.ts';
import { emptyArchive } from './who.ts';

/** How many of the newest documents are told, and how many actors are named. */
const most = { documents: 4, actors: 8, looked: 24 };
const longestLead = 300;

export async function holdings(asked: Asked): Promise<Message> {
  const { archive, say } = asked;
  const again = { command: 'brief', arguments: {} };
  const overview = await archive.overview();
  if (overview.documents === 0) return emptyArchive(asked, again);
  const [newest, named] = await Promise.all([
    archive.listDocuments({ limit: most.documents }),
    archive.topActors(most.looked),
  ]);
  const actors = named.toSorted((a, b) => b.documents - a.documents).slice(0, most.actors);
  return answered(asked, {
    summary: say('briefing.holdings.summary', {
      count: overview.documents,
      dates: dates(say, overview),
    }),
    blocks: [
      { type: 'heading', text: say('briefing.holdings.title') },
      ...facts([
        { label: say('briefing.fact.documents'), value: documents(say, overview) },
        {
          label: say('briefing.fact.quotes'),
          value: say('briefing.holdings.quotes', {
            count: overview.quotes,
            attributed: overview.attributed,
          }),
        },
        { label: say('briefing.fact.events'), value: String(overview.events) },
        {
          label: say('briefing.fact.most'),
          value: row(actors.map((actor) => `${actor.name} (${actor.documents})`)),
        },
      ]),
      ...(await news(asked, newest.rows)),
    ],
    again,
    actions: [
      ask(say('briefing.action.documents'), 'documents', {}),
      ...actors.slice(0, 3).map((actor) => ask(actor.name, 'brief', { subject: actor.name })),
    ],
  });
}

function dates(say: Say, { earliest, latest }: Overview): string {
  if (earliest === undefined || latest === undefined) return say('briefing.date.undated');
  return monthsInWords(say, earliest, latest);
}

function documents(say: Say, overview: Overview): string {
  return say('briefing.holdings.documents', {
    count: overview.documents,
    dates: dates(say, overview),
    undated: overview.undated,
  });
}

/** The newest documents, each with its first lead passage. */
async function news(asked: Asked, rows: readonly DocumentLine[]): Promise<readonly Block[]> {
  const { say, archive } = asked;
  const materials = await gather(asked, { documents: rows.map((one) => one.id) });
  const leads = await Promise.all(
    rows.map(async (one) => ({ one, lead: (await archive.parts(one.id))?.summary[0] })),
  );
  const items = leads.map(({ one, lead }) => {
    const passage = lead && materials.passage(one.id, lead, longestLead);
    return [
      strong(one.title),
      text(` · ${documentDate(say, one.date)}${passage ? ' · ' : ''}`),
      ...(passage ? [passageInline(passage)] : []),
      ...materials.reference(one.id),
    ];
  });
  return [...section(say('briefing.section.newest'), list(items)), ...materials.sources()];
}
