// Words with letters of another script among Latin ones are damage: `Gonzஸ்lez`. Where the same document has the word whole, it is read as that.
// Leaves to others: telling people of the damage (page/damage.ts); offsets and the text itself stay as they are.
import type { Words } from './words.ts';

const foreign = /(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/gu;

/** True for a word of Latin letters with others among them. */
export function isDamaged(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /(?!\p{Script=Latin})\p{L}/u.test(word);
}

/**
 * The words with damaged ones read as the only whole word of the document that has one or two Latin letters in place of
 * the others: `Gonzஸ்lez` beside `Gonzalez`. With two such words, or none, a damaged word stays as it is.
 */
export function mended(words: Words): Words {
  const damaged = new Set(words.text.filter(isDamaged));
  if (damaged.size === 0) return words;
  const whole = new Set(words.text.filter((word) => !damaged.has(word) && /^\p{Lu}/u.test(word)));
  const repairs = new Map(
    [...damaged].slice(0, mostMended).map((word) => [word, repair(word, whole)]),
  );
  return { ...words, text: words.text.map((word) => repairs.get(word) ?? word) };
}

/** Keeps hostile texts linear. */
const mostMended = 50;

function repair(word: string, whole: ReadonlySet<string>): string | undefined {
  const pattern = new RegExp(
    `^${word
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}]/gu, '.')
      .replace(foreign, '\\p{Script=Latin}{1,2}')}$`,
    'u',
  );
  const fitting = [...whole].filter((one) => pattern.test(one.normalize('NFC')));
  return fitting.length === 1 ? fitting[0] : undefined;
}
