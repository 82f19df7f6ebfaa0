// Markdown files: the body exactly as in the file, with what its front matter and its blocks tell.
// Leaves to others: front matter (front-matter), blocks (blocks) and the sections of a brief (brief).
import { nothingIn, type Parsed, refused } from '../parsed.ts';
import { innerSpan, type Node, regionsOf } from './blocks.ts';
import { parseBrief } from './brief.ts';
import { decodeText } from './decode.ts';
import { parseFrontMatter } from './front-matter.ts';
import { blocksIn } from './pieces.ts';
import { nameOf } from './title.ts';

/** Reads a `.md` file; one whose front matter says `kind: brief` becomes a brief. */
export function parseMarkdown(bytes: Uint8Array, path: string): Parsed {
  const decoded = decodeText(bytes);
  if (decoded.type === 'binary')
    return refused(path, 'not-text', decoded.reason, 'Save it as UTF-8 text.');
  const front = parseFrontMatter(decoded.text, path);
  if ('type' in front) return front;
  const text = decoded.text.slice(front.body);
  if (text.trim() === '') return nothingIn(path);
  const { title, body: _, bodyLine, strange, ...known } = front;
  const blocks = blocksIn(text);
  if (front.kind === 'brief') {
    const { regions, outline, problems } = parseBrief(text, blocks, bodyLine, strange);
    return {
      type: 'document',
      draft: { ...known, title: title ?? titleIn(text, blocks, path), text, regions, outline },
      problems: [...decoded.problems, ...problems],
    };
  }
  const regions = blocks.flatMap((node) => regionsOf(text, node, 'prose'));
  return {
    type: 'document',
    draft: { ...known, title: title ?? titleIn(text, blocks, path), text, regions },
    problems: decoded.problems,
  };
}

function titleIn(text: string, blocks: readonly Node[], path: string): string {
  const heading = blocks.find((node) => node.type === 'heading');
  const span = heading && innerSpan(heading);
  const words = span && text.slice(span.start, span.end).trim();
  return words || (nameOf(path) ?? path);
}
