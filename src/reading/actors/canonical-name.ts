// Which of an actor's names is shown, and makes the id: the fullest, in the best spelling.
// Leaves to others: which names are the actor's (link.ts).
import { isDamaged } from './mend.ts';

/** A surface form with how often it was met. */
export interface Form {
  readonly text: string;
  readonly count: number;
}

/** The forms of a list of surfaces, in order of first appearance. */
export function formsOf(surfaces: readonly string[]): readonly Form[] {
  const counts = new Map<string, number>();
  for (const text of surfaces) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count }));
}

/**
 * Most words first, then not in capitals throughout, then most accents (`Nicolás` before `Nicolas`), then most often met,
 * then first met. Letters of other scripts inside a Latin word are damage and count against a form.
 */
export function canonicalName(forms: readonly Form[]): string {
  const ranked = forms
    .map((form, index) => ({ form, rank: [...rankOf(form), -index] }))
    .sort((a, b) => compare(b.rank, a.rank));
  return ranked[0]?.form.text ?? '';
}

function rankOf({ text, count }: Form): readonly number[] {
  const words = text.split(/[\s-]+/u).filter((word) => /[\p{L}\p{N}]{2}|^\p{Lu}\.?$/u.test(word));
  return [
    text.split(/[^\p{L}\p{M}]+/u).some(isDamaged) ? 0 : 1,
    words.length,
    words.length > 1 && text === text.toUpperCase() ? 0 : 1,
    (text.normalize('NFD').match(/\p{M}/gu) ?? []).length,
    count,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
