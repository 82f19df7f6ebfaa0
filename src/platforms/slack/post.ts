// Editions: posted with their key in the metadata, found again by it after a crash, edited when they are corrected.
// Leaves to others: when an edition is due and who may post it (schedule).
import type { webApi } from '@slack/bolt';
import type { Edited, Found, Place, Posted } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';
import { type Dressed, shared } from './dress.ts';
import { type Trouble, troubleOf } from './errors.ts';
import { editionEvent } from './names.ts';
import type { Outbox } from './outbox.ts';
import { readRef, writeRef } from './ref.ts';

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
  const sent = await outbox.post(place.channel, first, { metadata });
  if (sent.type !== 'sent') return settled(sent);
  const followers: string[] = [];
  for (const part of rest) {
    const follower = await outbox.post(sent.channel, part, { thread: sent.ref });
    if (follower.type === 'sent') followers.push(follower.ref);
  }
  return { type: 'sent', ref: refIn(place, sent.channel, [sent.ref, ...followers]) };
}

/** A form that Slack refuses even without blocks will be refused again. */
function settled(sent: Trouble): Exclude<Posted, { readonly type: 'sent' }> {
  if (sent.type === 'ours') return { type: 'gone', reason: sent.reason };
  if (sent.type !== 'later') return sent;
  return { type: 'later', afterMs: sent.afterMs, reason: sent.reason };
}

/** The conversation is named only where the place does not name it. */
function refIn(place: Place, channel: string, parts: readonly [string, ...string[]]): string {
  return writeRef({ parts, ...(channel !== place.channel && { channel }) });
}

/**
 * Puts the parts of a message in the place of those that were posted. What is over of the new ones is hung below the
 * first where parts hang there already; of the old ones, it stays as it is. Never rejects.
 */
export async function editPosted(
  outbox: Outbox,
  place: Place,
  posted: string,
  dress: () => Promise<readonly Dressed[]>,
  say: Say,
): Promise<Edited> {
  const ref = readRef(posted);
  if (ref === undefined) return { type: 'gone', reason: say('slack.trouble.message-missing') };
  const channel = ref.channel ?? place.channel;
  const [first] = ref.parts;
  const [head, ...rest] = await dress();
  if (head === undefined) return { type: 'gone', reason: say('slack.trouble.empty') };
  const body = ref.sharedBy === undefined ? head : shared(head, ref.sharedBy, say);
  const edited = await outbox.edit(channel, first, body);
  if (edited.type !== 'sent') return settled(edited);
  for (const [index, part] of rest.entries()) {
    const old = ref.parts[index + 1];
    if (old !== undefined) await outbox.edit(channel, old, part);
    else if (ref.parts.length > 1) await outbox.post(channel, part, { thread: first });
  }
  return { type: 'edited' };
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
      if (ref !== undefined) return { type: 'found', ref: refIn(place, channel, [ref]) };
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
