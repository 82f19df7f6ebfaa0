// A page as a list of paragraphs and headings, white space collapsed as a browser does.
// Leaves to others: which part of the page is the article (html).
import type { Region } from '../../model/document.ts';
import type { PageNode } from './html-facts.ts';

/** A paragraph or heading of a page. */
export interface Block {
  readonly kind: Region['kind'];
  readonly text: string;
}

const headings: ReadonlySet<string> = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const inline: ReadonlySet<string> = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
);
const silent: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG']);

/** Every stretch of text between two block boundaries, in order. */
export function blocksOf(root: PageNode): readonly Block[] {
  const blocks: Block[] = [];
  let loose = '';
  for (const run of runsIn(root, 'prose')) {
    if (run.text !== undefined) loose += run.text;
    else {
      blocks.push(...paragraphsIn(loose).map((text) => ({ kind: run.kind, text })));
      loose = '';
    }
  }
  return blocks;
}

/** A run of text, or, without text, the end of whatever came before. */
interface Run {
  readonly kind: Block['kind'];
  readonly text?: string;
}

function* runsIn(parent: PageNode, kind: Block['kind']): Generator<Run> {
  for (const child of parent.childNodes) yield* runsOf(child, kind);
  yield { kind };
}

function* runsOf(node: PageNode, kind: Block['kind']): Generator<Run> {
  const tag = node.nodeName.toUpperCase();
  if (node.nodeType === 3) yield { kind, text: (node.textContent ?? '').replace(/\s+/gu, ' ') };
  else if (tag === 'BR') yield { kind, text: '\n' };
  else if (node.nodeType !== 1 || silent.has(tag)) return;
  else if (inline.has(tag)) for (const child of node.childNodes) yield* runsOf(child, kind);
  else {
    yield { kind };
    yield* runsIn(node, kindOf(tag) ?? kind);
  }
}

function kindOf(tag: string): Block['kind'] | undefined {
  if (headings.has(tag)) return 'heading';
  return tag === 'BLOCKQUOTE' ? 'quotation' : undefined;
}

/** Two line breaks in a row are how old pages part their paragraphs. */
function paragraphsIn(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/u)
    .map((piece) => piece.replace(/\s+/gu, ' ').trim())
    .filter((piece) => piece !== '');
}
