// What Slack refuses, in one table: whether to try again, and what to tell the operator.
// Leaves to others: pausing a subscription and telling its owner (schedule).
import { webApi } from '@slack/bolt';
import type { Posted } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';

interface Row {
  /** `ours` is a fault of the payload: the same words without blocks may pass. */
  readonly type: 'gone' | 'later' | 'unknown' | 'ours';
  /** The sentence: key of the catalogue behind `slack.trouble.`. */
  readonly say: string;
  readonly codes: readonly string[];
  readonly afterMs?: number;
}

const minute = 60_000;

/** Source: error tables of chat.postMessage, chat.update, conversations.history, auth.test and apps.connections.open. */
const table: readonly Row[] = [
  {
    type: 'gone',
    say: 'channel-missing',
    codes: ['channel_not_found', 'team_not_found', 'is_inactive'],
  },
  { type: 'gone', say: 'not-in-channel', codes: ['not_in_channel', 'user_not_in_channel'] },
  { type: 'gone', say: 'archived', codes: ['is_archived'] },
  {
    type: 'gone',
    say: 'restricted',
    codes: [
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'channel_is_limited_access',
      'channel_type_not_supported',
      'method_not_supported_for_channel_type',
      'messages_tab_disabled',
    ],
  },
  {
    type: 'gone',
    say: 'person-missing',
    codes: [
      'user_not_found',
      'user_disabled',
      'user_not_visible',
      'users_not_found',
      'cannot_dm_bot',
    ],
  },
  {
    type: 'gone',
    say: 'token',
    codes: [
      'account_inactive',
      'token_revoked',
      'token_expired',
      'invalid_auth',
      'not_authed',
      'team_access_not_granted',
      'two_factor_setup_required',
      'accesslimited',
      'access_denied',
      'user_removed_from_team',
      'team_disabled',
    ],
  },
  {
    type: 'gone',
    say: 'message-missing',
    codes: ['message_not_found', 'thread_not_found'],
  },
  {
    type: 'gone',
    say: 'not-editable',
    codes: ['cant_update_message', 'edit_window_closed', 'message_not_owned_by_app'],
  },
  { type: 'gone', say: 'token-type', codes: ['not_allowed_token_type'] },
  { type: 'gone', say: 'scope', codes: ['missing_scope', 'no_permission', 'ekm_access_denied'] },
  {
    type: 'later',
    say: 'workspace-moving',
    afterMs: 180 * minute,
    codes: ['org_login_required', 'team_added_to_org', 'enterprise_is_restricted'],
  },
  { type: 'later', say: 'busy', afterMs: minute, codes: ['ratelimited', 'rate_limited'] },
  { type: 'later', say: 'message-limit', afterMs: 60 * minute, codes: ['message_limit_exceeded'] },
  {
    type: 'later',
    say: 'slack-trouble',
    afterMs: 2 * minute,
    codes: ['service_unavailable', 'external_channel_migrating', 'messaging_processing_failed'],
  },
  {
    type: 'unknown',
    say: 'slack-trouble',
    codes: [
      'internal_error',
      'fatal_error',
      'request_timeout',
      'update_failed',
      'streaming_state_conflict',
    ],
  },
  {
    type: 'ours',
    say: 'refused-form',
    codes: [
      'invalid_blocks',
      'invalid_blocks_format',
      'msg_too_long',
      'msg_blocks_too_long',
      'msg_blocks_too_many',
      'no_text',
      'invalid_arguments',
      'invalid_arg_name',
      'invalid_metadata_format',
      'invalid_metadata_schema',
      'metadata_too_large',
      'block_mismatch',
    ],
  },
];

/** Errors before anything left this machine: the post is certainly not out. */
const neverSent =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/u;

/** `busy` is set where Slack asks to slow down, and not where something else is in the way. */
export type Trouble =
  | Exclude<Posted, { readonly type: 'sent' | 'later' }>
  | (Extract<Posted, { readonly type: 'later' }> & { readonly busy?: true })
  | { readonly type: 'ours'; readonly reason: string };

/** Why the line could not be opened, as a sentence for the operator. */
export function startTrouble(error: unknown, port: number | undefined, say: Say): string {
  const taken = error instanceof Error && /EADDRINUSE|EACCES/u.test(causes(error));
  return taken
    ? say('slack.trouble.port-taken', { port: String(port) })
    : troubleOf(error, say).reason;
}

/** A thrown error of the SDK as a verdict with a sentence. Never throws. */
export function troubleOf(error: unknown, say: Say): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return {
      type: 'later',
      afterMs: error.retryAfter * 1000,
      reason: say('slack.trouble.busy'),
      busy: true,
    };
  if (error instanceof webApi.WebAPIPlatformError) return platformTrouble(error, say);
  if (error instanceof webApi.WebAPIRequestError && neverSent.test(causes(error)))
    return { type: 'later', afterMs: minute, reason: say('slack.trouble.unreachable') };
  return { type: 'unknown', reason: say('slack.trouble.no-answer') };
}

function platformTrouble(error: webApi.WebAPIPlatformError, say: Say): Trouble {
  const code = error.data.error;
  const row = table.find((one) => one.codes.includes(code));
  if (row === undefined) return { type: 'gone', reason: say('slack.trouble.other', { code }) };
  const reason = say(`slack.trouble.${row.say}`, { code, scope: neededScope(error) || 'none' });
  const asked = error.data.response_metadata?.retryAfter;
  if (row.type !== 'later') return { type: row.type, reason };
  return {
    type: 'later',
    afterMs: asked === undefined ? (row.afterMs ?? minute) : asked * 1000,
    reason,
    ...(row.say === 'busy' && { busy: true }),
  };
}

/** `needed` of a missing_scope answer. */
export function neededScope(error: webApi.WebAPIPlatformError): string {
  const needed = 'needed' in error.data ? error.data.needed : undefined;
  return typeof needed === 'string' && /^[\w:.,-]+$/u.test(needed) ? needed : '';
}

/** A short name for the log: a Slack code, an HTTP status, or the kind of error. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  return error instanceof Error ? error.name : typeof error;
}

function causes(error: unknown): string {
  const lines: string[] = [];
  let current: unknown = error;
  while (current instanceof Error && lines.length < 5) {
    const code = 'code' in current ? String(current.code) : '';
    lines.push(`${code} ${current.message}`);
    current = current instanceof webApi.WebAPIRequestError ? current.original : current.cause;
  }
  return lines.join(' ');
}
