// Reads what people type for a digest without naming the options: "every day at 8", "2" for the second in the list.
// Leaves to others: single values (typed.ts, ../rhythm.ts), what is made of them (settings.ts).
import type { Arguments } from '../asked.ts';
import { parseRhythm } from '../rhythm.ts';
import { timeOf, zoneOf } from './typed.ts';

/** `pause 2` and `leave all` mean what `which:2` and `which:all` mean; where `which` is given, nothing is changed. */
export function withWhich(given: Arguments): Arguments {
  const { about = '', ...rest } = given;
  const typed = about.trim();
  const isWhich = /^(?:#?\d{1,4}|all)$/iu.test(typed) && (given['which'] ?? '').trim() === '';
  return isWhich ? { ...rest, which: typed.replace('#', '') } : given;
}

/** `follow every day at 8`, `follow new weekdays`: where the words after the kind are no subject but say when. */
export function withTiming(given: Arguments): Arguments {
  const { about = '', ...rest } = given;
  const [, kind = '', when = ''] =
    /^\s*(on\s?this\s?day|new(?:\s+documents)?)?\s*(.*)$/isu.exec(about) ?? [];
  const timing = timingIn(when);
  if (timing === undefined) return given;
  return { ...timing, ...rest, ...(kind !== '' && { about: kind }) };
}

/**
 * Days, time and zone in words that hold nothing else, by the names of their options: `weekdays at 9 Europe/Vienna`,
 * `daily`, `08:30`. Undefined where anything is left over, since that may be a subject.
 */
function timingIn(words: string): Arguments | undefined {
  const tokens = words.trim().split(/\s+/u).filter(Boolean);
  const zone = /^utc$|\//iu.test(tokens.at(-1) ?? '') ? zoneOf(tokens.at(-1) ?? '') : undefined;
  if (zone !== undefined) tokens.pop();
  const { time, before } = timeAtEnd(tokens);
  const days = before.join(' ').replace(/^days?\s+/iu, '');
  if (days !== '' && parseRhythm(days) === undefined) return undefined;
  const found = {
    ...(days !== '' && { days }),
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

/** `08:30`, `8 pm`, `at 8`, `time 8`; a bare number alone may be anything. */
function timeAtEnd(tokens: readonly string[]): {
  readonly time?: string;
  readonly before: readonly string[];
} {
  const line = tokens.join(' ');
  const [, before = '', named, typed = ''] =
    /^(.*?)(?:^|\s)(?:(at|time)\s+)?(\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]m)?)$/iu.exec(line) ?? [];
  const plain = /^\d+$/u.test(typed) && named === undefined;
  const time = plain ? undefined : timeOf(typed);
  if (time === undefined) return { before: tokens };
  return { time, before: before.split(' ').filter(Boolean) };
}
