// Where an answer goes: the ways that are open for one interaction, tried in order until one is taken.
// Leaves to others: how each way works (hook.ts, outbox.ts).
import type { Log } from '../../model/log.ts';
import type { Dressed } from './dress.ts';
import type { Hook } from './hook.ts';
import type { Outbox } from './outbox.ts';

/** Takes the parts of an answer, in order. Never rejects. */
export type Deliver = (parts: readonly Dressed[]) => Promise<void>;

export interface Spot {
  readonly channel: string;
  readonly user: string;
  readonly thread?: string;
}

/** Somebody waits: an answer that comes later than this is none. */
const patienceMs = 30_000;

/** For everyone in a channel (a mention), or in the direct messages we share with somebody. */
export function openly(outbox: Outbox, channel: string, thread?: string): Deliver {
  return async (parts) => {
    for (const part of parts) {
      const extras = thread === undefined ? {} : { thread };
      const sent = await outbox.post(channel, part, extras);
      if (sent.type !== 'later' || sent.afterMs > patienceMs) continue;
      await new Promise((resolve) => setTimeout(resolve, sent.afterMs));
      await outbox.post(channel, part, extras);
    }
  };
}

/**
 * For the asker alone: the response_url, which works in channels we are not in; else a message only they see in the
 * channel; else their direct messages. `replace` puts the first part in the place of what was clicked.
 */
export function privately(
  ways: { readonly hook?: Hook; readonly outbox: Outbox; readonly log: Log },
  spot: Spot,
  replace: boolean,
): Deliver {
  const { hook, outbox, log } = ways;
  const { channel, user, thread } = spot;
  return async (parts) => {
    for (const [index, part] of parts.entries()) {
      const taken = await hook?.({
        ...part,
        response_type: 'ephemeral',
        replace_original: replace && index === 0,
        ...(thread !== undefined && { thread_ts: thread }),
      });
      if (taken) continue;
      log.warn('slack.response-url-refused', { hasUrl: hook !== undefined });
      const whispered = await outbox.whisper(channel, user, part, thread);
      if (whispered.type !== 'sent') await outbox.post(user, part);
    }
  };
}

/** For everyone through a response_url. False when it was not taken. */
export async function throughHook(
  hook: Hook | undefined,
  spot: Spot,
  part: Dressed,
): Promise<boolean> {
  const taken = await hook?.({
    ...part,
    response_type: 'in_channel',
    replace_original: false,
    ...(spot.thread !== undefined && { thread_ts: spot.thread }),
  });
  return taken === true;
}
