// Sends dressed messages and edits them: for everyone in a channel, or for one person's eyes; at Slack's pace.
// Leaves to others: what is sent (dress.ts), response_urls (hook.ts), editions and their keys (post.ts).
import type { webApi } from '@slack/bolt';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import { createPace, type Pace, type PaceOptions } from '../pace.ts';
import type { Dressed } from './dress.ts';
import { codeOf, type Trouble, troubleOf } from './errors.ts';

/** `channel` is the conversation it went to: for a person's id the direct messages with them. */
export type Sent =
  | { readonly type: 'sent'; readonly ref: string; readonly channel: string }
  | Trouble;

interface PostExtras {
  readonly thread?: string;
  /** The mark of an edition. */
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Record<string, string>;
  };
}

export interface Outbox {
  /** For everyone in a channel, or in the direct messages of a person id. Never rejects. */
  post(channel: string, message: Dressed, extras?: PostExtras): Promise<Sent>;
  /** For one person in a channel; gone when they leave the channel or reload. Never rejects. */
  whisper(channel: string, user: string, message: Dressed, thread?: string): Promise<Sent>;
  /** In the place of a message of ours; its metadata stays. `channel` is a conversation, no person. Never rejects. */
  edit(channel: string, ref: string, message: Dressed): Promise<Sent>;
}

/**
 * docs "Rate limits": a message a second in a channel, where short bursts pass, and several hundred a minute in a
 * workspace, of which editions and answers take half each; chat.update is of tier 3, which is fifty a minute and more.
 * An answer has four parts at most.
 */
const posting = { perDestination: { burst: 4, everyMs: 1000 }, all: { burst: 20, everyMs: 250 } };
const editing = { perDestination: { burst: 2, everyMs: 1000 }, all: { burst: 5, everyMs: 1200 } };
/** Half of the time that a delivery is leased for. */
const patienceMs = 60_000;

export function createOutbox(
  client: webApi.WebClient,
  say: Say,
  log: Log,
  clock: Pick<PaceOptions, 'now' | 'wait'>,
): Outbox {
  const editions = createPace({ ...posting, patienceMs, ...clock });
  // Somebody waits: a thousand editions that are due are not before them.
  const answers = createPace({ ...posting, patienceMs, ...clock });
  const edits = createPace({ ...editing, patienceMs, ...clock });
  const attempt = async (send: () => Promise<Partial<Address>>): Promise<Sent> => {
    try {
      const { ref = '', channel = '' } = await send();
      return { type: 'sent', ref, channel };
    } catch (error) {
      const trouble = troubleOf(error, say);
      log.warn('slack.not-sent', { verdict: trouble.type, code: codeOf(error) });
      return trouble;
    }
  };
  const paced = (pace: Pace, channel: string, send: () => Promise<Partial<Address>>) =>
    inPace(pace, channel, say, () => attempt(send));
  const post = (channel: string, extras: PostExtras, body: Dressed | { text: string }) =>
    paced(extras.metadata === undefined ? answers : editions, channel, () =>
      postMessage(client, channel, extras, body),
    );
  return {
    post: async (channel, message, extras = {}) => {
      const sent = await post(channel, extras, message);
      return sent.type === 'ours' ? post(channel, extras, { text: message.text }) : sent;
    },
    whisper: (channel, user, message, thread) =>
      attempt(async () => {
        const answer = await client.chat.postEphemeral({
          channel,
          user,
          ...message,
          ...(thread !== undefined && { thread_ts: thread }),
          parse: 'none',
          link_names: false,
        });
        return { channel, ...(answer.message_ts && { ref: answer.message_ts }) };
      }),
    edit: (channel, ref, message) =>
      paced(edits, channel, async () => {
        await client.chat.update({
          channel,
          ts: ref,
          ...message,
          parse: 'none',
          link_names: false,
        });
        return { ref, channel };
      }),
  };
}

interface Address {
  readonly ref: string;
  readonly channel: string;
}

async function postMessage(
  client: webApi.WebClient,
  channel: string,
  extras: PostExtras,
  body: Dressed | { readonly text: string },
): Promise<Partial<Address>> {
  const answer = await client.chat.postMessage({
    channel,
    ...body,
    ...(extras.thread !== undefined && { thread_ts: extras.thread }),
    ...(extras.metadata && { metadata: extras.metadata }),
    mrkdwn: false,
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel: answer.channel ?? channel, ...(answer.ts && { ref: answer.ts }) };
}

/** Sends when the turn has come; being told to slow down holds this channel, and a second one all of them. */
async function inPace(
  pace: Pace,
  channel: string,
  say: Say,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const turn = await pace.run(channel, async () => {
    const sent = await send();
    if (sent.type === 'later' && sent.busy) pace.hold(channel, sent.afterMs);
    return sent;
  });
  if (turn.type === 'done') return turn.result;
  return { type: 'later', afterMs: turn.afterMs, reason: say('slack.trouble.busy') };
}
