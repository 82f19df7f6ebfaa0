// Who of the most mentioned holds an office, with names and titles alone: a question waits for it.
// Leaves to others: what an actor's row has besides (actor-rows.ts), which words are offices (briefing).
import { type SqlBool, sql } from 'kysely';
import type { ActorId } from '../model/reading.ts';
import { byActor, formsOf, groupBy, namesOf } from './actor-rows.ts';
import { type Asker, inPieces } from './asker.ts';
import { fold } from './fold.ts';
import { mostMentioned } from './prominent.ts';
import type { Holder } from './store.ts';

export async function holders(
  asker: Asker,
  beginnings: readonly string[],
  among: number,
): Promise<readonly Holder[]> {
  const wanted = beginnings.map(fold).filter((beginning) => beginning !== '');
  if (wanted.length === 0) return [];
  const ids = await mostMentioned(asker, among);
  const people = await rowsOf(asker, ids);
  const rows = [...people.values()].flat().map((one) => one.row);
  const titles = groupBy(await inPieces(rows, (piece) => titlesOf(asker, piece, wanted)), byActor);
  const isHolder = (id: ActorId) => people.get(id)?.some((one) => titles.has(one.row)) ?? false;
  const found = ids.filter(isHolder);
  const named = found.flatMap((id) => people.get(id) ?? []).map((one) => one.row);
  const forms = groupBy(await inPieces(named, (piece) => formsOf(asker, piece)), byActor);
  return found.map((id) => {
    const same = people.get(id) ?? [];
    const own = new Set(same.filter((one) => one.own === id).map((one) => one.row));
    const { name, aliases } = namesOf(
      same.flatMap((one) => forms.get(one.row) ?? []),
      own,
    );
    const held = same.flatMap((one) => titles.get(one.row) ?? []).map((one) => one.folded);
    return { id, names: [name, ...aliases], titles: [...new Set(held)] };
  });
}

interface Row {
  readonly row: number;
  readonly id: ActorId;
  readonly own: string;
}

/** The rows of each person among the actors. */
async function rowsOf(
  { db, collections }: Asker,
  ids: readonly ActorId[],
): Promise<ReadonlyMap<ActorId, readonly Row[]>> {
  const rows = await inPieces(ids, (piece) =>
    db
      .selectFrom('actors')
      .where('collection', 'in', collections)
      .where('id', 'in', piece)
      .select(['row', 'id', 'own', 'kind'])
      .orderBy('row')
      .execute(),
  );
  return new Map([...groupBy(rows, (one) => one.id)].filter(([, [one]]) => one?.kind === 'person'));
}

/** Folded letters and blanks are no wildcards. */
function titlesOf({ db }: Asker, actors: readonly number[], beginnings: readonly string[]) {
  const begins = beginnings.map((one) => sql<SqlBool>`(' ' || folded) like ${`% ${one}%`}`);
  return db
    .selectFrom('roles')
    .where('actor', 'in', actors)
    .where((eb) => eb.or(begins))
    .select(['actor', 'folded'])
    .distinct()
    .orderBy('actor')
    .orderBy('folded')
    .execute();
}
