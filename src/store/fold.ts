// The folded form of a name or a word: what two spellings of one thing have in common.
// Leaves to others: which words of a name matter (names.ts) and the folding inside the search engine (sqlite.ts).

/** Letters that Unicode does not take apart into a base letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * Lower case, no accents, words of letters and digits parted by one blank. Full stops and apostrophes vanish
 * inside a word ("U.S." is `us`, "O’Brien" is `obrien`), an English possessive goes, other marks part words.
 * Empty for a text without letters or digits.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/gu, (letter) => whole[letter] ?? letter)
    .replace(/['’ʼ]s?(?![\p{L}\p{N}])|['’ʼ.](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[.]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
