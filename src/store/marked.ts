// Texts that a driver or UTF-8 would harm, made harmless on the way in and whole again on the way out.
// Leaves to others: when (connection.ts, postgres-driver.ts).

/** Stands before such a text: a private-use character, then the text as JSON, which writes odd units as escapes. */
const mark = '\uf8ff';

/** NUL ends a text in drivers, a lone surrogate has no UTF-8. */
export function toMarked(text: string): string {
  return text.startsWith(mark) || /[\0\p{Cs}]/u.test(text) ? mark + JSON.stringify(text) : text;
}

/** The text that `toMarked` was given. */
export function fromMarked(text: string): string {
  return isMarked(text) ? String(JSON.parse(text.slice(mark.length))) : text;
}

export function isMarked(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(mark);
}

/** Words for an index: without units that a text would be marked for; there are no words in them anyway. */
export function harmless(words: string): string {
  return words.replace(/[\0\p{Cs}\uf8ff]/gu, ' ');
}
