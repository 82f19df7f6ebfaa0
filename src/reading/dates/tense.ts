// Which way the clause around a date looks: back, ahead, or neither.
// Leaves to others: what that makes of the date (meaning).
import type { Resources } from '../resources.ts';
import type { Place } from './meaning.ts';
import type { Item } from './pattern.ts';

export type Tense = (items: readonly Item[], index: number) => Place['tense'];

const reach = 12;
const readable = /^(?:word|until|since|ago)$/u;

/** Prepares the look-around: the nearest cue in the same sentence decides, to the left before the right. */
export function prepareTense(resources: Resources): Tense {
  const future = new Set(resources.lexicon('future-cues'));
  const irregular = new Set(resources.lexicon('past-cues'));
  const cue = (item: Item, before: Item | undefined): Place['tense'] => {
    if (!readable.test(item.kind)) return 'unknown';
    if (future.has(item.text) || item.text.endsWith("'ll") || item.text.endsWith('’ll'))
      return 'future';
    const past = irregular.has(item.text) || (item.text.endsWith('ed') && item.text.length > 4);
    if (!past || before?.kind === 'the' || before?.kind === 'a' || before?.kind === 'its')
      return 'unknown';
    return before?.text === 'be' ? 'future' : 'past';
  };
  return (items, index) => {
    for (let step = 1; step <= reach; step++) {
      const left = items[index - step];
      const right = items[index + step];
      const found = nearest(items, index, step, left, right, cue);
      if (found !== undefined) return found;
    }
    return 'unknown';
  };
}

function nearest(
  items: readonly Item[],
  index: number,
  step: number,
  left: Item | undefined,
  right: Item | undefined,
  cue: (item: Item, before: Item | undefined) => Place['tense'],
): Place['tense'] | undefined {
  if (left !== undefined && !crossesStop(items, index - step, index)) {
    const tense = cue(left, items[index - step - 1]);
    if (tense !== 'unknown') return tense;
  }
  if (right !== undefined && !crossesStop(items, index, index + step)) {
    const tense = cue(right, items[index + step - 1]);
    if (tense !== 'unknown') return tense;
  }
  return undefined;
}

function crossesStop(items: readonly Item[], from: number, to: number): boolean {
  for (let index = from; index <= to; index++) if (items[index]?.kind === 'stop') return true;
  return false;
}
