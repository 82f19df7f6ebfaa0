// A place that takes no posts: its subscriptions are told as refused, their owner hears it once, access may return.
// Leaves to others: trying again when the next edition is due (deliver.ts), what a refusal is (platforms).
import type { Log } from '../model/log.ts';
import type { Say } from '../model/words.ts';
import type { Ledger, Subscription } from '../store/ledger.ts';

export interface Refusing {
  readonly ledger: Pick<Ledger, 'setState' | 'record' | 'subscriptions'>;
  /** Told once, when a place began to refuse. */
  readonly tellOwner: (subscription: Subscription, why: string) => Promise<void>;
  readonly say: Say;
  readonly log: Log;
}

/** Who did it, in the history, when nobody did. */
const itself = 'readout';

/** The next edition is tried all the same: that is at most once a day, and how it finds out that it may again. */
export async function refuse(
  tools: Refusing,
  subscription: Subscription,
  why: string,
  now: number,
): Promise<void> {
  const { id, place, owner } = subscription;
  const others = await tools.ledger.subscriptions({ place, state: 'refused' });
  await tools.ledger.setState(id, 'refused', why);
  await tools.ledger.record({
    subscription: id,
    place,
    at: now,
    who: itself,
    what: 'refused',
    told: why,
  });
  const { platform, channel } = place;
  tools.log.warn('subscription-refused', { platform, channel, why });
  if (others.some((one) => one.owner === owner)) return;
  try {
    await tools.tellOwner(subscription, why);
  } catch (cause) {
    tools.log.error('owner-not-told', { platform }, cause);
  }
}

/** A post went through again. */
export async function returned(
  tools: Refusing,
  { id, place }: Subscription,
  now: number,
): Promise<void> {
  await tools.ledger.setState(id, 'active');
  await tools.ledger.record({
    subscription: id,
    place,
    at: now,
    who: itself,
    what: 'returned',
    told: '',
  });
  tools.log.info('subscription-resumed', { platform: place.platform, channel: place.channel });
}
