// Orders documents and their sentences by how well they answer a question. Pure: the same input, the same order.
// Leaves to others: fetching them (candidates.ts), what speaks for one (document-signs.ts, sentence-signs.ts), and
// keeping silent (refusal.ts).
import { documentSignNames, documentSigns } from './document-signs.ts';
import { type Looked, lookAt } from './looked.ts';
import { sentenceSignNames, sentenceSigns } from './sentence-signs.ts';
import type { Ranked, Ranking, Sought, Text } from './sought.ts';
import { standard } from './standard.ts';
import { numbersIn, type RankingWeights, worthOf } from './weights.ts';

/**
 * What a role of the one asked about is worth beyond what is learned: hardly any of the questions that weights are
 * learned on ask who somebody is.
 */
const roleBesides = 1;

export function rank(sought: Sought, texts: readonly Text[]): Ranking {
  const looked = lookAt(sought, texts);
  const documents = documentSigns(sought, looked).map((row, index) => ({
    id: looked[index]?.text.id ?? '',
    score: worthOf(sought.weights.document, documentSignNames, row),
  }));
  const merits = standard(documents.map((one) => one.score));
  const rows = sentenceSigns(sought, looked, merits);
  return {
    documents: documents.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    sentences: looked
      .flatMap((one, index) => rankedIn(sought, one, rows[index] ?? []))
      .toSorted(
        (a, b) =>
          b.score - a.score ||
          (a.document === b.document
            ? a.span.start - b.span.start
            : a.document < b.document
              ? -1
              : 1),
      ),
  };
}

function rankedIn(
  sought: Sought,
  { text, tokens, own, met, told, shows }: Looked,
  rows: readonly (readonly number[])[],
): readonly Ranked[] {
  return text.sentences.map((sentence, index) => {
    return {
      document: text.id,
      span: sentence.span,
      text: sentence.text,
      tokens: tokens[index] ?? { words: [], stems: [] },
      own: own[index] ?? [],
      met: met[index] ?? [],
      told: told[index] ?? [],
      wanted: shows[index]?.kind ?? false,
      signs: rows[index] ?? [],
      score:
        worthOf(sought.weights.sentence, sentenceSignNames, rows[index] ?? []) +
        roleBesides * Number(shows[index]?.role ?? false),
    };
  });
}

/** Reads the weights of a file. @throws Error where one is missing. */
export function parseRanking(json: string): RankingWeights {
  const value: unknown = JSON.parse(json);
  return {
    document: numbersIn(value, 'document', documentSignNames),
    sentence: numbersIn(value, 'sentence', sentenceSignNames),
  };
}
