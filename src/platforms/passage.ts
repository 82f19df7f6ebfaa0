// Verbatim words as people see them: in quotation marks, cut at their ends only, never changed inside.
// Leaves to others: escaping for a platform.
import type { Citation } from '../model/document.ts';
import type { Cut } from '../model/message.ts';
import { shortened, visible } from './visible.ts';

/** Longer passages are cut at their end; the whole stands behind "Show passage". */
const longest = 900;

/** `“…words…”`, or without marks where the words are an editor's. */
export function passageText(citation: Citation, cut: Cut = {}): string {
  const words = shortened(visible(citation.words), longest);
  const text = `${cut.before ? '… ' : ''}${words}${cut.after && !words.endsWith('…') ? ' …' : ''}`;
  return citation.voice === 'editor' ? text : `“${text}”`;
}

/** The parts of a broken quotation, each in its own marks. */
export function quotationText(citations: readonly Citation[], cut: Cut = {}): string {
  return citations
    .map((citation, index) =>
      passageText(citation, {
        before: cut.before === true && index === 0,
        after: cut.after === true && index === citations.length - 1,
      }),
    )
    .join(' ');
}
