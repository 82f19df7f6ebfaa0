// A response_url: where one interaction may be answered, five times within half an hour.
// Leaves to others: what to do when it is used up (outbox.ts).

import { slackLimits } from './limits.ts';
import type { SlackBlock } from './render.ts';

interface HookMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

/** True when the message went out; false when the address is not Slack's, used up, too old, or does not answer. */
export type Hook = (message: HookMessage) => Promise<boolean>;

const hosts: ReadonlySet<string> = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);
/** Room for the way there. */
const marginMs = 30_000;
const timeoutMs = 10_000;

/**
 * A hook for a response_url of a payload. Only https on Slack's own hook hosts is ever posted to; `apiUrl` (tests and
 * proxies) adds its own origin.
 */
export function createHook(url: string, apiUrl: string | undefined, now: () => number): Hook {
  const until = now() + slackLimits.hookMs - marginMs;
  let left: number = slackLimits.hookUses;
  return async (message) => {
    if (left <= 0 || now() > until || !isSlackHook(url, apiUrl)) return false;
    left -= 1;
    return send(url, message);
  };
}

async function send(url: string, message: HookMessage): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** True for an address that may be posted to (platforms are told addresses by payloads: those are not ours to trust). */
function isSlackHook(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'https:' && hosts.has(host)) return true;
  return apiUrl !== undefined && URL.canParse(apiUrl) && new URL(apiUrl).origin === origin;
}
