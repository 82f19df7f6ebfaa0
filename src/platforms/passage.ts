// Verbatim words as people see them: in quotation marks, cut at their ends only, never changed inside.
// Leaves to others: escaping for a platform.
import type { Citation } from '../model/document.ts';
import type { Cut } from '../model/message.ts';
import { covers, type Span } from '../model/span.ts';
import { shortened, visible } from './visible.ts';

/** Longer passages are cut at their end; the whole stands behind "Show passage". */
const longest = 900;

/** `“…words…”`, or without marks where the words are an editor's. */
export function passageText(citation: Citation, cut: Cut = {}): string {
  return passagePieces(citation, cut)
    .map((piece) => piece.text)
    .join('');
}

/** A stretch of what is shown of a passage; `strong` for the part that is marked in it. */
export interface PassagePiece {
  readonly text: string;
  readonly strong: boolean;
}

/** The same as pieces, the marked part apart. A passage that has to be cut has no marked part. */
export function passagePieces(
  citation: Citation,
  cut: Cut = {},
  mark?: Span,
): readonly PassagePiece[] {
  const [open, close] = citation.voice === 'editor' ? ['', ''] : ['“', '”'];
  const words = shortened(visible(citation.words), longest);
  const whole = words === visible(citation.words);
  const end = cut.after && !words.endsWith('…') ? ' …' : '';
  const head = `${open}${cut.before ? '… ' : ''}`;
  if (mark === undefined || !whole || !covers(citation.span, mark))
    return [{ text: `${head}${words}${end}${close}`, strong: false }];
  const part = (from: number, to: number) =>
    visible(citation.words.slice(from - citation.span.start, to - citation.span.start));
  return [
    { text: `${head}${part(citation.span.start, mark.start)}`, strong: false },
    { text: part(mark.start, mark.end), strong: true },
    { text: `${part(mark.end, citation.span.end)}${end}${close}`, strong: false },
  ].filter((piece) => piece.text !== '');
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
