// Questions about sentences: which hold these words, which mention this actor.
// Leaves to others: ordering candidates for an answer (briefing) and the engine's own scoring (sqlite.ts).
import type { ActorId } from '../model/reading.ts';
import { type Asker, whole } from './asker.ts';
import type { Archive, SentenceHit, SentenceQuery } from './store.ts';

export function askSentences(asker: Asker): Pick<Archive, 'search' | 'sentencesOn'> {
  return {
    search: (query) => search(asker, query),
    sentencesOn: (actor, limit) => sentencesOn(asker, actor, limit),
  };
}

/** The engine ranks this many times the rows asked for before collections, days and actors are looked at. */
const firstHelping = 4;
const leastHelping = 400;
/** No answer looks further than this: enough for all that share a rare word, bounded for a common one. */
const lastHelping = 200_000;

async function search(asker: Asker, query: SentenceQuery): Promise<readonly SentenceHit[]> {
  const limit = whole(query.limit);
  if (limit === 0) return [];
  const helping = Math.max(leastHelping, limit * firstHelping);
  const hits = await ranked(asker, query, helping);
  return hits.length >= limit ? hits : ranked(asker, query, lastHelping);
}

async function ranked(
  { db, text, collections }: Asker,
  query: SentenceQuery,
  helping: number,
): Promise<readonly SentenceHit[]> {
  let chosen = db
    .selectFrom(text.anyOf(query.words, helping).as('hits'))
    .innerJoin('sentences as s', 's.row', 'hits.row')
    .innerJoin('documents as d', 'd.row', 's.document')
    .where('d.collection', 'in', collections);
  if (query.from !== undefined) chosen = chosen.where('d.last_day', '>=', query.from);
  if (query.to !== undefined)
    chosen = chosen.where('d.day', '<=', query.to).where('d.day', '!=', '');
  if (query.actors !== undefined && query.actors.length > 0) {
    const actors = query.actors;
    chosen = chosen.where((eb) =>
      eb.exists(
        eb
          .selectFrom('sentence_actors as x')
          .innerJoin('actors as a', 'a.row', 'x.actor')
          .where('a.collection', 'in', collections)
          .where('a.id', 'in', actors)
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
      .select(['d.id as document', 'x.start', 'x.end'])
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
