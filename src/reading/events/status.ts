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

/** Prepares the test from `config/lexicon/claim-words.txt`: beginnings of words, `denied:` before those that deny. */
export function prepareStatus(resources: Resources): StatusOf {
  const lines = resources
    .lexicon('claim-words')
    .map((line) => line.split(':').map((part) => part.trim()));
  const denials = lines.flatMap(([head, word]) =>
    head === 'denied' && word !== undefined ? [word] : [],
  );
  const claims = lines.flatMap(([head, word]) =>
    head !== undefined && word === undefined ? [head] : [],
  );
  return (sentence, happening, said, documentDate) => {
    if (isPlanned(happening, documentDate)) return 'planned';
    const words = sentence.tokens
      .filter((token) => token.end <= (happening.at?.start ?? sentence.span.end))
      .map((token) => token.text.toLowerCase());
    const has = (beginnings: readonly string[]) =>
      words.some((word) => beginnings.some((beginning) => word.startsWith(beginning)));
    if (has(denials)) return 'denied';
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
