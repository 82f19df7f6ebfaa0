// Markdown cut into pieces that can be parsed one by one, because the parser takes a minute for 400 KB in one go.
// Leaves to others: what the blocks mean (blocks, brief).
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Node } from './blocks.ts';

/** UTF-16 units after which the next safe place is cut at. */
const pieceLength = 4000;

/** The blocks of a text, in order, their offsets into the whole of it. */
export function blocksIn(text: string): readonly Node[] {
  const blocks: Node[] = [];
  for (const { start, end } of piecesOf(text)) {
    const { children } = fromMarkdown(text.slice(start, end));
    if (start > 0) for (const node of children) move(node, start);
    for (const node of children) blocks.push(node);
  }
  return blocks;
}

function* piecesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  if (text.length <= pieceLength) {
    yield { start: 0, end: text.length };
    return;
  }
  let start = 0;
  let closing: RegExp | undefined;
  let blank = false;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    if (closing === undefined) {
      if (index - start > pieceLength && (blank ? /^\S/u : listItem).test(line)) {
        yield { start, end: index };
        start = index;
      }
      closing = closingOf(line);
    } else if (closing.test(line)) closing = undefined;
    blank = line.trim() === '';
  }
  yield { start, end: text.length };
}

/**
 * After an empty line, one that is not indented belongs to no item or quotation that came before; a list item
 * begins a block after any line. A list cut in two is two lists, which says the same.
 */
const listItem = /^[-*+] \S/u;

/** Code fences and raw HTML may hold empty lines: what ends the one that this line opens. */
function closingOf(line: string): RegExp | undefined {
  const [, fence, rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)/u.exec(line) ?? [];
  if (fence !== undefined && !(fence.startsWith('`') && rest.includes('`')))
    return new RegExp(`^ {0,3}${fence}`, 'u');
  if (/^ {0,3}<!--/u.test(line)) return line.includes('-->') ? undefined : /-->/u;
  const [, tag] = /^ {0,3}<(script|pre|style|textarea)\b/iu.exec(line) ?? [];
  const end = tag === undefined ? undefined : new RegExp(`</${tag}>`, 'iu');
  return end?.test(line) ? undefined : end;
}

function move(node: Node, by: number): void {
  for (const point of [node.position?.start, node.position?.end])
    if (point?.offset !== undefined) point.offset += by;
  if ('children' in node) for (const child of node.children) move(child, by);
}
