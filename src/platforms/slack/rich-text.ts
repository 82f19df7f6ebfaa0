// Inlines as rich_text elements: structure instead of markup, so that nothing in a text can be read as markup.
// Leaves to others: which block they stand in (render.ts).
import type { types } from '@slack/bolt';
import { assertNever, type Inline } from '../../model/message.ts';
import { passagePieces } from '../passage.ts';
import { honestLabel, length, literal, webAddress } from './escape.ts';

export type RichElement = types.RichTextElement;
/** Where `[n]` leads, by number; a number without a web address is missing. */
export type Addresses = ReadonlyMap<number, string>;

/** Inlines as elements; never empty, because Slack refuses a section without elements. */
export function richInlines(inlines: readonly Inline[], addresses: Addresses): RichElement[] {
  const elements = inlines.flatMap((inline) => richInline(inline, addresses));
  return elements.length > 0 ? elements : [{ type: 'text', text: '…' }];
}

function richInline(inline: Inline, addresses: Addresses): readonly RichElement[] {
  switch (inline.type) {
    case 'text':
      return richText(literal(inline.text));
    case 'strong':
      return richText(literal(inline.text), { bold: true });
    case 'link': {
      const url = webAddress(inline.url);
      return url === undefined
        ? richText(literal(inline.text))
        : [{ type: 'link', url, text: honestLabel(inline.text, url) }];
    }
    case 'date':
      return richDate(inline.instant, literal(inline.text));
    case 'passage':
      return passagePieces(inline.citation, inline.cut, inline.mark).flatMap(({ text, strong }) =>
        richText(text, strong ? { bold: true } : undefined),
      );
    case 'reference':
      return [reference(inline.number, addresses)];
    default:
      return assertNever(inline);
  }
}

function richText(text: string, style?: { readonly bold: true }): readonly RichElement[] {
  return text === '' ? [] : [{ type: 'text', text, ...(style && { style }) }];
}

function richDate(instant: string, fallback: string): readonly RichElement[] {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return richText(fallback);
  const timestamp = Math.floor(at / 1000);
  return [{ type: 'date', timestamp, format: '{date_short_pretty} {time}', fallback }];
}

function reference(number: number, addresses: Addresses): RichElement {
  const url = addresses.get(number);
  const text = `[${number}]`;
  return url === undefined ? { type: 'text', text } : { type: 'link', url, text };
}

/** Elements up to `max` characters together; what is cut ends in an ellipsis. */
export function clipped(elements: readonly RichElement[], max: number): RichElement[] {
  const kept: RichElement[] = [];
  let left = max;
  for (const element of elements) {
    if (left <= 0) break;
    const size = sizeOf(element);
    if (size <= left) kept.push(element);
    else if (element.type === 'text') kept.push({ ...element, text: literal(element.text, left) });
    left -= size;
  }
  return kept.length > 0 ? kept : [{ type: 'text', text: '…' }];
}

/** Characters a reader sees of an element. */
export function sizeOf(element: RichElement): number {
  if (element.type === 'text' || element.type === 'link') return length(element.text ?? '');
  return element.type === 'date' ? length(element.fallback ?? '') : 1;
}
