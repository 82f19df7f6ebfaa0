// Who is named most, and who is named beside somebody: people, organisations and places, no demonyms.
// Leaves to others: putting an actor's row together (actor-rows.ts), finding one by name (actors.ts).
import type { ActorId } from '../model/reading.ts';
import { actorRows } from './actor-rows.ts';
import { type Asker, inPieces, rowsOfActor, whole } from './asker.ts';
import type { ActorRow, Archive } from './store.ts';

/** "Venezuelan" is in every document about Venezuela, and nobody. */
const nobody = 'other';

export async function topActors(asker: Asker, limit: number): Promise<readonly ActorRow[]> {
  const ids = await mostMentioned(asker, limit);
  const rows = await actorRows(asker, ids);
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** Ids of the most mentioned actors in order. */
export async function mostMentioned(asker: Asker, limit: number): Promise<readonly ActorId[]> {
  const { db, collections } = asker;
  const single = await db
    .selectFrom('actors')
    .where('collection', 'in', collections)
    .where('kind', '!=', nobody)
    .whereRef('id', '=', 'own')
    .select(['id', 'mentions'])
    .orderBy('mentions', 'desc')
    .orderBy('id')
    .limit(whole(limit) * collections.length)
    .execute();
  const several = await totalsOfSeveral(asker);
  const all = new Map([...single.map((one) => [one.id, one.mentions] as const), ...several]);
  return inOrder(all).slice(0, whole(limit));
}

/** Actors of more than one row, with their mentions in all of them. */
async function totalsOfSeveral({ db, collections }: Asker): Promise<ReadonlyMap<ActorId, number>> {
  const within = db.selectFrom('actors').where('collection', 'in', collections);
  const ids =
    collections.length > 1
      ? within.select('id')
      : within.whereRef('id', '!=', 'own').select('id').distinct();
  const rows = await within
    .where('kind', '!=', nobody)
    .where('id', 'in', ids)
    .groupBy('id')
    .select((eb) => ['id', eb.fn.sum<number>('mentions').as('mentions')])
    .execute();
  return new Map(rows.map(({ id, mentions }) => [id, mentions]));
}

export async function neighbours(
  asker: Asker,
  id: ActorId,
  limit: number,
): ReturnType<Archive['neighbours']> {
  const me = await rowsOfActor(asker, id);
  const beside = await asker.db
    .selectFrom('appearances as mine')
    .innerJoin('appearances as theirs', 'theirs.document', 'mine.document')
    .where('mine.actor', 'in', me)
    .where('theirs.actor', 'not in', me)
    .groupBy('theirs.actor')
    .select((eb) => [
      'theirs.actor as row',
      (me.length === 1
        ? eb.fn.countAll<number>()
        : eb.fn.count<number>('mine.document').distinct()
      ).as('documents'),
    ])
    .execute();
  const shared = await perActor(
    asker,
    me,
    new Map(beside.map(({ row, documents }) => [row, documents])),
  );
  const first = inOrder(shared).slice(0, whole(limit));
  const rows = await actorRows(asker, first);
  return first.flatMap((other) => {
    const actor = rows.get(other);
    return actor === undefined ? [] : [{ actor, documents: shared.get(other) ?? 0 }];
  });
}

/** Documents per row made documents per actor; one that has several rows may have two in one document. */
async function perActor(
  asker: Asker,
  me: readonly number[],
  documents: ReadonlyMap<number, number>,
): Promise<ReadonlyMap<ActorId, number>> {
  const found = await inPieces([...documents.keys()], (piece) =>
    asker.db
      .selectFrom('actors')
      .where('row', 'in', piece)
      .where('kind', '!=', nobody)
      .select(['row', 'id'])
      .execute(),
  );
  const shared = new Map<ActorId, number>();
  const several: ActorId[] = [];
  for (const { row, id } of found) {
    if (shared.has(id)) several.push(id);
    shared.set(id, documents.get(row) ?? 0);
  }
  for (const one of await inPieces([...new Set(several)], (piece) => sharedBy(asker, me, piece)))
    shared.set(one.id, one.documents);
  return shared;
}

function sharedBy({ db, collections }: Asker, me: readonly number[], ids: readonly ActorId[]) {
  return db
    .selectFrom('actors as a')
    .innerJoin('appearances as theirs', 'theirs.actor', 'a.row')
    .where('a.collection', 'in', collections)
    .where('a.id', 'in', ids)
    .where('theirs.document', 'in', (eb) =>
      eb.selectFrom('appearances as mine').where('mine.actor', 'in', me).select('mine.document'),
    )
    .groupBy('a.id')
    .select((eb) => ['a.id', eb.fn.count<number>('theirs.document').distinct().as('documents')])
    .execute();
}

function inOrder(counts: ReadonlyMap<ActorId, number>): readonly ActorId[] {
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id);
}
