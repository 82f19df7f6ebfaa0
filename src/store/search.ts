// Questions about sentences: which hold these words, which mention this actor.
// Leaves to others: ordering candidates for an answer (briefing) and the engine's own scoring (sqlite.ts).
import type { ActorId } from '../model/reading.ts';
import { type Asker, rowsOfActor, whole } from './asker.ts';
import type { Archive, SentenceHit, SentenceQuery } from './store.ts';

export function askSentences(asker: Asker): Pick<Archive, 'search' | 'together' | 'sentencesOn'> {
  return {
    search: (query) => search(asker, query),
    together: (groups, limit) => together(asker, groups, limit),
    sentencesOn: (actor, limit) => sentencesOn(asker, actor, limit),
  };
}

/** So many times the rows asked for are ranked before collections are looked at. */
const firstHelping = 2;
const leastHelping = 400;

/**
 * The engine is quick at its best few rows; only where actors or days are asked for, or other collections crowd
 * these out, every row that holds a word is looked at.
 */
async function search(asker: Asker, query: SentenceQuery): Promise<readonly SentenceHit[]> {
  const limit = whole(query.limit);
  if (limit === 0) return [];
  const narrow = query.from !== undefined || query.to !== undefined || wanted(query).length > 0;
  if (narrow) return ranked(asker, query, undefined);
  const hits = await ranked(asker, query, Math.max(leastHelping, limit * firstHelping));
  return hits.length >= limit ? hits : ranked(asker, query, undefined);
}

function wanted(query: SentenceQuery): readonly ActorId[] {
  return query.actors ?? [];
}

async function ranked(
  asker: Asker,
  query: SentenceQuery,
  helping: number | undefined,
): Promise<readonly SentenceHit[]> {
  const { db, text, collections } = asker;
  let chosen = db
    .selectFrom(text.anyOf('sentences', query.words, helping, query.beside).as('hits'))
    // Cross joins keep this order in SQLite: from the few hits to their rows, never the other way.
    .crossJoin('sentences as s')
    .crossJoin('documents as d')
    .whereRef('s.row', '=', 'hits.row')
    .whereRef('d.row', '=', 's.document')
    .where('d.collection', 'in', collections);
  if (query.from !== undefined) chosen = chosen.where('d.last_day', '>=', query.from);
  if (query.to !== undefined)
    chosen = chosen.where('d.day', '<=', query.to).where('d.day', '!=', '');
  if (wanted(query).length > 0) {
    const actors = (await Promise.all(wanted(query).map((id) => rowsOfActor(asker, id)))).flat();
    chosen = chosen.where((eb) =>
      eb.exists(
        eb
          .selectFrom('sentence_actors as x')
          .where('x.actor', 'in', actors)
          .whereRef('x.day', '=', 'd.day')
          .whereRef('x.document', '=', 's.document')
          .whereRef('x.start', '=', 's.start')
          .select('x.start'),
      ),
    );
  }
  const rows = await chosen
    .select(['d.id as document', 's.start', 's.end', 'hits.score'])
    .orderBy('hits.score', 'desc')
    .orderBy('hits.row')
    .limit(whole(query.limit))
    .execute();
  return rows.map(({ document, start, end, score }) => ({ document, span: { start, end }, score }));
}

async function together(
  { db, text, collections }: Asker,
  groups: readonly (readonly string[])[],
  limit: number,
): Promise<readonly SentenceHit[]> {
  const rows = await db
    .selectFrom(text.allOf('sentences', groups).as('hits'))
    .crossJoin('sentences as s')
    .crossJoin('documents as d')
    .whereRef('s.row', '=', 'hits.row')
    .whereRef('d.row', '=', 's.document')
    .where('d.collection', 'in', collections)
    .select(['d.id as document', 's.start', 's.end'])
    .orderBy('hits.row')
    .limit(whole(limit))
    .execute();
  return rows.map(({ document, start, end }) => ({ document, span: { start, end }, score: 0 }));
}

async function sentencesOn(
  { db, collections }: Asker,
  actor: ActorId,
  limit: number,
): Promise<readonly SentenceHit[]> {
  const undatedLast = (undated: boolean, atMost: number) =>
    db
      .selectFrom('sentence_actors as x')
      .innerJoin('documents as d', 'd.row', 'x.document')
      .where('x.actor', 'in', (eb) =>
        eb
          .selectFrom('actors')
          .where('collection', 'in', collections)
          .where('id', '=', actor)
          .select('actors.row'),
      )
      .where('x.day', undated ? '=' : '>', '')
      // One place may name an actor that was joined of several: any of the rows tells the same.
      .select((eb) => [
        eb.fn.min<string>('d.id').as('document'),
        'x.start',
        eb.fn.max<number>('x.end').as('end'),
      ])
      .groupBy(['x.day', 'x.document', 'x.start'])
      .orderBy('x.day')
      .orderBy('x.document')
      .orderBy('x.start')
      .limit(atMost)
      .execute();
  const dated = await undatedLast(false, whole(limit));
  const rest = whole(limit) - dated.length;
  const rows = rest > 0 ? [...dated, ...(await undatedLast(true, rest))] : dated;
  return rows.map(({ document, start, end }) => ({ document, span: { start, end }, score: 0 }));
}
