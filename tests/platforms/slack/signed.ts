// Requests as Slack signs them, for a bot that serves HTTP.
// Leaves to others: what is in them (fakes/slack/payloads.ts).
import { createHmac } from 'node:crypto';
import type { Json } from '../fakes/slack/fake-slack.ts';

export const secret = '0123456789abcdef0123456789abcdef';
export const urlencoded = 'application/x-www-form-urlencoded';

export function signed(body: string, type: string, key = secret, at = Date.now()): RequestInit {
  const timestamp = String(Math.floor(at / 1000));
  const mac = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${mac}`,
    },
  };
}

/** A payload as a form is sent. */
export function form(payload: Json): string {
  return new URLSearchParams(
    Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}
