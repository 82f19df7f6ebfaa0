// What editions of every kind are made of: what is told, what is left out by which rule, and how much is a minute.
// Leaves to others: the contents (anniversaries.ts, edition-new.ts, edition-subject.ts).
import { type Block, citationsOf, type Inline, type Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import { wordsIn } from './fold.ts';
import { referredOnly } from './referred.ts';

/** Something that an edition does not tell. */
export interface LeftOut {
  /** A line for people. */
  readonly what: string;
  /** The catalogue key of the rule that left it out. */
  readonly rule: string;
}

/** An edition before its citations are looked up. */
export type Made =
  | { readonly type: 'told'; readonly message: Message; readonly left: readonly LeftOut[] }
  | { readonly type: 'nothing'; readonly why: string; readonly left: readonly LeftOut[] };

/** What most people read in a minute of news prose; a study of 190 others (Brysbaert 2019) found 238 words. */
export const minute = 230;

/** Room for so many words, taken piece by piece; the first piece always fits. */
export interface Room {
  take(words: number): boolean;
  readonly left: () => number;
}

export function createRoom(words: number): Room {
  let taken = 0;
  let pieces = 0;
  return {
    take: (more) => {
      if (pieces > 0 && taken + more > words) return false;
      pieces += 1;
      taken += more;
      return true;
    },
    left: () => Math.max(0, words - taken),
  };
}

/** Words a reader reads of a line. */
export function lengthOfLine(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => sum + wordsIn(textOf(inline)).length, 0);
}

/** Words a reader reads of blocks: passages and what stands around them, no sources. */
export function lengthOfBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + lengthOfBlock(block), 0);
}

function lengthOfBlock(block: Block): number {
  if (block.type === 'list') return block.items.reduce((sum, one) => sum + lengthOfLine(one), 0);
  if (block.type === 'paragraph' || block.type === 'note') return lengthOfLine(block.inlines);
  if (block.type !== 'quote') return 0;
  const words = block.citations.reduce((sum, one) => sum + wordsIn(one.words).length, 0);
  return words + lengthOfLine(block.caption);
}

function textOf(inline: Inline): string {
  if (inline.type === 'reference') return '';
  return inline.type === 'passage' ? inline.citation.words : inline.text;
}

/** Longest line about something left out, in UTF-16 units. */
const longestLine = 140;

/** The beginning of some words on one line. */
export function beginning(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= longestLine
    ? line
    : `${line.slice(0, longestLine).replace(/\s+\S*$/u, '')} …`;
}

/** Something left out, as date and first words. */
export function leftOut(say: Say, rule: string, date: string, words: string): LeftOut {
  return { what: say('briefing.left.line', { date, words: beginning(words) }), rule };
}

/** An edition as everyone gets it. Without anything cited it tells that there is nothing. */
export function told(
  message: Pick<Message, 'summary' | 'blocks' | 'again'>,
  left: readonly LeftOut[],
): Made {
  const blocks = referredOnly(message.blocks);
  const whole: Message = { ...message, blocks, audience: 'everyone', outcome: 'answer' };
  const outcome = citationsOf(whole).length === 0 ? 'none' : 'answer';
  return { type: 'told', message: { ...whole, outcome }, left };
}
