// The roles of actors over their documents: one a title, with the dates it was seen.
// Leaves to others: finding roles in a text (reading), the rest of an actor's row (actor-rows.ts).
import { type Asker, inPieces } from './asker.ts';
import { fold } from './fold.ts';
import type { RoleRow } from './store.ts';

/** All that documents say of one title of one actor. */
export interface RoleColumns {
  readonly actor: number;
  readonly curated: number;
  readonly documents: number;
  readonly from: string | null;
  readonly to: string | null;
  /** The role as the latest document tells it. */
  readonly title: string;
  readonly document: string;
  readonly start: number | null;
  readonly end: number | null;
  /** Sorts by the day of that document. */
  readonly latest: string;
}

/** Counted by the database: a title may stand in thousands of documents. */
export async function rolesOf(
  asker: Asker,
  actors: readonly number[],
): Promise<readonly RoleColumns[]> {
  const found = await inPieces(actors, (piece) => foundOf(asker, piece));
  const groups = [...found, ...(await inPieces(actors, (piece) => curatedOf(asker, piece)))];
  const latest = groups.map((group) => Number(group.latest.split(' ')[1]));
  const told = new Map(
    (await inPieces(latest, (piece) => tellingOf(asker, piece))).map((row) => [row.row, row]),
  );
  return groups.flatMap((group, index) => {
    const role = told.get(latest[index] ?? 0);
    return role === undefined ? [] : [{ ...group, ...role }];
  });
}

/** Roles found in texts, by title alone: in the order of the index, so that thousands of rows need no sorting. */
function foundOf(asker: Asker, actors: readonly number[]) {
  return rolesWith(asker, actors, 0)
    .groupBy(['actor', 'curated', 'folded'])
    .orderBy('actor')
    .orderBy('folded')
    .execute();
}

/** Curated roles by title and dates as the editor wrote them. */
function curatedOf(asker: Asker, actors: readonly number[]) {
  return rolesWith(asker, actors, 1)
    .groupBy(['actor', 'curated', 'folded', 'seen_from', 'seen_to'])
    .orderBy('actor')
    .orderBy('folded')
    .orderBy((eb) => eb.fn.coalesce(eb.fn.min('seen_from'), eb.val('')))
    .orderBy((eb) => eb.fn.max('latest'))
    .execute();
}

function rolesWith({ db }: Asker, actors: readonly number[], curated: 0 | 1) {
  return db
    .selectFrom('roles')
    .where('actor', 'in', actors)
    .where('curated', '=', curated)
    .select((eb) => [
      'actor',
      'curated',
      eb.fn.count<number>('document').distinct().as('documents'),
      eb.fn.min<string | null>('seen_from').as('from'),
      eb.fn.max<string | null>('seen_to').as('to'),
      eb.fn.max<string>('latest').as('latest'),
    ]);
}

function tellingOf({ db }: Asker, rows: readonly number[]) {
  return db
    .selectFrom('roles as r')
    .innerJoin('documents as d', 'd.row', 'r.document')
    .where('r.row', 'in', rows)
    .select(['r.row', 'r.title', 'd.id as document', 'r.start', 'r.end'])
    .execute();
}

/** Curated roles first, then those found in texts, told most often first. */
export function mergeRoles(rows: readonly RoleColumns[]): readonly RoleRow[] {
  return onePerTitle(rows)
    .toSorted((a, b) => b.curated - a.curated || b.documents - a.documents)
    .map(({ title, from, to, documents, document, start, end }) => ({
      title,
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(start !== null && end !== null && { span: { start, end }, document }),
      documents,
    }));
}

/** An actor of several rows may have a title in each of them. */
function onePerTitle(rows: readonly RoleColumns[]): readonly RoleColumns[] {
  const titles = new Map<string, RoleColumns>();
  for (const row of rows) {
    const dates = row.curated === 1 ? `${row.from} ${row.to}` : '';
    const key = `${row.curated} ${fold(row.title)} ${dates}`;
    const known = titles.get(key);
    titles.set(key, known === undefined ? row : merged(known, row));
  }
  return [...titles.values()];
}

function merged(a: RoleColumns, b: RoleColumns): RoleColumns {
  const later = b.latest > a.latest ? b : a;
  const dates = (from: 'from' | 'to') => [a[from], b[from]].filter((date) => date !== null).sort();
  return {
    ...later,
    documents: a.documents + b.documents,
    from: dates('from')[0] ?? null,
    to: dates('to').at(-1) ?? null,
  };
}
