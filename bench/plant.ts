// True quotations of an archive, and the same with one thing altered: what `check` has to tell apart.
// Leaves to others: asking (check.ts, tests/briefing/check.test.ts).
import type { Verdict } from '../src/briefing/check/judge.ts';
import type { Archive, QuoteRow } from '../src/store/store.ts';

/** A quotation with its speaker, as an archive has it. */
export interface Saying {
  readonly words: string;
  readonly speaker: string;
  readonly actor: string;
  readonly document: string;
}

export type Alteration = 'changed' | 'negation' | 'joined' | 'speaker';

export const alterations: readonly Alteration[] = ['changed', 'negation', 'joined', 'speaker'];

/** What is typed, and what was done to it; `true` for nothing. */
export interface Planted {
  readonly words: string;
  readonly by: string;
  readonly kind: Alteration | 'true';
}

/** Words of a quotation worth checking. */
const length = { fewest: 6, most: 60 };
const negations = /(?<=\w\s)(?:not|never|no|nothing|nobody|none|cannot|\w+n['’]t)(?=\s\w)/iu;

/** Direct quotations whose speaker the documents name, each once, in a fixed order. */
export async function sayingsIn(archive: Archive, limit: number): Promise<readonly Saying[]> {
  const { rows } = await archive.quotes({ limit });
  const direct = rows.filter(({ kind, speaker }) => kind === 'direct' && speaker?.actor);
  const documents = await archive.documents([...new Set(direct.map((one) => one.document))]);
  const actors = await archive.actors([
    ...new Set(direct.flatMap((one) => one.speaker?.actor ?? [])),
  ]);
  const sayings = direct.flatMap((quote): readonly Saying[] => {
    const text = documents.get(quote.document)?.text ?? '';
    const words = wordsOf(quote, text);
    const actor = quote.speaker?.actor ?? '';
    const speaker = actors.get(actor)?.name;
    const count = words.split(/\s+/u).length;
    return speaker === undefined || count < length.fewest || count > length.most
      ? []
      : [{ words, speaker, actor, document: quote.document }];
  });
  return [...new Map(sayings.map((one) => [one.words.toLowerCase(), one])).values()];
}

function wordsOf({ spans }: QuoteRow, text: string): string {
  return spans
    .map((span) => text.slice(span.start, span.end))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A random number from 0 to below 1, the same every time for one seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many quotations, each altered in one way; undefined kinds are not possible in this archive. */
export function planted(
  sayings: readonly Saying[],
  kind: Alteration | 'true',
  count: number,
  random: () => number,
): readonly Planted[] {
  const found: Planted[] = [];
  const order = sayings
    .map((saying) => ({ saying, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map((one) => one.saying);
  for (let turn = 0; found.length < count && turn < count * 20; turn++) {
    const saying = order[turn % Math.max(1, order.length)];
    const one = saying && altered(saying, sayings, kind, random);
    if (one !== undefined) found.push(one);
  }
  return found;
}

function altered(
  saying: Saying,
  all: readonly Saying[],
  kind: Alteration | 'true',
  random: () => number,
): Planted | undefined {
  const { words, speaker: by } = saying;
  switch (kind) {
    case 'true':
      return { words, by, kind };
    case 'changed':
      return wordChanged(saying, all, random);
    case 'negation': {
      const without = words.replace(negations, (word) =>
        /n['’]t$/iu.test(word) ? word.slice(0, -3) : ' ',
      );
      const line = without.replace(/\s+/gu, ' ').trim();
      return without === words || line.split(' ').length < 4
        ? undefined
        : { words: line, by, kind };
    }
    case 'joined': {
      const other = pick(
        all.filter((one) => one.document !== saying.document),
        random,
      );
      return other && { words: `${half(words, 'first')} ${half(other.words, 'last')}`, by, kind };
    }
    case 'speaker': {
      const elsewhere = all.filter((one) => one.words.toLowerCase().includes(words.toLowerCase()));
      const other = pick(
        all.filter((one) => one.actor !== saying.actor && !related(one.speaker, by)),
        random,
      );
      return other && elsewhere.length === 1 ? { words, by: other.speaker, kind } : undefined;
    }
  }
}

/** Names that share a word may be two names of one person. */
function related(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/\s+/u));
  return b
    .toLowerCase()
    .split(/\s+/u)
    .some((word) => words.has(word));
}

/** One word of four letters or more for one of another quotation. */
function wordChanged(
  { words, speaker }: Saying,
  all: readonly Saying[],
  random: () => number,
): Planted | undefined {
  const own = words.split(' ');
  const places = own.flatMap((word, index) => (/^\p{Ll}{4,}$/u.test(word) ? [index] : []));
  const at = pick(places, random);
  const donor = pick(all, random)
    ?.words.split(' ')
    .filter((word) => /^\p{Ll}{4,}$/u.test(word));
  const other = pick(donor ?? [], random);
  if (at === undefined || other === undefined || own.includes(other)) return undefined;
  return { words: own.with(at, other).join(' '), by: speaker, kind: 'changed' };
}

function half(words: string, which: 'first' | 'last'): string {
  const list = words.split(' ');
  const middle = Math.ceil(list.length / 2);
  return (which === 'first' ? list.slice(0, middle) : list.slice(-middle)).join(' ');
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** True: found word for word and given to the same speaker. Altered: told that it is, and in which way. */
export function isTold({ kind }: Planted, verdict: Verdict): boolean {
  switch (kind) {
    case 'true':
      return verdict.type === 'exact' && saidOf(verdict) === 'right';
    case 'speaker':
      return verdict.type === 'exact' && saidOf(verdict) === 'other';
    case 'joined':
      return ['joined', 'near', 'part'].includes(verdict.type);
    default:
      return verdict.type === 'near';
  }
}

/** What is said of the claimed speaker. */
export function saidOf(verdict: Verdict): string {
  return 'attribution' in verdict ? (verdict.attribution?.type ?? 'none') : 'none';
}
