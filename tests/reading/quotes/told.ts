// Tells quotations as lines, for tables of cases. Leaves to others: the cases.
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.ts';
import type { Mention, Quote } from '../../../src/model/reading.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import { prepareQuotes } from '../../../src/reading/quotes/find-quotes.ts';
import { createResources } from '../../../src/resources.ts';

const resources = createResources();
export const layOut = prepareLayout(resources);
export const findQuotes = prepareQuotes(resources);

export function article(text: string): Document {
  return { id: 'x', title: '', text, language: 'en', kind: 'article' };
}

export function quotesIn(text: string, mentions: readonly Mention[] = []): readonly Quote[] {
  return findQuotes(layOut(article(text)), { actors: [], mentions });
}

/** `kind | words … words | cue | speaker`, `-` for what is not there. */
function told(text: string): readonly string[] {
  const cut = (span: { start: number; end: number } | undefined) =>
    span ? text.slice(span.start, span.end) : '-';
  return quotesIn(text).map(
    ({ kind, spans, cue, speaker }) =>
      `${kind} | ${spans.map(cut).join(' … ')} | ${cut(cue)} | ${cut(speaker?.span)}`,
  );
}

type Case = readonly [text: string, ...expected: string[]];

/** A table of texts with the lines that they shall give. */
export function check(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases.map(([text, ...expected]) => [text, expected] as const))(
      '%s',
      (text, expected) => {
        expect(told(text)).toEqual(expected);
      },
    );
  });
}
