// Which people's names can be one person's: first names, initials, double surnames, slips of a letter.
// Leaves to others: going through the document (link-people.ts).
import { distance } from 'fastest-levenshtein';
import { fold } from './actor-id.ts';

const suffixes: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** The folded words of a person's name that count: no dots, no Jr. */
export function partsOf(words: readonly string[]): readonly string[] {
  const bare = words.map((word) => word.replace(/[^\p{L}\p{N}'-]/gu, '')).filter((w) => w !== '');
  const parts = bare.filter((word) => !suffixes.has(word));
  return parts.length > 0 ? parts : bare;
}

/** Folded first names to the short forms that stand for them, as `name short` pairs. */
export type Nicknames = ReadonlySet<string>;

/** Reads `name = short | short` lines. */
export function loadNicknames(lines: readonly string[]): Nicknames {
  return new Set(
    lines.flatMap((line) => {
      const [name = '', shorts = ''] = line.split(' = ');
      return shorts.split('|').map((short) => `${fold(name.trim())} ${fold(short.trim())}`);
    }),
  );
}

/** `j` and `john`, `nicolas` and `nicholas`, `lawrence` and `larry`; `juan` and `edmundo` are two people. */
function sameForename(a: string, b: string, nicknames: Nicknames): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0);
  return isSlip(a, b, 4) || nicknames.has(`${a} ${b}`) || nicknames.has(`${b} ${a}`);
}

/** One letter too many, too few or another one; but Mario and Maria, who differ in the last, are two. */
export function isSlip(a: string, b: string, least: number): boolean {
  if (Math.min(a.length, b.length) < least || !/^[\p{L}'-]{1,40}$/u.test(a) || distance(a, b) > 1)
    return false;
  return a.length !== b.length || a.at(-1) === b.at(-1);
}

/** Two names of two words and more that can be one person's. */
export function samePerson(
  a: readonly string[],
  b: readonly string[],
  nicknames: Nicknames,
): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [forename = '', ...rest] = short;
  const [other = '', ...surnames] = long;
  const last = rest.at(-1);
  const otherLast = surnames.at(-1);
  if (last === undefined || otherLast === undefined || !sameForename(forename, other, nicknames))
    return false;
  if (last === otherLast) return middlesAgree(rest.slice(0, -1), surnames.slice(0, -1), nicknames);
  if (forename === other && surnames.includes(last)) return true;
  return forename === other && rest.length === surnames.length && isSlip(last, otherLast, 6);
}

/** `George W. Bush` is not `George H. W. Bush`'s namesake: two middle names or initials must agree in the first. */
function middlesAgree(a: readonly string[], b: readonly string[], nicknames: Nicknames): boolean {
  const [first] = a;
  const [second] = b;
  return (
    first === undefined ||
    second === undefined ||
    sameForename(first, second, nicknames) ||
    (first.length > 1 && b.includes(first))
  );
}

/** True when a name without first name (`González Urrutia`, `González`) can stand for the full one. */
export function isSurnameOf(parts: readonly string[], full: readonly string[]): boolean {
  const at = full.indexOf(parts[0] ?? '', 1);
  return at > 0 && parts.every((part, index) => full[at + index] === part);
}
