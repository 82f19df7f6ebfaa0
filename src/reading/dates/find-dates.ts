// When: time expressions with their values, and the document's own date where it was not known.
// Leaves to others: what happened then (events).
import type { DatedBy } from '../../model/date.ts';
import type { Problem, TimeExpression } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { prepareConclusion } from './conclude.ts';
import { findDocumentDate } from './document-date.ts';
import { prepareLexer } from './lexemes.ts';
import { type Item, type Phase, preparePhase } from './pattern.ts';
import { resolveAll } from './resolve.ts';
import { fromFoundRules } from './rules-anchored.ts';
import { calendarRules } from './rules-calendar.ts';
import { clockRules, dayTimeRules, joinedRules } from './rules-clock.ts';
import { lengthRules } from './rules-length.ts';
import { firstPeriodRules } from './rules-part.ts';
import { edgeRules, periodRules } from './rules-period.ts';
import { relativeRules } from './rules-relative.ts';
import { vagueRules } from './rules-vague.ts';
import { prepareTense } from './tense.ts';

export interface DatesFound {
  /** By start, none overlapping another. */
  readonly expressions: readonly TimeExpression[];
  /** For each expression how its date was worked out; undefined where it is stated or has none. */
  readonly evidence: readonly (string | undefined)[];
  /** The date the document came with, else the inferred one with its evidence, else none. */
  readonly documentDate?: DatedBy;
  readonly problems: readonly Problem[];
}

/** Prepares the stage: the returned function dates one page. */
export function prepareDates(resources: Resources): (page: Page) => DatesFound {
  const lex = prepareLexer(resources);
  const nouns = {
    counted: new Set(resources.lexicon('counted-nouns')),
    numbered: new Set(resources.lexicon('numbered-nouns')),
  };
  const phases: readonly Phase[] = [
    calendarRules(nouns),
    [...relativeRules, ...firstPeriodRules],
    [...periodRules, ...lengthRules, ...fromFoundRules],
    [...dayTimeRules, ...edgeRules],
    [...clockRules, ...vagueRules],
    joinedRules,
  ].map(preparePhase);
  const tense = prepareTense(resources);
  const conclude = prepareConclusion(resources, tense);
  return (page) => {
    const { text } = page.document;
    const paragraphs = page.paragraphs.map(({ span }) => recognise(lex(text, span), phases));
    const { documentDate, problems } = findDocumentDate(page, paragraphs, conclude);
    const resolved = resolveAll(paragraphs, documentDate, tense, text);
    return {
      expressions: resolved.map(({ expression }) => expression),
      evidence: resolved.map(({ evidence }) => evidence),
      problems,
      ...(documentDate && { documentDate }),
    };
  };
}

/** Kinds of words without which nothing can be a time expression; most sentences have none. */
const triggers = new Set(
  'month weekday year unit clock-unit season day-part today yesterday tomorrow tonight iso clock decade quarter-sign adverb now past-ref holiday zone noon-mark clock-word era-bc era-ad slash vague this last time term'.split(
    ' ',
  ),
);

/** Runs the phases sentence by sentence, and only where a sentence holds a trigger. */
function recognise(lexemes: readonly Item[], phases: readonly Phase[]): readonly Item[] {
  const found: Item[] = [];
  let from = 0;
  let triggered = false;
  for (let index = 0; index < lexemes.length; index++) {
    const kind = lexemes[index]?.kind ?? '';
    if (triggers.has(kind)) triggered = true;
    if (kind !== 'stop' && index < lexemes.length - 1) continue;
    const sentence: readonly Item[] = lexemes.slice(from, index + 1);
    const items = triggered ? phases.reduce((line, phase) => phase(line), sentence) : sentence;
    for (const item of items) found.push(item);
    from = index + 1;
    triggered = false;
  }
  return found;
}
