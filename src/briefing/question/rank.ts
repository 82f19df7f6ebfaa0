// Orders candidate sentences by how directly they answer a question. Pure: the same input, the same order.
// Leaves to others: fetching candidates (passages.ts) and taking the question apart (understand.ts).
import { folded, foldedWords, stem } from '../fold.ts';
import type { Wanted } from './words.ts';

/** One thing the answer must speak of; any of its forms will do. */
export interface Term {
  /** Each form as stems, in order. */
  readonly forms: readonly (readonly string[])[];
  /** A name weighs more than a word; the word after "which" less, because the answer names one of that kind. */
  readonly role: 'name' | 'word' | 'kind';
}

export interface Sought {
  readonly terms: readonly Term[];
  readonly wanted?: Wanted;
  /** Folded words that show that a sentence gives the kind of thing wanted. */
  readonly signs: readonly string[];
  /** Folded titles of the one asked about in "who is X". */
  readonly roles: readonly string[];
  /** True where the question names days: then a sentence outside them is no answer. */
  readonly dated: boolean;
}

export interface Candidate {
  readonly id: string;
  readonly text: string;
  /** The sentences around it, itself included. */
  readonly context: string;
  readonly title: string;
  /** Where it stands in its document, 0 to 1. */
  readonly position: number;
  /** The engine's own score, only comparable inside one question. */
  readonly score: number;
  /** How well its date fits the days asked for, 0 to 1; 0 where none are. */
  readonly date: number;
  /** True for a sentence that reports a dated event. */
  readonly event: boolean;
}

export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  /** Share of what was asked for that it speaks of, by weight, 0 to 1; near-by words count in part. */
  readonly coverage: number;
}

/** What a term is worth that stands not in the sentence but around it, or in the title. */
const nearby = 0.45;
/** What a term is worth against a word as rare. */
const worth = { name: 1.3, word: 1, kind: 0.4 };
/** What each sign of a direct answer adds to a full coverage of 1. */
const bonus = {
  wanted: 0.18,
  role: 0.5,
  close: 0.2,
  engine: 0.12,
  lead: 0.05,
  date: 0.3,
  event: 0.05,
};
/** Words from which a sentence begins to be too long to be an answer. */
const longSentence = 45;

/** All candidates, best first; equal ones by their id. */
export function rank(sought: Sought, candidates: readonly Candidate[]): readonly Ranked[] {
  const stemmed = candidates.map((candidate) => ({
    candidate,
    own: stems(candidate.text),
    around: stems(`${candidate.context} ${candidate.title}`),
  }));
  const weights = sought.terms.map((term) => {
    const holding = stemmed.filter(({ own }) => positionOf(term, own) >= 0).length;
    const rarity = Math.log(1 + (candidates.length + 1) / (holding + 0.5));
    return rarity * worth[term.role];
  });
  const most = Math.max(...candidates.map((candidate) => candidate.score), Number.MIN_VALUE);
  return stemmed
    .map(({ candidate, own, around }): Ranked => {
      const coverage = coverageOf(sought.terms, weights, own, around);
      const engine = Math.max(0, candidate.score / most);
      const signs =
        bonus.wanted * Number(givesWanted(sought, candidate, own)) +
        bonus.role * Number(holdsAny(candidate.text, sought.roles)) +
        bonus.close * closeness(sought.terms, own) +
        bonus.engine * engine +
        bonus.lead * (1 - candidate.position) +
        bonus.date * candidate.date +
        bonus.event * Number(candidate.event && sought.wanted === 'time');
      const length = own.length > longSentence ? longSentence / own.length : 1;
      return { candidate, coverage, score: (coverage + signs * coverage) * (0.7 + 0.3 * length) };
    })
    .toSorted((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}

function stems(text: string): readonly string[] {
  return foldedWords(text)
    .flatMap((word) => word.split('-'))
    .map(stem);
}

/** Where a form of the term begins among the words, or -1. */
function positionOf(term: Term, words: readonly string[]): number {
  for (const form of term.forms) {
    const at = words.findIndex((_, start) =>
      form.every((part, index) => words[start + index] === part),
    );
    if (at >= 0 && form.length > 0) return at;
  }
  return -1;
}

function coverageOf(
  terms: readonly Term[],
  weights: readonly number[],
  own: readonly string[],
  around: readonly string[],
): number {
  let told = 0;
  let total = 0;
  for (const [index, term] of terms.entries()) {
    const weight = weights[index] ?? 0;
    total += weight;
    if (positionOf(term, own) >= 0) told += weight;
    else if (positionOf(term, around) >= 0) told += weight * nearby;
  }
  return total === 0 ? 1 : told / total;
}

/** 1 where all found terms stand side by side, towards 0 the further they are apart. */
function closeness(terms: readonly Term[], own: readonly string[]): number {
  const places = terms.map((term) => positionOf(term, own)).filter((at) => at >= 0);
  if (places.length < 2) return 0;
  const spread = Math.max(...places) - Math.min(...places) + 1;
  return Math.min(1, places.length / spread);
}

/** Signs that the kind of thing asked for stands in the sentence, beside what the question itself says. */
function givesWanted(sought: Sought, { text }: Candidate, own: readonly string[]): boolean {
  const { wanted, signs } = sought;
  if (wanted === undefined || wanted === 'thing') return own.length > 6;
  if (holdsAny(text, signs)) return true;
  if (wanted === 'person' || wanted === 'place') return newNames(sought, text).length > 0;
  if (wanted === 'number' && /\p{N}/u.test(text)) return true;
  return wanted === 'time' && /\b(?:1[5-9]|20)\d{2}\b/u.test(text);
}

function holdsAny(text: string, signs: readonly string[]): boolean {
  const padded = ` ${foldedWords(text).join(' ')} `;
  return signs.some((sign) => padded.includes(` ${sign} `));
}

/** Words in capitals inside the sentence that no term of the question holds. */
function newNames(sought: Sought, text: string): readonly string[] {
  const asked = new Set(sought.terms.flatMap((term) => term.forms.flat()));
  return (text.match(/(?<=[\p{L}\p{N},;:)”"’'] )\p{Lu}[\p{L}’'-]+/gu) ?? []).filter(
    (word) => !asked.has(stem(folded(word))),
  );
}
