// A message as plain text: the terminal, the notification line and what screen readers say are made of it.
// Leaves to others: colours (terminal) and markup (slack, discord).
import { type Action, assertNever, type Block, type Inline } from '../model/message.ts';
import { passagePieces, quotationText } from './passage.ts';
import { visible } from './visible.ts';

/** How to dress what is already safe text; the default dresses nothing. */
export interface Style {
  heading(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const undressed: Style = {
  heading: (text) => text,
  strong: (text) => text,
  faint: (text) => text,
};

/** Blocks as lines; no line break at the end. */
export function plain(blocks: readonly Block[], style: Style = undressed): string {
  return blocks
    .map((block) => plainBlock(block, style))
    .filter((text) => text !== '')
    .join('\n');
}

function plainBlock(block: Block, style: Style): string {
  switch (block.type) {
    case 'heading':
      return style.heading(visible(block.text));
    case 'paragraph':
      return plainInlines(block.inlines, style);
    case 'facts':
      return plainFacts(block.facts, style);
    case 'list':
      return block.items
        .map(
          (item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${plainInlines(item, style)}`,
        )
        .join('\n');
    case 'quote':
      return `  ${quotationText(block.citations, block.cut)}\n  ${style.faint(plainInlines(block.caption))}`;
    case 'image':
      return visible(block.alt);
    case 'note':
      return style.faint(plainInlines(block.inlines));
    case 'sources':
      return block.sources
        .map(({ number, source, dated, marks = [] }) =>
          style.faint(
            `[${number}] ${[source.title, source.publisher, dated, ...marks]
              .filter(Boolean)
              .map((part) => visible(part ?? ''))
              .join(' · ')}`,
          ),
        )
        .join('\n');
    case 'divider':
      return '';
    case 'actions':
      return block.actions.map(plainAction).filter(Boolean).join('\n');
    default:
      return assertNever(block);
  }
}

function plainFacts(
  facts: readonly { readonly label: string; readonly value: readonly Inline[] }[],
  style: Style,
): string {
  const width = Math.max(...facts.map((fact) => visible(fact.label).length));
  return facts
    .map(
      (fact) =>
        `  ${style.strong(visible(fact.label).padEnd(width))}  ${plainInlines(fact.value, style)}`,
    )
    .join('\n');
}

function plainAction(action: Action): string {
  if (action.type !== 'choose' || action.shown) return '';
  return action.options
    .map(
      (option, index) =>
        `  ${index + 1}  ${visible(option.label)}${option.description ? ` · ${visible(option.description)}` : ''}`,
    )
    .join('\n');
}

/** Inlines as one line of plain text. */
export function plainInlines(inlines: readonly Inline[], style: Style = undressed): string {
  return inlines.map((inline) => plainInline(inline, style)).join('');
}

function plainInline(inline: Inline, style: Style): string {
  switch (inline.type) {
    case 'text':
      return visible(inline.text);
    case 'strong':
      return style.strong(visible(inline.text));
    case 'link':
      return `${visible(inline.text)} (${visible(inline.url)})`;
    case 'date':
      return visible(inline.text);
    case 'passage':
      return passagePieces(inline.citation, inline.cut, inline.mark)
        .map((piece) => (piece.strong ? style.strong(piece.text) : piece.text))
        .join('');
    case 'reference':
      return `[${inline.number}]`;
    default:
      return assertNever(inline);
  }
}
