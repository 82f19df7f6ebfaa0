// When: time expressions with their values, and the document's own date where it was not known.
// Leaves to others: what happened then (events).
import type { DatedBy } from '../../model/date.ts';
import type { Problem, TimeExpression } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { findDocumentDate } from './document-date.ts';
import { prepareLexer } from './lexemes.ts';
import { type Item, type Phase, preparePhase } from './pattern.ts';
import { resolveAll } from './resolve.ts';
import { fromFoundRules } from './rules-anchored.ts';
import { calendarRules } from './rules-calendar.ts';
import { clockRules, dayTimeRules } from './rules-clock.ts';
import { lengthRules } from './rules-length.ts';
import { edgeRules, firstPeriodRules, periodRules } from './rules-period.ts';
import { relativeRules, vagueRules } from './rules-relative.ts';
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
  const counted = new Set(resources.lexicon('counted-nouns'));
  const phases: readonly Phase[] = [
    calendarRules(counted),
    [...relativeRules, ...firstPeriodRules],
    [...periodRules, ...lengthRules, ...fromFoundRules],
    [...dayTimeRules, ...edgeRules],
    [...clockRules, ...vagueRules],
  ].map(preparePhase);
  const tense = prepareTense(resources);
  return (page) => {
    const { text } = page.document;
    const paragraphs = page.paragraphs.map(({ span }) =>
      phases.reduce<readonly Item[]>((items, phase) => phase(items), lex(text, span)),
    );
    const { documentDate, problems } = findDocumentDate(page, paragraphs, tense);
    const resolved = resolveAll(paragraphs, documentDate, tense, text);
    return {
      expressions: resolved.map(({ expression }) => expression),
      evidence: resolved.map(({ evidence }) => evidence),
      problems,
      ...(documentDate && { documentDate }),
    };
  };
}
