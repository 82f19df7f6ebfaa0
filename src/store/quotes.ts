// Questions about quotations: by whom, about whom, when, with which words.
// Leaves to others: cutting the words out of the document (model/document) and wording the list (briefing).
import type { SelectQueryBuilder } from 'kysely';
import { type Asker, stored, whole } from './asker.ts';
import type { QuoteRecord } from './rows.ts';
import type { Archive, Page, QuoteFilter, QuoteRow } from './store.ts';
import type { Tables } from './tables.ts';

export function askQuotes(asker: Asker): Pick<Archive, 'quotes'> {
  return { quotes: (filter) => quotes(asker, filter) };
}

type Quotes = SelectQueryBuilder<Tables & { q: Tables['quotes'] }, 'q', object>;

async function quotes(asker: Asker, filter: QuoteFilter): Promise<Page<QuoteRow>> {
  const chosen = inWindow(chosenBy(asker, filter), filter);
  const { total } = await chosen
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await chosen
    .innerJoin('documents as d', 'd.row', 'q.document')
    .select(['d.id as document', 'q.record'])
    .orderBy('q.day', 'desc')
    .orderBy('q.document')
    .orderBy('q.start')
    .limit(whole(filter.limit))
    .offset(whole(filter.offset))
    .execute();
  return {
    total,
    rows: rows.map(({ document, record }) => ({ ...stored<QuoteRecord>(record), document })),
  };
}

function chosenBy({ db, collections, text }: Asker, filter: QuoteFilter): Quotes {
  const actorRows = (id: string) =>
    db
      .selectFrom('actors')
      .where('collection', 'in', collections)
      .where('id', '=', id)
      .select('row');
  let query = db.selectFrom('quotes as q').where('q.collection', 'in', collections);
  if (filter.by !== undefined) query = query.where('q.speaker', 'in', actorRows(filter.by));
  if (filter.about !== undefined) {
    const about = actorRows(filter.about);
    query = query.where('q.row', 'in', (eb) =>
      eb.selectFrom('quote_actors as a').where('a.actor', 'in', about).select('a.quote'),
    );
  }
  if (filter.document !== undefined) {
    const id = filter.document;
    query = query.where('q.document', 'in', (eb) =>
      eb
        .selectFrom('documents')
        .where('collection', 'in', collections)
        .where('id', '=', id)
        .select('documents.row'),
    );
  }
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
