// Cuts a text into paragraphs, sentences and tokens, and tells headings and noise from prose.
// Leaves to others: names, dates and quotations.
import type { Document, Region } from '../../model/document.ts';
import type { Problem, Sentence } from '../../model/reading.ts';
import { type Span, trimmed } from '../../model/span.ts';
import type { Resources } from '../resources.ts';
import {
  type Boilerplate,
  foreignLetters,
  gluedWords,
  isBoilerplate,
  loadBoilerplate,
  mojibakeIn,
  repeatedPhrase,
} from './damage.ts';
import { markForeign, prepareLanguage } from './language.ts';
import type { Page, PageSentence, Paragraph, Token } from './page.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Abbreviations, loadAbbreviations, sentencesOf } from './sentences.ts';
import { tokensOf } from './tokens.ts';

interface Block extends Span {
  readonly heading: boolean | undefined;
}

interface Words {
  readonly abbreviations: Abbreviations;
  readonly boilerplate: Boilerplate;
  readonly glue: readonly string[];
  readonly segmenter: Intl.Segmenter;
}

/** Prepares the stage: the returned function lays out one document, in time linear in its length. */
export function prepareLayout(resources: Resources): (document: Document) => Page {
  const speech = new Set(
    resources
      .lexicon('speech-verbs')
      .flatMap((line) => line.split(':').at(-1)?.trim().split(' ') ?? []),
  );
  const words: Words = {
    abbreviations: loadAbbreviations(resources, speech),
    boilerplate: loadBoilerplate(resources),
    glue: resources.lexicon('glue-words'),
    segmenter: new Intl.Segmenter('en', { granularity: 'sentence' }),
  };
  const languageOf = prepareLanguage(resources);
  return (document) => {
    const sentences: PageSentence[] = [];
    const paragraphs: Paragraph[] = [];
    const problems: Problem[] = [];
    for (const block of blocksOf(document)) {
      const first = sentences.length;
      addSentences(document.text, block, paragraphs.length, words, sentences, problems);
      if (sentences.length > first)
        paragraphs.push({
          span: { start: block.start, end: block.end },
          first,
          last: sentences.length,
        });
    }
    problems.push(...gluedWords(vocabulary(sentences), words.glue));
    problems.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    const page = { document, paragraphs, sentences, problems };
    return document.outline === undefined ? markForeign(page, languageOf) : page;
  };
}

// The form of a source already tells its paragraphs; what lies outside its regions is markup.
function blocksOf(document: Document): readonly Block[] {
  if (document.regions)
    return document.regions
      .map((region) => regionBlock(document.text, region))
      .filter((block) => block.end > block.start);
  return paragraphsOf(document.text).map((span) => ({ ...span, heading: undefined }));
}

function regionBlock(text: string, region: Region): Block {
  return { ...trimmed(text, region.span), heading: region.kind === 'heading' };
}

function addSentences(
  text: string,
  block: Block,
  paragraph: number,
  words: Words,
  sentences: PageSentence[],
  problems: Problem[],
): void {
  const spans = sentencesOf(text, block, words.segmenter, words.abbreviations);
  problems.push(...mojibakeIn(text, block));
  for (const span of spans) {
    const tokens = tokensOf(text, span, words.abbreviations.all);
    const repeated = repeatedPhrase(tokens);
    if (repeated)
      problems.push({
        rule: 'repeated-phrase',
        reason: 'A phrase is repeated many times in a row.',
        span: repeated,
      });
    for (const token of tokens) {
      const problem = foreignLetters(token);
      if (problem) problems.push(problem);
    }
    const noise = noiseRule(text, span, repeated, words.boilerplate);
    if (noise) problems.push({ rule: noise, reason: noiseReasons[noise], span });
    const heading =
      block.heading ?? (spans.length === 1 && isHeading(text, span, tokens, paragraph));
    sentences.push({ span, paragraph, kind: noise ? 'noise' : kindOf(heading), tokens });
  }
}

const noiseReasons = {
  boilerplate: 'A line of the web page, not of the article.',
  'nothing-but-repetition': 'Hardly anything but one phrase repeated.',
} as const;

function noiseRule(
  text: string,
  span: Span,
  repeated: Span | undefined,
  list: Boilerplate,
): keyof typeof noiseReasons | undefined {
  if (span.end - span.start <= 240 && isBoilerplate(text.slice(span.start, span.end), list))
    return 'boilerplate';
  const share = repeated ? (repeated.end - repeated.start) / (span.end - span.start) : 0;
  return share > 0.6 ? 'nothing-but-repetition' : undefined;
}

function kindOf(heading: boolean): Sentence['kind'] {
  return heading ? 'heading' : 'prose';
}

const stopped = /[.!?:;,…]["”’»')\]]*$/u;
const quotedOrListed = /^(?:["“«]|[-*•·–—]\s)/u;
const longestHeading = 20;

// A short line without a final stop; the first line of an article may also be a question.
function isHeading(text: string, span: Span, tokens: readonly Token[], paragraph: number): boolean {
  if (tokens.length > longestHeading + 5) return false;
  const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length;
  if (words === 0 || words > longestHeading) return false;
  const line = text.slice(span.start, span.end);
  if (paragraph === 0 && /[?!]$/u.test(line)) return true;
  return !stopped.test(line.slice(-6)) && (paragraph === 0 || !quotedOrListed.test(line));
}

function vocabulary(sentences: readonly PageSentence[]): ReadonlyMap<string, Token> {
  const words = new Map<string, Token>();
  for (const sentence of sentences)
    for (const token of sentence.tokens) if (token.text.length > 3) words.set(token.text, token);
  return words;
}
