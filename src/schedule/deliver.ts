// Delivers one edition once: claims it, looks for an earlier post where there may be one, makes it, posts, settles.
// Leaves to others: what is due (due.ts), many at once (run.ts), how a post travels (platforms).
import type { Edition, EditionWindow } from '../briefing/edition.ts';
import type { Platform, Posted } from '../model/conversation.ts';
import type { Log } from '../model/log.ts';
import type { Say } from '../model/words.ts';
import type { Claim, Ledger, Settlement, Subscription } from '../store/ledger.ts';
import { editionKey } from './key.ts';

/** What a subscription gets for one local date, or why it gets nothing. */
export type MakeEdition = (subscription: Subscription, window: EditionWindow) => Promise<Edition>;

export type Poster = Pick<Platform, 'post' | 'find'>;

export interface Delivering {
  readonly ledger: Pick<Ledger, 'claim' | 'settle' | 'setState' | 'lastTold' | 'keepPosted'>;
  readonly platforms: ReadonlyMap<string, Poster>;
  readonly edition: MakeEdition;
  /** Told once, when a subscription was paused because its place is gone. */
  readonly tellOwner: (subscription: Subscription, why: string) => Promise<void>;
  readonly catchUpMs: number;
  readonly say: Say;
  readonly log: Log;
}

/** One edition that is due, or whose lease ran out. */
export interface Order {
  readonly subscription: Subscription;
  readonly localDate: string;
  readonly dueAt: number;
}

/** Longer than any post takes, retries included. */
const leaseMs = 120_000;
/** After as many tries an edition is given up. */
const mostAttempts = 5;
/** When making the edition failed, which is our own trouble, it is tried again after this long. */
const pauseAfterFault = 300_000;

/** Delivers, or leaves it to whoever holds the lease. Rejects only when the ledger does. */
export async function deliver(tools: Delivering, order: Order, now: number): Promise<void> {
  const { subscription, localDate } = order;
  const poster = tools.platforms.get(subscription.place.platform);
  if (poster === undefined) return;
  const key = editionKey(subscription.id, localDate);
  const { dueAt } = order;
  const claim = await tools.ledger.claim(subscription.id, localDate, { key, now, leaseMs, dueAt });
  if (claim.type === 'held' || claim.type === 'settled') return;
  const settlement = await attempt(tools, poster, order, claim, now);
  if (settlement === undefined) return;
  await tools.ledger.settle(claim.delivery, settlement, now);
  tools.log.info('edition', {
    platform: subscription.place.platform,
    localDate,
    state: settlement.state,
    attempts: claim.delivery.attempts,
  });
}

/** Records that an edition's time is over. */
export async function recordMissed(tools: Delivering, order: Order, now: number): Promise<void> {
  const { subscription, localDate } = order;
  const key = editionKey(subscription.id, localDate);
  const { dueAt } = order;
  const claim = await tools.ledger.claim(subscription.id, localDate, { key, now, leaseMs, dueAt });
  if (claim.type !== 'fresh') return;
  await tools.ledger.settle(claim.delivery, missed(tools, 'schedule.too-late'), now);
}

type Taken = Extract<Claim, { readonly delivery: unknown; readonly type: 'fresh' | 'takeover' }>;

async function attempt(
  tools: Delivering,
  poster: Poster,
  { subscription, localDate, dueAt }: Order,
  claim: Taken,
  now: number,
): Promise<Settlement | undefined> {
  const { key, attempts } = claim.delivery;
  if (claim.type === 'takeover') {
    const found = await poster.find(subscription.place, key);
    if (found.type === 'found') return { state: 'posted', ref: found.ref };
    if (found.type === 'unknown')
      return missed(tools, 'schedule.may-be-out', { reason: found.reason });
  }
  if (subscription.state === 'paused') return missed(tools, 'schedule.paused');
  if (now - dueAt > tools.catchUpMs) return missed(tools, 'schedule.too-late');
  if (attempts > mostAttempts) return gaveUp(tools, attempts - 1, claim.delivery.why ?? '');
  const edition = await make(tools, subscription, localDate, dueAt);
  if (edition === undefined)
    return later(tools, attempts, dueAt, now + pauseAfterFault, tools.say('schedule.not-made'));
  if (edition.type === 'empty') return { state: 'skipped', why: edition.why };
  const { message, citations } = edition;
  const posted = await poster.post(subscription.place, message, key);
  if (posted.type === 'sent') {
    const { place } = subscription;
    await tools.ledger.keepPosted({
      place,
      ref: posted.ref,
      at: now,
      message,
      citations,
      state: 'stands',
    });
  }
  return settle(tools, { subscription, localDate, dueAt }, posted, attempts, now);
}

async function make(
  tools: Delivering,
  subscription: Subscription,
  localDate: string,
  dueAt: number,
): Promise<Edition | undefined> {
  try {
    const since = await tools.ledger.lastTold(subscription.id);
    const { zone } = subscription;
    return await tools.edition(subscription, {
      localDate,
      zone,
      at: dueAt,
      ...(since !== undefined && { since }),
    });
  } catch (cause) {
    tools.log.error('edition-not-made', { localDate }, cause);
    return undefined;
  }
}

async function settle(
  tools: Delivering,
  { subscription, dueAt }: Order,
  posted: Posted,
  attempts: number,
  now: number,
): Promise<Settlement | undefined> {
  switch (posted.type) {
    case 'sent':
      return { state: 'posted', ref: posted.ref };
    case 'later':
      return later(tools, attempts, dueAt, now + posted.afterMs, posted.reason);
    case 'gone':
      await pause(tools, subscription, posted.reason);
      return { state: 'failed', why: posted.reason };
    case 'unknown':
      // The lease stays: when it runs out, the channel is asked before anything is posted again.
      tools.log.warn('post-unknown', { attempts, reason: posted.reason });
      return undefined;
  }
}

/** Another try while the edition is still worth posting. */
function later(
  tools: Delivering,
  attempts: number,
  dueAt: number,
  again: number,
  reason: string,
): Settlement {
  if (attempts >= mostAttempts || again > dueAt + tools.catchUpMs)
    return gaveUp(tools, attempts, reason);
  return { state: 'claimed', leaseUntil: again, why: reason };
}

async function pause(tools: Delivering, subscription: Subscription, why: string): Promise<void> {
  await tools.ledger.setState(subscription.id, 'paused', why);
  try {
    await tools.tellOwner(subscription, why);
  } catch (cause) {
    tools.log.error('owner-not-told', { platform: subscription.place.platform }, cause);
  }
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
