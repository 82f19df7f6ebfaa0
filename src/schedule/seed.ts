// Brings the subscriptions that an operator configured in line with the ledger; those made in chat stay alone.
// Leaves to others: reading the configuration (config.ts).
import type { Place } from '../model/conversation.ts';
import type { EmptyDay, Ledger, Subscription } from '../store/ledger.ts';

export interface ConfiguredSubscription extends Place {
  /** IANA zone. */
  readonly zone: string;
  /** `HH:MM`, local. */
  readonly time: string;
  readonly empty: EmptyDay;
}

/** The owner of what was configured. */
export const configOwner = 'config';

export interface Seeding {
  /** To be added, or to replace what config said before. */
  readonly subscribe: readonly Omit<Subscription, 'id'>[];
  /** No longer configured. */
  readonly unsubscribe: readonly Subscription[];
}

/**
 * What has to change. A place that somebody follows from chat is theirs: configuration neither replaces nor
 * ends that. Unchanged ones are left as they are, a pause and their start included, so that a restart loses no edition.
 */
function seeding(
  configured: readonly ConfiguredSubscription[],
  existing: readonly Subscription[],
  now: number,
): Seeding {
  const wanted = new Map(configured.map((one) => [placeKey(one), one]));
  const known = new Map(existing.map((one) => [placeKey(one.place), one]));
  return {
    subscribe: [...wanted].flatMap(([key, one]) => {
      const before = known.get(key);
      const leave = before !== undefined && (before.owner !== configOwner || isSame(one, before));
      return leave ? [] : [toSubscription(one, now)];
    }),
    unsubscribe: existing.filter(
      (one) => one.owner === configOwner && !wanted.has(placeKey(one.place)),
    ),
  };
}

/** Applies `seeding` to the ledger. */
export async function seed(
  configured: readonly ConfiguredSubscription[],
  ledger: Pick<Ledger, 'subscriptions' | 'subscribe' | 'unsubscribe'>,
  now: number,
): Promise<Seeding> {
  const changes = seeding(configured, await ledger.subscriptions(), now);
  for (const one of changes.unsubscribe) await ledger.unsubscribe(one.id);
  for (const one of changes.subscribe) await ledger.subscribe(one);
  return changes;
}

function placeKey({ platform, workspace, channel }: Place): string {
  return JSON.stringify([platform, workspace, channel]);
}

function isSame(one: ConfiguredSubscription, before: Subscription): boolean {
  return one.zone === before.zone && one.time === before.time && one.empty === before.empty;
}

function toSubscription(one: ConfiguredSubscription, now: number): Omit<Subscription, 'id'> {
  const { platform, workspace, channel, zone, time, empty } = one;
  return {
    place: { platform, workspace, channel },
    kind: 'onthisday',
    subject: '',
    rhythm: { every: 'day' },
    zone,
    time,
    empty,
    round: false,
    months: false,
    language: 'en',
    state: 'active',
    owner: configOwner,
    since: now,
  };
}
