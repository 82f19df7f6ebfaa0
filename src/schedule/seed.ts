// Brings the subscriptions that an operator configured in line with the ledger; those made in chat stay alone.
// Leaves to others: reading the configuration (config.ts).
import type { Say } from '../model/words.ts';
import type { Ledger, Subscription } from '../store/ledger.ts';

/** What `readout.yaml` says of one subscription. */
export type ConfiguredSubscription = Pick<
  Subscription,
  | 'place'
  | 'kind'
  | 'subject'
  | 'rhythm'
  | 'zone'
  | 'time'
  | 'empty'
  | 'round'
  | 'months'
  | 'language'
>;

/** The owner of what was configured. */
export const configOwner = 'config';

export interface Seeding {
  /** To be added, or to replace what config said before. */
  readonly subscribe: readonly Omit<Subscription, 'id'>[];
  /** No longer configured. */
  readonly unsubscribe: readonly Subscription[];
  /** Where chat says otherwise than the configuration, which is told and changes nothing. */
  readonly contradictions: readonly Subscription[];
}

/**
 * What has to change. Chat wins: what somebody set, paused or left there is neither replaced nor ended by the
 * configuration. Unchanged ones are left as they are, their start included, so that a restart loses no edition.
 */
export function seeding(
  configured: readonly ConfiguredSubscription[],
  existing: readonly Subscription[],
  now: number,
  say: Say,
): Seeding {
  const wanted = new Map(configured.map((one) => [keyOf(one), one]));
  const known = new Map(existing.map((one) => [keyOf(one), one]));
  return {
    subscribe: [...wanted].flatMap(([key, one]) => {
      const before = known.get(key);
      const leave = before !== undefined && (before.owner !== configOwner || isSame(one, before));
      return leave ? [] : [toSubscription(one, now)];
    }),
    unsubscribe: existing.filter((one) => one.owner === configOwner && !wanted.has(keyOf(one))),
    contradictions: existing.flatMap((one) => {
      const config = wanted.get(keyOf(one));
      return config !== undefined && contradicts(config, one)
        ? [{ ...one, overrules: inWords(config, say) }]
        : [];
    }),
  };
}

/** Applies `seeding` to the ledger. */
export async function seed(
  configured: readonly ConfiguredSubscription[],
  ledger: Pick<Ledger, 'subscriptions' | 'subscribe' | 'unsubscribe' | 'record' | 'overrule'>,
  now: number,
  say: Say,
): Promise<Seeding> {
  const existing = await ledger.subscriptions();
  const changes = seeding(configured, existing, now, say);
  const record = (one: Subscription, what: 'followed' | 'changed' | 'left') =>
    ledger.record({
      subscription: one.id,
      place: one.place,
      at: now,
      who: configOwner,
      what,
      told: inWords(one, say),
    });
  for (const one of changes.unsubscribe) {
    await ledger.unsubscribe(one.id);
    await record(one, 'left');
  }
  for (const one of changes.subscribe) {
    const made = await ledger.subscribe(one);
    await record(made, existing.some(({ id }) => id === made.id) ? 'changed' : 'followed');
  }
  const contradicting = new Map(changes.contradictions.map((one) => [one.id, one.overrules]));
  for (const { id, overrules } of existing)
    if (overrules !== contradicting.get(id)) await ledger.overrule(id, contradicting.get(id));
  return changes;
}

function keyOf({ place, kind, subject }: Pick<Subscription, 'place' | 'kind' | 'subject'>): string {
  const { platform, workspace, channel } = place;
  return JSON.stringify([platform, workspace, channel, kind, subject]);
}

const compared = ['zone', 'time', 'empty', 'round', 'months', 'language'] as const;

function isSame(one: ConfiguredSubscription, before: ConfiguredSubscription): boolean {
  return (
    compared.every((key) => one[key] === before[key]) &&
    JSON.stringify(one.rhythm) === JSON.stringify(before.rhythm)
  );
}

function contradicts(config: ConfiguredSubscription, before: Subscription): boolean {
  if (before.state === 'paused') return true;
  return before.owner !== configOwner && !isSame(config, before);
}

function inWords({ kind, subject, rhythm, zone, time }: ConfiguredSubscription, say: Say): string {
  return say('schedule.configured', {
    kind,
    subject,
    every: rhythm.every,
    days: rhythm.every === 'week' ? rhythm.days.join(', ') : '',
    day: rhythm.every === 'month' ? rhythm.day : 0,
    time,
    zone,
  });
}

function toSubscription(one: ConfiguredSubscription, now: number): Omit<Subscription, 'id'> {
  return { ...one, state: 'active', owner: configOwner, since: now };
}
