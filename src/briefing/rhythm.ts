// Reads how often somebody wants an edition: "weekdays", "mon, thu", "weekly on Monday", "monthly on the 1st".
// Leaves to others: wording a rhythm (rhythm-words.ts) and reckoning with it (schedule).
import type { Rhythm, Weekday } from '../store/ledger.ts';

/** Monday first, as ISO 8601 counts them. */
export const weekdays: readonly Weekday[] = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

const whole: readonly (readonly [RegExp, Rhythm])[] = [
  [/^(?:daily|(?:every|each|all) ?days?|day|days|7 days a week)$/u, { every: 'day' }],
  [
    /^(?:(?:on|every|each|all) )?(?:week|work|working |business )days?$/u,
    { every: 'week', days: weekdays.slice(0, 5) },
  ],
  [/^(?:(?:on|at|every|each|the) )*weekends?$/u, { every: 'week', days: weekdays.slice(5) }],
  [/^(?:weekly|(?:every|each|once a|once every) week|week)$/u, { every: 'week', days: ['mo'] }],
  [/^(?:monthly|(?:every|each|once a|once every) month|month)$/u, { every: 'month', day: 1 }],
];

const weekly = /^(?:weekly|(?:every|each|once a) week|every|each)?\s*(?:on )?(?:an? |the )?/u;
const monthWords = '(?:monthly|(?:every|each|once a) month)';
const monthly = new RegExp(
  `^(${monthWords})?\\s*(?:on )?(?:the |day )*(?:(\\d{1,2})(st|nd|rd|th)?|(first)|(last))(?: day)?( of (?:the|each|every|a) month)?$`,
  'u',
);

/** The rhythm that a whole typed text means; undefined when it means none that is possible. */
export function parseRhythm(typed: string): Rhythm | undefined {
  const text = typed
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const known = whole.find(([pattern]) => pattern.test(text))?.[1];
  return known ?? monthlyOf(text) ?? weeklyOf(text);
}

/** A bare number is no day of the month: "3" may mean anything. */
function monthlyOf(text: string): Rhythm | undefined {
  const match = monthly.exec(text);
  if (match === null) return undefined;
  const [, month, digits, ending, first, last, ofMonth] = match;
  const word = first ?? last;
  if (month === undefined && ofMonth === undefined && ending === undefined) return undefined;
  if (word !== undefined) return { every: 'month', day: word === 'first' ? 1 : 31 };
  const day = Number(digits);
  return day >= 1 && day <= 31 ? { every: 'month', day } : undefined;
}

function weeklyOf(text: string): Rhythm | undefined {
  const parts = text
    .replace(weekly, '')
    .replace(/\s*(?:-|–|\bto\b|\bthrough\b|\buntil\b)\s*/gu, '-')
    .split(/\s*(?:,|;|\/|&|\+|\band\b|\s)\s*/u)
    .filter((part) => part !== '' && part !== 'on' && part !== 'every');
  const days = parts.map(daysOf);
  if (parts.length === 0 || days.some((some) => some.length === 0)) return undefined;
  const named = new Set(days.flat());
  if (named.size === weekdays.length) return { every: 'day' };
  return { every: 'week', days: weekdays.filter((day) => named.has(day)) };
}

/** `mon`, `Mondays`, or from one day to another; none for anything else. */
function daysOf(part: string): readonly Weekday[] {
  const [from, to, ...more] = part.split('-').map(dayOf);
  if (from === undefined || more.length > 0) return [];
  if (!part.includes('-')) return [from];
  if (to === undefined) return [];
  const start = weekdays.indexOf(from);
  const length = ((weekdays.indexOf(to) - start + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => weekdays[(start + step) % 7] ?? from);
}

function dayOf(word: string): Weekday | undefined {
  const index = dayNames.findIndex((name) => word.length >= 2 && `${name}s`.startsWith(word));
  return weekdays[index];
}

/** 1 January 2024 was a Monday. */
const dayNames = weekdays.map((_, index) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2024, 0, 1 + index))
    .toLowerCase(),
);
