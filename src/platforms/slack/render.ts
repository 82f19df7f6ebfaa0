// Message blocks as Block Kit: passages and all other words in rich_text and plain_text, never in markup.
// Leaves to others: cutting into parts and the lines around them (dress.ts), escaping (escape.ts).
import type { types } from '@slack/bolt';
import type { SourceLine } from '../../model/document.ts';
import { assertNever, type Block, type Inline, type NumberedSource } from '../../model/message.ts';
import { quotationText } from '../passage.ts';
import { plainInlines } from '../plain.ts';
import { actionsBlocks, type Keys } from './actions.ts';
import { literal, markupLink, neverEmpty, webAddress } from './escape.ts';
import { partLimits, slackLimits } from './limits.ts';
import { type Addresses, clipped, type RichElement, richInlines, sizeOf } from './rich-text.ts';

export type SlackBlock = types.KnownBlock;

/** What rendering a block needs beside the block. */
export interface Dress {
  readonly addresses: Addresses;
  readonly keys: Keys;
}

/** Web addresses of the sources that a message names. */
export function addressesOf(blocks: readonly Block[]): Addresses {
  const sources = blocks.flatMap((block) => (block.type === 'sources' ? block.sources : []));
  return new Map(
    sources.flatMap(({ number, source }) => {
      const address = addressOf(source);
      return address === undefined ? [] : [[number, address] as const];
    }),
  );
}

function addressOf(source: SourceLine): string | undefined {
  return source.url === undefined ? undefined : webAddress(source.url);
}

/** One block as Slack blocks; none for a block with nothing to show. */
export function renderBlock(block: Block, dress: Dress): SlackBlock[] {
  switch (block.type) {
    case 'heading':
      return isBlank(block.text)
        ? []
        : [{ type: 'header', text: plainText(block.text, slackLimits.header) }];
    case 'paragraph':
      return says(block.inlines) ? [rich([section(block.inlines, dress)])] : [];
    case 'facts':
      return block.facts.length === 0
        ? []
        : [rich(block.facts.map((fact) => factSection(fact.label, fact.value, dress)))];
    case 'list':
      return block.items.length === 0 ? [] : [list(block.items, block.ordered === true, dress)];
    case 'quote': {
      const words = quotationText(block.citations, block.cut);
      const quote = {
        type: 'rich_text_quote' as const,
        elements: [{ type: 'text' as const, text: words }],
      };
      return [rich(block.caption.length === 0 ? [quote] : [quote, section(block.caption, dress)])];
    }
    case 'image':
      return [image(block.url, block.alt)];
    case 'note':
      return says(block.inlines) ? [note(block.inlines, dress)] : [];
    case 'sources':
      return block.sources.map(sourceLine);
    case 'divider':
      return [{ type: 'divider' }];
    case 'actions':
      return actionsBlocks(block.actions, dress.keys);
    default:
      return assertNever(block);
  }
}

function says(inlines: readonly Inline[]): boolean {
  return !isBlank(plainInlines(inlines));
}

function isBlank(text: string): boolean {
  return literal(text).trim() === '';
}

export function plainText(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: neverEmpty(literal(text, max)), emoji: false };
}

type RichPart = types.RichTextBlockElement;

/** A rich_text block that holds no more than one part may: a longer one is cut at its end. */
function rich(parts: readonly RichPart[]): SlackBlock {
  let left: number = partLimits.characters;
  const kept: RichPart[] = [];
  for (const part of parts) {
    if (left <= 0) break;
    const whole = cut(part, left);
    kept.push(whole);
    left -= partSize(whole);
  }
  return { type: 'rich_text', elements: kept };
}

function cut(part: RichPart, max: number): RichPart {
  if (part.type === 'rich_text_preformatted') return part;
  if (part.type !== 'rich_text_list') return { ...part, elements: clipped(part.elements, max) };
  let left = max;
  const items = part.elements.filter((item) => {
    const fits = left > 0;
    left -= elementsSize(item.elements);
    return fits;
  });
  return {
    ...part,
    elements: items.map((item) => ({ ...item, elements: clipped(item.elements, max) })),
  };
}

function partSize(part: RichPart): number {
  if (part.type === 'rich_text_list')
    return part.elements.reduce((sum, item) => sum + elementsSize(item.elements), 0);
  return elementsSize(part.elements);
}

function elementsSize(elements: readonly RichElement[]): number {
  return elements.reduce((sum, element) => sum + sizeOf(element), 0);
}

function section(inlines: readonly Inline[], dress: Dress): types.RichTextSection {
  return { type: 'rich_text_section', elements: richInlines(inlines, dress.addresses) };
}

function factSection(label: string, value: readonly Inline[], dress: Dress): types.RichTextSection {
  return section([{ type: 'strong', text: label }, { type: 'text', text: ': ' }, ...value], dress);
}

function list(items: readonly (readonly Inline[])[], ordered: boolean, dress: Dress): SlackBlock {
  const elements = items.map((item) => section(item, dress));
  return rich([{ type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements }]);
}

function image(url: string, alt: string): SlackBlock {
  const address = webAddress(url);
  const described = neverEmpty(literal(alt, slackLimits.altText));
  return address === undefined
    ? { type: 'context', elements: [plainText(alt, slackLimits.textObject)] }
    : { type: 'image', image_url: address, alt_text: described };
}

/** Small print where that can be had without markup: links and moments need rich_text, which has one size. */
function note(inlines: readonly Inline[], dress: Dress): SlackBlock {
  const simple = inlines.every(
    (inline) =>
      inline.type !== 'link' &&
      inline.type !== 'date' &&
      !(inline.type === 'reference' && dress.addresses.has(inline.number)),
  );
  return simple
    ? { type: 'context', elements: [plainText(plainInlines(inlines), slackLimits.textObject)] }
    : rich([section(inlines, dress)]);
}

/** `[n]` opens the source; its title, publisher and date are plain text beside it. */
function sourceLine({ number, source, dated, marks = [] }: NumberedSource): SlackBlock {
  const address = addressOf(source);
  const line = [source.title, source.publisher, dated, ...marks].filter(Boolean).join(' · ');
  const mark: types.MrkdwnElement | types.PlainTextElement =
    address === undefined
      ? plainText(`[${number}]`, slackLimits.textObject)
      : { type: 'mrkdwn', text: markupLink(address, `[${number}]`), verbatim: true };
  return { type: 'context', elements: [mark, plainText(line, slackLimits.textObject)] };
}
