// Cuts a text into paragraphs, sentences and tokens.
// Leaves to others: names, dates and quotations.
import type { Document } from '../../model/document.ts';
import { type Span, trimmed } from '../../model/span.ts';
import type { Resources } from '../resources.ts';
import type { Page, PageSentence, Paragraph, Token } from './page.ts';

const word = /[\p{L}\p{M}\p{N}]+(?:[’'.\-&][\p{L}\p{M}\p{N}]+)*|\S/gu;

/** Prepares the stage: the returned function lays out one document. */
export function prepareLayout(_resources: Resources): (document: Document) => Page {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return (document) => {
    const sentences: PageSentence[] = [];
    const paragraphs: Paragraph[] = [];
    for (const span of paragraphsOf(document.text)) {
      const first = sentences.length;
      for (const piece of segmenter.segment(document.text.slice(span.start, span.end))) {
        const start = span.start + piece.index;
        const sentence = trimmed(document.text, { start, end: start + piece.segment.length });
        if (sentence.start === sentence.end) continue;
        sentences.push({
          span: sentence,
          paragraph: paragraphs.length,
          kind: 'prose',
          tokens: tokensOf(document.text, sentence),
        });
      }
      paragraphs.push({ span, first, last: sentences.length });
    }
    return { document, paragraphs, sentences, problems: [] };
  };
}

function paragraphsOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\n]+/gu)]
    .map((line) => trimmed(text, { start: line.index, end: line.index + line[0].length }))
    .filter((span) => span.end > span.start);
}

function tokensOf(text: string, span: Span): readonly Token[] {
  return [...text.slice(span.start, span.end).matchAll(word)].map((match) => ({
    text: match[0],
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
}
