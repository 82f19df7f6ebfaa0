// Delivers one edition once: claims it, looks for an earlier post where there may be one, makes it, posts, settles.
// Leaves to others: what is due (plan.ts), many at once (run.ts), refusals (refusal.ts), how a post travels (platforms).
import type { Edition, EditionWindow } from '../briefing/edition.ts';
import type { Place, Platform, Posted } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Claim, Ledger, Settlement, Subscription, SubscriptionId } from '../store/ledger.ts';
import { editionKey } from './key.ts';
import { type Refusing, refuse, returned } from './refusal.ts';

/** What a subscription gets for one local date, or why it gets nothing. */
export type MakeEdition = (subscription: Subscription, window: EditionWindow) => Promise<Edition>;

export type Poster = Pick<Platform, 'post' | 'find'>;

export interface Delivering extends Refusing {
  readonly ledger: Refusing['ledger'] &
    Pick<Ledger, 'claim' | 'settle' | 'subscription' | 'unclaimed' | 'lastTold' | 'keepPosted'>;
  readonly platforms: ReadonlyMap<string, Poster>;
  readonly edition: MakeEdition;
  /** What is put under an edition: its buttons. */
  readonly dress: (message: Message, subscription: Subscription, localDate: string) => Message;
  readonly catchUpMs: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** One edition that is due, or whose lease ran out. */
export interface Order {
  readonly id: SubscriptionId;
  readonly place: Place;
  readonly localDate: string;
  readonly dueAt: number;
  /** To post it, or only to record why it was not. */
  readonly wanted: 'post' | 'missed' | 'snoozed';
  /** What `Ledger.reckoned` wants to know again; absent where a lease ran out. */
  readonly seen?: number;
}

/** `absent`: its platform is not there. `gone`: nobody wants it any more, or another copy has it. */
export type Delivered =
  | { readonly type: 'claimed'; readonly subscription: Subscription }
  | { readonly type: 'absent' | 'gone' };

/** Longer than any post takes, the wait for its turn and retries included. */
export const leaseMs = 120_000;
/** What a post may take: with less left of a lease, nothing is posted. */
const postMs = 75_000;
/** After as many tries an edition is given up. */
const mostAttempts = 5;
/** After as many tries, two minutes apart, a channel that does not let us look is believed to stay so. */
const mostLooks = 12;
/** When making the edition failed, which is our own trouble, it is tried again after this long. */
const pauseAfterFault = 300_000;

/** Delivers, or leaves it to whoever holds the lease. Rejects only when the ledger does. */
export async function deliver(tools: Delivering, order: Order): Promise<Delivered> {
  const { ledger, clock } = tools;
  const { id, localDate, dueAt, seen } = order;
  const poster = tools.platforms.get(order.place.platform);
  if (poster === undefined && order.wanted === 'post') return { type: 'absent' };
  // Another copy may have had it since it was planned; a lease that ran out is somebody's, and wanted for that.
  const subscription =
    seen === undefined ? await ledger.subscription(id) : await ledger.unclaimed(id, localDate);
  if (subscription === undefined || changedSince(subscription, order)) return { type: 'gone' };
  const key = editionKey(id, localDate);
  const claim = await ledger.claim(id, localDate, { key, now: clock(), leaseMs, dueAt });
  if (claim.type === 'held' || claim.type === 'settled') return { type: 'gone' };
  const all = poster && { tools, poster, order, subscription };
  const settlement: Outcome | undefined =
    all === undefined || order.wanted !== 'post'
      ? unposted(tools, order, claim)
      : await attempt(all, claim);
  if (settlement === undefined) return { type: 'claimed', subscription };
  const ours = await ledger.settle(claim.delivery, settlement, clock());
  if (ours) await learn(tools, subscription, settlement);
  const { attempts } = claim.delivery;
  const told = { platform: order.place.platform, localDate, state: settlement.state, attempts };
  if (ours) tools.log.info('edition', told);
  else tools.log.warn('edition-taken-over', told);
  return { type: 'claimed', subscription };
}

/** Whether its place takes posts shows in what became of one. */
async function learn(
  tools: Delivering,
  subscription: Subscription,
  { state, ...rest }: Outcome,
): Promise<void> {
  const now = tools.clock();
  if (state === 'posted' && subscription.state === 'refused')
    await returned(tools, subscription, now);
  if (rest.refusal !== undefined && subscription.state === 'active')
    await refuse(tools, subscription, rest.refusal, now);
}

/** True when somebody paused it or gave it another time after it was planned: then nothing is due. */
function changedSince({ state, since }: Subscription, { seen, dueAt }: Order): boolean {
  return seen !== undefined && (state === 'paused' || since > dueAt);
}

type Taken = Extract<Claim, { readonly delivery: unknown; readonly type: 'fresh' | 'takeover' }>;

/** Why an edition is not even tried; one that another copy may be posting is left to its lease. */
function unposted(tools: Delivering, { wanted }: Order, claim: Taken): Settlement | undefined {
  if (claim.type !== 'fresh') return undefined;
  return wanted === 'snoozed'
    ? { state: 'skipped', why: tools.say('schedule.snoozed') }
    : missed(tools, 'schedule.too-late');
}

interface Attempt {
  readonly tools: Delivering;
  readonly poster: Poster;
  readonly order: Order;
  readonly subscription: Subscription;
}

/** A settlement, and the reason where the place takes no posts. */
type Outcome = Settlement & { readonly refusal?: string };

async function attempt(all: Attempt, claim: Taken): Promise<Outcome | undefined> {
  const { tools, poster, subscription, order } = all;
  const { key, attempts, leaseUntil, why } = claim.delivery;
  const earlier = claim.type === 'takeover' ? await lookBack(all, claim) : 'absent';
  if (earlier !== 'absent') return earlier;
  if (subscription.state === 'paused') return missed(tools, 'schedule.paused');
  if (tools.clock() - order.dueAt > tools.catchUpMs) return missed(tools, 'schedule.too-late');
  // A process that died over it is no failed try.
  const most = claim.type === 'takeover' ? mostLooks : mostAttempts;
  if (attempts > most) return gaveUp(tools, attempts - 1, why ?? '');
  const edition = await make(all);
  const now = tools.clock();
  const again = (ms: number) => later(all, attempts, now + ms, tools.say('schedule.not-made'));
  if (edition === undefined) return again(pauseAfterFault);
  if (edition.type === 'empty') return { state: 'skipped', why: edition.why };
  if (leaseUntil - now < postMs) return again(0);
  const posted = await poster.post(subscription.place, edition.message, key);
  if (posted.type === 'sent') await keep(all, posted.ref, edition);
  return settle(all, posted, attempts);
}

/** What a former holder of the lease left in the channel: found, not there, or nobody can tell. */
async function lookBack(
  all: Attempt,
  { delivery: { key, attempts } }: Taken,
): Promise<Outcome | 'absent' | undefined> {
  const { tools, poster, subscription } = all;
  const found = await poster.find(subscription.place, key);
  switch (found.type) {
    case 'absent':
      return 'absent';
    case 'found':
      await keep(all, found.ref, await make(all));
      return { state: 'posted', ref: found.ref };
    case 'unknown':
      // A look that failed may go well once this lease has run out, too.
      return attempts < mostLooks
        ? undefined
        : missed(tools, 'schedule.may-be-out', { reason: found.reason });
  }
}

async function make({ tools, subscription, order }: Attempt): Promise<Edition | undefined> {
  const { localDate, dueAt: at } = order;
  try {
    // What happened on a day is told whatever came in since the last edition.
    const since =
      subscription.kind === 'onthisday' ? undefined : await tools.ledger.lastTold(subscription.id);
    const edition = await tools.edition(subscription, {
      localDate,
      zone: subscription.zone,
      at,
      ...(since !== undefined && { since }),
    });
    if (edition.type === 'empty') return edition;
    return { ...edition, message: tools.dress(edition.message, subscription, localDate) };
  } catch (cause) {
    tools.log.error('edition-not-made', { localDate }, cause);
    return undefined;
  }
}

/** Remembers what stands in the channel and cites; when that fails the edition is out all the same. */
async function keep(
  { tools, subscription: { place } }: Attempt,
  ref: string,
  edition: Edition | undefined,
): Promise<void> {
  if (edition?.type !== 'message' || edition.citations.length === 0) return;
  const { message, citations } = edition;
  try {
    const at = tools.clock();
    await tools.ledger.keepPosted({ place, ref, at, message, citations, state: 'stands' });
  } catch (cause) {
    tools.log.error('post-not-kept', { platform: place.platform }, cause);
  }
}

function settle(all: Attempt, posted: Posted, attempts: number): Outcome | undefined {
  switch (posted.type) {
    case 'sent':
      return { state: 'posted', ref: posted.ref };
    case 'later':
      return later(all, attempts, all.tools.clock() + posted.afterMs, posted.reason);
    case 'gone':
      return { state: 'failed', why: posted.reason, refusal: posted.reason };
    case 'unknown':
      // The lease stays: when it runs out, the channel is asked before anything is posted again.
      all.tools.log.warn('post-unknown', { attempts, reason: posted.reason });
      return undefined;
  }
}

/** Another try while the edition is still worth posting. */
function later(
  { tools, order }: Attempt,
  attempts: number,
  again: number,
  reason: string,
): Settlement {
  if (attempts >= mostAttempts || again > order.dueAt + tools.catchUpMs)
    return gaveUp(tools, attempts, reason);
  return { state: 'claimed', leaseUntil: again, why: reason };
}

function missed(
  tools: Delivering,
  key: string,
  values: Readonly<Record<string, string>> = {},
): Settlement {
  return { state: 'missed', why: tools.say(key, values) };
}

function gaveUp(tools: Delivering, attempts: number, reason: string): Settlement {
  return { state: 'failed', why: tools.say('schedule.gave-up', { attempts, reason }) };
}
