// `/documents [filter]`: the list of what the archive holds, newest first.
// Leaves to others: one document's content (document.ts).
import type { Inline, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { DocumentLine, Page } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  invocationOf,
  list,
  note,
  nothing,
  pageOf,
  pageSize,
  paging,
  strong,
  text,
} from '../compose.ts';
import { documentDate } from '../dated.ts';
import { wordsIn } from '../fold.ts';
import { pageOption } from '../options.ts';
import { clipped, emptyArchive, resolve } from '../who.ts';

export function documentsCommand(say: Say): Command {
  return {
    name: 'documents',
    description: say('briefing.command.documents'),
    options: [
      {
        name: 'filter',
        description: say('briefing.option.filter'),
        type: 'text',
        required: false,
        suggest: 'actor',
        positional: true,
      },
      pageOption(say),
    ],
    examples: ['documents', 'documents Guaidó'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say } = asked;
  const again = invocationOf('documents', given);
  const filter = again.arguments['filter'];
  const { total } = await find(asked, filter, 0);
  if (total === 0) return none(asked, filter, again.arguments);
  const page = pageOf(given, total);
  const found = await find(asked, filter, (page - 1) * pageSize);
  const turn = paging(say, again, { page, total: found.total });
  const named = { filter: filter === undefined ? 'none' : clipped(filter), count: found.total };
  return answered(asked, {
    summary: say('briefing.documents.summary', named),
    blocks: [
      { type: 'heading', text: say('briefing.documents.title', named) },
      ...list(found.rows.map((row) => lineOf(say, row))),
      ...turn.notes,
      note(say('briefing.documents.how')),
    ],
    again,
    actions: turn.actions,
  });
}

/** By the words of title, publisher and id; where those match nothing, by an actor of that name. */
async function find(
  asked: Asked,
  filter: string | undefined,
  offset: number,
): Promise<Page<DocumentLine>> {
  const { archive } = asked;
  const words = filter === undefined ? undefined : wordsIn(filter).slice(0, 12);
  const page = { limit: pageSize, offset };
  if (words === undefined) return archive.listDocuments(page);
  const titled = words.length === 0 ? undefined : await archive.listDocuments({ ...page, words });
  if (titled !== undefined && titled.total > 0) return titled;
  const found = await resolve(asked, filter ?? '');
  return found.type === 'one'
    ? archive.listDocuments({ ...page, actor: found.actor.id })
    : { total: 0, rows: [] };
}

async function none(asked: Asked, filter: string | undefined, given: Arguments): Promise<Message> {
  const { say, archive } = asked;
  const again = invocationOf('documents', given);
  const { documents } = await archive.overview();
  if (documents === 0 || filter === undefined) return emptyArchive(asked, again);
  return nothing({
    summary: say('briefing.documents.none', { filter: clipped(filter), count: documents }),
    again,
    actions: [
      {
        type: 'ask',
        label: say('briefing.action.documents'),
        invocation: { command: 'documents', arguments: {} },
      },
    ],
  });
}

function lineOf(say: Say, row: DocumentLine): readonly Inline[] {
  const details = [
    documentDate(say, row.date),
    row.publisher ?? '',
    row.kind === 'article' ? '' : say('briefing.document.kind', { kind: row.kind }),
    say('briefing.count.quotes', { count: row.quotes }),
    say('briefing.count.events', { count: row.events }),
  ].filter((part) => part !== '');
  return [strong(row.title), text(` · ${details.join(' · ')}`)];
}
