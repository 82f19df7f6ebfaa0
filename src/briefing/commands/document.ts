// `/document which`: one document's lead passages, quotations and dated events.
// Leaves to others: the list of documents (documents.ts).
import type { Document } from '../../model/document.ts';
import type { Action, Block, Message } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import type { Say } from '../../model/words.ts';
import type { DocumentLine, DocumentParts } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  choosing,
  facts,
  invocationOf,
  nothing,
  paragraph,
  row,
  section,
} from '../compose.ts';
import { documentDate } from '../dated.ts';
import { distinctQuotes } from '../distinct.ts';
import { folded, foldedWords, wordsIn } from '../fold.ts';
import type { Happening } from '../happenings.ts';
import { grouped, happeningLine, keyDates, quoteBlocks, stopWordsOf, untold } from '../lines.ts';
import { gather, type Materials, namedActor, passageInline } from '../materials.ts';
import { showPassage } from '../passage-view.ts';
import { clipped, emptyArchive } from '../who.ts';

/** The most of each kind that is shown of a document. */
const most = { passages: 3, quotes: 5, events: 6, actors: 8, choices: 10 };

export function documentCommand(say: Say): Command {
  return {
    name: 'document',
    description: say('briefing.command.document'),
    options: [
      {
        name: 'which',
        description: say('briefing.option.which'),
        type: 'text',
        required: true,
        suggest: 'document',
        positional: true,
      },
      {
        name: 'at',
        description: say('briefing.option.at'),
        type: 'text',
        required: false,
        colon: true,
      },
    ],
    examples: ['document Harris'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { archive, say } = asked;
  const again = invocationOf('document', given);
  const which = (given['which'] ?? '').trim();
  const direct = await archive.document(which);
  const at = again.arguments['at'];
  if (direct !== undefined && at !== undefined) return showPassage(asked, direct, at);
  if (direct !== undefined) return show(asked, direct);
  const words = wordsIn(which).slice(0, 12);
  const found = words.length === 0 ? undefined : await archive.listDocuments({ words, limit: 25 });
  const exact = found?.rows.filter((one) => one.title.toLowerCase() === which.toLowerCase()) ?? [];
  const titled = exact.length > 0 ? exact : (found?.rows ?? []);
  const rows = titled.length > 0 ? titled : await speakingOf(asked, words);
  const [only, second] = rows;
  if (only === undefined) return none(asked, which, given);
  const document = second === undefined ? await archive.document(only.id) : undefined;
  if (document !== undefined) return show(asked, document);
  return choosing({
    summary:
      titled.length > 0
        ? say('briefing.document.several', {
            count: found?.total ?? rows.length,
            which: clipped(which),
          })
        : say('briefing.document.inside', { count: rows.length, which: clipped(which) }),
    label: say('briefing.documents.open'),
    options: rows.map((one) => choiceOf(say, one)),
    again,
  });
}

/** Documents with all the words in one sentence, the best first; what an editor calls "the letter" may stand in no title. */
async function speakingOf(
  { archive }: Asked,
  words: readonly string[],
): Promise<readonly Document[]> {
  if (words.length === 0) return [];
  const hits = await archive.search({ words, limit: 200 });
  const known = await archive.documents([...new Set(hits.map((hit) => hit.document))]);
  const wanted = words.map(folded);
  const told = new Set(
    hits
      .filter(({ document, span }) => {
        const text = known.get(document)?.text ?? '';
        const inside = new Set(foldedWords(text.slice(span.start, span.end)));
        return wanted.every((word) => inside.has(word));
      })
      .map((hit) => hit.document),
  );
  return [...told].slice(0, most.choices).flatMap((id) => known.get(id) ?? []);
}

function choiceOf(say: Say, line: Pick<DocumentLine, 'id' | 'title' | 'date' | 'publisher'>) {
  return {
    label: line.title,
    description: [documentDate(say, line.date), line.publisher ?? ''].filter(Boolean).join(' · '),
    invocation: { command: 'document', arguments: { which: line.id } },
  };
}

async function none(asked: Asked, which: string, given: Arguments): Promise<Message> {
  const { archive, say } = asked;
  const again = invocationOf('document', given);
  const { total, rows } = await archive.listDocuments({ limit: 3 });
  if (total === 0) return emptyArchive(asked, again);
  return nothing({
    summary: say('briefing.document.none', { which: clipped(which), count: total }),
    hints: [say('briefing.document.newest', { titles: rows.map((one) => one.title).join(' · ') })],
    again,
    actions: [ask(say('briefing.action.documents'), 'documents', {})],
  });
}

async function show(asked: Asked, document: Document): Promise<Message> {
  const { archive, say } = asked;
  const [parts, quotes, events] = await Promise.all([
    archive.parts(document.id),
    archive.quotes({ document: document.id, limit: 40 }),
    archive.events({ document: document.id, limit: 40 }),
  ]);
  const speakers = quotes.rows.flatMap((quote) => quote.speaker?.actor ?? []);
  const actors = parts?.actors.slice(0, most.actors) ?? [];
  const materials = await gather(asked, {
    documents: [document.id],
    actors: [...actors, ...speakers],
  });
  materials.reference(document.id);
  const told = grouped(materials, events.rows, stopWordsOf(asked)).slice(0, most.events);
  const leads = leadsOf(parts);
  return answered(asked, {
    summary: say('briefing.document.summary', {
      title: document.title,
      date: documentDate(say, document.date),
      quotes: quotes.total,
      events: events.total,
    }),
    blocks: [
      { type: 'heading', text: document.title },
      ...card(asked, materials, document, actors),
      ...leads.flatMap((span) => leadBlock(asked, materials, document, { span, told })),
      ...section(
        say('briefing.section.quotes'),
        untold(
          distinctQuotes(materials, quotes.rows),
          leads.map((span) => ({ document: document.id, span })),
        )
          .toSorted((a, b) => a.spans[0].start - b.spans[0].start)
          .slice(0, most.quotes)
          .flatMap((quote) => quoteBlocks(asked, materials, quote)),
      ),
      ...section(
        say('briefing.section.dates'),
        keyDates(
          asked,
          materials,
          told.filter((one) => !leads.some((span) => tells(one, span))),
        ),
      ),
      ...materials.sources(),
    ],
    again: invocationOf('document', { which: document.id }),
    actions: openAction(say, document),
  });
}

function card(
  { say }: Asked,
  materials: Materials,
  document: Document,
  actors: readonly string[],
): readonly Block[] {
  return facts([
    { label: say('briefing.fact.date'), value: documentDate(say, document.date) },
    { label: say('briefing.fact.rests-on'), value: document.date?.evidence },
    {
      label: say('briefing.fact.kind'),
      value: say('briefing.document.kind', { kind: document.kind }),
    },
    { label: say('briefing.fact.publisher'), value: document.publisher },
    { label: say('briefing.fact.source'), value: document.source },
    {
      label: say('briefing.fact.names'),
      value: row(actors.flatMap((id) => namedActor(materials, id)?.name ?? [])),
    },
  ]);
}

function leadsOf(parts: DocumentParts | undefined): readonly Span[] {
  return (parts?.summary ?? []).slice(0, most.passages).toSorted((a, b) => a.start - b.start);
}

function tells({ reports: [report] }: Happening, { start, end }: Span): boolean {
  return report.span.start === start && report.span.end === end;
}

/** A lead passage, with its date where it is one of the happenings, which is then not told again below. */
function leadBlock(
  asked: Asked,
  materials: Materials,
  document: Document,
  { span, told }: { readonly span: Span; readonly told: readonly Happening[] },
): readonly Block[] {
  const happening = told.find((one) => tells(one, span));
  const [dated] = happening === undefined ? [] : happeningLine(asked, materials, happening);
  if (dated !== undefined) return [paragraph(...dated)];
  const passage = materials.passage(document.id, span);
  return passage === undefined
    ? []
    : [paragraph(passageInline(passage), ...materials.reference(document.id))];
}

function openAction(say: Say, { url }: Document): readonly Action[] {
  return url === undefined ? [] : [{ type: 'open', label: say('briefing.action.open'), url }];
}
