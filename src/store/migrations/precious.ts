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
];
