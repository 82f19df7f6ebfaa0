// Web pages: the article without what stands around it, and what the page tells of itself.
// Leaves to others: fetching pages (nobody does: they are files here).
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Region } from '../../model/document.ts';
import { nothingIn, type Parsed, refused } from '../parsed.ts';
import { decodeText } from './decode.ts';
import { type Block, blocksOf } from './html-blocks.ts';
import { factsOf, type PageNode } from './html-facts.ts';
import { titleOf } from './title.ts';

/** Reads a `.html` file: its text is the article's paragraphs, one a line, an empty line between. */
export function parseHtml(bytes: Uint8Array, path: string): Parsed {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (decoded.type === 'binary')
    return refused(path, 'not-text', decoded.reason, 'Save the page again, as HTML in UTF-8.');
  const html = wholePage(decoded.text);
  const page = openPage(html);
  const facts = factsOf(page);
  const article = isOrdinary(page) ? articleIn(html) : undefined;
  const { text, regions } = joined(blocksOf(article?.content ?? page));
  if (text === '') return nothingIn(path);
  return {
    type: 'document',
    draft: {
      title: facts.title ?? (article?.title || titleOf(text, path)),
      text,
      ...(facts.date && { date: facts.date }),
      ...(facts.publisher !== undefined && { publisher: facts.publisher }),
      ...(facts.url !== undefined && { url: facts.url }),
      language: facts.language,
      kind: 'article',
      regions,
    },
    problems: decoded.problems,
  };
}

/** The parser takes the first element of a fragment for the page. */
function wholePage(html: string): string {
  return /<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
}

function openPage(html: string): PageNode {
  const page: PageNode = parseHTML(html).document;
  return page;
}

const deepestPage = 150;
const largestPage = 30_000;

/** Readability takes minutes for a page nested a thousand deep; such a page is read as a whole. */
function isOrdinary(page: PageNode): boolean {
  let count = 0;
  let level: readonly PageNode[] = [page];
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > deepestPage || count > largestPage) return false;
    level = level.flatMap((node) => [...node.childNodes]);
  }
  return true;
}

/** What Readability takes for the article; it alters the page it is given, so it gets its own. */
function articleIn(
  html: string,
): { readonly title: string; readonly content: PageNode } | undefined {
  const article = new Readability(parseHTML(html).document, {
    charThreshold: 200,
  }).parse();
  const content = article?.content?.trim();
  if (content === undefined || content === '') return undefined;
  return {
    title: article?.title?.trim() ?? '',
    content: openPage(wholePage(content)),
  };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
}

function joined(blocks: readonly Block[]): {
  readonly text: string;
  readonly regions: readonly Region[];
} {
  const regions: Region[] = [];
  let text = '';
  for (const block of blocks) {
    if (text !== '') text += '\n\n';
    regions.push({
      kind: block.kind,
      span: { start: text.length, end: text.length + block.text.length },
    });
    text += block.text;
  }
  return { text, regions };
}
