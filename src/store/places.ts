// Where actors stand in documents: the sentences that mention them, by pronouns too, and the words they say.
// Leaves to others: which documents are looked at and what a place is worth (briefing).
import { sql } from 'kysely';
import type { ActorId } from '../model/reading.ts';
import { type Asker, inPieces, rowsOfDocuments, stored } from './asker.ts';
import type { QuoteRecord } from './rows.ts';
import type { Archive, Place } from './store.ts';

export function askPlaces(asker: Asker): Pick<Archive, 'placesOf'> {
  return { placesOf: (actors, within) => placesOf(asker, actors, within) };
}

async function placesOf(
  asker: Asker,
  actors: readonly ActorId[],
  within: readonly string[],
): Promise<readonly Place[]> {
  if (actors.length === 0 || within.length === 0) return [];
  const names = await namesOf(asker, actors);
  const documents = await rowsOfDocuments(asker, within);
  const rows = [...names.keys()];
  if (rows.length === 0) return [];
  const named = (row: number | null) => (row === null ? undefined : names.get(row));
  const mentioned = await inPieces(documents, (piece) => mentions(asker, rows, piece));
  const said = await inPieces(documents, (piece) => speeches(asker, rows, piece));
  return [
    ...mentioned.flatMap(({ document, actor, start, end }) => {
      const name = named(actor);
      return name === undefined
        ? []
        : [{ document, actor: name, span: { start, end }, how: 'mentioned' as const }];
    }),
    ...said.flatMap(({ document, speaker, record }) => {
      const name = named(speaker);
      if (name === undefined) return [];
      return stored<QuoteRecord>(record).spans.map((span) => ({
        document,
        actor: name,
        span,
        how: 'said' as const,
      }));
    }),
  ];
}

/** The id asked for by row: an actor joined of several has a row for each. */
async function namesOf(
  { db, collections }: Asker,
  actors: readonly ActorId[],
): Promise<ReadonlyMap<number, ActorId>> {
  const rows = await db
    .selectFrom('actors')
    .where('collection', 'in', collections)
    .where('id', 'in', [...new Set(actors)])
    .select(['row', 'id'])
    .execute();
  return new Map(rows.map(({ row, id }) => [row, id]));
}

function mentions({ db }: Asker, actors: readonly number[], documents: readonly number[]) {
  return (
    db
      .selectFrom('documents as d')
      // By actor, day and document: somebody much in the news has thousands of sentences elsewhere.
      .innerJoin('sentence_actors as x', (join) =>
        join.onRef('x.document', '=', 'd.row').onRef('x.day', '=', 'd.day'),
      )
      .where('d.row', 'in', documents)
      .where('x.actor', 'in', actors)
      .select(['d.id as document', 'x.actor', 'x.start', 'x.end'])
      .orderBy('d.id')
      .orderBy('x.start')
      .orderBy('x.actor')
      .execute()
  );
}

function speeches({ db }: Asker, actors: readonly number[], documents: readonly number[]) {
  return (
    db
      .selectFrom('quotes as q')
      .innerJoin('documents as d', 'd.row', 'q.document')
      .where('q.document', 'in', documents)
      // The sign keeps the index on speakers out, for the same reason.
      .where(sql<number>`+q.speaker`, 'in', actors)
      .select(['d.id as document', 'q.speaker', 'q.record'])
      .orderBy('d.id')
      .orderBy('q.start')
      .orderBy('q.row')
      .execute()
  );
}
