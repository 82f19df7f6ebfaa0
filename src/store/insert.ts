// Inserts a batch of rows and adds up the totals.
// Leaves to others: making the rows (shelve.ts), transactions (shelf.ts).
import type { Batch } from './shelve.ts';
import type { Writer } from './writer.ts';

/** Column names in the order in which `shelve` writes them. */
const columns = {
  documents:
    'row collection id kind title publisher url date day last_day search quotes attributed events path hash engine',
  contents: 'document record parts prose text',
  actors: 'row collection id own kind documents mentions',
  appearances: 'actor document mentions position day last_day',
  forms: 'row actor form named curated documents',
  document_forms: 'document form',
  form_keys: 'key how form',
  roles:
    'row actor document title folded from_date to_date start end curated seen_from seen_to latest',
  sentences: 'row document start end',
  sentence_actors: 'actor day document start end',
  quotes: 'row collection document start speaker day last_day month_day record',
  quote_actors: 'actor day document start quote',
  events: 'row collection document start day last_day month_day record',
  event_actors: 'actor day document start event',
} as const;

/** Inside the caller's transaction. */
export async function insertBatch(writer: Writer, batch: Batch): Promise<void> {
  const rows: Readonly<Record<keyof typeof columns, Batch['documents']>> = {
    documents: batch.documents,
    contents: batch.contents,
    actors: batch.actors,
    appearances: batch.appearances,
    forms: batch.forms,
    document_forms: batch.documentForms,
    form_keys: batch.formKeys,
    roles: batch.roles,
    sentences: batch.sentences,
    sentence_actors: batch.sentenceActors,
    quotes: batch.quotes,
    quote_actors: batch.quoteActors,
    events: batch.events,
    event_actors: batch.eventActors,
  };
  for (const [table, values] of Object.entries(rows))
    await writer.insert(table, columnsOf(table), values);
  await writer.add(
    'actors',
    ['documents', 'mentions'],
    [...batch.actorTotals].map(([row, add]) => [row, add.documents, add.mentions]),
  );
  await writer.add(
    'forms',
    ['documents'],
    [...batch.formTotals].map(([row, add]) => [row, add]),
  );
  await writer.index('sentences', batch.sentenceTexts);
  await writer.index('titles', batch.titleTexts);
  await writer.index('quotes', batch.quoteTexts);
  await writer.index('events', batch.eventTexts);
}

function columnsOf(table: string): readonly string[] {
  const names = Object.entries(columns).find(([name]) => name === table)?.[1] ?? '';
  return names.split(' ').map((name) => `"${name}"`);
}
