// The words of a document that the full-text indexes hold, cut from the stored text again.
// Leaves to others: indexing them (insert.ts, move.ts) and taking them out (clear.ts).
import type { Kysely } from 'kysely';
import type { Event, Quote } from '../model/reading.ts';
import { stored } from './asker.ts';
import { headOf, wordsOf } from './rows.ts';
import type { Tables } from './tables.ts';
import type { IndexedText, TextIndex } from './writer.ts';

export type IndexedTexts = Readonly<Record<TextIndex, readonly IndexedText[]>>;

/** Just as they were given to the index. */
export async function indexedTexts(db: Kysely<Tables>, document: number): Promise<IndexedTexts> {
  const { text } = await db
    .selectFrom('contents')
    .where('document', '=', document)
    .select('text')
    .executeTakeFirstOrThrow();
  const sentences = await db
    .selectFrom('sentences')
    .where('document', '=', document)
    .select(['row', 'start', 'end'])
    .execute();
  const { title, publisher } = await db
    .selectFrom('documents')
    .where('row', '=', document)
    .select(['title', 'publisher'])
    .executeTakeFirstOrThrow();
  const records = (table: 'quotes' | 'events') =>
    db.selectFrom(table).where('document', '=', document).select(['row', 'record']).execute();
  return {
    sentences: sentences.map(({ row, ...span }) => ({ row, words: wordsOf(text, [span]) })),
    titles: [{ row: document, words: headOf(title, publisher) }],
    quotes: (await records('quotes')).map(({ row, record }) => ({
      row,
      words: wordsOf(text, stored<Quote>(record).spans),
    })),
    events: (await records('events')).map(({ row, record }) => ({
      row,
      words: wordsOf(text, [stored<Event>(record).span]),
    })),
  };
}

export const textIndexes: readonly TextIndex[] = ['sentences', 'titles', 'quotes', 'events'];
