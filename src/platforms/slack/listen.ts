// What Slack sends us, one listener a kind: acknowledged at once, taken once, answered where it was asked.
// Leaves to others: clicks (clicks.ts), the Home tab (home.ts), answering (asking.ts).
import type { App } from '@slack/bolt';
import { parseCommand } from '../../model/command.ts';
import type { Desk, Request } from '../../model/conversation.ts';
import type { Log } from '../../model/log.ts';
import type { Say } from '../../model/words.ts';
import type { TakenFirst } from '../seen.ts';
import type { Asked, Asking } from './asking.ts';
import { type Deliver, openly, privately } from './delivery.ts';
import { createHook, type Hook } from './hook.ts';
import { checkShortcut, commandWord } from './names.ts';
import type { Outbox } from './outbox.ts';
import { typedWords, withoutMention } from './typed.ts';

/** All that listeners share. */
export interface Listening {
  readonly desk: Desk;
  readonly asking: Asking;
  readonly outbox: Outbox;
  readonly say: Say;
  readonly log: Log;
  readonly takenFirst: TakenFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Counts work, so that `stop` can wait for it. Never rejects; trouble is logged and told. */
  readonly run: (event: string, deliver: Deliver, work: () => Promise<void>) => Promise<void>;
  readonly hook: (url: string) => Hook;
}

interface Context {
  readonly isEnterpriseInstall: boolean;
  readonly teamId?: string;
  readonly enterpriseId?: string;
}

/** The tenant a payload belongs to. */
export function workspaceOf(context: Context): string {
  return (context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? '';
}

/** Direct messages have ids of their own kind. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

export function hookFactory(apiUrl: string | undefined, now: () => number): (url: string) => Hook {
  return (url) => createHook(url, apiUrl, now);
}

export function listen(app: App, listening: Listening): void {
  listenToCommands(app, listening);
  listenToMessages(app, listening);
  listenToMentions(app, listening);
  listenToShortcut(app, listening);
}

function listenToCommands(app: App, listening: Listening): void {
  const { desk, log, takenFirst, outbox, hook } = listening;
  app.command(/^\/./u, async ({ command, ack, context }) => {
    await ack();
    const { channel_id: channel, user_id: user } = command;
    const spot = { channel, user };
    const deliver = privately({ hook: hook(command.response_url), outbox, log }, spot, false);
    const ask = commandAsk(desk, command.command, typedWords(command.text));
    const asked = { id: command.trigger_id, workspace: workspaceOf(context), channel, user };
    await listening.run('command', deliver, async () => {
      if (!(await takenFirst(asked.id))) return;
      await answer(listening, { ...asked, direct: isDirect(channel), ask }, deliver, true);
    });
  });
}

/** From this many words on, what follows `/readout` is a question when it does not open with a command. */
const questionWords = 3;

/**
 * `/brief x`, `/readout brief x` and, where a name was taken, `/readout-brief x` ask the same. What is no command goes to
 * the desk as it was typed, which knows what may have been meant.
 */
function commandAsk(desk: Desk, command: string, text: string): Request['ask'] {
  const name = command.slice(1).replace(`${commandWord}-`, '');
  const line = name === commandWord ? text : `${name} ${text}`;
  if (line === '') return help;
  const parsed = parseCommand(desk.commands, line);
  if (parsed.type === 'invocation') return { invocation: parsed.invocation };
  const question = name === commandWord && line.split(/\s+/u).length >= questionWords;
  return { text: question ? line : `/${line}` };
}

const help: Request['ask'] = { invocation: { command: 'help', arguments: {} } };

function listenToMessages(app: App, listening: Listening): void {
  app.message(async ({ message, body, context }) => {
    const plain = message.subtype === undefined || message.subtype === 'file_share';
    if (!plain || message.channel_type !== 'im' || isBot(message)) return;
    const { channel, user, ts, thread_ts: thread } = message;
    if (user === undefined) return;
    const deliver = openly(listening.outbox, channel, thread);
    await listening.run('message', deliver, async () => {
      if (!(await isFirst(listening, body.event_id, channel, ts))) return;
      const ask = askOf(typedWords(message.text ?? ''));
      const asked = { id: body.event_id, workspace: workspaceOf(context), channel, user };
      await answer(listening, { ...asked, direct: true, ask }, deliver, false);
    });
  });
}

function listenToMentions(app: App, listening: Listening): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const { channel, user, ts } = event;
    if (isBot(event) || user === undefined) return;
    const deliver = openly(listening.outbox, channel, event.thread_ts ?? ts);
    await listening.run('app_mention', deliver, async () => {
      if (!(await isFirst(listening, body.event_id, channel, ts))) return;
      const text = typedWords(withoutMention(event.text, context.botUserId));
      const ask = askOf(text);
      const asked = { id: body.event_id, workspace: workspaceOf(context), channel, user };
      const direct = isDirect(channel);
      await answer(listening, { ...asked, direct, ask }, deliver, false);
    });
  });
}

/** "Check quotation" in the menu of a message: the words of the message are looked for in the documents. */
function listenToShortcut(app: App, listening: Listening): void {
  const { desk, takenFirst, outbox, log, hook } = listening;
  app.shortcut({ callback_id: checkShortcut, type: 'message_action' }, async (args) => {
    await args.ack();
    const { shortcut, context } = args;
    const words = desk.commands.find((one) => one.name === 'check');
    const option = words?.options.find((one) => one.positional === true);
    if (option === undefined) return;
    const spot = { channel: shortcut.channel.id, user: shortcut.user.id };
    const deliver = privately({ hook: hook(shortcut.response_url), outbox, log }, spot, false);
    await listening.run('shortcut', deliver, async () => {
      if (!(await takenFirst(shortcut.trigger_id))) return;
      const text = typedWords(shortcut.message.text ?? '');
      const ask = { invocation: { command: 'check', arguments: { [option.name]: text } } };
      const asked = { id: shortcut.trigger_id, workspace: workspaceOf(context), ...spot };
      await answer(listening, { ...asked, direct: isDirect(spot.channel), ask }, deliver, true);
    });
  });
}

/** Other bots, and our own messages. */
function isBot(event: object): boolean {
  return 'bot_id' in event && event.bot_id !== undefined && event.bot_id !== null;
}

/** The same words can come as two events (message and app_mention), and each event again. */
function isFirst(
  { takenFirst }: Listening,
  event: string,
  channel: string,
  ts: string,
): Promise<boolean> {
  return takenFirst(event, `${channel} ${ts}`);
}

/** The desk tells commands and questions apart, the same on every platform; no words ask for help. */
function askOf(text: string): Request['ask'] {
  return text === '' ? help : { text };
}

async function answer(
  { asking }: Listening,
  asked: Asked,
  deliver: Deliver,
  shareable: boolean,
): Promise<void> {
  const message = await asking.answer(asked);
  await deliver(await asking.toSend(message, shareable && message.outcome === 'answer'));
}
