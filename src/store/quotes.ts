// Questions about quotations: by whom, about whom, when, with which words.
// Leaves to others: cutting the words out of the document (model/document) and wording the list (briefing).
import type { SelectQueryBuilder } from 'kysely';
import type { ActorId } from '../model/reading.ts';
import { type Asker, idsNow, rowsOfActor, rowsOfDocuments, stored, whole } from './asker.ts';
import type { QuoteRecord } from './rows.ts';
import type { Archive, Page, QuoteFilter, QuoteRow } from './store.ts';
import type { Tables } from './tables.ts';

export function askQuotes(asker: Asker): Pick<Archive, 'quotes'> {
  return { quotes: (filter) => quotes(asker, filter) };
}

function withIds(record: QuoteRow, now: (id: ActorId) => ActorId): QuoteRow {
  const { speaker } = record;
  const by = speaker?.actor === undefined ? undefined : now(speaker.actor);
  const others = [...new Set(speaker?.others?.map(now))].filter((id) => id !== by);
  const about = [...new Set(record.about.map(now))].filter(
    (id) => id !== by && !others.includes(id),
  );
  return {
    ...record,
    about,
    ...(speaker && {
      speaker: { ...speaker, ...(by && { actor: by }), ...(speaker.others && { others }) },
    }),
  };
}

type Quotes = SelectQueryBuilder<Tables & { q: Tables['quotes'] }, 'q', object>;

async function quotes(asker: Asker, filter: QuoteFilter): Promise<Page<QuoteRow>> {
  const chosen = inWindow(await chosenBy(asker, filter), filter);
  const { total } = await chosen
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await chosen
    .innerJoin('documents as d', 'd.row', 'q.document')
    .select(['d.id as document', 'q.record'])
    .orderBy('q.day', 'desc')
    .orderBy('q.document')
    .orderBy('q.start')
    .orderBy('q.row')
    .limit(whole(filter.limit))
    .offset(whole(filter.offset))
    .execute();
  const records = rows.map(({ document, record }) => ({
    document,
    ...stored<QuoteRecord>(record),
  }));
  const now = await idsNow(
    asker,
    records.flatMap(({ about, speaker }) => [
      ...about,
      ...(speaker?.actor ? [speaker.actor] : []),
      ...(speaker?.others ?? []),
    ]),
  );
  return { total, rows: records.map((record) => withIds(record, now)) };
}

/** A speaker's row belongs to one collection, so that the index on speakers answers alone. */
async function chosenBy(asker: Asker, filter: QuoteFilter): Promise<Quotes> {
  const { db, collections, text } = asker;
  let query: Quotes = db.selectFrom('quotes as q');
  if (filter.by === undefined) query = query.where('q.collection', 'in', collections);
  else query = query.where('q.speaker', 'in', await rowsOfActor(asker, filter.by));
  if (filter.about !== undefined) {
    const about = await rowsOfActor(asker, filter.about);
    query = query.where('q.row', 'in', (eb) =>
      eb.selectFrom('quote_actors as a').where('a.actor', 'in', about).select('a.quote'),
    );
  }
  if (filter.document !== undefined)
    query = query.where('q.document', 'in', await rowsOfDocuments(asker, [filter.document]));
  if (filter.words !== undefined && filter.words.length > 0)
    query = query.where(text.holdsAll('quotes', 'q.row', filter.words));
  return query;
}

function inWindow(query: Quotes, filter: QuoteFilter): Quotes {
  let narrowed = query;
  if (filter.from !== undefined) narrowed = narrowed.where('q.last_day', '>=', filter.from);
  if (filter.to !== undefined)
    narrowed = narrowed.where('q.day', '<=', filter.to).where('q.day', '!=', '');
  if (filter.monthDay !== undefined)
    narrowed = narrowed.where('q.month_day', '=', filter.monthDay).where('q.month_day', '!=', '');
  return narrowed;
}
