// Reads what people type for a digest: times of day, time zones by name or city, yes and no, how long to rest.
// Leaves to others: rhythms (../rhythm.ts), what is made of it (settings.ts).
import { distance } from 'fastest-levenshtein';
import { isSlip } from '../../model/spelling.ts';
import { isZone } from '../../model/zone.ts';
import { folded } from '../fold.ts';
import { parseWhen, shifted } from '../when.ts';

/** `8`, `8:30`, `08.30`, `8 pm` as `HH:MM`; undefined for what is no time of day. */
export function timeOf(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/iu.exec(typed.trim());
  if (match === null) return undefined;
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const full = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  if (full > 23 || minute > 59) return undefined;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The IANA zone that a name or, where only one zone has it, a city means. */
export function zoneOf(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/gu, '_');
  if (isZone(name)) return spelt(name);
  const city = plain(typed);
  const named = zones().filter((zone) => cityOf(zone) === city);
  return named.length === 1 ? named[0] : undefined;
}

/** In the usual letters. Old names are not put in the place of new ones, as Intl would: Calcutta for Kolkata. */
function spelt(name: string): string {
  const known = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  if (known.toLowerCase() === name.toLowerCase()) return known;
  // Abbreviations have no slash: EST, NZ, EST5EDT.
  if (/^\w{2,3}$|^[a-z]+\d\w*$/iu.test(name)) return name.toUpperCase();
  return name.toLowerCase().replace(/(^|[/_-])(\p{L})/gu, (letters) => letters.toUpperCase());
}

/**
 * The three zones that may be meant, the likeliest first: of the country with that name, misspelt, with one of the
 * words, then whatever city is written most alike. None for an empty text.
 */
export function nearestZones(typed: string): readonly string[] {
  const wanted = plain(typed);
  if (!/\p{L}/u.test(wanted)) return [];
  const ofCountry = new Set(zonesOfCountry(wanted));
  return zones()
    .map((zone) => ({ zone, far: ofCountry.has(zone) ? -1 : farFrom(typed, zone) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ zone }) => zone);
}

/** Small for a slip in the city or the whole name, in the middle where they share a word, else by their letters. */
function farFrom(typed: string, zone: string): number {
  const pairs = [
    [plain(typed), plain(zone)],
    [cityOf(typed), cityOf(zone)],
  ] as const;
  const far = pairs.map(([one, other]) => {
    const edits = distance(one, other);
    return isSlip(one, other, edits) ? edits : 100 + edits / Math.max(one.length, other.length);
  });
  const words = plain(zone).split(' ');
  const shares = cityOf(typed)
    .split(' ')
    .some((word) => word.length > 2 && words.includes(word));
  return Math.min(...far, ...(shares ? [50] : []));
}

function zonesOfCountry(name: string): readonly string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const region = letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .find((code) => plain(names.of(code) ?? '') === name);
  return region === undefined ? [] : zonesOfLanguage(`und-${region}`);
}

/** Zones of the country that somebody's language settings name: `en-GB` is told in London. */
export function zonesOfLanguage(language: string): readonly string[] {
  try {
    const region = new Intl.Locale(language).maximize().region;
    const locale: object = new Intl.Locale(`und-${region}`);
    const named: unknown = Reflect.get(locale, 'timeZones');
    return Array.isArray(named) ? named.map(String) : [];
  } catch {
    return [];
  }
}

function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

function cityOf(zone: string): string {
  return plain(zone.split('/').at(-1) ?? zone);
}

function plain(name: string): string {
  return folded(name.trim()).replace(/[\s_/-]+/gu, ' ');
}

/** What somebody says to a question of yes or no. */
export function yesOf(typed: string): boolean | undefined {
  const word = typed.trim().toLowerCase();
  if (['yes', 'y', 'on', 'true', 'only'].includes(word)) return true;
  return ['no', 'n', 'off', 'false', 'all'].includes(word) ? false : undefined;
}

/** Longest that a rest may be told to last. */
const longestRest = 366;

/**
 * The first day that is not rested any more: "3 days", "a week", "2 months", or a date to rest until. Undefined
 * for anything else, for the past, and for more than a year.
 * @param today `YYYY-MM-DD`
 */
export function restOf(typed: string, today: string): string | undefined {
  const until = endOfRest(typed.trim().toLowerCase(), today);
  const valid = until !== undefined && until > today && until <= shifted(today, longestRest);
  return valid ? until : undefined;
}

function endOfRest(text: string, today: string): string | undefined {
  const match = /^(?:for )?(\d{1,3}|an?|one)?\s*(day|week|month)s?$/u.exec(text);
  if (match === null) {
    const when = parseWhen(text.replace(/^until /u, ''), today);
    if (when?.type === 'days') return when.from;
    if (when === undefined) return undefined;
    const thisYear = `${today.slice(0, 4)}-${when.monthDay}`;
    return thisYear > today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${when.monthDay}`;
  }
  const [, digits = '1', unit] = match;
  const count = /^\d/u.test(digits) ? Number(digits) : 1;
  return shifted(today, count * (unit === 'day' ? 1 : unit === 'week' ? 7 : 30));
}
