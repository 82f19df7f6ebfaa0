// What every handler of the running bot shares, and the answer it makes of a Message.
// Leaves to others: how a request comes in (interactions.ts, messages.ts) and how a post goes out (posting.ts).
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Desk, Request } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { FirstTime } from '../seen.ts';
import type { KeyOf } from './actions.ts';
import type { Posting } from './posting.ts';
import { type Dress, render } from './render.ts';

/** One running bot. */
export interface Serving {
  readonly desk: Desk;
  readonly say: Say;
  readonly log: Log;
  readonly now: () => number;
  readonly firstTime: FirstTime;
  readonly posting: Posting;
  /** True once `stop` was called. */
  stopping(): boolean;
  /** Keeps count of what is being answered, so that `stop` can wait for it. */
  running<T>(work: Promise<T>): Promise<T>;
}

export const platformName = 'discord';

/** A message dressed for Discord, its buttons kept by the desk. Without a desk, or where it cannot keep one, there are none. */
export async function dressed(
  message: Message,
  desk: Pick<Desk, 'keep'> | undefined,
  log: Log,
  dress: Omit<Dress, 'keyOf'>,
): Promise<APIMessageTopLevelComponent[]> {
  return render(message, { ...dress, keyOf: await keysOf(message, desk, log) });
}

async function keysOf(
  message: Message,
  desk: Pick<Desk, 'keep'> | undefined,
  log: Log,
): Promise<KeyOf> {
  if (desk === undefined) return () => undefined;
  const keys = new Map<Invocation, string>();
  for (const invocation of invocationsOf(message)) {
    try {
      keys.set(invocation, await desk.keep(invocation));
    } catch (error) {
      log.error('discord-button-not-kept', { command: invocation.command }, error);
    }
  }
  return (invocation) => keys.get(invocation);
}

function invocationsOf(message: Message): readonly Invocation[] {
  const actions = message.blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions : [],
  );
  const asked = actions.flatMap((action) => {
    if (action.type === 'ask') return [action.invocation];
    return action.type === 'choose' ? action.options.map((option) => option.invocation) : [];
  });
  return message.again === undefined ? asked : [message.again, ...asked];
}

/** Where and from whom a request came, as far as Discord tells. */
export interface Asked {
  readonly id: string;
  readonly guild: string | null;
  readonly channel: string;
  readonly user: string;
  readonly manager: boolean;
  readonly language: string;
}

/** The request that the desk gets. In a direct message there is nobody else to manage anything. */
export function requestOf(asked: Asked, ask: Request['ask'], at: number): Request {
  const direct = asked.guild === null;
  return {
    id: asked.id,
    place: { platform: platformName, workspace: asked.guild ?? '', channel: asked.channel },
    user: asked.user,
    direct,
    manager: direct || asked.manager,
    ask,
    at,
    language: asked.language,
  };
}
