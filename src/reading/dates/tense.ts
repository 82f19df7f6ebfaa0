// Which way the clause around a date looks: back, ahead, or neither.
// Leaves to others: what that makes of the date (meaning).
import type { Resources } from '../resources.ts';
import type { Place } from './meaning.ts';
import type { Item } from './pattern.ts';

export type Tense = (items: readonly Item[], index: number) => Place['tense'];

const reach = 12;
/** Weak: a past or future form anywhere in reach outweighs it. */
const present =
  /^(?:is|are|isn't|aren't|occurs?|usually|regularly|often|typically|generally|throughout)$/u;
const readable = /^(?:word|until|since|ago)$/u;

/** Prepares the look-around: the nearest cue in the same sentence decides, to the left before the right. */
export function prepareTense(resources: Resources): Tense {
  const future = new Set(resources.lexicon('future-cues'));
  const irregular = new Set(resources.lexicon('past-cues'));
  const cue = (item: Item, before: Item | undefined): Place['tense'] => {
    if (!readable.test(item.kind)) return 'unknown';
    if (present.test(item.text)) return 'present';
    if (future.has(item.text) || item.text.endsWith("'ll") || item.text.endsWith('’ll'))
      return 'future';
    const past = irregular.has(item.text) || (item.text.endsWith('ed') && item.text.length > 4);
    if (!past || before?.kind === 'the' || before?.kind === 'a' || before?.kind === 'its')
      return 'unknown';
    return before?.text === 'be' ? 'future' : 'past';
  };
  return (items, index) => {
    let weak: Place['tense'] = 'unknown';
    for (const at of around(items, index)) {
      const item = items[at];
      const tense = item === undefined ? 'unknown' : cue(item, items[at - 1]);
      if (tense === 'past' || tense === 'future') return tense;
      if (tense === 'present') weak = tense;
    }
    return weak;
  };
}

/** Places in the same sentence, nearest first, left before right. */
function around(items: readonly Item[], index: number): readonly number[] {
  const places: number[] = [];
  let left = index - 1;
  let right = index + 1;
  for (let step = 1; step <= reach; step++) {
    if (left >= 0 && items[left]?.kind !== 'stop') places.push(left--);
    else left = -1;
    if (right < items.length && items[right]?.kind !== 'stop') places.push(right++);
    else right = items.length;
  }
  return places;
}
