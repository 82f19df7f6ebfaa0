// A title for a document that brings none: its headline, its file name, or its opening words.
// Leaves to others: titles that a format states (front matter, meta tags).

const longestHeadline = 140;
const longestOpening = 80;

/**
 * The first line where it reads like a headline; else the file name made readable; else, where the name
 * is a number or a hash, the opening words with "…".
 */
export function titleOf(text: string, path: string): string {
  return headlineOf(text) ?? nameOf(path) ?? openingOf(text) ?? path;
}

/** The first line, when it is short, ends without a stop, and more text follows it. */
function headlineOf(text: string): string | undefined {
  const [, line = '', rest = ''] = /^\s*([^\r\n]*)([\s\S]*)$/u.exec(text) ?? [];
  const words = line.trim().split(/\s+/u).length;
  if (rest.trim() === '' || line.length > longestHeadline || words < 2) return undefined;
  if (/[.,;:!…]["'”’)]*\s*$/u.test(line) || !/^["'“‘¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line))
    return undefined;
  return line.trim();
}

/** A file name as words; undefined for a name that no person chose (numbers, hashes). */
export function nameOf(path: string): string | undefined {
  const base = (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/u, '');
  const words = base.split(/[\s_\-.+]+/u).filter((word) => word !== '');
  if (!words.some((word) => /\p{L}{3,}/u.test(word) && !/^(?=.*\d)[\da-f]{6,}$/iu.test(word)))
    return undefined;
  const name = words.join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function openingOf(text: string): string | undefined {
  const line = /\S[^\r\n]*/u.exec(text)?.[0].trim();
  if (line === undefined || line.length <= longestOpening) return line;
  const cut = line.slice(0, longestOpening).replace(/\s+\S*$/u, '');
  return `${cut.replace(/[\s,;:.]+$/u, '')}…`;
}
