// Which paragraphs are in another language than English, by their small words or by their script.
// Leaves to others: what is not looked for in them (lay-out marks them as noise, read leaves them out).
import type { Problem } from '../../model/reading.ts';
import type { Resources } from '../resources.ts';
import type { Page, PageSentence, Paragraph } from './page.ts';

/** The language of a paragraph by its name, "Spanish"; undefined for what is too short to tell. */
export type LanguageOf = (sentences: readonly PageSentence[]) => string | undefined;

const english = 'English';
const otherScript = 'another script';
/** Fewer words tell no language: titles, names, "Sí". */
const fewest = 8;
/** In running prose of any of the languages about two words in five are small ones. */
const leastShare = 0.2;
/** Names alone ("Universidade da Coruña") hold one or two of them. */
const fewestKinds = 3;
/** A list of names ("Ana de los Santos y Juan del Río") has small words and no others in small letters. */
const leastPlain = 0.15;
/** Hardly a sentence of English is without "the", "and" or the like; another language holds them in titles. */
const mostEnglish = 0.05;

/** Prepares the test from `config/lexicon/languages.txt`. @throws Error where English is not the first line. */
export function prepareLanguage(resources: Resources): LanguageOf {
  const languages = resources.lexicon('languages').map((line) => line.split(':'));
  const names = languages.map(([name = '']) => name);
  if (names[0] !== english)
    throw new Error(`config/lexicon/languages.txt: the first line is not ${english}`);
  const [, neutral = []] = languages.map(([, words = '']) => words.trim().split(' '));
  const byWord = new Map<string, number[]>();
  for (const [index, [, words = '']] of languages.entries())
    for (const word of new Set(words.trim().split(' ')))
      if (!neutral.includes(word)) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  return (sentences) => {
    const hits = names.map((): string[] => []);
    const count = countWords(sentences, (word) => {
      for (const index of byWord.get(word) ?? []) hits[index]?.push(word);
    });
    if (count.words < fewest) return (hits[0]?.length ?? 0) > 0 ? english : undefined;
    if (count.otherScript * 2 > count.words) return otherScript;
    const [own = [], ...others] = hits;
    if (own.length > mostEnglish * count.words) return english;
    const most = others.reduce((best, one) => (one.length > best.length ? one : best), []);
    const plain = count.lower - most.length >= leastPlain * count.words;
    const foreign =
      plain && most.length >= leastShare * count.words && new Set(most).size >= fewestKinds;
    return foreign ? (names[hits.indexOf(most)] ?? english) : english;
  };
}

interface Count {
  readonly words: number;
  /** Words that begin with a small letter. */
  readonly lower: number;
  readonly otherScript: number;
}

function countWords(sentences: readonly PageSentence[], each: (word: string) => void): Count {
  const words = sentences.flatMap(({ tokens }) =>
    tokens.map((token) => token.text).filter((text) => /^\p{L}/u.test(text)),
  );
  const latin = words.filter((word) => !isOfOtherScript(word));
  for (const word of latin) for (const part of word.toLowerCase().split(/['’]/u)) each(part);
  return {
    words: words.length,
    lower: words.filter((word) => /^\p{Ll}/u.test(word)).length,
    otherScript: words.length - latin.length,
  };
}

function isOfOtherScript(word: string): boolean {
  return word.charCodeAt(0) > lastLatin && !/^\p{Script=Latin}/u.test(word);
}

const lastLatin = 0x24f;

/** The page with its paragraphs of another language as noise, and a problem for each run of them. */
export function markForeign(page: Page, languageOf: LanguageOf): Page {
  const languages = settled(
    page.paragraphs.map(({ first, last }) => languageOf(page.sentences.slice(first, last))),
  );
  if (languages.every((language) => language === english)) return page;
  const sentences = page.sentences.map(
    (sentence): PageSentence =>
      languages[sentence.paragraph] === english ? sentence : { ...sentence, kind: 'noise' },
  );
  const problems = [...page.problems, ...runsOf(page.paragraphs, languages)];
  return {
    ...page,
    sentences,
    problems: problems.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
    foreign: new Set(languages.flatMap((language, index) => (language === english ? [] : [index]))),
  };
}

/** What is too short to tell is in the language around it, where that is one. */
function settled(told: readonly (string | undefined)[]): readonly string[] {
  const after: string[] = [];
  let next: string | undefined;
  for (let index = told.length - 1; index >= 0; index--) {
    next = told[index] ?? next;
    after[index] = next ?? '';
  }
  let before: string | undefined;
  return told.map((language, index) => {
    before = language ?? before;
    const around = before ?? after[index] ?? english;
    const both = after[index] === '' || after[index] === around;
    return language ?? (both && around !== '' ? around : english);
  });
}

function runsOf(
  paragraphs: readonly Paragraph[],
  languages: readonly string[],
): readonly Problem[] {
  return paragraphs.flatMap(({ span }, index) => {
    const language = languages[index] ?? english;
    if (language === english || languages[index - 1] === language) return [];
    let last = index;
    while (languages[last + 1] === language) last++;
    const end = paragraphs[last]?.span.end ?? span.end;
    return [
      {
        rule: 'language',
        reason: `In ${language}, not in English: kept out of summaries and answers; names and quotations are not looked for.`,
        span: { start: span.start, end },
      },
    ];
  });
}

/** The page without its paragraphs of another language, for the stages that read English only. */
export function inEnglish(page: Page): Page {
  const { foreign } = page;
  if (foreign === undefined) return page;
  const paragraphs: Paragraph[] = [];
  const sentences: PageSentence[] = [];
  page.paragraphs.forEach(({ span, first, last }, index) => {
    if (foreign.has(index)) return;
    const paragraph = paragraphs.length;
    const from = sentences.length;
    for (const sentence of page.sentences.slice(first, last))
      sentences.push({ ...sentence, paragraph });
    paragraphs.push({ span, first: from, last: sentences.length });
  });
  return { ...page, paragraphs, sentences };
}
