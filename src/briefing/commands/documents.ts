// `/documents [filter] [came]`: the list of what the archive holds, newest first; or the news of what came in then.
// Leaves to others: one document's content (document.ts).
import type { Inline, Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { DocumentLine, Page } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import { cameWhen } from '../came.ts';
import {
  answered,
  invocationOf,
  list,
  note,
  nothing,
  pageOf,
  pageSize,
  paging,
  refused,
  strong,
  text,
} from '../compose.ts';
import { documentDate } from '../dated.ts';
import { noNews, tellNews } from '../edition-new.ts';
import { wordsIn } from '../fold.ts';
import { stopWordsOf } from '../lines.ts';
import { pageOption } from '../options.ts';
import { parseTopic } from '../topic-query.ts';
import { clipped, emptyArchive, resolve } from '../who.ts';
import { unreadableDate } from '../window.ts';

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
      { name: 'came', description: say('briefing.option.came'), type: 'text', required: false },
      pageOption(say),
    ],
    examples: ['documents', 'documents Guaidó', 'documents came:yesterday'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say } = asked;
  const again = invocationOf('documents', given);
  const { filter, came } = again.arguments;
  if (came !== undefined) return newsOf(asked, again, came);
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

/** What came in, told as an edition tells it, page by page; the filter is a topic then. */
async function newsOf(asked: Asked, again: Invocation, typed: string): Promise<Message> {
  const { say, lists } = asked;
  const since = cameWhen(asked, typed);
  if (since === undefined) return unreadableDate(asked, typed);
  const { filter } = again.arguments;
  const topic = filter === undefined ? undefined : parseTopic(filter, lists.stopWords, say);
  if (topic?.type === 'bad') return refused(topic.why, []);
  const wish = {
    ...{ since, stopWords: stopWordsOf(asked) },
    ...(topic && filter !== undefined && { topic: { term: topic.term, typed: filter } }),
  };
  const page = Math.max(1, Math.trunc(Number(again.arguments['page'] ?? 1)) || 1);
  let at = 0;
  const news = await tellNews(asked, wish, () => Math.floor(at++ / pageSize) === page - 1);
  if (news.texts === 0) return nothing({ summary: noNews(asked, wish), again });
  if ((page - 1) * pageSize >= news.texts)
    return newsOf(asked, invocationOf('documents', { ...again.arguments, page: '' }), typed);
  const turn = paging(say, again, { page, total: news.texts });
  return answered(asked, {
    summary: news.summary,
    blocks: [{ type: 'heading', text: news.summary }, ...news.blocks, ...turn.notes],
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
