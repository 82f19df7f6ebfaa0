// Several who speak at once: "they said" after "A and B thanked the mayor", or after what A and B said together.
// Leaves to others: names in a row before a cue (resolve) and one person's "he said" (pronouns).
import type { ActorId, Mention, Speaker } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { Page, PageSentence } from '../page/page.ts';
import type { Offices } from './described.ts';
import type { Draft } from './draft.ts';
import type { Earlier } from './pronouns.ts';
import { listsOf } from './resolve.ts';
import type { Speech } from './speech.ts';

/** People named in a row: who, where, and the sentence. */
interface Group extends Span {
  readonly actors: readonly [ActorId, ...ActorId[]];
  readonly sentence: number;
  /** True where they open their sentence and act in it. */
  readonly acts: boolean;
}

/** Every row of people of a page, in order. */
export interface Groups {
  readonly rows: readonly Group[];
  /** What people of a row are called before it, in the singular: "leader" of "opposition leaders A and B". */
  readonly called: ReadonlyMap<ActorId, ReadonlySet<string>>;
  readonly page: Page;
  /** Every word for an office, and for each the offices that it may stand for. */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words for people in the plural besides the rows: "officials", "Venezuelans". */
  readonly isPlural: (word: string) => boolean;
}

const farthest = 1200;
/** Sentences from the row to its "they". */
const farthestSentence = 2;

/** Reads the whole page once. */
export function groupsOf(
  page: Page,
  mentions: readonly Mention[],
  facts: {
    readonly titles: ReadonlySet<string>;
    readonly offices: Offices;
    readonly speech: Speech;
  },
): Groups {
  const people = mentions.filter(({ how, type }) => how === 'name' && type === 'PER');
  const rows: Group[] = [];
  const called = new Map<ActorId, Set<string>>();
  let at = 0;
  for (const list of listsOf(page.document.text, people, facts.titles)) {
    const [first, ...more] = [...new Set(list.map(({ actor }) => actor))];
    const start = list[0]?.span.start ?? 0;
    const end = list.at(-1)?.span.end ?? start;
    while ((page.sentences[at]?.span.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const sentence = page.sentences[at];
    if (first === undefined || more.length === 0 || !sentence) continue;
    const acts = opensSentence(sentence, { start, end }, facts.speech);
    rows.push({ start, end, actors: [first, ...more], sentence: at, acts });
    const words = wordsBefore(page.document.text.slice(sentence.span.start, start));
    for (const actor of [first, ...more]) {
      const known = called.get(actor) ?? new Set();
      for (const word of words) known.add(word);
      called.set(actor, known);
    }
  }
  const { kin, demonyms } = facts.offices;
  const isPlural = (word: string) => {
    const one = word.toLowerCase().replace(/s$/u, '');
    return word.endsWith('s') && (kin.has(one) || (/^\p{Lu}/u.test(word) && demonyms.has(one)));
  };
  return { rows, called, page, kin, isPlural };
}

// "with the Venezuelan opposition leaders, A and B": three words at most, of which the last is in the plural.
function wordsBefore(before: string): readonly string[] {
  const short = /\b(Sen|Rep)s\.\s$/u.exec(before.slice(-60))?.[1];
  if (short !== undefined) return [short === 'Sen' ? 'senator' : 'representative'];
  const words = /((?:[\p{L}-]+\s){0,2})([\p{L}-]{3,}s),?\s$/u.exec(before.slice(-60));
  const [, more = '', last = ''] = words ?? [];
  return [...more.split(/\s/u), last.replace(/s$/u, '')]
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

// "Venezuelan opposition leaders A and B thanked": nothing but what they are before them, their verb after them.
function opensSentence(
  { kind, tokens }: PageSentence,
  { start, end }: Span,
  { is, verbs }: Speech,
) {
  if (kind !== 'prose') return false;
  const first = tokens.slice(0, mostBefore + 1).findIndex((token) => token.start >= start);
  const next = tokens.slice(first, first + longestRow).find((token) => token.start >= end);
  if (first < 0 || !next || !/^\p{Ll}/u.test(next.text)) return false;
  const lower = next.text.toLowerCase();
  if (is.preposition.has(lower) || is.conjunction.has(lower)) return false;
  return tokens.slice(0, first).every(({ text }) => {
    const word = text.toLowerCase();
    return (
      /^\p{L}/u.test(text) &&
      ![is.preposition, is.subordinator, is.conjunction, is.pronoun, is.finite, is.past].some(
        (list) => list.has(word),
      ) &&
      verbs.get(word)?.form !== 'finite' &&
      !/^\p{Ll}+(?:ed|ing)$/u.test(text)
    );
  });
}

const mostBefore = 6;
const longestRow = 40;

/**
 * The speakers whom "they" means: those who spoke together last, or the people in a row who acted in this
 * sentence or one of the two before it. Undefined where others in the plural stand between: "officials", another row.
 */
export function speakersTogether(
  groups: Groups,
  draft: Draft,
  earlier: Earlier | undefined,
): Speaker | undefined {
  const span = draft.subject;
  const text = groups.page.document.text;
  if (!span) return undefined;
  const words = text.slice(span.start, span.end).toLowerCase();
  if (words !== 'they') return calledTogether(groups, span, words);
  const said = [...(earlier?.draft.spans ?? []), ...draft.spans];
  const spoke = earlier?.speaker;
  const spokeAt = (earlier?.draft.subject ?? earlier?.draft.spans[0])?.end;
  if (spoke?.actor && spoke.others && spokeAt && isAlone(groups, spokeAt, span.start, said))
    return { span, how: 'pronoun', actor: spoke.actor, others: spoke.others };
  const row = groups.rows[rowBefore(groups.rows, span.start)];
  if (!row?.acts || !isAlone(groups, row.end, span.start, said)) return undefined;
  if (!isNear(groups.page, row.sentence, span.start)) return undefined;
  const [actor, ...others] = row.actors;
  return { span, how: 'pronoun', actor, others };
}

// "the senators said", after "Senators A and B": the people in a row whom the text called so, and no other row.
function calledTogether(groups: Groups, span: Span, words: string): Speaker | undefined {
  const one = /^the ([\p{L}-]{3,})s$/u.exec(words)?.[1];
  if (one === undefined) return undefined;
  const { kin } = groups;
  const fits = (word: string) => word === one || kin.get(one)?.has(word) === true;
  const last = rowBefore(groups.rows, span.start);
  const rows = groups.rows
    .slice(Math.max(0, last + 1 - mostRows), last + 1)
    .filter(({ actors }) => actors.every((id) => [...(groups.called.get(id) ?? [])].some(fits)));
  const [row] = rows;
  const same = (other: Group) => other.actors.every((id) => row?.actors.includes(id) === true);
  if (!row || !rows.every(same)) return undefined;
  const [actor, ...others] = row.actors;
  return { span, how: 'title', actor, others };
}

/** Rows before a description that are looked at. */
const mostRows = 20;

/** Index of the last row that ends before `at`, or -1. */
function rowBefore(rows: readonly Group[], at: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isNear({ sentences }: Page, from: number, at: number): boolean {
  let steps = 0;
  for (let index = from + 1; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (!sentence || sentence.span.start > at) return true;
    if (sentence.kind === 'prose') steps++;
    if (steps > farthestSentence) return false;
  }
  return true;
}

// Nobody else in the plural is spoken of between the two places, quoted words aside.
function isAlone(groups: Groups, from: number, to: number, said: readonly Span[]): boolean {
  const { rows, page, isPlural } = groups;
  if (to < from || to - from > farthest) return false;
  const last = rows[rowBefore(rows, to)];
  if (last && last.start >= from && !said.some((one) => overlaps(one, last))) return false;
  const words = page.document.text.slice(from, to).matchAll(/\p{L}+/gu);
  for (const { index, 0: word } of words) {
    const at = { start: from + index, end: from + index + word.length };
    if (isPlural(word) && !said.some((one) => overlaps(one, at))) return false;
  }
  return true;
}
