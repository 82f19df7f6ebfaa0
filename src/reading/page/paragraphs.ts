// Paragraphs of a raw text: its lines, or, where an editor wrapped them by hand, the lines joined again.
// Leaves to others: sentences inside a paragraph, and documents whose form already tells the regions.
import { type Span, trimmed } from '../../model/span.ts';

const breaks = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/gu;
const leadIn = /^[\s\ufeff]*date[ \t]+\d{4}-\d{2}-\d{2}(?:[ \t]+|$|(?=[\r\n]))/u;
const endsSentence = /[.!?:…]["”’»')\]]*$/u;
const listItem = /^(?:[-*•·–—]\s|\(?\d{1,2}[.)]\s)/u;

interface Line extends Span {
  readonly afterBlank: boolean;
  readonly indented: boolean;
}

/** Where the prose begins: after a leading `date YYYY-MM-DD`, which is the archive's, not the article's. */
function proseStart(text: string): number {
  return leadIn.exec(text.slice(0, 200))?.[0].length ?? 0;
}

/** Paragraph spans in order, without white space at their ends, none empty. */
export function paragraphsOf(text: string): readonly Span[] {
  const lines = linesOf(text, proseStart(text));
  const width = wrapWidth(text, lines);
  if (width === undefined) return lines.map(({ start, end }) => ({ start, end }));
  const paragraphs: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const open = paragraphs.at(-1);
    if (before && open && goesOn(text, before, line, width)) open.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}

function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  let start = from;
  let blank = true;
  const add = (end: number) => {
    const span = trimmed(text, { start, end });
    if (span.end > span.start) {
      lines.push({ ...span, afterBlank: blank, indented: span.start - start > 1 });
      blank = false;
    } else blank = true;
  };
  breaks.lastIndex = from;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

/**
 * The width at which a text was wrapped by hand, or undefined where each line is a paragraph. Wrapped
 * text gives itself away: lines of like length, many of which stop in the middle of a sentence.
 */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const lengths = lines.map((line) => line.end - line.start).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (width > 120 || width < 40) return undefined;
  let inner = 0;
  let cut = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || next.afterBlank) continue;
    inner++;
    if (isFull(text, line, next, width) && !endsSentence.test(text.slice(line.end - 4, line.end)))
      cut++;
  }
  return inner >= 2 && cut >= inner * 0.5 ? width : undefined;
}

/** A wrapper breaks a line only where the next word would not have fitted; 15% slack for ragged text. */
function isFull(text: string, line: Span, next: Span, width: number): boolean {
  const rest = text.slice(next.start, next.start + 40);
  const word = rest.search(/\s/u);
  return line.end - line.start + 1 + (word < 0 ? rest.length : word) > width * 0.85;
}

function goesOn(text: string, before: Line, line: Line, width: number): boolean {
  if (line.afterBlank || line.indented) return false;
  if (listItem.test(text.slice(line.start, line.start + 5))) return false;
  if (isFull(text, before, line, width)) return true;
  const stopped = endsSentence.test(text.slice(Math.max(before.start, before.end - 4), before.end));
  return !stopped && /\p{Ll}/u.test(text.charAt(line.start));
}
