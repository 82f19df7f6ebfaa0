// Whether a happening is told as a fact, a plan, a claim, or is denied.
// Leaves to others: finding it (find-events).
import { type DatedBy, dayRange } from '../../model/date.ts';
import type { EventStatus } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { PageSentence } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import type { DatedHappening } from './happenings.ts';

export type StatusOf = (
  sentence: PageSentence,
  happening: DatedHappening,
  said: readonly Span[],
  documentDate: DatedBy | undefined,
) => EventStatus;

/** Prepares the test from `config/lexicon/claim-words.txt`: beginnings of words, those that deny after `denied:`, what is refused after `refused:`. */
export function prepareStatus(resources: Resources): StatusOf {
  const lines = resources
    .lexicon('claim-words')
    .map((line) => line.split(':').map((part) => part.trim()));
  const marked = (mark: string) =>
    lines.flatMap(([head, word]) => (head === mark && word !== undefined ? [word] : []));
  const denials = marked('denied');
  const refusals = marked('refused');
  const claims = lines.flatMap(([head, word]) =>
    head !== undefined && word === undefined ? [head] : [],
  );
  return (sentence, happening, said, documentDate) => {
    if (isPlanned(happening, documentDate)) return 'planned';
    const all = sentence.tokens.map((token) => token.text.toLowerCase());
    const end = happening.at?.start ?? sentence.span.end;
    const words = all.filter((_, index) => (sentence.tokens[index]?.end ?? 0) <= end);
    const has = (beginnings: readonly string[], test?: (index: number) => boolean) =>
      words.some(
        (word, index) =>
          beginnings.some((beginning) => word.startsWith(beginning)) && (test?.(index) ?? true),
      );
    const isRefusal = (index: number) =>
      all
        .slice(index + 1, index + 4)
        .some((word) => refusals.some((beginning) => word.startsWith(beginning)));
    if (has(denials, (index) => !isRefusal(index))) return 'denied';
    const { at } = happening;
    if (at !== undefined && said.some((span) => overlaps(span, at))) return 'claimed';
    return has(claims) ? 'claimed' : 'happened';
  };
}

function isPlanned({ date, future }: DatedHappening, documentDate: DatedBy | undefined): boolean {
  const when = dayRange(date.value);
  const written = documentDate && dayRange(documentDate.value);
  if (when === undefined || written === undefined) return future;
  return when.first > written.last || (future && when.last >= written.first);
}
