// What must survive everything: subscriptions, the record of each delivery, and the invocations behind buttons.
// Leaves to others: when something is due and what is posted (schedule), how it is kept (sqlite.ts).
import type { Place } from '../model/conversation.ts';
import type { Invocation } from '../model/message.ts';

export type SubscriptionId = string;

/** What to do on a day with nothing to tell. `nearby` tells the nearest days with something. */
export type EmptyDay = 'skip' | 'say' | 'nearby';

export interface Subscription {
  readonly id: SubscriptionId;
  readonly place: Place;
  readonly kind: 'onthisday';
  /** IANA zone. */
  readonly zone: string;
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  readonly empty: EmptyDay;
  readonly state: 'active' | 'paused';
  /** Why it is paused, in words for people. */
  readonly why?: string;
  /** Platform id of who made it; `config` for one seeded from `readout.yaml`. */
  readonly owner: string;
  /** Milliseconds since the epoch; editions due before it are nobody's. */
  readonly since: number;
}

/** `claimed` is a lease; the others are settled and final. */
export type DeliveryState = 'claimed' | 'posted' | 'skipped' | 'missed' | 'failed';

export interface Delivery {
  readonly subscription: SubscriptionId;
  /** The local date of the edition, `YYYY-MM-DD`: with the subscription the unique key. */
  readonly localDate: string;
  /** Goes with the post, so that it can be found again: at most 25 of `[a-z0-9-]`. */
  readonly key: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly leaseUntil: number;
  readonly ref?: string;
  readonly why?: string;
  readonly at: number;
}

/** What `claim` found: yours (fresh or taken over from a lease that ran out), somebody's, or settled. */
export type Claim =
  | { readonly type: 'fresh'; readonly delivery: Delivery }
  /** The former holder may have posted: look for the key before posting. */
  | { readonly type: 'takeover'; readonly delivery: Delivery }
  | { readonly type: 'held' }
  | { readonly type: 'settled'; readonly delivery: Delivery };

export type Settlement =
  | { readonly state: 'posted'; readonly ref: string }
  | { readonly state: 'skipped' | 'missed' | 'failed'; readonly why: string }
  /** Gives the lease back until `leaseUntil`; nothing was posted, and `claim` may take it as fresh after that. */
  | { readonly state: 'claimed'; readonly leaseUntil: number; readonly why: string };

export interface Ledger {
  /** Adds, or when the same place already follows the same kind, replaces its settings and keeps its id. */
  subscribe(subscription: Omit<Subscription, 'id'>): Promise<Subscription>;
  subscription(id: SubscriptionId): Promise<Subscription | undefined>;
  subscriptions(filter?: {
    readonly place?: Place;
    readonly state?: Subscription['state'];
  }): Promise<readonly Subscription[]>;
  /** `since` (milliseconds since the epoch), when resuming: editions due before it are nobody's. */
  setState(
    id: SubscriptionId,
    state: Subscription['state'],
    why?: string,
    since?: number,
  ): Promise<void>;
  unsubscribe(id: SubscriptionId): Promise<void>;
  /** Takes the edition of a local date for `leaseMs` from `now`, in one atomic step. */
  claim(
    id: SubscriptionId,
    localDate: string,
    options: { readonly key: string; readonly now: number; readonly leaseMs: number },
  ): Promise<Claim>;
  /** Changes a lease only: what is settled already stays as it is. */
  settle(id: SubscriptionId, localDate: string, settlement: Settlement, now: number): Promise<void>;
  /** Leases nobody settled, whoever holds them. */
  unsettled(): Promise<readonly Delivery[]>;
  /** Newest first. */
  deliveries(id: SubscriptionId, limit: number): Promise<readonly Delivery[]>;
  /** The newest local date of each subscription that has any delivery, settled or not. */
  lastDates(): Promise<ReadonlyMap<SubscriptionId, string>>;
  keepInvocation(key: string, invocation: Invocation): Promise<void>;
  invocation(key: string): Promise<Invocation | undefined>;
}
