// Each block of a message as lines of Discord's Markdown, every one within the room it is given.
// Leaves to others: dividing a message into parts (platforms/fit.ts), buttons (actions.ts), the frame (render.ts).
import { assertNever, type Block, type Inline, type NumberedSource } from '../../model/message.ts';
import { passagePieces, passageText } from '../passage.ts';
import { visible } from '../visible.ts';
import { escaped, escapedWithin, link, webAddress } from './escape.ts';
import * as limits from './limits.ts';

/** The lines of one block; none for a divider and for actions. */
export function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return written('### ', [{ type: 'text', text: block.text }]);
    case 'paragraph':
      return written('', block.inlines);
    case 'facts':
      return block.facts.flatMap((fact) =>
        written('', [
          { type: 'strong', text: fact.label },
          { type: 'text', text: '\u2002' },
          ...fact.value,
        ]),
      );
    case 'list':
      return block.items.flatMap((item, index) =>
        written(block.ordered ? `${index + 1}. ` : '- ', item),
      );
    case 'quote':
      return [...written('> ', quoted(block)), ...written('-# ', block.caption)];
    case 'image':
      return written('-# ', [{ type: 'text', text: block.alt }]);
    case 'note':
      return written('-# ', block.inlines);
    case 'sources':
      return block.sources.map(sourceLine);
    case 'divider':
    case 'actions':
      return [];
    default:
      return assertNever(block);
  }
}

/** The first lines that fit into `room` characters, line breaks counted; an ellipsis stands for the rest. */
export function linesWithin(lines: readonly string[], room: number): readonly string[] {
  const kept: string[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const rest = index < lines.length - 1 ? 2 : 0;
    if (used + line.length + 1 + rest > room) return [...kept, '…'];
    kept.push(line);
    used += line.length + 1;
  }
  return kept;
}

function quoted(block: Extract<Block, { type: 'quote' }>): readonly Inline[] {
  const last = block.citations.length - 1;
  return block.citations.flatMap((citation, index): readonly Inline[] => [
    ...(index > 0 ? [{ type: 'text', text: ' ' } as const] : []),
    {
      type: 'passage',
      citation,
      cut: {
        before: block.cut?.before === true && index === 0,
        after: block.cut?.after === true && index === last,
      },
    },
  ]);
}

function written(mark: string, inlines: readonly Inline[]): readonly string[] {
  const line = inlineText(inlines, limits.body - mark.length);
  return line.trim() === '' ? [] : [`${mark}${line}`];
}

/** Inlines as one line of at most `room` characters: what does not fit is cut between words, never inside markup. */
function inlineText(inlines: readonly Inline[], room: number): string {
  let line = '';
  for (const inline of inlines) {
    const piece = inlineWithin(inline, room - 2);
    const joined = line.endsWith('**') && piece.startsWith('**') ? `\u200b${piece}` : piece;
    if (line.length + joined.length > room - 2) {
      const text = inline.type === 'text' ? escapedWithin(inline.text, room - 2 - line.length) : '';
      return `${line}${text.endsWith('…') ? text : `${text} …`}`;
    }
    line += joined;
  }
  return line;
}

function inlineWithin(inline: Inline, room: number): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text);
    case 'strong': {
      const words = escapedWithin(inline.text, room - 4);
      return words.trim() === '' ? words : `**${words}**`;
    }
    case 'link':
      return link(inline.text, inline.url);
    case 'date':
      return moment(inline.instant) ?? escaped(inline.text);
    case 'passage':
      return passageWithin(inline, room);
    case 'reference':
      return `\\[${inline.number}\\]`;
    default:
      return assertNever(inline);
  }
}

/** The marked part bold, where all of it fits; else the words alone, cut at their end. */
function passageWithin(
  { citation, cut, mark }: Extract<Inline, { type: 'passage' }>,
  room: number,
): string {
  const dressed = passagePieces(citation, cut, mark)
    .map(({ text, strong }) => (strong ? `**${escaped(text)}**` : escaped(text)))
    .join('');
  if (dressed.length <= room) return dressed;
  return escapedWithin(passageText(citation, cut), room);
}

/** Message Formatting: `<t:seconds:f>` is shown in the reader's own zone and language. */
function moment(instant: string): string | undefined {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? undefined : `<t:${Math.floor(at / 1000)}:f>`;
}

function sourceLine({ number, source, dated, marks = [] }: NumberedSource): string {
  const address = source.url === undefined ? undefined : webAddress(source.url);
  const words = [source.title, source.publisher, dated, ...marks].filter(
    (part) => visible(part ?? '') !== '',
  );
  const host = address === undefined ? [] : [link('', address)];
  const text = [...words.map((part) => escapedWithin(part ?? '', 300)), ...host].join(' · ');
  return `-# \\[${number}\\] ${text}`;
}
