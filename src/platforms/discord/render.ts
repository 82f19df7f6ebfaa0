// A message in Discord's dress: the summary line, then one container with the text and its buttons (Components V2).
// Leaves to others: escaping (escape.ts), the lines of a block (lines.ts), rows of buttons (actions.ts).
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import type { Block, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { fit as divide } from '../fit.ts';
import { plain } from '../plain.ts';
import { shortened, visible } from '../visible.ts';
import { type KeyOf, rowsOf } from './actions.ts';
import { escaped, escapedWithin } from './escape.ts';
import * as limits from './limits.ts';
import { linesOf, linesWithin } from './lines.ts';

/** What a message is shown for, beside its own words. */
export interface Dress {
  readonly say: Say;
  readonly keyOf: KeyOf;
  /** Which part of a long message, counted from 1. */
  readonly part?: number;
  /** False where everybody sees the message already. */
  readonly shareable?: boolean;
  /** Display name of the person who shared it. */
  readonly sharedBy?: string;
  /** Key of an edition: the visible line by which `find` knows it again. */
  readonly edition?: string;
}

/**
 * The components of one part of a message; a part beyond the last shows the last. Components V2 is used for every
 * message: its texts never unfurl links and, unlike embeds, need no permission in the channel.
 */
export function render(message: Message, dress: Dress): APIMessageTopLevelComponent[] {
  const parts = divide(
    bodyOf(message),
    { characters: limits.body, blocks: limits.divisions },
    measure,
  );
  const part = Math.min(Math.max(1, dress.part ?? 1), parts.length);
  const blocks = parts[part - 1] ?? [];
  const head = headOf(message, dress);
  const foot = footOf(dress, part, parts.length);
  const room = limits.text - lengthOf(head) - lengthOf(foot);
  const more = moreOf(message, dress, part, parts.length);
  const rows = rowsOf(blocks, dress.keyOf, {
    ...(dress.shareable && message.again && { share: message.again }),
    ...(more && { more }),
  });
  const content = [...texts(blocks, room), ...rows];
  return [
    ...textDisplay(head),
    ...(content.length === 0
      ? []
      : [{ type: ComponentType.Container as const, components: content }]),
    ...textDisplay(foot),
  ];
}

/** One sentence, without buttons. */
export function sentence(text: string): APIMessageTopLevelComponent[] {
  return [...textDisplay([escapedWithin(text, limits.text)])];
}

/** The line by which an edition is known again in its channel. */
export function editionLine(say: Say, key: string): string {
  return `-# ${escaped(say('platforms.edition-reference', { key }))}`;
}

/** The summary is first of all: it is what a notification shows. */
function headOf(message: Message, dress: Dress): readonly string[] {
  const person = dress.sharedBy;
  return [
    escaped(shortened(visible(message.summary), limits.summary)),
    ...(person === undefined
      ? []
      : [`-# ${escapedWithin(dress.say('platforms.shared-by', { person }), 200)}`]),
  ];
}

function footOf(dress: Dress, part: number, parts: number): readonly string[] {
  return [
    ...(parts > 1 ? [`-# ${escaped(dress.say('platforms.part', { part, parts }))}`] : []),
    ...(dress.edition === undefined ? [] : [editionLine(dress.say, dress.edition)]),
  ];
}

function moreOf(message: Message, dress: Dress, part: number, parts: number) {
  if (part >= parts || message.again === undefined) return undefined;
  const label = dress.say('platforms.more', { part: part + 1, parts });
  return { label, again: message.again, part: part + 1 };
}

/** Nothing is said twice: a first heading that the summary holds, or a paragraph that is the summary, is left out. */
function bodyOf(message: Message): readonly Block[] {
  const [first, ...rest] = message.blocks;
  const summary = visible(message.summary);
  const twice =
    (first?.type === 'heading' && summary.includes(visible(first.text))) ||
    (first?.type === 'paragraph' && plain([first]) === summary);
  return twice ? rest : message.blocks;
}

function measure(block: Block): { readonly characters: number; readonly blocks: number } {
  return {
    characters: linesOf(block).reduce((total, line) => total + line.length + 1, 0),
    blocks: block.type === 'divider' ? 2 : 0,
  };
}

interface Group {
  readonly lines: string[];
  /** A separator stands before it. */
  readonly divided: boolean;
}

/** Blocks that belong together share a text display; dividers become separators. */
function texts(blocks: readonly Block[], room: number): readonly APIComponentInContainer[] {
  const groups = groupsOf(blocks);
  let left = room;
  return groups.flatMap((group): readonly APIComponentInContainer[] => {
    const lines = left < 2 ? [] : linesWithin(group.lines, left);
    left -= lengthOf(lines);
    const text = textDisplay(lines);
    return group.divided && text.length > 0 ? [{ type: ComponentType.Separator }, ...text] : text;
  });
}

/** As many groups as the limit of components leaves; what is over joins the group before it. */
function groupsOf(blocks: readonly Block[]): readonly Group[] {
  const dividers = blocks.filter((block) => block.type === 'divider').length;
  const most = limits.divisions - dividers;
  const groups: Group[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const lines = linesOf(block);
    const divided = before?.type === 'divider' && groups.length > 0;
    const last = groups.at(-1);
    const joins = groups.length >= most || (!divided && belongs(block, before));
    if (lines.length > 0 && last !== undefined && joins) last.lines.push(...lines);
    else if (lines.length > 0) groups.push({ lines: [...lines], divided });
    if (lines.length > 0 || block.type === 'divider') before = block;
  }
  return groups;
}

/** Under a heading stands what it heads; a list and a note stand under what they go with. */
function belongs(block: Block, before: Block | undefined): boolean {
  if (before === undefined || before.type === 'divider') return false;
  const label =
    before.type === 'heading' ||
    (before.type === 'paragraph' && before.inlines.every((inline) => inline.type === 'strong'));
  return label || block.type === 'list' || block.type === 'note';
}

function textDisplay(lines: readonly string[]): readonly APITextDisplayComponent[] {
  const content = lines.join('\n');
  return content.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((total, line) => total + line.length + 1, 0);
}
