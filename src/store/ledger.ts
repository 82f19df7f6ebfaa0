// What must survive everything: subscriptions, what was delivered and changed, what was posted, buttons' invocations.
// Leaves to others: when something is due and what is posted (schedule), how it is kept (subscriptions.ts and its neighbours).
import type { Place } from '../model/conversation.ts';
import type { DocumentId } from '../model/document.ts';
import type { Invocation, Message } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { Conversations } from './conversations.ts';

export type SubscriptionId = string;

/** `new`: what came in since the last edition; `actor` and `topic` have a subject. */
export type SubscriptionKind = 'onthisday' | 'new' | 'actor' | 'topic';

/** What to do on a day with nothing to tell. `nearby` tells the nearest days with something. */
export type EmptyDay = 'skip' | 'say' | 'nearby';

/** Days of the week as iCalendar (RFC 5545, 3.3.10) names them, in lower case. */
export type Weekday = 'mo' | 'tu' | 'we' | 'th' | 'fr' | 'sa' | 'su';

export type Rhythm =
  | { readonly every: 'day' }
  /** At least one day, Monday first. */
  | { readonly every: 'week'; readonly days: readonly Weekday[] }
  /** 1 to 31; in a month that has no such day, its last one. */
  | { readonly every: 'month'; readonly day: number };

export interface Subscription {
  readonly id: SubscriptionId;
  readonly place: Place;
  readonly kind: SubscriptionKind;
  /** `actor`: the name as the archive writes it; `topic`: the query as typed; else `''`. */
  readonly subject: string;
  readonly rhythm: Rhythm;
  /** IANA zone. */
  readonly zone: string;
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  readonly empty: EmptyDay;
  /** `onthisday`: only round anniversaries. */
  readonly round: boolean;
  /** `onthisday`: events known only to the month, told on its first day. */
  readonly months: boolean;
  /** BCP 47. */
  readonly language: string;
  /** `refused`: the place takes no posts; tried again when the next edition is due. `paused`: by a person. */
  readonly state: 'active' | 'paused' | 'refused';
  /** Why it is paused or refused, in words for people. */
  readonly why?: string;
  /** Platform id of who made it; `config` for one seeded from `readout.yaml`. */
  readonly owner: string;
  /** Milliseconds since the epoch; editions due before it are nobody's. */
  readonly since: number;
  /** Local date; editions of days before it are skipped. */
  readonly snoozedUntil?: string;
  /** What `readout.yaml` says instead, in words, where chat has overruled it. */
  readonly overrules?: string;
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
  /** When the edition was due, in milliseconds since the epoch; unknown for those of older versions. */
  readonly dueAt?: number;
}

/** Names one holding of a lease: whoever takes it over has another number of attempts. */
export type Lease = Pick<Delivery, 'subscription' | 'localDate' | 'attempts'>;

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

/** One thing that was done with a subscription. */
export interface Change {
  readonly subscription: SubscriptionId;
  readonly place: Place;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Platform id of the person, `config`, or `readout` for what it did by itself. */
  readonly who: string;
  readonly what:
    | 'followed'
    | 'changed'
    | 'paused'
    | 'resumed'
    | 'snoozed'
    | 'left'
    | 'refused'
    | 'returned';
  /** The subscription in words, or the reason. */
  readonly told: string;
}

/** A line of the history of a place. */
export type HistoryLine =
  | { readonly type: 'change'; readonly at: number; readonly change: Change }
  | { readonly type: 'delivery'; readonly at: number; readonly delivery: Delivery };

/** What a posted message took from a document, so that a correction can find it. */
export interface CitationUsed {
  readonly document: DocumentId;
  readonly span: Span;
  readonly words: string;
  /** Told as somebody's words; then `speaker` is whose, and absent where nobody is named. */
  readonly quotation?: boolean;
  /** Told as what happened at `date`. */
  readonly event?: boolean;
  /** EDTF as it was told: when it happened, or when the words were said. */
  readonly date?: string;
  /** EDTF of the document itself. */
  readonly published?: string;
  readonly speaker?: string;
}

/** A message that stands in a channel: an edition, or an answer that was shared. */
export interface PostedMessage {
  readonly place: Place;
  /** The platform's id of the message. */
  readonly ref: string;
  readonly at: number;
  readonly message: Message;
  readonly citations: readonly CitationUsed[];
  /** `editing`: `message` is to take its place in the channel; `gone`: cannot be edited any more. */
  readonly state: 'stands' | 'editing' | 'gone';
}

/** A message of which a document was read anew, changed or removed, and as what they were read when it was found. */
export interface Stale {
  readonly posted: PostedMessage;
  readonly prints: ReadonlyMap<DocumentId, string>;
}

export interface MayBeDue {
  readonly subscription: Subscription;
  /** What `reckoned` said, or below 0 when nothing was reckoned since its last change. */
  readonly seen: number;
  /** The newest local date of it that has any delivery, settled or not. */
  readonly last?: string;
}

export interface Reckoned {
  readonly id: SubscriptionId;
  readonly seen: number;
  /** Milliseconds since the epoch. */
  readonly next: number;
}

export interface Ledger extends Conversations {
  /**
   * Adds, or when the same place already follows the same kind and subject, replaces its settings and keeps its
   * id. The id is made of these, so that who leaves and follows again on one day is not told twice.
   */
  subscribe(subscription: Omit<Subscription, 'id'>): Promise<Subscription>;
  subscription(id: SubscriptionId): Promise<Subscription | undefined>;
  /**
   * The subscription, unless it is gone or the edition of this local date was ever claimed: a look that costs less
   * than a claim in vain, and promises nothing.
   */
  unclaimed(id: SubscriptionId, localDate: string): Promise<Subscription | undefined>;
  /** In the order in which they were followed first. */
  subscriptions(filter?: {
    readonly place?: Place;
    readonly state?: Subscription['state'];
    /** Who made it, on the platform they made it on. */
    readonly owner?: { readonly platform: string; readonly user: string };
  }): Promise<readonly Subscription[]>;
  /** `since` (milliseconds since the epoch), when resuming: editions due before it are nobody's. */
  setState(
    id: SubscriptionId,
    state: Subscription['state'],
    why?: string,
    since?: number,
  ): Promise<void>;
  /** Editions of local dates before `until` are skipped; without it none. */
  snooze(id: SubscriptionId, until: string | undefined): Promise<void>;
  /** What `readout.yaml` says instead, in words; without it nothing else. */
  overrule(id: SubscriptionId, config: string | undefined): Promise<void>;
  unsubscribe(id: SubscriptionId): Promise<void>;
  /** Takes the edition of a local date for `leaseMs` from `now`, in one atomic step. */
  claim(
    id: SubscriptionId,
    localDate: string,
    options: {
      readonly key: string;
      readonly now: number;
      readonly leaseMs: number;
      readonly dueAt?: number;
    },
  ): Promise<Claim>;
  /**
   * Changes a lease only, and only for whoever holds it: false when it was settled or taken over meanwhile, and
   * then nothing is changed.
   */
  settle(lease: Lease, settlement: Settlement, now: number): Promise<boolean>;
  /** Leases nobody settled, whoever holds them; with a moment only those that ran out by then. */
  unsettled(ranOutBy?: number): Promise<readonly Delivery[]>;
  /** Newest first. */
  deliveries(id: SubscriptionId, limit: number): Promise<readonly Delivery[]>;
  /**
   * Active and refused subscriptions of which an edition may be due at a moment, the longest due first: at most
   * `limit`, those after `after`. One that was followed or changed is among them until `reckoned` says otherwise.
   */
  mayBeDue(now: number, limit: number, after?: MayBeDue): Promise<readonly MayBeDue[]>;
  /** Says before which moment nothing is due; left out for those that were changed since they were seen. */
  reckoned(moments: readonly Reckoned[]): Promise<void>;
  /** Has everything reckoned anew, as it must be when the rules of time zones changed. */
  reckonAnew(): Promise<void>;
  /** When the newest edition that was posted or skipped was due, in milliseconds since the epoch. */
  lastTold(id: SubscriptionId): Promise<number | undefined>;
  record(change: Change): Promise<void>;
  /** Changes and deliveries of a place, newest first; those of subscriptions that were left, too. */
  history(place: Place, limit: number): Promise<readonly HistoryLine[]>;
  /** Forgets settled deliveries, changes and posted messages from before a moment (milliseconds since the epoch). */
  prune(before: number): Promise<void>;
  /** Keeps a posted message, or replaces what is kept of it. */
  keepPosted(posted: PostedMessage): Promise<void>;
  /** Messages that stand and cite any of these documents. */
  postedCiting(documents: readonly DocumentId[]): Promise<readonly PostedMessage[]>;
  /** Messages that stand, of which a document is not as it was when they last agreed with it; the oldest first. */
  stalePosted(limit: number): Promise<readonly Stale[]>;
  /** Says that a message agrees with the documents as they were read; `citations` may have moved inside them. */
  agree(stale: Stale, citations: readonly CitationUsed[]): Promise<void>;
  /** Puts a corrected message in its place, to be edited; false when somebody did so meanwhile. */
  amend(
    stale: Stale,
    after: Pick<PostedMessage, 'message' | 'citations'>,
    now: number,
  ): Promise<boolean>;
  /** Messages to be edited on these platforms, ours for `leaseMs` from `now`. */
  takeEdits(
    platforms: readonly string[],
    now: number,
    leaseMs: number,
  ): Promise<readonly PostedMessage[]>;
  /** What became of an edit; a moment (milliseconds since the epoch) says when it is tried again. */
  settleEdit(posted: PostedMessage, outcome: 'stands' | 'gone' | number): Promise<void>;
  /**
   * True when none of these ids was shown within `keepMs` before `now`, to whichever copy of the bot; then they are
   * remembered.
   */
  firstSeen(ids: readonly string[], now: number, keepMs: number): Promise<boolean>;
  keepInvocation(key: string, invocation: Invocation): Promise<void>;
  invocation(key: string): Promise<Invocation | undefined>;
}
