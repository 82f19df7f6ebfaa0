// The blocks of Markdown as regions: which stretches of the file are writing, marks left out.
// Leaves to others: reading the file (markdown) and what the sections of a brief mean (brief).
import type { fromMarkdown } from 'mdast-util-from-markdown';
import type { Region } from '../../model/document.ts';
import { type Span, trimmed } from '../../model/span.ts';

/** A block of Markdown, with its place in the text. */
export type Node = ReturnType<typeof fromMarkdown>['children'][number];

/** The writing in a block: headings, paragraphs, and paragraphs inside quotations and lists. */
export function regionsOf(
  text: string,
  node: Node,
  within: 'prose' | 'quotation',
): readonly Region[] {
  switch (node.type) {
    case 'heading':
      return regionOf(text, 'heading', innerSpan(node));
    case 'paragraph':
      if (node.children.every((child) => child.type === 'image' || child.type === 'html'))
        return [];
      return within === 'prose'
        ? regionOf(text, 'prose', innerSpan(node))
        : linesIn(text, innerSpan(node)).flatMap((line) => regionOf(text, 'quotation', line));
    case 'blockquote':
      return node.children.flatMap((child) => regionsOf(text, child, 'quotation'));
    case 'list':
      return node.children.flatMap((item) =>
        item.children.flatMap((child) => regionsOf(text, child, within)),
      );
    default:
      return [];
  }
}

/** A region without white space at its ends, none where nothing is left. */
export function regionOf(
  text: string,
  kind: Region['kind'],
  span: Span | undefined,
): readonly Region[] {
  const inner = span && trimmed(text, span);
  return inner === undefined || inner.start === inner.end ? [] : [{ kind, span: inner }];
}

/** The content of a node, its own marks (`#`, `>`) left out. */
export function innerSpan(node: Extract<Node, { children: unknown[] }>): Span | undefined {
  const start = node.children[0]?.position?.start.offset;
  const end = node.children.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** The lines of a stretch inside a block quote, the `>` marks before each left out. */
export function linesIn(text: string, span: Span | undefined): readonly Span[] {
  if (span === undefined) return [];
  return [...text.slice(span.start, span.end).matchAll(/[^\r\n]+/gu)].map((line) => {
    const marks = /^(?:[ \t]*>)*[ \t]*/u.exec(line[0])?.[0].length ?? 0;
    const start = span.start + line.index + marks;
    return { start, end: span.start + line.index + line[0].length };
  });
}
