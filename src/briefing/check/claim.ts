// Takes a typed quotation apart: the words, and who is claimed to have said them.
// Leaves to others: whether anybody did (commands/check.ts).

/** The words to check, and the claimed speaker as typed. */
export interface Claim {
  readonly words: string;
  readonly speaker?: string;
}

/**
 * Possible readings of a typed quotation, the plain one first. `Rubio said "…"` may be a claim, or words that
 * stand so in a document; both are looked for.
 */
export function claimsOf(typed: string, sayingWords: readonly string[]): readonly Claim[] {
  const text = typed.trim();
  const said = `(?:${sayingWords.join('|')})`;
  const name = "\\p{L}[\\p{L}.'’\\- ]{1,60}?";
  const capitalised = `\\p{Lu}${name.slice('\\p{L}'.length)}`;
  const before =
    new RegExp(`^(${name})\\s+${said}\\b[,:]?\\s*(?:that\\s+)?(.+)$`, 'isu').exec(text) ??
    new RegExp(`^(${capitalised}):\\s*["“«](.+)$`, 'su').exec(text);
  const after = new RegExp(
    `^(.+?[,"”»])\\s*(?:${said}\\s+)?(?:[—–-]+\\s*)?(${capitalised})(?:\\s+${said})?[.]?$`,
    'su',
  ).exec(text);
  return [
    { words: text },
    ...(before?.[1] && before[2] ? [{ words: before[2], speaker: before[1].trim() }] : []),
    ...(after?.[1] && after[2] ? [{ words: after[1], speaker: after[2].trim() }] : []),
  ];
}
