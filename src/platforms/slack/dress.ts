// A whole Message as what Slack is sent: parts of blocks, each with its text, and the lines around them.
// Leaves to others: single blocks (render.ts), sending (outbox.ts).
import type { Action, Block, Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { type Measured, fit as partsOf } from '../fit.ts';
import { plain } from '../plain.ts';
import { visible } from '../visible.ts';
import { button, type Keys } from './actions.ts';
import { escaped, length, neverEmpty, shortenedMarkup } from './escape.ts';
import { partLimits, slackLimits } from './limits.ts';
import { addressesOf, type Dress, plainText, renderBlock, type SlackBlock } from './render.ts';

/** One message as Slack takes it: blocks for the eye, the same words as `text` for notifications and ears. */
export interface Dressed {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** Keys for every button of one message. `whole` stands for the message itself: what Share and More repeat. */
export interface MessageKeys {
  readonly byInvocation: ReadonlyMap<Invocation, string>;
  readonly whole?: string;
}

/** What the desk must keep before a message can be dressed. */
export function invocationsOf(message: Message): readonly Invocation[] {
  const actions = message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions : [],
  );
  return [...actions.flatMap(invocationsOfAction), ...(message.again ? [message.again] : [])];
}

function invocationsOfAction(action: Action): readonly Invocation[] {
  if (action.type === 'ask') return [action.invocation];
  return action.type === 'choose' ? action.options.map((option) => option.invocation) : [];
}

/**
 * The parts of a message, never empty. With a key for the whole, each part but the last has a More button; without one,
 * nobody could ask for the rest, and all parts are meant to be sent.
 */
export function dressed(
  message: Message,
  keys: MessageKeys,
  say: Say,
  shareable: boolean,
): readonly [Dressed, ...Dressed[]] {
  const found: Keys = {
    of: (invocation) => keys.byInvocation.get(invocation),
    ...(shareable && keys.whole !== undefined && { share: keys.whole }),
  };
  const dress: Dress = { addresses: addressesOf(message.blocks), keys: found };
  const parts = partsOf(message.blocks, partLimits, (block) => measured(block, dress));
  const [first, ...rest] = parts.map((blocks, index) =>
    dressedPart(message, blocks, { index, count: parts.length, dress, say, whole: keys.whole }),
  );
  return first === undefined ? [bare(message.summary)] : [first, ...rest];
}

interface Position {
  readonly index: number;
  readonly count: number;
  readonly dress: Dress;
  readonly say: Say;
  readonly whole: string | undefined;
}

function dressedPart(message: Message, blocks: readonly Block[], position: Position): Dressed {
  const { index, count, say } = position;
  const part = index + 1;
  const where = count > 1 && part > 1 ? say('platforms.part', { part, parts: count }) : undefined;
  const shown = blocks.flatMap((block) => renderBlock(block, position.dress));
  const head = where === undefined ? [] : [context(where)];
  const tail = part < count ? more(part + 1, position) : [];
  const all = [...head, ...shown, ...tail].slice(0, slackLimits.blocks);
  const text = neverEmpty(escaped(spoken(message.summary, where, plain(blocks)), slackLimits.text));
  return { text, blocks: all.length > 0 ? all : bare(message.summary).blocks };
}

/** The summary first, unless the part opens with the same words. */
function spoken(summary: string, where: string | undefined, body: string): string {
  const said = body.startsWith(visible(summary)) ? [] : [visible(summary)];
  return [...said, where ?? '', body].filter(Boolean).join('\n');
}

function more(part: number, { whole, say, count }: Position): readonly SlackBlock[] {
  if (whole === undefined) return [];
  const label = say('platforms.more', { part, parts: count });
  return [{ type: 'actions', elements: [button(label, { type: 'more', key: whole, part }, 0)] }];
}

/** A single line of our own or a summary, as a message. */
export function bare(line: string): Dressed {
  const text = plainText(line, slackLimits.textObject);
  return { text: neverEmpty(escaped(line, slackLimits.text)), blocks: [{ type: 'section', text }] };
}

function context(line: string): SlackBlock {
  return { type: 'context', elements: [plainText(line, slackLimits.textObject)] };
}

/** What a block takes of the limits of a part. */
function measured(block: Block, dress: Dress): Measured {
  return { characters: length(plain([block])), blocks: renderBlock(block, dress).length };
}

/** The same part, with a line that names who shared it. A person id is ours to write as a mention; names are not. */
export function shared(part: Dressed, user: string, say: Say): Dressed {
  const line = say('platforms.shared-by', { person: `<@${user.replace(/\W/gu, '')}>` });
  const by: SlackBlock = {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: line, verbatim: true }],
  };
  return {
    text: `${shortenedMarkup(part.text, slackLimits.text - length(line) - 1)}\n${line}`,
    blocks: [...part.blocks.slice(0, slackLimits.blocks - 1), by],
  };
}
