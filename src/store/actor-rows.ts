// Puts one actor's row together from what its documents know: names, aliases, roles, totals, first and last seen.
// Leaves to others: finding out which actors are wanted (actors.ts).
import type { ActorId, ActorKind } from '../model/reading.ts';
import { type Asker, inPieces } from './asker.ts';
import { mergeRoles, rolesOf } from './roles.ts';
import type { ActorRow } from './store.ts';

interface Totals {
  readonly row: number;
  readonly id: string;
  readonly own: string;
  readonly kind: ActorKind;
  readonly documents: number;
  readonly mentions: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface FormRow {
  readonly actor: number;
  readonly form: string;
  readonly named: number;
  readonly curated: number;
  readonly documents: number;
}

/** Rows of the actors that exist in the asker's collections. */
export async function actorRows(
  asker: Asker,
  ids: readonly ActorId[],
): Promise<ReadonlyMap<ActorId, ActorRow>> {
  const totals = await inPieces(ids, (piece) => totalsOf(asker, piece));
  const rows = totals.map((one) => one.row);
  const forms = groupBy(await inPieces(rows, (piece) => formsOf(asker, piece)), byActor);
  const roles = groupBy(await rolesOf(asker, rows), byActor);
  const shared = await documentsOfSeveral(asker, totals);
  const found = new Map<ActorId, ActorRow>();
  for (const [id, same] of groupBy(totals, (one) => one.id)) {
    const [first] = same;
    if (first === undefined) continue;
    found.set(id, {
      id,
      kind: first.kind,
      ...namesOf(
        same.flatMap((one) => forms.get(one.row) ?? []),
        new Set(same.filter((one) => one.own === id).map((one) => one.row)),
      ),
      roles: mergeRoles(same.flatMap((one) => roles.get(one.row) ?? [])),
      ...summed(same),
      ...(same.length > 1 && { documents: shared.get(id) ?? first.documents }),
    });
  }
  return found;
}

export const byActor = (row: { readonly actor: number }) => row.actor;

export function groupBy<Key, Row>(
  rows: readonly Row[],
  key: (row: Row) => Key,
): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function totalsOf({ db, collections }: Asker, ids: readonly ActorId[]): Promise<Totals[]> {
  return db
    .selectFrom('actors as a')
    .where('a.collection', 'in', collections)
    .where('a.id', 'in', ids)
    .select((eb) => [
      'a.row',
      'a.id',
      'a.own',
      'a.kind',
      'a.documents',
      'a.mentions',
      eb
        .selectFrom('appearances as p')
        .whereRef('p.actor', '=', 'a.row')
        .where('p.day', '>', '')
        .select((p) => p.fn.min<string>('p.day').as('day'))
        .as('firstSeen'),
      eb
        .selectFrom('appearances as p')
        .whereRef('p.actor', '=', 'a.row')
        .where('p.last_day', '>', '')
        .select((p) => p.fn.max<string>('p.last_day').as('day'))
        .as('lastSeen'),
    ])
    .orderBy('a.row')
    .execute();
}

/** For actors of several rows: the documents that name them by any, each once. */
async function documentsOfSeveral(
  { db, collections }: Asker,
  totals: readonly Totals[],
): Promise<ReadonlyMap<ActorId, number>> {
  const several = [...groupBy(totals, (one) => one.id)].filter(([, same]) => same.length > 1);
  const rows = await inPieces(
    several.map(([id]) => id),
    (piece) =>
      db
        .selectFrom('actors as a')
        .innerJoin('appearances as p', 'p.actor', 'a.row')
        .where('a.collection', 'in', collections)
        .where('a.id', 'in', piece)
        .groupBy('a.id')
        .select((eb) => ['a.id', eb.fn.count<number>('p.document').distinct().as('documents')])
        .execute(),
  );
  return new Map(rows.map(({ id, documents }) => [id, documents]));
}

export function formsOf({ db }: Asker, actors: readonly number[]): Promise<FormRow[]> {
  return db
    .selectFrom('forms')
    .where('actor', 'in', actors)
    .select(['actor', 'form', 'named', 'curated', 'documents'])
    .execute();
}

type Names = Pick<ActorRow, 'name' | 'aliases' | 'curated'>;

/**
 * A curated name first, then names of the actor before those that were joined to it, then the one most
 * documents use, then the longer (accents and all).
 */
export function namesOf(forms: readonly FormRow[], own: ReadonlySet<number>): Names {
  const ranked = forms.toSorted(
    (a, b) =>
      b.named * b.curated - a.named * a.curated ||
      Number(own.has(b.actor)) * b.named - Number(own.has(a.actor)) * a.named ||
      b.named - a.named ||
      b.documents - a.documents ||
      b.form.normalize('NFD').length - a.form.normalize('NFD').length ||
      (a.form < b.form ? -1 : 1),
  );
  const [name = '', ...others] = new Set(ranked.map((form) => form.form));
  return { name, aliases: others, curated: forms.some((form) => form.curated === 1) };
}

type Sums = Pick<ActorRow, 'documents' | 'mentions' | 'firstSeen' | 'lastSeen'>;

function summed(same: readonly Totals[]): Sums {
  const [firstSeen] = same.flatMap((one) => one.firstSeen ?? []).toSorted();
  const lastSeen = same
    .flatMap((one) => one.lastSeen ?? [])
    .toSorted()
    .at(-1);
  return {
    documents: same.reduce((sum, one) => sum + one.documents, 0),
    mentions: same.reduce((sum, one) => sum + one.mentions, 0),
    ...(firstSeen !== undefined && { firstSeen }),
    ...(lastSeen !== undefined && { lastSeen }),
  };
}
