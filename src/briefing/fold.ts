// Words as they are compared: without accents, case and the commonest English endings.
// Leaves to others: which words matter (question/).

/** Lower case without diacritics: `Guaidó` becomes `guaido`. */
export function folded(text: string): string {
  // Most English has nothing to take off, and that is quickly seen.
  if (!/[^\x20-\x7e]/u.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Words and numbers of a text as written, in order. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Folded words of a text without possessive endings; hyphenated and dotted words stay whole. */
export function foldedWords(text: string): readonly string[] {
  return wordsIn(text).map((word) => folded(word).replace(/['’]s?$|['’]s$/u, ''));
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/u, 'ization$1'],
  [/is(e[ds]?|ing)$/u, 'iz$1'],
  [/ies$/u, 'y'],
  [/(sh|ch|ss|x|z)es$/u, '$1'],
  [/([^su])s$/u, '$1'],
  [/(..[^aeiou])(?:ed|ing)$/u, '$1'],
  [/(..[^aeiou])e$/u, '$1'],
  [/([bdfgmnprt])\1$/u, '$1'],
];

/**
 * A light stem, made to be equal for forms of one word and for British and American spelling:
 * `recognised`, `recognizes` -> `recogniz`; `parties` -> `party`; `planned` -> `plan`.
 * Words of three letters and numbers stay as they are.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  return endings.reduce((form, [from, to]) => form.replace(from, to), word);
}

/** Stems of the words of a text that are not in `without` (folded words). */
export function stemsOf(text: string, without: ReadonlySet<string>): readonly string[] {
  return foldedWords(text)
    .filter((word) => !without.has(word))
    .map(stem);
}
