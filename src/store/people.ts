// Persons of a collection across its documents: who there is, who stands beside whom, and who was joined to whom.
// Leaves to others: deciding who is one person (reading/linking); asking about actors (actors.ts).
import type { Kysely } from 'kysely';
import type { ActorId } from '../model/reading.ts';
import { inPieces } from './asker.ts';
import type { People, PersonCircle, PersonNames } from './persons.ts';
import type { Tables } from './tables.ts';
import type { OpenWriter } from './writer.ts';

export function openPeople(db: Kysely<Tables>, openWriter: OpenWriter): People {
  return {
    async joined(collection) {
      const row = await db
        .selectFrom('linked')
        .where('collection', '=', collection)
        .select('version')
        .executeTakeFirst();
      return row?.version;
    },
    persons: (collection) => persons(db, collection),
    circles: (collection, ids, known) => circles(db, collection, ids, known),
    join: (collection, joins, version) => join(db, openWriter, collection, joins, version),
  };
}

/** To be called with every change of documents: their names are to be joined anew. */
export async function unlink(trx: Kysely<Tables>, collection: string): Promise<void> {
  await trx.deleteFrom('linked').where('collection', '=', collection).execute();
}

async function persons(db: Kysely<Tables>, collection: string): ReturnType<People['persons']> {
  const rows = await db
    .selectFrom('actors as a')
    .innerJoin('forms as f', 'f.actor', 'a.row')
    .where('a.collection', '=', collection)
    .where('a.kind', '=', 'person')
    .select(['a.own as id', 'a.documents', 'f.form', 'f.named', 'f.curated'])
    .orderBy('a.row')
    .orderBy('f.curated', 'desc')
    .orderBy('f.named', 'desc')
    .orderBy('f.documents', 'desc')
    .orderBy('f.form')
    .execute();
  const found = new Map<ActorId, PersonNames & { readonly forms: string[] }>();
  for (const { id, documents, form, curated } of rows) {
    const known = found.get(id);
    if (known === undefined)
      found.set(id, { id, name: form, forms: [], curated: curated === 1, documents });
    else if (form !== known.name && !known.forms.includes(form)) known.forms.push(form);
  }
  const { documents } = await db
    .selectFrom('documents')
    .where('collection', '=', collection)
    .select((eb) => eb.fn.countAll<number>().as('documents'))
    .executeTakeFirstOrThrow();
  return { persons: [...found.values()], documents };
}

/** So many documents are looked through at once, that others get their turn in between. */
const stretch = 500;

async function circles(
  db: Kysely<Tables>,
  collection: string,
  ids: readonly ActorId[],
  known: number,
): ReturnType<People['circles']> {
  const wanted = new Set(ids);
  const all = await db
    .selectFrom('actors')
    .where('collection', '=', collection)
    .where('kind', 'in', ['person', 'organisation'])
    .select(['row', 'own as id', 'documents'])
    .execute();
  const telling = new Map(
    all.flatMap((one) =>
      one.documents <= known || wanted.has(one.id) ? [[one.row, one] as const] : [],
    ),
  );
  const found = new Map(
    ids.map((id) => [id, { companions: new Map<ActorId, number>(), roles: [] as string[] }]),
  );
  if (ids.length === 0) return found;
  for await (const cast of castsOf(db, collection)) {
    const present = cast.flatMap((row) => telling.get(row) ?? []);
    for (const one of present)
      for (const other of present)
        if (other !== one) found.get(one.id)?.companions.set(other.id, other.documents);
  }
  await addRoles(db, collection, found);
  return found;
}

/** The actors of each document that names any, document by document. */
async function* castsOf(
  db: Kysely<Tables>,
  collection: string,
): AsyncGenerator<readonly number[], void, undefined> {
  const documents = await db
    .selectFrom('documents')
    .where('collection', '=', collection)
    .select('row')
    .orderBy('row')
    .execute();
  for (let at = 0; at < documents.length; at += stretch) {
    const piece = documents.slice(at, at + stretch).map((one) => one.row);
    const rows = await db
      .selectFrom('appearances')
      .where('document', 'in', piece)
      .select(['document', 'actor'])
      .orderBy('document')
      .orderBy('actor')
      .execute();
    const casts = new Map<number, number[]>();
    for (const { document, actor } of rows) {
      const cast = casts.get(document);
      if (cast === undefined) casts.set(document, [actor]);
      else cast.push(actor);
    }
    yield* casts.values();
  }
}

async function addRoles(
  db: Kysely<Tables>,
  collection: string,
  found: ReadonlyMap<ActorId, PersonCircle & { readonly roles: string[] }>,
): Promise<void> {
  const rows = await inPieces([...found.keys()], (piece) =>
    db
      .selectFrom('actors as a')
      .innerJoin('roles as r', 'r.actor', 'a.row')
      .where('a.collection', '=', collection)
      .where('a.own', 'in', piece)
      .select(['a.own as id', 'r.title'])
      .distinct()
      .orderBy('a.own')
      .orderBy('r.title')
      .execute(),
  );
  for (const { id, title } of rows) found.get(id)?.roles.push(title);
}

/** Writes what differs from the joins that stand, all or nothing. */
async function join(
  db: Kysely<Tables>,
  openWriter: OpenWriter,
  collection: string,
  joins: ReadonlyMap<ActorId, ActorId>,
  version: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const writer = await openWriter(trx);
    const standing = await trx
      .selectFrom('actors')
      .where('collection', '=', collection)
      .whereRef('id', '!=', 'own')
      .select(['own', 'id'])
      .execute();
    const before = new Map(standing.map(({ own, id }) => [own, id]));
    const undone = [...before.keys()].filter((own) => !joins.has(own));
    const changed = [...joins].filter(([own, id]) => before.get(own) !== id);
    await writer.runEach(
      'update actors set id = ? where collection = ? and own = ?',
      [...undone.map((own): readonly [ActorId, ActorId] => [own, own]), ...changed].map(
        ([own, id]) => [id, collection, own],
      ),
    );
    await unlink(trx, collection);
    await trx.insertInto('linked').values({ collection, version }).execute();
  });
}
