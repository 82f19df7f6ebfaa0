// Sends dressed messages: for everyone in a channel, or for one person's eyes.
// Leaves to others: what is sent (dress.ts), response_urls (hook.ts), editions and their keys (post.ts).
import type { webApi } from '@slack/bolt';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import type { Dressed } from './dress.ts';
import { codeOf, type Trouble, troubleOf } from './errors.ts';

export type Sent = { readonly type: 'sent'; readonly ref: string } | Trouble;

interface PostExtras {
  readonly thread?: string;
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
}

export function createOutbox(client: webApi.WebClient, say: Say, log: Log): Outbox {
  const attempt = async (send: () => Promise<string | undefined>): Promise<Sent> => {
    try {
      return { type: 'sent', ref: (await send()) ?? '' };
    } catch (error) {
      const trouble = troubleOf(error, say);
      log.warn('slack.not-sent', { verdict: trouble.type, code: codeOf(error) });
      return trouble;
    }
  };
  const post = (channel: string, extras: PostExtras, body: Dressed | { text: string }) =>
    attempt(async () => {
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
      return answer.ts;
    });
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
        return answer.message_ts;
      }),
  };
}
