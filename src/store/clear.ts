// Takes documents out again: their rows, their words in the index, their part in the totals.
// Leaves to others: putting in (shelve.ts, insert.ts), transactions (shelf.ts).
import type { Kysely } from 'kysely';
import { indexedTexts, textIndexes } from './indexed.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** In this order: the totals need the links, the links need their document. */
const clearing: readonly string[] = [
  `update actors set documents = documents - 1, mentions = mentions -
     (select p.mentions from appearances p where p.actor = actors.row and p.document = ?1)
   where row in (select actor from appearances where document = ?1)`,
  `update forms set documents = documents - 1
   where row in (select form from document_forms where document = ?1)`,
  `delete from sentence_actors where document = ?1
     and actor in (select actor from appearances where document = ?1)
     and day = (select day from documents where row = ?1)`,
  'delete from event_actors where document = ?1',
  'delete from events where document = ?1',
  'delete from quote_actors where document = ?1',
  'delete from quotes where document = ?1',
  'delete from sentences where document = ?1',
  'delete from roles where document = ?1',
  'delete from document_forms where document = ?1',
  'delete from appearances where document = ?1',
  'delete from contents where document = ?1',
  'delete from documents where row = ?1',
];

/** Takes every row of documents out; inside the caller's transaction. `sweep` afterwards. */
export async function clearDocuments(
  db: Kysely<Tables>,
  writer: Writer,
  documents: readonly number[],
): Promise<void> {
  for (const document of documents) await unindex(db, writer, document);
  const rows = documents.map((document) => [document]);
  for (const statement of clearing) await writer.runEach(statement, rows);
}

/** Forgets forms and actors that no document knows any more. */
export async function sweep(writer: Writer): Promise<void> {
  for (const statement of [
    'delete from form_keys where form in (select row from forms where documents = 0)',
    'delete from forms where documents = 0',
    'delete from actors where documents = 0',
  ])
    await writer.runEach(statement, [[]]);
}

/** The index is given back the words it was given. */
async function unindex(db: Kysely<Tables>, writer: Writer, document: number): Promise<void> {
  const texts = await indexedTexts(db, document);
  for (const index of textIndexes) await writer.unindex(index, texts[index]);
}
