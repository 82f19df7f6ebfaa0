// Decides by their neighbours the words that are dates only sometimes: "may", "march", "sun", "fall"; joins number words.
// Leaves to others: all that is settled by the word alone (lexemes).
import type { Lexeme } from './lexemes.ts';

const prepositions =
  'in of since by until till from last this next early mid late during before after through previous following each every';
const monthCompany = new Set(`${prepositions} to the and or between that`.split(' '));
const seasonCompany = new Set(`${prepositions} the that its their our`.split(' '));
const fallCompany = new Set('in last this next late early previous following'.split(' '));
const numeric = new Set(['digits', 'ordinal-digits', 'ordinal', 'year']);

interface Neighbours {
  readonly before: Lexeme | undefined;
  readonly after: Lexeme | undefined;
  readonly text: string;
}

const deciders: Readonly<Record<string, (it: Lexeme, around: Neighbours) => boolean>> = {
  month: isMonth,
  'month-short': (it, around) =>
    byNumber(around) ||
    besideFigures(it, around.text) ||
    (it.capital && (inCompany(around) || around.text[it.end - 1] === '.')),
  'weekday-short': (it, around) =>
    byNumber(around) ||
    around.text[it.end - 1] === '.' ||
    (it.capital &&
      (around.after?.kind === 'comma' || around.after?.kind.startsWith('month') === true)),
  season: isSeason,
  'noon-mark': (it, around) =>
    /^(?:digits|clock|cardinal|amount)$/u.test(around.before?.kind ?? '') && it.text.length === 2,
  'era-ad': (_it, around) =>
    numeric.has(around.before?.kind ?? '') ||
    numeric.has(around.after?.kind ?? '') ||
    around.before?.kind === 'big',
};

/** The lexemes with every doubtful one decided, and "twenty-five", "two hundred" as one number. */
export function settled(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const result: Lexeme[] = [];
  for (let index = 0; index < lexemes.length; index++) {
    const it = lexemes[index];
    if (it === undefined) break;
    const joined = joinedNumber(it, lexemes[index + 1], lexemes[index + 2]);
    if (joined !== undefined) {
      result.push(joined.lexeme);
      index += joined.further;
    } else
      result.push(decided(it, { before: lexemes[index - 1], after: lexemes[index + 1], text }));
  }
  return result;
}

function decided(it: Lexeme, around: Neighbours): Lexeme {
  const decide = deciders[it.kind];
  if (decide === undefined) return it;
  if (!decide(it, around)) return { ...it, kind: 'word' };
  return it.kind.endsWith('-short') ? { ...it, kind: it.kind.slice(0, -6) } : it;
}

function byNumber({ before, after }: Neighbours): boolean {
  return numeric.has(before?.kind ?? '') || numeric.has(after?.kind ?? '');
}

/** "05-Aug-2016", "2019/Aug/1". */
function besideFigures({ start, end }: Lexeme, text: string): boolean {
  return (
    /\d[-/]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    /^[-/]\d/u.test(text.slice(end, end + 2))
  );
}

function inCompany({ before }: Neighbours): boolean {
  return monthCompany.has(before?.text ?? '');
}

function isMonth(it: Lexeme, around: Neighbours): boolean {
  const { before, after } = around;
  if (it.text === 'march') return isMarch(it, around);
  if (byNumber(around)) return true;
  if (it.text === 'may')
    return (
      (inCompany(around) || before?.kind === 'dash') &&
      (it.capital || before?.text === 'of') &&
      !isVerbLike(after)
    );
  if (it.text === 'august' && !it.capital) return inCompany(around);
  return !isSurnameLike(it, around);
}

/** After "in May", no bare verb: "Those in may be …" is no month. */
function isVerbLike(after: Lexeme | undefined): boolean {
  return after?.text === 'be' || after?.text === 'have' || after?.text === 'not';
}

function isMarch(it: Lexeme, around: Neighbours): boolean {
  const { before, after } = around;
  if (byNumber(around)) return true;
  if (!it.capital) return /^(?:in|of|last|next|early|mid|late|since)$/u.test(before?.text ?? '');
  if (after?.text === 'on' && before?.text === 'the') return false;
  return (
    inCompany(around) || before === undefined || (before.kind !== 'word' && before.kind !== 'mark')
  );
}

/** "Theresa May", "Valerie June": a capital word right before, no preposition, no mark between. */
function isSurnameLike(it: Lexeme, { before, text }: Neighbours): boolean {
  if (before?.kind !== 'word' || !before.capital || before.text.length < 3) return false;
  return /^(?:april|june|august)$/u.test(it.text) && text.slice(before.end, it.start) === ' ';
}

/** Seasons need company: "fall" is mostly a verb and "spring" a source of water. */
function isSeason(it: Lexeme, { before, after }: Neighbours): boolean {
  if (after?.kind === 'year') return true;
  const company = before?.text ?? '';
  if (it.text === 'fall')
    return fallCompany.has(company) || (company === 'the' && after?.text === 'of');
  return seasonCompany.has(company) && (!before?.kind.startsWith('its') || it.capital);
}

interface Joined {
  readonly lexeme: Lexeme;
  readonly further: number;
}

function joinedNumber(
  it: Lexeme,
  second: Lexeme | undefined,
  third: Lexeme | undefined,
): Joined | undefined {
  if (it.kind !== 'cardinal' || second === undefined) return undefined;
  if (second.kind === 'cardinal' && second.value === 100 && it.value < 20)
    return { lexeme: merged(it, second, it.value * 100), further: 1 };
  if (second.kind !== 'dash' || third === undefined || it.value < 20 || it.value > 90)
    return undefined;
  const isUnits = (third.kind === 'cardinal' || third.kind === 'ordinal') && third.value < 10;
  return isUnits ? { lexeme: merged(it, third, it.value + third.value), further: 2 } : undefined;
}

function merged(first: Lexeme, last: Lexeme, value: number): Lexeme {
  const text = `${first.text}-${last.text}`;
  return { ...first, kind: last.kind, end: last.end, text, value };
}
