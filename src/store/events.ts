// Questions about events: whose, when, with which words.
// Leaves to others: which reports tell of the same happening, and wording (briefing).
import type { SelectQueryBuilder } from 'kysely';
import type { Event } from '../model/reading.ts';
import { type Asker, idsNow, rowsOfActor, rowsOfDocuments, stored, whole } from './asker.ts';
import type { Archive, EventFilter, EventRow, Page } from './store.ts';
import type { Tables } from './tables.ts';

export function askEvents(asker: Asker): Pick<Archive, 'events'> {
  return { events: (filter) => events(asker, filter) };
}

type Events = SelectQueryBuilder<Tables & { e: Tables['events'] }, 'e', object>;

async function events(asker: Asker, filter: EventFilter): Promise<Page<EventRow>> {
  const chosen = inWindow(await chosenBy(asker, filter), filter);
  const { total } = await chosen
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await chosen
    .innerJoin('documents as d', 'd.row', 'e.document')
    .select(['d.id as document', 'e.record'])
    .orderBy('e.day', filter.order === 'newest' ? 'desc' : 'asc')
    .orderBy('e.document')
    .orderBy('e.start')
    .orderBy('e.row')
    .limit(whole(filter.limit))
    .offset(whole(filter.offset))
    .execute();
  const records = rows.map(({ document, record }) => ({ ...stored<Event>(record), document }));
  const now = await idsNow(
    asker,
    records.flatMap(({ actors }) => actors),
  );
  return {
    total,
    rows: records.map((one) => ({ ...one, actors: [...new Set(one.actors.map(now))] })),
  };
}

async function chosenBy(asker: Asker, filter: EventFilter): Promise<Events> {
  const { db, collections, text } = asker;
  let query = db.selectFrom('events as e').where('e.collection', 'in', collections);
  if (filter.actor !== undefined) {
    const actors = await rowsOfActor(asker, filter.actor);
    query = query.where('e.row', 'in', (eb) =>
      eb.selectFrom('event_actors as x').where('x.actor', 'in', actors).select('x.event'),
    );
  }
  if (filter.document !== undefined)
    query = query.where('e.document', 'in', await rowsOfDocuments(asker, [filter.document]));
  if (filter.within !== undefined)
    query = query.where('e.document', 'in', await rowsOfDocuments(asker, filter.within));
  if (filter.words !== undefined && filter.words.length > 0)
    query = query.where(text.holdsAll('events', 'e.row', filter.words));
  return query;
}

function inWindow(query: Events, filter: EventFilter): Events {
  let narrowed = query;
  if (filter.from !== undefined) narrowed = narrowed.where('e.last_day', '>=', filter.from);
  if (filter.to !== undefined)
    narrowed = narrowed.where('e.day', '<=', filter.to).where('e.day', '!=', '');
  if (filter.monthDay !== undefined)
    narrowed = narrowed.where('e.month_day', '=', filter.monthDay).where('e.month_day', '!=', '');
  return narrowed;
}
