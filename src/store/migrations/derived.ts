// The tables that are made from documents alone: any change here throws them away and reads again.
// Leaves to others: full-text indexes (sqlite.ts) and what must survive (precious.ts).

/** Raise it with every change to this file, to rows.ts, to names.ts or to what is indexed. */
export const derivedVersion = '7';

/** Dropped in this order. */
export const derivedTables = [
  'linked',
  'event_actors',
  'events',
  'quote_actors',
  'quotes',
  'sentence_actors',
  'sentences',
  'roles',
  'form_keys',
  'document_forms',
  'forms',
  'appearances',
  'actors',
  'contents',
  'documents',
] as const;

/** Rows are numbered by the shelf, so that no engine's own numbering is needed. */
export const derivedStatements: readonly string[] = [
  `create table documents (
    row integer primary key, collection text not null, id text not null, kind text not null,
    title text not null, publisher text, url text, date text, day text not null, last_day text not null,
    search text not null, quotes integer not null, attributed integer not null, events integer not null,
    path text not null, hash text not null, engine text not null,
    unique (collection, id)
  )`,
  'create index documents_sums on documents (collection, day, last_day, quotes, attributed, events)',
  'create index documents_day on documents (collection, day desc, id)',
  `create table contents (
    document integer primary key references documents (row),
    record text not null, parts text not null, prose text not null, text text not null
  )`,
  `create table actors (
    row integer primary key, collection text not null, id text not null, own text not null,
    kind text not null, documents integer not null, mentions integer not null,
    unique (collection, own)
  )`,
  'create index actors_id on actors (collection, id)',
  'create index actors_joined on actors (collection, id) where id <> own',
  'create table linked (collection text primary key, version text not null)',
  'create index actors_rank on actors (collection, mentions desc, id)',
  `create table appearances (
    actor integer not null, document integer not null, mentions integer not null, position integer not null,
    day text not null, last_day text not null,
    primary key (actor, document)
  )`,
  'create index appearances_document on appearances (document, actor)',
  'create index appearances_day on appearances (actor, day)',
  'create index appearances_last_day on appearances (actor, last_day)',
  `create table forms (
    row integer primary key, actor integer not null, form text not null, named integer not null,
    curated integer not null, documents integer not null,
    unique (actor, form, named, curated)
  )`,
  `create table document_forms (
    document integer not null, form integer not null, primary key (document, form)
  )`,
  `create table form_keys (
    key text not null, how integer not null, form integer not null, primary key (key, how, form)
  )`,
  'create index form_keys_form on form_keys (form)',
  'create index forms_dead on forms (row) where documents = 0',
  'create index actors_dead on actors (row) where documents = 0',
  `create table roles (
    row integer primary key, actor integer not null, document integer not null, title text not null,
    folded text not null, from_date text, to_date text, start integer, "end" integer,
    curated integer not null, seen_from text, seen_to text, latest text not null
  )`,
  'create index roles_actor on roles (actor, curated, folded, seen_from, seen_to, latest, document)',
  'create index roles_document on roles (document)',
  `create table sentences (
    row integer primary key, document integer not null, start integer not null, "end" integer not null
  )`,
  'create index sentences_document on sentences (document)',
  `create table sentence_actors (
    actor integer not null, day text not null, document integer not null, start integer not null,
    "end" integer not null,
    primary key (actor, day, document, start)
  )`,
  `create table quotes (
    row integer primary key, collection text not null, document integer not null, start integer not null,
    speaker integer, day text not null, last_day text not null, month_day text not null, record text not null
  )`,
  'create index quotes_day on quotes (collection, day desc, document, start, last_day)',
  'create index quotes_speaker on quotes (speaker, day desc, document, start, last_day)',
  'create index quotes_month_day on quotes (collection, month_day, day desc, document, start, last_day)',
  'create index quotes_document on quotes (document)',
  `create table quote_actors (
    actor integer not null, day text not null, document integer not null, start integer not null,
    quote integer not null
  )`,
  'create index quote_actors_actor on quote_actors (actor, day desc, document, start, quote)',
  'create index quote_actors_document on quote_actors (document)',
  `create table events (
    row integer primary key, collection text not null, document integer not null, start integer not null,
    day text not null, last_day text not null, month_day text not null, record text not null
  )`,
  'create index events_day on events (collection, day, document, start, last_day)',
  'create index events_month_day on events (collection, month_day, day, document, start, last_day)',
  'create index events_document on events (document)',
  `create table event_actors (
    actor integer not null, day text not null, document integer not null, start integer not null,
    event integer not null
  )`,
  'create index event_actors_actor on event_actors (actor, day, document, start, event)',
  'create index event_actors_document on event_actors (document)',
];
