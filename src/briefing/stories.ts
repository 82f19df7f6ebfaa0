// Documents put together by what they tell: copies of one text, and different texts on one story.
// Leaves to others: which documents (edition-new.ts) and how a story is told.
import type { Document } from '../model/document.ts';
import type { ActorId } from '../model/reading.ts';
import { foldedWords } from './fold.ts';
import { overlap } from './happenings.ts';

/** A document as far as it matters here. */
export interface Item {
  readonly document: Document;
  /** Stems of title and lead without stop words. */
  readonly stems: ReadonlySet<string>;
  /** Persons and organisations, most mentioned first. */
  readonly actors: readonly ActorId[];
}

/** One text with its copies: wires reprinted, a page that stands under two paths. */
export interface Text {
  readonly item: Item;
  readonly copies: readonly Item[];
}

export interface Story {
  readonly texts: readonly [Text, ...Text[]];
}

/** Runs of three words of the beginning: an added by-line or a cut end leaves most of them. */
const shingleWords = 3;
const comparedWords = 400;
/** Share of the shorter text's runs from which on it is a copy. */
const sameText = 0.6;
/** Shares of words of title and lead from which on two texts tell one story. */
const sameStory = 0.5;
const sameStoryWithActor = 0.25;
/** A story is about those who come first in its documents, not about everybody in them. */
const leading = 4;

/** Stories, the most told first, then in the order their first document came. */
export function storiesOf(items: readonly Item[]): readonly Story[] {
  const stories: [Text, ...Text[]][] = [];
  for (const text of textsOf(items)) {
    const story = stories.find((one) => one.some((other) => isOneStory(other.item, text.item)));
    if (story === undefined) stories.push([text]);
    else story.push(text);
  }
  return stories
    .map((texts) => ({ texts, told: texts.reduce((sum, one) => sum + 1 + one.copies.length, 0) }))
    .sort((a, b) => b.told - a.told)
    .map(({ texts }) => ({ texts }));
}

/** Each text once, with the documents that repeat it; the longest stands for all. */
export function textsOf(items: readonly Item[]): readonly Text[] {
  const groups: { readonly runs: ReadonlySet<string>; readonly items: Item[] }[] = [];
  const withRun = new Map<string, number[]>();
  for (const item of items) {
    const runs = runsOf(item.document.text);
    const copied = mostShared(runs, withRun).find(
      (at) => overlap(groups[at]?.runs ?? new Set(), runs) >= sameText,
    );
    if (copied !== undefined) {
      groups[copied]?.items.push(item);
      continue;
    }
    for (const run of runs) withRun.set(run, [...(withRun.get(run) ?? []), groups.length]);
    groups.push({ runs, items: [item] });
  }
  return groups.flatMap(({ items: same }) => {
    const [longest] = same.toSorted((a, b) => b.document.text.length - a.document.text.length);
    if (longest === undefined) return [];
    return [{ item: longest, copies: same.filter((one) => one !== longest) }];
  });
}

/** More texts that share a run are a phrase that everybody writes, and prove nothing. */
const mostWithRun = 20;
/** So many candidates are compared. */
const mostCompared = 5;

/** The groups with most runs in common, best first: only they can be the same text. */
function mostShared(
  runs: ReadonlySet<string>,
  withRun: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>();
  for (const run of runs) {
    const groups = withRun.get(run) ?? [];
    if (groups.length > mostWithRun) continue;
    for (const at of groups) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .map(([at]) => at);
}

function runsOf(text: string): ReadonlySet<string> {
  const words = foldedWords(text.slice(0, comparedWords * 12)).slice(0, comparedWords);
  const runs = new Set<string>();
  for (let at = 0; at + shingleWords <= words.length; at++)
    runs.add(words.slice(at, at + shingleWords).join(' '));
  return runs.size === 0 ? new Set([words.join(' ')]) : runs;
}

function isOneStory(a: Item, b: Item): boolean {
  const share = overlap(a.stems, b.stems);
  if (share >= sameStory) return true;
  const theirs = b.actors.slice(0, leading);
  const shared = a.actors.slice(0, leading).some((actor) => theirs.includes(actor));
  return shared && share >= sameStoryWithActor;
}
