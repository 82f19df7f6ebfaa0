// What the platforms hold beside what the ledger says, for every edition that was due while copies were killed.
// Leaves to others: the killing (kills.ts).
import type { Place } from '../src/model/conversation.ts';
import type { Delivery, Subscription } from '../src/store/ledger.ts';
import type { FakeDiscord } from '../tests/platforms/fakes/discord/server.ts';
import type { FakeSlack } from '../tests/platforms/fakes/slack/fake-slack.ts';

export interface Fakes {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
}

/** One edition: how often it stands in its channel, and what the ledger says of it. */
export interface Fate {
  readonly subscription: Subscription;
  readonly localDate: string;
  readonly out: number;
  readonly delivery: Delivery | undefined;
}

/**
 * `once` and recorded as posted; `told` as missed or failed and not out; `toldThoughOut` the same, and out all the
 * same; `twice` out more than once; `lost` neither out nor told.
 */
type Kind = 'once' | 'told' | 'toldThoughOut' | 'twice' | 'lost';

/** Counts of each kind, why some were not posted, and the first few that must not be. */
export function verdict(fates: readonly Fate[]) {
  const counts = { once: 0, told: 0, toldThoughOut: 0, twice: 0, lost: 0 };
  const reasons: Record<string, number> = {};
  const troubles: Fate[] = [];
  for (const fate of fates) {
    const kind = kindOf(fate);
    counts[kind]++;
    if (kind === 'twice' || kind === 'lost') troubles.push(fate);
    if (kind === 'told' || kind === 'toldThoughOut') {
      const why = fate.delivery?.why ?? '';
      reasons[why] = (reasons[why] ?? 0) + 1;
    }
  }
  return { editions: fates.length, ...counts, reasons, troubles: troubles.slice(0, 5) };
}

function kindOf({ out, delivery }: Fate): Kind {
  if (out > 1) return 'twice';
  if (delivery?.state === 'missed' || delivery?.state === 'failed')
    return out === 1 ? 'toldThoughOut' : 'told';
  return out === 1 && delivery?.state === 'posted' ? 'once' : 'lost';
}

/** How often each key stands in a channel. */
export function copiesByKey({ slack, discord }: Fakes, place: Place): ReadonlyMap<string, number> {
  const keys =
    place.platform === 'slack'
      ? slack.messagesIn(place.channel).map((message) => keyIn(message['metadata']))
      : (discord.world.messages.get(place.channel) ?? []).map((message) => message['nonce']);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(String(key), (counts.get(String(key)) ?? 0) + 1);
  return counts;
}

function keyIn(metadata: unknown): string {
  return /"key":"([^"]+)"/u.exec(JSON.stringify(metadata) ?? '')?.[1] ?? '';
}
