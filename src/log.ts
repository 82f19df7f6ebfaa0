// The log: readable lines on a terminal, JSON otherwise, always on standard error, never a secret.
// Leaves to others: what is worth a line.
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from './model/log.ts';

/** Anything shaped like a token of either platform, or like a database's user and password, wherever it turns up. */
const secrets =
  /xox[abeposr]-[\w-]+|xapp-[\w-]+|[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}|(?<=\bpostgres(?:ql)?:\/\/)[^\s@/]+(?=@)|https:\/\/hooks\.slack\.com\/\S+/gu;

/** Text with tokens and response addresses blotted out. */
export function redacted(text: string): string {
  return text.replace(secrets, '[secret]');
}

export interface LogTarget {
  readonly level: string;
  /** True for a person's terminal. */
  readonly human: boolean;
  readonly write: (line: string) => void;
}

export function createLog(target: LogTarget): Log {
  const stream = target.human
    ? pretty({
        colorize: true,
        ignore: 'pid,hostname',
        translateTime: 'SYS:HH:MM:ss',
        sync: true,
        destination: { write: target.write },
      })
    : { write: target.write };
  const logger = pino(
    { level: target.level, formatters: { level: (label) => ({ level: label }) }, base: null },
    stream,
  );
  const clean = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === 'string' ? redacted(value) : value,
      ]),
    );
  return {
    info: (event, fields = {}) => logger.info(clean(fields), event),
    warn: (event, fields = {}) => logger.warn(clean(fields), event),
    error: (event, fields = {}, cause) =>
      logger.error({ ...clean(fields), ...(cause !== undefined && { cause: told(cause) }) }, event),
  };
}

function told(cause: unknown): string {
  if (!(cause instanceof Error)) return redacted(String(cause));
  const deeper = cause.cause === undefined ? '' : `\ncaused by ${told(cause.cause)}`;
  return redacted(cause.stack ?? cause.message) + deeper;
}
