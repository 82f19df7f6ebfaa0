// The ledger's subscriptions: what is followed where, and of which an edition may be due.
// Leaves to others: deliveries (deliveries.ts), history (history.ts), when something is due (schedule).
import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Place } from '../model/conversation.ts';
import { inPieces, stored } from './asker.ts';
import type { Ledger, MayBeDue, Reckoned, Rhythm, Subscription } from './ledger.ts';
import type { PreciousTables, Tables } from './tables.ts';

type Questions = Pick<
  Ledger,
  | 'subscribe'
  | 'subscription'
  | 'subscriptions'
  | 'unclaimed'
  | 'setState'
  | 'snooze'
  | 'overrule'
  | 'unsubscribe'
  | 'mayBeDue'
  | 'reckoned'
  | 'reckonAnew'
>;

/** Another number below 0 after each change, so that `reckoned` can tell what it has not seen. */
const unreckoned = sql<number>`case when next_due < 0 then next_due - 1 else -1 end`;

const newestDate = sql<
  string | null
>`(select max(local_date) from deliveries where subscription = subscriptions.id)`;

export function openSubscriptions(db: Kysely<Tables>): Questions {
  return {
    subscribe: (wanted) => subscribe(db, wanted),
    async subscription(id) {
      const row = await db
        .selectFrom('subscriptions')
        .where('id', '=', id)
        .selectAll()
        .executeTakeFirst();
      return row && toSubscription(row);
    },
    async unclaimed(id, localDate) {
      const row = await db
        .selectFrom('subscriptions')
        .where('id', '=', id)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('deliveries')
                .where('subscription', '=', id)
                .where('local_date', '=', localDate)
                .select('subscription'),
            ),
          ),
        )
        .selectAll()
        .executeTakeFirst();
      return row && toSubscription(row);
    },
    subscriptions: (filter) => subscriptions(db, filter),
    async setState(id, state, why, since) {
      await db
        .updateTable('subscriptions')
        .set({
          state,
          why: why ?? null,
          next_due: unreckoned,
          ...(since !== undefined && { since }),
        })
        .where('id', '=', id)
        .execute();
    },
    async snooze(id, until) {
      await db
        .updateTable('subscriptions')
        .set({ snoozed_until: until ?? null })
        .where('id', '=', id)
        .execute();
    },
    async overrule(id, config) {
      await db
        .updateTable('subscriptions')
        .set({ overrules: config ?? null })
        .where('id', '=', id)
        .execute();
    },
    async unsubscribe(id) {
      await db.deleteFrom('subscriptions').where('id', '=', id).execute();
    },
    mayBeDue: (now, limit, after) => mayBeDue(db, now, limit, after),
    reckoned: (moments) => reckoned(db, moments),
    async reckonAnew() {
      await db.updateTable('subscriptions').set({ next_due: unreckoned }).execute();
    },
  };
}

async function subscribe(
  db: Kysely<Tables>,
  wanted: Omit<Subscription, 'id'>,
): Promise<Subscription> {
  const { place, kind, subject } = wanted;
  const settings = {
    rhythm: JSON.stringify(wanted.rhythm),
    zone: wanted.zone,
    time: wanted.time,
    empty: wanted.empty,
    round: Number(wanted.round),
    months: Number(wanted.months),
    language: wanted.language,
    state: wanted.state,
    why: wanted.why ?? null,
    owner: wanted.owner,
    since: wanted.since,
    snoozed_until: wanted.snoozedUntil ?? null,
    overrules: wanted.overrules ?? null,
  };
  const row = await db
    .insertInto('subscriptions')
    .values({
      id: idOf(wanted),
      ...place,
      kind,
      subject,
      ...settings,
      made: wanted.since,
      next_due: -1,
    })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'channel', 'kind', 'subject']).doUpdateSet({
        ...settings,
        next_due: sql`case when subscriptions.next_due < 0 then subscriptions.next_due - 1 else -1 end`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSubscription(row);
}

function idOf({ place, kind, subject }: Omit<Subscription, 'id'>): string {
  const { platform, workspace, channel } = place;
  return createHash('sha256')
    .update(JSON.stringify([platform, workspace, channel, kind, subject]))
    .digest('hex')
    .slice(0, 32);
}

async function subscriptions(
  db: Kysely<Tables>,
  filter: Parameters<Ledger['subscriptions']>[0],
): Promise<readonly Subscription[]> {
  let query = db.selectFrom('subscriptions').selectAll();
  if (filter?.place !== undefined)
    query = query
      .where('platform', '=', filter.place.platform)
      .where('workspace', '=', filter.place.workspace)
      .where('channel', '=', filter.place.channel);
  if (filter?.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter?.owner !== undefined)
    query = query
      .where('platform', '=', filter.owner.platform)
      .where('owner', '=', filter.owner.user);
  const rows = await query.orderBy('made').orderBy('id').execute();
  return rows.map(toSubscription);
}

async function mayBeDue(
  db: Kysely<Tables>,
  now: number,
  limit: number,
  after: MayBeDue | undefined,
): Promise<readonly MayBeDue[]> {
  let query = db
    .selectFrom('subscriptions')
    .where('next_due', '<=', now)
    .where('state', '!=', 'paused')
    .selectAll()
    .select(newestDate.as('last'));
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('next_due', 'id'), '>', eb.tuple(after.seen, after.subscription.id)),
    );
  const rows = await query.orderBy('next_due').orderBy('id').limit(limit).execute();
  return rows.map((row) => ({
    subscription: toSubscription(row),
    seen: row.next_due,
    ...(row.last !== null && { last: row.last }),
  }));
}

/** Those with the same moments go in one statement: many are due at the same time of day. */
async function reckoned(db: Kysely<Tables>, moments: readonly Reckoned[]): Promise<void> {
  const groups = new Map<string, Reckoned[]>();
  for (const one of moments) {
    const key = `${one.seen} ${one.next}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const [only, ...rest] = groups.values();
  if (only !== undefined && rest.length === 0) return reckonGroup(db, only);
  await db.transaction().execute(async (transaction) => {
    for (const group of groups.values()) await reckonGroup(transaction, group);
  });
}

async function reckonGroup(db: Kysely<Tables>, group: readonly Reckoned[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  await inPieces(group, async (piece) => {
    await db
      .updateTable('subscriptions')
      .set({ next_due: first.next })
      .where(
        'id',
        'in',
        piece.map(({ id }) => id),
      )
      .where('next_due', '=', first.seen)
      .execute();
    return [];
  });
}

function toSubscription(row: Selectable<PreciousTables['subscriptions']>): Subscription {
  const { id, kind, subject, zone, time, empty, language, state, owner, since } = row;
  return {
    id,
    place: placeOf(row),
    kind,
    subject,
    rhythm: stored<Rhythm>(row.rhythm),
    zone,
    time,
    empty,
    round: row.round === 1,
    months: row.months === 1,
    language,
    state,
    ...(row.why !== null && { why: row.why }),
    owner,
    since,
    ...(row.snoozed_until !== null && { snoozedUntil: row.snoozed_until }),
    ...(row.overrules !== null && { overrules: row.overrules }),
  };
}

/** The place that a row names. */
export function placeOf({ platform, workspace, channel }: Place): Place {
  return { platform, workspace, channel };
}
