// What is looked for, what it is looked for in, and what comes of it: the nouns of ranking.
// Leaves to others: fetching (candidates.ts), signs (document-signs.ts, sentence-signs.ts) and the order (rank.ts).
import type { ActorId } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { Form } from './form.ts';
import type { Signs } from './signs.ts';
import type { Tokens } from './tokens.ts';
import type { Likeness, Vectors } from './vectors.ts';
import type { RankingWeights } from './weights.ts';
import type { Years } from './years.ts';

/** One word of the question. */
export interface Term {
  readonly word: string;
  readonly stem: string;
  /** Other names of whom the word names, each as stems in order: any of them will do. */
  readonly others: readonly (readonly string[])[];
  /** Words and phrases that say nearly the same, each as stems in order. */
  readonly akin: readonly (readonly string[])[];
  /** Part of a name, known or in capitals. */
  readonly name: boolean;
  /** Whom it names. */
  readonly actors: readonly ActorId[];
  /** How rare it is, by what it is to the question. */
  readonly weight: number;
  /** Stands in no sentence and no title, nor does a word that says nearly the same. */
  readonly absent: boolean;
}

export interface Sought extends Signs {
  readonly terms: readonly Term[];
  readonly years?: Years;
  readonly likeness: Likeness;
  readonly senseOf: Vectors['senseOf'];
  readonly form: Form;
  /** All words of the question. */
  readonly question: Tokens;
  readonly weights: RankingWeights;
  /** Stems of all words of the question, those of its dates and those too common to look for, too. */
  readonly typed: ReadonlySet<string>;
  /** Stem of the word that names the kind of thing wanted, or nothing: `part` for "which parties". */
  readonly kind: string;
  /** Stems of words too common to look for. */
  readonly common: ReadonlySet<string>;
}

/** A document that may answer. */
export interface Text {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** True where its own date is one that the question names. */
  readonly dated: boolean;
  /** Year of its own date, where it has one. */
  readonly year?: number;
  /** Its text where it has no sentence, as a table. */
  readonly rest: string;
  readonly sentences: readonly TextSentence[];
}

interface TextSentence {
  readonly span: Span;
  readonly text: string;
  /** How well a dated event that it reports fits the days asked for, 0 to 1. */
  readonly event: number;
  /** Those named in the question whom it mentions, by a pronoun too, and those whose words it gives. */
  readonly mentions: ReadonlySet<ActorId>;
  readonly says: ReadonlySet<ActorId>;
}

export interface Ranked {
  readonly document: string;
  readonly span: Span;
  readonly text: string;
  readonly tokens: Tokens;
  readonly score: number;
  /** What speaks for it, in the order of `sentenceSignNames`. */
  readonly signs: readonly number[];
  /** For each term, how well the sentence meets it, 0 to 1. */
  readonly own: readonly number[];
  /** The same with what the title and the sentences beside it add in part. */
  readonly met: readonly number[];
  /** The same with what stands written beside it, which counts for more. */
  readonly told: readonly number[];
  /** Shows the kind of thing that is asked for. */
  readonly wanted: boolean;
}

export interface Ranking {
  readonly documents: readonly { readonly id: string; readonly score: number }[];
  readonly sentences: readonly Ranked[];
}
