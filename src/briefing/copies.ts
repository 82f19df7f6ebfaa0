// Other documents with the same passage: copies of one agency report are told once, with their number.
// Leaves to others: the same quotation among several rows (distinct.ts), reports of one happening (happenings.ts).
import type { Citation } from '../model/document.ts';
import type { Block, Inline } from '../model/message.ts';
import type { Asked } from './asked.ts';
import { folded, foldedWords } from './fold.ts';
import { copiesInline } from './lines.ts';

/** Words of a group that is searched for, groups, and sentences looked at. */
const most = { words: 3, groups: 3, hits: 60 };
/** Fewer words are no passage that anybody copies. */
const fewest = 8;
/** Share of the words, in both directions, from which a passage is a copy: agencies' papers change a word or two. */
const same = 0.9;

/** The blocks with "also in 4 documents" behind each passage and quotation that has copies. */
export async function withCopies(
  asked: Asked,
  blocks: readonly Block[],
): Promise<readonly Block[]> {
  return Promise.all(blocks.map((block) => withCopiesOf(asked, block)));
}

async function withCopiesOf(asked: Asked, block: Block): Promise<Block> {
  if (block.type === 'quote')
    return { ...block, caption: [...block.caption, ...(await alsoIn(asked, block.citations[0]))] };
  if (block.type !== 'paragraph') return block;
  const [passage, ...others] = block.inlines.flatMap((inline) =>
    inline.type === 'passage' ? [inline.citation] : [],
  );
  if (passage === undefined || others.length > 0) return block;
  return { ...block, inlines: [...block.inlines, ...(await alsoIn(asked, passage))] };
}

async function alsoIn(asked: Asked, citation: Citation): Promise<readonly Inline[]> {
  return copiesInline(asked, (await copiesOf(asked, citation)).length);
}

/** Other documents that have a sentence of the same words. */
async function copiesOf({ archive, lists }: Asked, citation: Citation): Promise<readonly string[]> {
  const words = foldedWords(citation.words);
  if (words.length < fewest) return [];
  const stopWords = new Set(lists.stopWords.map(folded));
  const telling = [...new Set(words.filter((word) => !stopWords.has(word)))].toSorted(
    (a, b) => b.length - a.length,
  );
  if (telling.length === 0) return [];
  const hits = (await archive.together(dealt(telling), most.hits)).filter(
    (hit) => hit.document !== citation.source.id,
  );
  const documents = await archive.documents([...new Set(hits.map((hit) => hit.document))]);
  const own = new Set(words);
  const copies = hits.filter(({ document, span }) => {
    const sentence = documents.get(document)?.text.slice(span.start, span.end) ?? '';
    return isSame(own, words, foldedWords(sentence));
  });
  return [...new Set(copies.map((hit) => hit.document))];
}

/** The words dealt out into groups: a copy that lacks one word, or two, still holds one of the groups whole. */
function dealt(words: readonly string[]): readonly (readonly string[])[] {
  const number = Math.max(1, Math.min(most.groups, Math.floor(words.length / most.words)));
  return Array.from({ length: number }, (_, group) =>
    words.filter((_, at) => at % number === group).slice(0, most.words),
  );
}

/** A quotation is part of its sentence, a passage all of it. */
function isSame(
  own: ReadonlySet<string>,
  words: readonly string[],
  sentence: readonly string[],
): boolean {
  if (` ${sentence.join(' ')} `.includes(` ${words.join(' ')} `)) return true;
  const others = new Set(sentence);
  const shared = [...own].filter((word) => others.has(word)).length;
  return shared >= same * own.size && shared >= same * others.size;
}
