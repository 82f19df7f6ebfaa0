// Takes a typed quotation apart: the words, and who is claimed to have said them.
// Leaves to others: whether anybody did (judge.ts).

/** The words to check, and the claimed speaker as typed. */
export interface Claim {
  readonly words: string;
  readonly speaker?: string;
}

/**
 * Possible readings of a typed quotation, the plain one first. `Rubio said "…"` may be a claim, or words that
 * stand so in a document; both are looked for. With a speaker given apart there is only the one reading.
 */
export function claimsOf(
  typed: string,
  sayingWords: readonly string[],
  speaker?: string,
): readonly Claim[] {
  const text = typed.trim();
  if (speaker !== undefined) return [{ words: text, speaker }];
  const found = [...before(text, sayingWords), ...after(text, sayingWords)];
  return [{ words: text }, ...found.filter((one) => one.words.trim() !== '')];
}

const name = "\\p{L}[\\p{L}.'’\\- ]{1,60}?";
const capitalised = `\\p{Lu}${name.slice('\\p{L}'.length)}`;

/** `Rubio said that …`, `Rubio: "…"`. */
function before(text: string, sayingWords: readonly string[]): readonly Claim[] {
  const said = `(?:${sayingWords.join('|')})`;
  const match =
    new RegExp(`^(${name})\\s+${said}\\b[,:]?\\s*(?:that\\s+)?(.+)$`, 'isu').exec(text) ??
    new RegExp(`^(${capitalised}):\\s*(.+)$`, 'su').exec(text);
  return match?.[1] && match[2] ? [{ words: match[2], speaker: match[1].trim() }] : [];
}

/** `"…," Rubio said`, `"…" – Rubio`, `… (Rubio)`. */
function after(text: string, sayingWords: readonly string[]): readonly Claim[] {
  const said = `(?:${sayingWords.join('|')})`;
  const match =
    new RegExp(
      `^(.+[,"”»])\\s*(?:${said}\\s+)?(?:[—–-]+\\s*)?(${capitalised})(?:\\s+${said})?[.]?$`,
      'su',
    ).exec(text) ??
    new RegExp(`^(.+)\\s[—–-]+\\s*(${capitalised})[.]?$`, 'su').exec(text) ??
    new RegExp(`^(.+)\\s\\((${capitalised})\\)[.]?$`, 'su').exec(text);
  return match?.[1] && match[2] ? [{ words: match[1], speaker: match[2].trim() }] : [];
}
