// What Slack needs to be told, the clients made of it, and what can be seen of a token without asking Slack.
// Leaves to others: reading .env (src/config.ts), checking against Slack (examine.ts).
import { type Logger, webApi } from '@slack/bolt';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import type { SeenAnywhere } from '../seen.ts';

export interface SlackSettings {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…` with connections:write: Socket Mode. */
  readonly appToken?: string;
  /** Without an app token: signed HTTP on `port`. */
  readonly signingSecret?: string;
  readonly port?: number;
  /** What is wrong with the bot, for /healthz beside signed HTTP; undefined while nothing is. */
  readonly trouble?: () => string | undefined;
  /** Only for tests and proxies; the default is https://slack.com/api/. */
  readonly apiUrl?: string;
}

export interface SlackParts {
  readonly say: Say;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What other copies of the bot took in; left out where there is one alone. */
  readonly seenAnywhere?: SeenAnywhere;
  /** Resolves after so many milliseconds; only tests give one of their own. */
  readonly wait?: (ms: number) => Promise<void>;
}

const timeoutMs = 10_000;
/** Somebody waits for an answer that is only nicer with what a look-up tells. */
const quickMs = 2500;

/**
 * The SDK's defaults are no timeout and ten retries over half an hour, also of posts: each option here is a
 * departure from that. `retries` 0 is for posts, which must not be sent twice.
 */
export function clientOptions(
  settings: SlackSettings,
  logger: Logger,
  retries: number,
  timeout: number = timeoutMs,
): webApi.WebClientOptions {
  return {
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
    logger,
    timeout,
    retryConfig: { retries, minTimeout: 300, maxTimeout: 3000 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    maxRequestConcurrency: 50,
  };
}

export interface Clients {
  /** Sends: never repeats a call by itself. */
  readonly sending: webApi.WebClient;
  /** Reads: repeats after network trouble. */
  readonly reading: webApi.WebClient;
  /** Looks up what an answer does not depend on. */
  readonly quick: webApi.WebClient;
}

export function createClients(settings: SlackSettings, logger: Logger): Clients {
  const client = (retries: number, timeout?: number): webApi.WebClient =>
    new webApi.WebClient(settings.botToken, clientOptions(settings, logger, retries, timeout));
  return { sending: client(0), reading: client(1), quick: client(0, quickMs) };
}

/** What is wrong with a token's looks, as a key of the catalogue; undefined when it looks right. */
export function tokenTrouble(token: string, wanted: 'bot' | 'app'): string | undefined {
  const trimmed = token.trim();
  if (trimmed === '') return `slack.token.${wanted}-missing`;
  const prefix = wanted === 'bot' ? 'xoxb-' : 'xapp-';
  if (trimmed !== token || /\s/u.test(token)) return 'slack.token.white-space';
  if (token.startsWith(prefix)) {
    return /^[A-Za-z0-9-]{10,}$/u.test(token) ? undefined : 'slack.token.damaged';
  }
  if (/^(?:xoxb|xapp)-/u.test(token)) return 'slack.token.swapped';
  if (/^xox[a-z]-/u.test(token)) return 'slack.token.user-token';
  return `slack.token.${wanted}-shape`;
}
