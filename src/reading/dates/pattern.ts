// Patterns over kinds of words: written with names, run as regular expressions over one character a word.
// Leaves to others: the words (lexemes) and what a match means (rules).
import type { Lexeme } from './lexemes.ts';
import type { Meaning } from './meaning.ts';

/** A lexeme, or an expression already found, which later patterns see as one word. */
export interface Item extends Lexeme {
  readonly meaning?: Meaning;
  /** Of an expression that begins with one, "Tuesday, July 28": Monday is 1. */
  readonly weekday?: number;
}

/** What a pattern matched. */
export interface Match {
  readonly items: readonly Item[];
  /** The items around it, for the few rules that look at their company. */
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** The first matched item of one of the kinds. */
  first(...kinds: readonly string[]): Item | undefined;
}

export interface Rule {
  /** An expression the rule is for; every one is a test. */
  readonly example: string;
  /**
   * Kinds apart by spaces, with the operators of regular expressions: `month (digits|ordinal) comma? year`.
   * Quantifiers are bounded so that no text can make matching slow.
   */
  readonly pattern: string;
  /** Kind of the item it makes; capital letters, so that patterns tell found from plain. */
  readonly kind: string;
  /** Undefined when, looked at closely, it is none. */
  readonly make: (match: Match) => Meaning | undefined;
}

/** Finds all expressions of a list of rules and puts each in as one item. */
export type Phase = (items: readonly Item[]) => readonly Item[];

const firstCode = 0x4e00;
const codes = new Map<string, string>();

/** One character for each kind of word; made when first met, the same for all patterns. */
function codeOf(kind: string): string {
  const known = codes.get(kind);
  if (known !== undefined) return known;
  const code = String.fromCharCode(firstCode + codes.size);
  codes.set(kind, code);
  return code;
}

function compile(pattern: string): RegExp {
  const source = pattern.replace(/[A-Za-z][A-Za-z-]*/g, codeOf).replaceAll(' ', '');
  return new RegExp(source, 'g');
}

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly order: number;
  readonly item: Item;
}

/** Prepares a list of rules. The longest match wins, then the earlier rule. */
export function preparePhase(rules: readonly Rule[]): Phase {
  const compiled = rules.map((rule) => ({ rule, expression: compile(rule.pattern) }));
  return (items) => {
    const line = items.map((item) => codeOf(item.kind)).join('');
    const candidates: Candidate[] = [];
    compiled.forEach(({ rule, expression }, order) => {
      expression.lastIndex = 0;
      for (let hit = expression.exec(line); hit !== null; hit = expression.exec(line)) {
        if (hit[0].length === 0) {
          expression.lastIndex++;
          continue;
        }
        const item = itemFor(rule, items, hit.index, hit.index + hit[0].length);
        if (item !== undefined)
          candidates.push({ from: hit.index, to: hit.index + hit[0].length, order, item });
      }
    });
    return candidates.length === 0 ? items : replaced(items, candidates);
  };
}

function itemFor(rule: Rule, all: readonly Item[], from: number, to: number): Item | undefined {
  const items = all.slice(from, to);
  const [head] = items;
  const tail = items.at(-1);
  if (head === undefined || tail === undefined) return undefined;
  const meaning = rule.make({
    items,
    before: all[from - 1],
    after: all[to],
    first: (...kinds) => items.find((item) => kinds.includes(item.kind)),
  });
  if (meaning === undefined) return undefined;
  const weekday = head.kind === 'weekday' && { weekday: head.value };
  return { ...head, ...weekday, kind: rule.kind, end: tail.end, meaning };
}

function replaced(items: readonly Item[], candidates: Candidate[]): readonly Item[] {
  candidates.sort(
    (a, b) => b.to - b.from - (a.to - a.from) || a.order - b.order || a.from - b.from,
  );
  const taken = new Uint8Array(items.length);
  const chosen = candidates.filter(({ from, to }) => {
    for (let index = from; index < to; index++) if (taken[index] === 1) return false;
    taken.fill(1, from, to);
    return true;
  });
  chosen.sort((a, b) => a.from - b.from);
  const result: Item[] = [];
  let next = 0;
  for (const { from, to, item } of chosen) {
    for (const left of items.slice(next, from)) result.push(left);
    result.push(item);
    next = to;
  }
  for (const left of items.slice(next)) result.push(left);
  return result;
}
