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
const readable = /^(?:word|until|since|ago|to)$/u;

/** Prepares the look-around: the nearest cue in the same sentence decides, to the left before the right. */
export function prepareTense(resources: Resources): Tense {
  const forms: Forms = {
    future: new Set(resources.lexicon('future-cues')),
    past: new Set(resources.lexicon('past-cues')),
  };
  return (items, index) => {
    let weak: Place['tense'] = 'unknown';
    for (const at of around(items, index)) {
      const item = items[at];
      const tense = item === undefined ? 'unknown' : cue(item, items[at - 1], forms);
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

interface Forms {
  readonly future: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
}

function cue(item: Item, before: Item | undefined, forms: Forms): Place['tense'] {
  if (!readable.test(item.kind)) return 'unknown';
  // "are to travel"
  if (item.kind === 'to') return /^(?:is|are)$/u.test(before?.text ?? '') ? 'future' : 'unknown';
  if (present.test(item.text)) return 'present';
  if (forms.future.has(item.text) || /['’]ll$/u.test(item.text)) return 'future';
  // "the Armed Services Committee": a name
  if (item.capital && !initial(before)) return 'unknown';
  if (!isPastForm(item.text, forms) || /^(?:the|a|its)$/u.test(before?.kind ?? ''))
    return 'unknown';
  return before?.text === 'be' ? 'future' : 'past';
}

/** Nothing of the sentence stands before it. */
function initial(before: Item | undefined): boolean {
  return before === undefined || before.kind === 'stop';
}

function isPastForm(word: string, { past }: Forms): boolean {
  return past.has(word) || (word.endsWith('ed') && word.length > 4);
}
