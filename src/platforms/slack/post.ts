// Editions: posted with their key in the metadata, and found again by it after a crash.
// Leaves to others: when an edition is due and who may post it (schedule).
import type { webApi } from '@slack/bolt';
import type { Found, Place, Posted } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';
import type { Dressed } from './dress.ts';
import { troubleOf } from './errors.ts';
import { editionEvent } from './names.ts';
import type { Outbox, Sent } from './outbox.ts';

/** Posts the first part with the key and hangs the others, if any, below it. Never rejects. */
export async function postEdition(
  outbox: Outbox,
  place: Place,
  parts: readonly Dressed[],
  key: string,
  say: Say,
): Promise<Posted> {
  const [first, ...rest] = parts;
  if (first === undefined) return { type: 'gone', reason: say('slack.trouble.empty') };
  const metadata = { event_type: editionEvent, event_payload: { key } };
  const sent = settled(await outbox.post(place.channel, first, { metadata }));
  if (sent.type !== 'sent') return sent;
  for (const part of rest) await outbox.post(place.channel, part, { thread: sent.ref });
  return sent;
}

/** A form that Slack refuses even without blocks will be refused again. */
function settled(sent: Sent): Posted {
  return sent.type === 'ours' ? { type: 'gone', reason: sent.reason } : sent;
}

/** An edition is caught up on within hours: a day back is enough, and five pages of a hundred bound the search. */
const backMs = 24 * 60 * 60_000;
const pages = 5;
const pageSize = 100;

/** Looks for a message with the key in what was posted within a day. Never rejects. */
export async function findEdition(
  client: webApi.WebClient,
  place: Place,
  key: string,
  parts: { readonly say: Say; readonly now: () => number },
): Promise<Found> {
  const { say, now } = parts;
  try {
    const channel = await conversation(client, place.channel);
    const oldest = ((now() - backMs) / 1000).toFixed(6);
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) {
      const answer = await client.conversations.history({
        channel,
        oldest,
        limit: pageSize,
        include_all_metadata: true,
        ...(cursor !== undefined && { cursor }),
      });
      const ref = answer.messages?.find((message) => marked(message.metadata, key))?.ts;
      if (ref !== undefined) return { type: 'found', ref };
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) return { type: 'absent' };
    }
    return { type: 'unknown', reason: say('slack.trouble.too-much-history') };
  } catch (error) {
    return { type: 'unknown', reason: troubleOf(error, say).reason };
  }
}

interface Marked {
  readonly event_type?: string;
  readonly event_payload?: object;
}

function marked(metadata: Marked | undefined, key: string): boolean {
  const payload = metadata?.event_payload;
  return (
    metadata?.event_type === editionEvent &&
    payload !== undefined &&
    'key' in payload &&
    payload.key === key
  );
}

/** A person's id can be posted to; only the conversation with them can be read. */
async function conversation(client: webApi.WebClient, channel: string): Promise<string> {
  if (!/^[UW]/u.test(channel)) return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}
