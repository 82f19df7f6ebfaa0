// The key that goes with the post of an edition, so that it can be found again in its channel.
// Leaves to others: carrying it (platforms: Discord's nonce, Slack's message metadata).
import { createHash } from 'node:crypto';
import type { SubscriptionId } from '../store/ledger.ts';

/** The same for the same edition always; 24 characters of `[a-z0-9-]`. */
export function editionKey(id: SubscriptionId, localDate: string): string {
  const short = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return `e${short}-${localDate}`;
}
