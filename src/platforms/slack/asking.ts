// From what came in to the Desk and back: the Request with what is known of the person, the answer with its keys.
// Leaves to others: payloads (listen.ts, clicks.ts) and where the answer goes.
import type { Desk, Request } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { type Dressed, dressed, invocationsOf, type MessageKeys } from './dress.ts';
import type { People } from './people.ts';

export const platformName = 'slack';

/** One thing a person asked, before Slack was asked about the person. */
export interface Asked {
  readonly id: string;
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** Between the person and us alone; then the place is the person. */
  readonly direct: boolean;
  readonly ask: Request['ask'];
}

type Parts = readonly [Dressed, ...Dressed[]];

export interface Asking {
  /** The desk's answer. Never rejects, because the desk does not. */
  answer(asked: Asked): Promise<Message>;
  /** All parts of a message. Never rejects: without keys there are no buttons. */
  dress(message: Message, shareable: boolean): Promise<Parts>;
  /** The parts to send now: the first when the rest can be asked for, else all. */
  toSend(message: Message, shareable: boolean): Promise<readonly Dressed[]>;
}

/** Together they stay below the five uses of a response_url. */
const mostAtOnce = 4;

export function createAsking(
  desk: Desk,
  people: People,
  parts: { readonly say: Say; readonly log: Log; readonly now: () => number },
): Asking {
  const { say, log, now } = parts;
  const dress = async (message: Message, shareable: boolean): Promise<Parts> =>
    dressed(message, await keysFor(message, desk, log), say, shareable);
  return {
    answer: async (asked) => desk.answer(await requestOf(asked, desk, people, now())),
    dress,
    toSend: async (message, shareable) => {
      const all = await dress(message, shareable);
      return message.again === undefined ? all.slice(0, mostAtOnce) : all.slice(0, 1);
    },
  };
}

async function requestOf(asked: Asked, desk: Desk, people: People, at: number): Promise<Request> {
  const { id, workspace, user, direct, ask } = asked;
  const careful = !direct && mayNeedManager(ask, desk);
  const person = await people.of(user, careful);
  const manager =
    direct || person.administrator || (careful && (await people.created(user, asked.channel)));
  return {
    id,
    place: { platform: platformName, workspace, channel: direct ? user : asked.channel },
    user,
    direct,
    manager,
    ask,
    at,
    language: person.language,
    ...(person.timeZone && { timeZone: person.timeZone }),
  };
}

/** Free text may turn out to be a manager's command; only the desk can tell. */
function mayNeedManager(ask: Request['ask'], desk: Desk): boolean {
  if ('text' in ask) return desk.commands.some((one) => mentions(ask.text, one.name, one.who));
  return desk.commands.some((one) => one.name === ask.invocation.command && one.who === 'manager');
}

function mentions(text: string, name: string, who: 'anyone' | 'manager'): boolean {
  return who === 'manager' && text.toLowerCase().includes(name);
}

async function keysFor(message: Message, desk: Desk, log: Log): Promise<MessageKeys> {
  const byInvocation = new Map<Invocation, string>();
  try {
    for (const invocation of invocationsOf(message))
      byInvocation.set(invocation, await desk.keep(invocation));
  } catch (cause) {
    log.error('slack.keys-not-kept', {}, cause);
  }
  const whole = message.again && byInvocation.get(message.again);
  return { byInvocation, ...(whole !== undefined && { whole }) };
}
