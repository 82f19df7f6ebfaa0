// The history of the tables that must survive, oldest first: entries are added, never changed.
// Leaves to others: running them (open.ts). Standard SQL that SQLite and PostgreSQL both take.

export interface Migration {
  /** Recorded once it ran; sorts after all before it. */
  readonly name: string;
  readonly statements: readonly string[];
}

export const preciousMigrations: readonly Migration[] = [
  {
    name: '0001-ledger',
    statements: [
      `create table subscriptions (
        id text primary key,
        platform text not null,
        workspace text not null,
        channel text not null,
        kind text not null,
        zone text not null,
        time text not null,
        empty text not null,
        state text not null,
        why text,
        owner text not null,
        since bigint not null,
        unique (platform, workspace, channel, kind)
      )`,
      // A delivery outlives its subscription: who follows again on the same day is not told twice.
      `create table deliveries (
        subscription text not null,
        local_date text not null,
        key text not null,
        state text not null,
        attempts integer not null,
        lease_until bigint not null,
        released integer not null,
        fresh integer not null,
        ref text,
        why text,
        at bigint not null,
        primary key (subscription, local_date)
      )`,
      'create index deliveries_state on deliveries (state)',
      'create table invocations (key text primary key, record text not null)',
    ],
  },
  {
    name: '0002-conversations',
    statements: [
      // Numbers run from 1 for each person and place: two turns may have the same time.
      `create table conversations (
        platform text not null,
        workspace text not null,
        channel text not null,
        person text not null,
        turn integer not null,
        at bigint not null,
        record text not null,
        primary key (platform, workspace, channel, person, turn)
      )`,
      'create index conversations_at on conversations (at)',
      `create table briefed (
        platform text not null,
        workspace text not null,
        person text not null,
        subject text not null,
        at bigint not null,
        record text not null,
        primary key (platform, workspace, person, subject)
      )`,
      'create index briefed_at on briefed (at)',
    ],
  },
  {
    name: '0003-editions',
    statements: [
      // A new table, because one place may now follow several things and no engine can widen a unique key.
      `create table subscriptions_3 (
        id text primary key,
        platform text not null,
        workspace text not null,
        channel text not null,
        kind text not null,
        subject text not null,
        rhythm text not null,
        zone text not null,
        time text not null,
        empty text not null,
        round integer not null,
        months integer not null,
        language text not null,
        state text not null,
        why text,
        owner text not null,
        since bigint not null,
        snoozed_until text,
        overrules text,
        made bigint not null,
        next_due bigint not null,
        unique (platform, workspace, channel, kind, subject)
      )`,
      `insert into subscriptions_3 select id, platform, workspace, channel, kind, '', '{"every":"day"}',
        zone, time, empty, 0, 0, 'en', state, why, owner, since, null, null, since, -1 from subscriptions`,
      'drop table subscriptions',
      'alter table subscriptions_3 rename to subscriptions',
      'create index subscriptions_due on subscriptions (next_due, id)',
      'create index subscriptions_owner on subscriptions (platform, owner)',
      'alter table deliveries add column due_at bigint',
      `create table changes (
        id text primary key,
        subscription text not null,
        platform text not null,
        workspace text not null,
        channel text not null,
        at bigint not null,
        who text not null,
        what text not null,
        told text not null
      )`,
      'create index changes_place on changes (platform, workspace, channel, at)',
      `insert into changes select id, id, platform, workspace, channel, since, owner, 'followed', ''
        from subscriptions`,
      `create table posted (
        platform text not null,
        workspace text not null,
        channel text not null,
        ref text not null,
        at bigint not null,
        message text not null,
        citations text not null,
        state text not null,
        primary key (platform, workspace, channel, ref)
      )`,
      `create table posted_documents (
        platform text not null,
        workspace text not null,
        channel text not null,
        ref text not null,
        document text not null,
        primary key (platform, workspace, channel, ref, document)
      )`,
      'create index posted_documents_document on posted_documents (document)',
    ],
  },
  {
    name: '0005-arrivals',
    statements: [
      `create table arrivals (
        collection text not null,
        document text not null,
        hash text not null,
        at bigint not null,
        primary key (collection, document)
      )`,
      'create index arrivals_at on arrivals (collection, at)',
      'create index arrivals_hash on arrivals (collection, hash)',
    ],
  },
  {
    name: '0006-citations',
    statements: [
      // As what a document was read when a message last agreed with it; nothing is known of older ones.
      "alter table posted_documents add column print text not null default ''",
      // A message that is being corrected is edited by whoever has it until then.
      'alter table posted add column edit_by bigint not null default 0',
      'create index posted_state on posted (state, edit_by)',
    ],
  },
  {
    name: '0007-once',
    statements: [
      // Without it every delivery of four hundred days is read once a day, to find those older than that.
      'create index deliveries_at on deliveries (at)',
      'create index changes_at on changes (at)',
    ],
  },
  {
    name: '0008-seen',
    statements: [
      'create table seen (id text primary key, at bigint not null)',
      'create index seen_at on seen (at)',
    ],
  },
  {
    name: '0009-open',
    statements: [
      // Few deliveries are open at a time: an index of all of them by their state was written twice an edition.
      'drop index deliveries_state',
      `create index deliveries_open on deliveries (at, subscription, local_date) where state = 'claimed'`,
    ],
  },
];
