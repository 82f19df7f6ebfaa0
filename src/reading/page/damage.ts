// Boilerplate and damage: what an article's page or a machine translation left in the text.
// Leaves to others: repairing anything; text is never altered, only told about.
import type { Problem } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { Resources } from '../resources.ts';
import type { Token } from './page.ts';

export interface Boilerplate {
  readonly whole: ReadonlySet<string>;
  readonly begin: readonly string[];
  readonly inside: readonly string[];
}

/** Reads `boilerplate.txt`: `=` whole line, `^` beginning, `~` anywhere. */
export function loadBoilerplate(resources: Resources): Boilerplate {
  const entries = resources.lexicon('boilerplate').map((entry) => entry.toLowerCase());
  const marked = (mark: string) =>
    entries.filter((entry) => entry.startsWith(mark)).map((entry) => entry.slice(1));
  return { whole: new Set(marked('=')), begin: marked('^'), inside: marked('~') };
}

const longestBoilerplate = 240;

/** True for a line of the web page around an article: "Read more: …", a share bar, a cookie notice. */
export function isBoilerplate(line: string, list: Boilerplate): boolean {
  if (line.length > longestBoilerplate) return false;
  const lower = line.toLowerCase();
  return (
    list.whole.has(lower) ||
    list.begin.some((begin) => lower.startsWith(begin)) ||
    list.inside.some((part) => lower.includes(part))
  );
}

/**
 * A phrase of one to six words said three times or more in a row ("minutes that minutes that minutes
 * that"); a single word must stand five times, since "very, very, very" is speech.
 */
export function repeatedPhrase(tokens: readonly Token[]): Span | undefined {
  if (tokens.length < 5) return undefined;
  for (let period = 1; period <= 6; period++) {
    const needed = period === 1 ? 4 : period * 2;
    let run = 0;
    for (let at = period; at <= tokens.length; at++) {
      if (at < tokens.length && sameWord(tokens[at], tokens[at - period])) {
        run++;
        continue;
      }
      const first = tokens[at - run - period];
      const last = tokens[at - 1];
      if (run >= needed && first && last && /\p{L}/u.test(first.text))
        return { start: first.start, end: last.end };
      run = 0;
    }
  }
  return undefined;
}

function sameWord(a: Token | undefined, b: Token | undefined): boolean {
  return a?.text === b?.text && a !== undefined && /[\p{L}\p{N}]/u.test(a.text);
}

const mojibake =
  /[ÃÂ][\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]+|â€[\u0080-\u00bf™œ˜¦“”]?|ï»¿|ï¿½|\ufffd+/gu;
const notLatin =
  /[^\u0000-\u036f\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\ufb00-\ufb06\ufe00-\ufe0f\ufeff-\uffff]/u;
const latinLetter = /\p{Script=Latin}/u;
const foreignLetter = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Runs of bytes read in the wrong encoding ("â€™" for an apostrophe). */
export function mojibakeIn(text: string, span: Span): readonly Problem[] {
  const problems: Problem[] = [];
  for (const hit of text.slice(span.start, span.end).matchAll(mojibake)) {
    const start = span.start + hit.index;
    problems.push({
      rule: 'mojibake',
      reason: `“${hit[0]}” was written in another encoding than it was read in.`,
      span: { start, end: start + hit[0].length },
    });
  }
  return problems;
}

/** Letters of another script inside a Latin word ("Gonzஸ்lez"). Words mostly of the other script are fine. */
export function foreignLetters(token: Token): Problem | undefined {
  if (!notLatin.test(token.text)) return undefined;
  let latin = 0;
  let foreign = 0;
  for (const letter of token.text) {
    if (latinLetter.test(letter)) latin++;
    else if (foreignLetter.test(letter)) foreign++;
  }
  if (foreign === 0 || latin < 3 || foreign * 2 > latin) return undefined;
  return {
    rule: 'foreign-script',
    reason: `“${token.text}” holds letters of another script.`,
    span: { start: token.start, end: token.end },
  };
}

/** Two words written as one ("Venezuelabut"), knowable where the first also stands alone in the text. */
export function gluedWords(
  words: ReadonlyMap<string, Token>,
  glue: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [word, token] of words) {
    const small = glue.find((end) => word.length >= end.length + 4 && word.endsWith(end));
    if (small === undefined || !words.has(word.slice(0, -small.length))) continue;
    problems.push({
      rule: 'glued-words',
      reason: `“${word}” looks like “${word.slice(0, -small.length)} ${small}”.`,
      span: { start: token.start, end: token.end },
    });
  }
  return problems;
}
