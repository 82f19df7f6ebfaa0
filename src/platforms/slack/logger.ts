// Slack's SDK logs through this: warnings and errors only, with whatever could be a secret or a text cut out.
// Leaves to others: where lines go (src/log.ts).
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../model/log.ts';

const secrets =
  /\b(?:xox[a-z]|xapp|xoxe)[-.][\w.-]+|\bwss?:\/\/\S+|\bhttps?:\/\/\S+|\bBearer\s+\S+|v0=[0-9a-f]{16,}/giu;

/** A line of the SDK that may be kept: no tokens, no addresses (response_url, socket tickets), not long. */
function redacted(line: string): string {
  return line.replace(secrets, '(removed)').slice(0, 300);
}

/** A logger for Bolt and its parts. Debug lines hold whole payloads and are dropped unseen. */
export function createLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn('slack.sdk', { message: lineOf(parts) }),
    error: (...parts) => log.error('slack.sdk', { message: lineOf(parts) }),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function lineOf(parts: readonly unknown[]): string {
  const words = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part instanceof Error ? `${part.name}: ${part.message}` : typeof part;
  });
  return redacted(words.join(' '));
}
