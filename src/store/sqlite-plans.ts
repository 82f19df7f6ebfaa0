// What SQLite's planner is told of the tables: how many rows a value of an index brings, in an archive of 20,000 documents.
// Leaves to others: the tables (migrations/derived.ts), and PostgreSQL, which counts for itself.

/**
 * By index, rows in all and then rows for a value of its first column, of its first two and so on
 * (https://sqlite.org/fileformat2.html#stat1tab). Without them SQLite takes every value of an index for a rare one, and
 * walks through all quotations of a collection to find the few that hold a word. They are fixed, as
 * https://sqlite.org/optoverview.html proposes, so that the same question takes the same way in every archive.
 */
const plans: readonly (readonly [table: string, index: string, rows: string])[] = [
  ['documents', 'sqlite_autoindex_documents_1', '20000 10000 1'],
  ['documents', 'documents_sums', '20000 10000 30 30 5 3 2'],
  ['documents', 'documents_day', '20000 10000 30 1'],
  ['actors', 'sqlite_autoindex_actors_1', '60000 30000 1'],
  ['actors', 'actors_id', '60000 30000 1'],
  ['actors', 'actors_rank', '60000 30000 3 1'],
  ['appearances', 'sqlite_autoindex_appearances_1', '400000 7 1'],
  ['appearances', 'appearances_document', '400000 18 1'],
  ['appearances', 'appearances_day', '400000 7 2'],
  ['appearances', 'appearances_last_day', '400000 7 2'],
  ['forms', 'sqlite_autoindex_forms_1', '120000 2 1 1 1'],
  ['document_forms', 'sqlite_autoindex_document_forms_1', '500000 22 1'],
  ['form_keys', 'sqlite_autoindex_form_keys_1', '400000 2 2 1'],
  ['form_keys', 'form_keys_form', '400000 3'],
  ['roles', 'roles_actor', '70000 6 6 3 2 2 1 1'],
  ['roles', 'roles_document', '70000 3'],
  ['sentences', 'sentences_document', '400000 20'],
  ['sentence_actors', 'sqlite_autoindex_sentence_actors_1', '800000 14 2 2 1'],
  ['quotes', 'quotes_day', '75000 40000 90 4 1 1'],
  ['quotes', 'quotes_speaker', '75000 60 6 3 1 1'],
  ['quotes', 'quotes_month_day', '75000 40000 200 90 4 1 1'],
  ['quotes', 'quotes_document', '75000 4'],
  ['quote_actors', 'quote_actors_actor', '180000 9 3 2 1 1'],
  ['quote_actors', 'quote_actors_document', '180000 7'],
  ['events', 'events_day', '100000 50000 40 4 1 1'],
  ['events', 'events_month_day', '100000 50000 300 40 4 1 1'],
  ['events', 'events_document', '100000 5'],
  ['event_actors', 'event_actors_actor', '300000 9 3 2 1 1'],
  ['event_actors', 'event_actors_document', '300000 13'],
];

/** Run after the tables are made: dropping a table forgets what was told of it. The first and last make the planner look. */
export const sqlitePlans: readonly string[] = [
  'analyze sqlite_schema',
  'delete from sqlite_stat1',
  ...plans.map(
    ([table, index, rows]) =>
      `insert into sqlite_stat1 (tbl, idx, stat) values ('${table}', '${index}', '${rows}')`,
  ),
  'analyze sqlite_schema',
];
