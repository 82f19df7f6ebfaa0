// A name as found in the text, and cutting the tagger's labels into names.
// Leaves to others: whom a name belongs to (link.ts).
import type { MentionType } from '../../model/reading.ts';
import { isEnd, isStart, labelType } from './labels.ts';
import type { Words } from './words.ts';

/** Half-open range of words with what it names. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  /** Index of the curated actor whose name it is. */
  readonly curated?: number;
}

/** Names that the labels mark, in order. */
export function namesOf(tags: Int32Array, words: Words): readonly Name[] {
  const names: Name[] = [];
  let first = -1;
  for (let at = 0; at < words.text.length; at++) {
    const label = tags[at] ?? 0;
    if (isStart(label)) first = at;
    const type = labelType(label);
    if (first >= 0 && type !== undefined && isEnd(label)) {
      names.push({ first, last: at + 1, type });
      first = -1;
    }
  }
  return names;
}
