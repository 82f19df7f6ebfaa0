// What every sign of an answer is worth beside the others.
// Leaves to others: the signs themselves (rank.ts).

/** What each sign adds, in standard deviations over the candidates, or as it is for those from 0 to 1. */
export interface Mixture {
  readonly k1: number;
  readonly b: number;
  /** What a word is worth in the title, and in the sentence before or after. */
  readonly title: number;
  readonly beside: number;
  readonly publisher: number;
  /** What a word of the title counts in the whole, and each time that the text repeats it. */
  readonly titled: number;
  readonly titledMore: number;
  /** Of a document: its best sentence, and dates. */
  readonly best: number;
  readonly docSoft: number;
  readonly years: number;
  readonly dated: number;
  /** Of a sentence. */
  readonly soft: number;
  readonly bm25: number;
  readonly whole: number;
  readonly wanted: number;
  readonly sentenceYears: number;
  readonly close: number;
  readonly roles: number;
  readonly event: number;
}

export const mixture: Mixture = {
  k1: 0.9,
  b: 0.4,
  title: 0.5,
  beside: 0.4,
  publisher: 1,
  titled: 1,
  titledMore: 0.5,
  best: 0.3,
  docSoft: 0.3,
  years: 6,
  dated: 0.5,
  soft: 1,
  bm25: 0.6,
  whole: 1,
  wanted: 0.4,
  sentenceYears: 0.6,
  close: 0.5,
  roles: 1.5,
  event: 1,
};
